"""What earlier crawls of an outlet left in the database, for the next one to go by."""

from __future__ import annotations

from collections.abc import Collection, Mapping
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

LAST_LOOK = """
select p.state, p.fetched_at, r.reason from pages p left join rejects r on r.url = p.url
where p.url = ? and p.state in ('stored', 'rejected', 'gone') and p.fetched_at is not null
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


def publication(db: Database, url: str, address: str) -> tuple[str | None, str | None]:
    """Return the instant and the day of publication of an article stored under either address, None where unknown."""
    row: tuple[str | None, str | None] | None = db.execute(
        "select published_at, published_on from articles where url in (?, ?)", [url, address]
    ).fetchone()
    return row or (None, None)


def found_at(db: Database, url: str) -> datetime | None:
    """Return when a page was first announced, None for one that the frontier does not know."""
    return _instant(db, "select max(found_at) from pages where url = ?", url)


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


def fetched_before(
    db: Database,
    modified: Mapping[str, datetime],
    announced: Mapping[str, datetime],
    passing: Collection[str],
) -> list[str]:
    """Return addresses that were asked for before what is said of them now.

    Articles that are said to be ``modified`` since they were stored; pages that were not there, or were rejected for
    a ``passing`` reason, and are ``announced`` with a later instant than that of the last look.
    """
    looks = ((url, db.execute(LAST_LOOK, [url]).fetchone()) for url in {**announced, **modified})
    return [
        url
        for url, look in looks
        if look
        and (look[0] != "rejected" or look[2] in passing)
        and (since := (modified if look[0] == "stored" else announced).get(url))
        and datetime.fromisoformat(look[1]) < since
    ]


def _instant(db: Database, query: str, *words_of_it: str) -> datetime | None:
    words: str | None = db.execute(query, words_of_it).fetchone()[0]
    return datetime.fromisoformat(words) if words else None
