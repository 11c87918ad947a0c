"""What the database knows of an outlet's health: its articles one by one, what was rejected, and how its crawls ended."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlite_utils import Database

WEEKS = 8
FEWEST_ARTICLES = 12  # papers that print less often are looked at over a longer time
CRAWLS = 120
FIELDS = ("summary", "byline", "authors", "section", "tags", "image_url", "published_at")


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page that was read: when it was published and first seen, which fields it filled, how many words it holds.

    A page that gave no article fills none, not even ``article``.
    """

    published: datetime
    seen: datetime
    filled: frozenset[str]
    words: int = 0


@dataclass(frozen=True, slots=True)
class SeenCrawl:
    """How a crawl went; one that asked feeds alone is not whole, and says nothing of the rest."""

    started: datetime
    finished: datetime | None
    outcome: str | None
    shortfalls: tuple[str, ...] = ()
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Observed:
    """An outlet as the database knows it: ``published`` ascending, ``pages`` as seen, ``crawls`` the latest first.

    ``rejects`` are those of the last seven days by reason; ``refused`` the pages that could not be fetched, or broke
    their reader, since the last article came in, the first of them at ``refused_since``.
    """

    outlet: str
    timezone: str
    country: str | None
    published: tuple[datetime, ...]
    pages: tuple[SeenPage, ...]
    crawls: tuple[SeenCrawl, ...]
    rejects: dict[str, int] = field(default_factory=dict)
    refused: dict[str, int] = field(default_factory=dict)
    refused_since: datetime | None = None


def observe(db: Database, outlet: str, now: datetime) -> Observed:
    """Read what an outlet's health is judged by: eight weeks before its newest article, or twelve articles if longer."""
    row = db.execute("select timezone, country from outlets where slug = ?", [outlet]).fetchone()
    timezone, country = row or ("", None)
    pages = _articles(db, outlet, now)
    last_seen = _text(max((page.seen for page in pages), default=datetime(1, 1, 1, tzinfo=UTC)))
    refused = db.execute(REFUSED, [outlet, last_seen]).fetchall()
    return Observed(
        outlet,
        timezone,
        country,
        tuple(sorted(page.published for page in pages)),
        tuple(sorted([*pages, *_rejected(db, outlet, pages)], key=lambda page: (page.seen, page.published))),
        tuple(_crawls(db, outlet, now)),
        dict(db.execute(REJECTS, [outlet, _text(now - timedelta(days=7))]).fetchall()),
        {reason: number for reason, number, _ in refused},
        datetime.fromisoformat(min(since for *_, since in refused)) if refused else None,
    )


def outlets_crawled(db: Database) -> list[str]:
    """Return the outlets that were ever crawled and are not retired, by name."""
    return [slug for (slug,) in db.execute(CRAWLED)]


def days_crawled(db: Database, outlet: str) -> tuple[int, str]:
    """Return on how many days an outlet was crawled, and when its last crawl began."""
    days = "select count(distinct substr(started_at, 1, 10)), max(started_at) from crawls where outlet = ?"
    number, last = db.execute(days, [outlet]).fetchone()
    return number, last or ""


def days_printed(db: Database, country: str | None, first_day: str) -> list[tuple[str, str, int]]:
    """Return how many articles a country's outlets published a day, from a day on: outlet, day, number."""
    rows: list[tuple[str, str, int]] = db.execute(DAYS, [country, first_day]).fetchall()
    return rows


def articles_a_day(db: Database, outlet: str, days: Iterable[str]) -> list[int]:
    """Return how many articles an outlet published on each of some days."""
    query = "select count(*) from articles where outlet = ? and published_on = ?"
    return [db.execute(query, [outlet, day]).fetchone()[0] for day in days]


def crawls_between(db: Database, first: datetime, last: datetime) -> Iterator[tuple[str, SeenCrawl]]:
    """Yield each outlet's crawls that began between two instants and ended by themselves, in the order in which they ended."""
    for outlet, *row in db.execute(ENDED, [_text(first), _text(last)]):
        yield outlet, _crawl(*row)


CRAWLED = """
select slug from outlets where status <> 'retired' and exists (select 1 from crawls where outlet = slug) order by slug
"""
DAYS = """
select a.outlet, published_on, count(*) from outlets o join articles a on a.outlet = o.slug
where o.country is ? and published_on >= ? and length(published_on) = 10 group by a.outlet, published_on
"""
NEWEST = "select max(published_on) from articles where outlet = ? and published_on <= ?"
BEGIN = """
select min(day) from (
    select published_on as day from articles where outlet = ? and published_on <= ?
    order by published_on desc limit ?)
"""
ARTICLES = f"""
select published_at, published_on, first_seen_at, word_count,
       {", ".join(f"{name} is not null" for name in FIELDS)}
from articles where outlet = :outlet and published_on between :begin and :end
union all
select null, null, first_seen_at, word_count, {", ".join(f"{name} is not null" for name in FIELDS)}
from articles where outlet = :outlet and published_on is null and first_seen_at >= :begin
"""  # noqa: S608 - our columns
# A page that was rejected before and is looked at again is as old as when it was found: it tells nothing new of the outlet.
REJECTED = """
select first_seen from (
    select iif(times > 1, coalesce((select p.found_at from pages p where p.url = r.url), seen_at), seen_at) as first_seen
    from rejects r
    where outlet = ? and stage in ('read', 'normalise') and reason <> 'needs-scripts'
) where first_seen >= ?
"""
REJECTS = "select reason, count(*) as pages from rejects where outlet = ? and seen_at >= ? group by reason order by 2 desc"
LAST_CRAWLS = """
select started_at, finished_at, outcome, shortfalls, json_extract(stats, '$."dateline/look"') from crawls
where outlet = ? and started_at <= ? order by started_at desc limit ?
"""
ENDED = """
select outlet, started_at, finished_at, outcome, shortfalls from crawls
where outlet in (select slug from outlets) and started_at between ? and ?
and finished_at is not null and outcome <> 'interrupted' order by finished_at
"""
REFUSED = """
select reason, count(*), min(seen_at) from rejects
where outlet = ? and seen_at > ? and (stage = 'fetch' or reason in ('reader-timeout', 'reader-died'))
group by reason
"""


def _articles(db: Database, outlet: str, now: datetime) -> list[SeenPage]:
    last_day = (now + timedelta(days=1)).date().isoformat()
    newest = db.execute(NEWEST, [outlet, last_day]).fetchone()[0]
    if newest is None:
        return []
    begin = (datetime.fromisoformat(_whole(newest)) - timedelta(weeks=WEEKS)).date().isoformat()
    fewest = db.execute(BEGIN, [outlet, last_day, FEWEST_ARTICLES]).fetchone()[0]
    rows = db.execute(ARTICLES, {"outlet": outlet, "begin": min(begin, fewest), "end": last_day})
    return [_article(*row) for row in rows]


def _article(at: str | None, on: str | None, seen_at: str, words: int, *filled: int) -> SeenPage:
    """Make a page of a row; one without a time counts for noon of its day, one without a day for when it was seen."""
    seen = datetime.fromisoformat(seen_at)
    published = datetime.fromisoformat(at or (f"{_whole(on)}T12:00:00+00:00" if on else seen_at))
    names = (name for name, is_filled in zip(FIELDS, filled, strict=True) if is_filled)
    return SeenPage(min(published, seen), seen, frozenset({"article", *names}), words)


def _rejected(db: Database, outlet: str, pages: list[SeenPage]) -> list[SeenPage]:
    if not pages:
        return []
    since = _text(min(page.seen for page in pages))
    moments = [datetime.fromisoformat(seen) for (seen,) in db.execute(REJECTED, [outlet, since])]
    return [SeenPage(moment, moment, frozenset()) for moment in moments]


def _crawls(db: Database, outlet: str, now: datetime) -> list[SeenCrawl]:
    return [_crawl(*row) for row in db.execute(LAST_CRAWLS, [outlet, _text(now), CRAWLS])]


def _crawl(
    started: str, finished: str | None, outcome: str | None, shortfalls: str | None, look: str | None = None
) -> SeenCrawl:
    return SeenCrawl(
        datetime.fromisoformat(started),
        datetime.fromisoformat(finished) if finished else None,
        outcome,
        tuple(json.loads(shortfalls)) if shortfalls else (),
        is_whole=look != "feeds",
    )


def _whole(day: str) -> str:
    """Complete a day of reduced precision: ``2023-06`` and ``2023`` begin where they begin."""
    return f"{day}-01-01"[:10] if len(day) == 4 else f"{day}-01"[:10]


def _text(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
