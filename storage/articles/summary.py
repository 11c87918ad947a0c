"""What a database holds, in a few numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The holdings: articles, their days, and where they come from.

    ``outlets``, ``sections`` and ``rejects`` are names with counts, the most first; ``outlets`` are named as on
    their mastheads, ``rejects`` by reason. ``versions`` counts former states of ``edited`` articles.
    """

    articles: int
    edited: int
    versions: int
    undated: int
    first_day: str | None
    last_day: str | None
    outlets: Counts
    sections: Counts
    rejects: Counts
    pages_waiting: int
    last_crawl_at: str | None


def summarise(db: Database, *, most: int = 8) -> Summary:
    """Count what the database holds; of sections and reasons the ``most`` frequent are named."""
    first_day, last_day = _row(db, DAYS)
    edited, versions = _row(db, "select count(distinct article), count(*) from article_versions")
    return Summary(
        articles=_count(db, "select coalesce(sum(articles), 0) from article_counts"),
        edited=edited,
        versions=versions,
        undated=_count(db, "select count(*) from articles where published_on is null"),
        first_day=first_day,
        last_day=last_day,
        outlets=_counts(db, OUTLETS, -1),
        sections=_counts(db, SECTIONS, most),
        rejects=_counts(db, REJECTS, most),
        pages_waiting=_count(db, "select count(*) from pages where state = 'found'"),
        last_crawl_at=_row(db, "select max(started_at) from crawls")[0],
    )


# Apart, each is one look into the index; together they would read all of it.
DAYS = "select (select min(published_on) from articles), (select max(published_on) from articles)"
OUTLETS = """
select o.name, (select coalesce(sum(articles), 0) from article_counts c where c.outlet = o.slug) as articles
from outlets o order by articles desc, o.name limit ?
"""
SECTIONS = """
select section, sum(articles) as articles from article_counts where section <> ''
group by section having sum(articles) > 0 order by articles desc, section limit ?
"""
REJECTS = "select reason, count(*) as pages from rejects group by reason order by pages desc, reason limit ?"


def _row(db: Database, sql: str) -> tuple[Any, ...]:
    row: tuple[Any, ...] = db.execute(sql).fetchone()
    return row


def _count(db: Database, sql: str) -> int:
    return int(db.execute(sql).fetchone()[0])


def _counts(db: Database, sql: str, most: int) -> Counts:
    return tuple((name, number) for name, number in db.execute(sql, [most]))
