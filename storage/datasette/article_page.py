"""What the page of an article shows around its text: names, dates with their evidence, versions, reprints, links."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from storage.articles.changes import Run, line_changes, paragraph_changes

Row = dict[str, Any]

STATES = """
select version, seen_at, replaced_at, headline,
       (select changed from article_versions v where v.article = s.article and v.version = s.version - 1) as changed
from article_states s where article = ? order by version
"""

CLUSTER = """
select a.id, a.headline, a.outlet, o.name as outlet_name, a.credit, coalesce(a.published_local, a.published_on) as published
from articles a join outlets o on o.slug = a.outlet
where a.cluster = ? order by a.id <> a.cluster, coalesce(a.published_at, a.published_on) limit 50
"""
NEIGHBOURS = """
select s.seen_at, s.headline, s.summary, s.body, a.language, o.name as outlet
from article_states s join articles a on a.id = s.article join outlets o on o.slug = a.outlet
where s.article = ? and s.version in (?, ?) order by s.version
"""


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article's surroundings. ``states`` are the versions in order, each with what changed when it came.

    ``cluster`` are the articles that print the same text, this one too, the first first; empty where none does.
    """

    outlet: Row
    authors: list[str]
    tags: list[str]
    images: list[Row]
    dates: list[Row]
    states: list[Row]
    related_links: list[Row]
    cluster: list[Row]


def article_page(db: Database, article: int) -> ArticlePage | None:
    """Gather what the page of an article shows, or None when there is no such article."""
    row = next(
        db.query("select outlet, authors, tags, images, cluster from articles where id = ?", [article]), None
    )
    if row is None:
        return None
    states = list(db.query(STATES, [article]))
    return ArticlePage(
        outlet=next(db.query("select * from outlets where slug = ?", [row["outlet"]])),
        authors=_array(row["authors"]),
        tags=_array(row["tags"]),
        images=_array(row["images"]),
        dates=list(db.query("select * from article_dates where article = ? order by number", [article])),
        states=[{**state, "changed": _array(state["changed"])} for state in states],
        related_links=list(
            db.query("select url, text from related_links where article = ? order by number", [article])
        ),
        cluster=list(db.query(CLUSTER, [row["cluster"]])),
    )


@dataclass(frozen=True, slots=True)
class EditPage:
    """A former state of an article beside the next: each line and paragraph with what went and what came."""

    outlet: str
    language: str | None
    seen_at: str
    headline: list[Run]
    summary: list[Run]
    paragraphs: list[list[Run]]


def edit_page(db: Database, article: int, version: int, later: int | None = None) -> EditPage:
    """Compare a former state of an article with a later one, or with the state that replaced it."""
    before, after = db.query(NEIGHBOURS, [article, version, later or version + 1])
    return EditPage(
        outlet=after["outlet"],
        language=after["language"],
        seen_at=after["seen_at"],
        headline=line_changes(before["headline"], after["headline"]),
        summary=line_changes(before["summary"], after["summary"]),
        paragraphs=paragraph_changes(before["body"], after["body"]),
    )


def _array(text: str | None) -> list[Any]:
    return json.loads(text) if text else []
