"""What earlier crawls of an outlet left in the database, for the next one to go by."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlite_utils import Database

LOOKED_EVERYWHERE = "dateline/looked_everywhere"  # in a crawl's stats
LOOK = "dateline/look"  # how far it looked
LAST_FULL_CRAWL = """
select max(started_at) from crawls where outlet = ? and started_at <= ? and json_extract(stats, '$."dateline/looked_everywhere"')
"""

WAS_STORED = """
select exists (select 1 from articles where url = :url) or exists (select 1 from pages where url = :url and state = 'stored')
"""

# An index knows the days of an outlet's articles, but not their instants: each of those is a look at a row.
NEWEST_ARTICLE = """
select max(published_at) from (
    select published_at from articles where outlet = ? and published_at is not null order by published_on desc limit 1000)
"""


def last_full_crawl(db: Database, outlet: str, now: str) -> datetime | None:
    """Return when the last crawl began that looked everywhere, None when there was none.

    One of the future was begun by a clock that was wrong, and does not count.
    """
    return _instant(db, LAST_FULL_CRAWL, outlet, now)


def newest_article(db: Database, outlet: str) -> datetime | None:
    """Return the instant of the outlet's newest article, None while none has one.

    It is one of the thousand of the latest days: a paper does not print more in two.
    """
    return _instant(db, NEWEST_ARTICLE, outlet)


def publication(db: Database, url: str) -> tuple[str | None, str | None]:
    """Return the instant and the day of a stored article's publication, each None when it is not known."""
    row: tuple[str | None, str | None] | None = db.execute(
        "select published_at, published_on from articles where url = ?", [url]
    ).fetchone()
    return row or (None, None)


def was_stored(db: Database, url: str) -> bool:
    """Tell whether a page gave an article, under its own address or the one it is filed under."""
    return bool(db.execute(WAS_STORED, {"url": url}).fetchone()[0])


def announcers(db: Database, outlet: str) -> frozenset[str]:
    """Return the feeds, sitemaps and pages that were the first to announce a page."""
    rows = db.execute(
        "select distinct found_in from pages where outlet = ? and found_in is not null", [outlet]
    )
    return frozenset(found_in for (found_in,) in rows)


def announced_by(db: Database, outlet: str, announcer: str, most: int = -1) -> list[str]:
    """Return the addresses that a feed, sitemap or page was the first to announce: all, or so many of the latest."""
    rows = db.execute(
        "select url from pages where outlet = ? and found_in = ? order by rowid desc limit ?",
        [outlet, announcer, most],
    )
    return [url for (url,) in rows]


def fetched_before(db: Database, modified: Mapping[str, datetime]) -> list[str]:
    """Return those of some addresses whose article was stored before the instant given with each."""
    query = "select fetched_at from pages where url = ? and state = 'stored'"
    stored = ((url, db.execute(query, [url]).fetchone()) for url in modified)
    return [url for url, row in stored if row and row[0] and datetime.fromisoformat(row[0]) < modified[url]]


def _instant(db: Database, query: str, *words_of_it: str) -> datetime | None:
    words: str | None = db.execute(query, words_of_it).fetchone()[0]
    return datetime.fromisoformat(words) if words else None
