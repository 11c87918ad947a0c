"""What the page of an article shows around its text: names, dates with their evidence, versions, links."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

Row = dict[str, Any]

STATES = """
select version, seen_at, replaced_at, headline,
       (select changed from article_versions v where v.article = s.article and v.version = s.version - 1) as changed
from article_states s where article = ? order by version
"""


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article's surroundings. ``states`` are the versions in order, each with what changed when it came."""

    outlet: Row
    authors: list[str]
    tags: list[str]
    images: list[Row]
    dates: list[Row]
    states: list[Row]
    related_links: list[Row]


def article_page(db: Database, article: int) -> ArticlePage | None:
    """Gather what the page of an article shows, or None when there is no such article."""
    row = next(db.query("select outlet, authors, tags, images from articles where id = ?", [article]), None)
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
    )


def _array(text: str | None) -> list[Any]:
    return json.loads(text) if text else []
