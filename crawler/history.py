"""What earlier crawls of an outlet left in the database, for the next one to go by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlite_utils import Database

from crawler.visits import published_instant
from storage.database import transaction

LOOKED_EVERYWHERE = "dateline/looked_everywhere"  # in a crawl's stats
LAST_FULL_CRAWL = """
select max(started_at) from crawls where outlet = ? and json_extract(stats, '$."dateline/looked_everywhere"')
"""


def last_full_crawl(db: Database, outlet: str) -> datetime | None:
    """Return when the last crawl began that looked everywhere, None when there was none."""
    started = _first(db, LAST_FULL_CRAWL, outlet)
    return datetime.fromisoformat(started) if started else None


def newest_article(db: Database, outlet: str) -> datetime | None:
    """Return the instant of the outlet's newest article, None while none has one."""
    published = _first(db, "select max(published_at) from articles where outlet = ?", outlet)
    return datetime.fromisoformat(published) if published else None


def publication(db: Database, url: str) -> datetime | None:
    """Return when a stored article was published, None when that is not known to the day."""
    row = db.execute("select published_at, published_on from articles where url = ?", [url]).fetchone()
    return published_instant(*row) if row else None


def announcers(db: Database, outlet: str) -> frozenset[str]:
    """Return the feeds, sitemaps and pages that were the first to announce a page."""
    rows = db.execute(
        "select distinct found_in from pages where outlet = ? and found_in is not null", [outlet]
    )
    return frozenset(found_in for (found_in,) in rows)


def announced_by(db: Database, outlet: str, announcer: str) -> list[str]:
    """Return the addresses that a feed, sitemap or page was the first to announce."""
    rows = db.execute("select url from pages where outlet = ? and found_in = ?", [outlet, announcer])
    return [url for (url,) in rows]


def fetched_before(db: Database, modified: Mapping[str, datetime]) -> list[str]:
    """Return those of some addresses whose article was stored before the instant given with each."""
    query = "select fetched_at from pages where url = ? and state = 'stored'"
    stored = ((url, db.execute(query, [url]).fetchone()) for url in modified)
    return [url for url, row in stored if row and row[0] and datetime.fromisoformat(row[0]) < modified[url]]


def make_due(db: Database, urls: Iterable[str], now: str) -> None:
    """Have some pages looked at again, whole: their outlet says that they changed, whatever their ETag says."""
    with transaction(db):
        db.conn.executemany(
            "update pages set next_check_at = ?, etag = null, last_modified = null where url = ?",
            [(now, url) for url in urls],
        )


def make_all_due(db: Database, outlet: str, now: str) -> None:
    """Have every page that was fetched looked at again, the removed ones excepted."""
    with transaction(db):
        db.execute(
            "update pages set next_check_at = ? where outlet = ? and state not in ('found', 'gone')",
            [now, outlet],
        )


def _first(db: Database, query: str, outlet: str) -> str | None:
    value: str | None = db.execute(query, [outlet]).fetchone()[0]
    return value
