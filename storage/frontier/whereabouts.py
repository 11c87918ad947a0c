"""All that a database knows of one address: where it stands, its last verdict, its states, and who prints the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

Row = dict[str, Any]
PAGE = """
select outlet, state, found_at, found_in, fetched_at, status, next_check_at, failures, leased_by from pages where url = ?
"""
REJECT = "select stage, reason, detail, seen_at, times, crawl from rejects where url = ?"
STATES = """
select s.version, s.seen_at, s.replaced_at, s.headline, v.changed from article_states s
left join article_versions v on v.article = s.article and v.version = s.version
where s.article = ? order by s.version
"""
TWINS = """
select t.outlet, coalesce(t.published_at, t.published_on) as published, t.url, t.cluster = t.id as is_first
from articles a join articles t on t.cluster = a.cluster where a.url = ? and t.id <> a.id order by published, t.url
"""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Rows as they stand; ``page`` and ``reject`` are None where there is none."""

    page: Row | None
    reject: Row | None
    states: tuple[Row, ...]
    twins: tuple[Row, ...]


def whereabouts(db: Database, url: str) -> Whereabouts:
    """Return what is known of a canonical address."""
    # The number is asked for first: joined by the address, SQLite makes the states of every article there is.
    article = next((id_ for (id_,) in db.execute("select id from articles where url = ?", [url])), None)
    return Whereabouts(
        next(iter(db.query(PAGE, [url])), None),
        next(iter(db.query(REJECT, [url])), None),
        tuple(db.query(STATES, [article])),
        tuple(db.query(TWINS, [url])),
    )
