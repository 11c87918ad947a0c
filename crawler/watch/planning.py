"""When an outlet is worth asking again, and how far to look then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sqlite_utils import Database

from crawler.discover.polling import LATEST, SOONEST, interval
from crawler.health.causes import Cause, cause_of
from crawler.health.outages import Outage, outages_until
from crawler.plan import CrawlResult, Look
from storage.health.observed import SeenCrawl
from storage.health.standing import Standing, standing_of

WHOLE_EVERY = timedelta(hours=6)  # sitemaps and sections bring what feeds do not; they cost more requests
OUTAGE = timedelta(minutes=30)  # the shortest after which waits are forgotten
WITHOUT_FEEDS = timedelta(hours=1)  # a look at sections or sitemaps is no small thing to ask


@dataclass(frozen=True, slots=True)
class Turn:
    """An outlet's next turn: from when on, and how far to look."""

    due: datetime
    look: Look


def next_turn(standing: Standing, now: datetime) -> Turn:
    """Return an outlet's next turn.

    Feeds are asked when they are due, as ``crawler.discover.polling`` has it: by what they print, never sooner than their server
    wants. Every six hours all is looked at. After a failure the wait doubles, to a day at most. Nobody is asked twice
    in ten minutes, whatever a feed that no longer answers said when it last did.

    >>> noon = datetime.fromisoformat("2023-06-05T12:00:00Z")
    >>> next_turn(Standing("2023-06-05T11:50:00Z", "2023-06-05T11:00:00Z", (), "2023-06-05T12:10:00Z"), noon).due.minute
    10
    """
    last, whole = _instant(standing.last), _instant(standing.whole)
    if last is None:
        return Turn(now, Look.RESTED)
    due = _instant(standing.next_poll) or last + interval(standing.a_week, WITHOUT_FEEDS)
    if standing.failed:
        due = last + min(LATEST, SOONEST * 2 ** len(standing.failed))
    due = max(due, last + SOONEST)
    recent = whole is not None and max(due, now) - whole < WHOLE_EVERY
    return Turn(due, Look.FEEDS if recent and standing.next_poll else Look.RESTED)


def turns_of(db: Database, outlets: Iterable[str], now: datetime) -> dict[str, Turn]:
    """Return the next turn of each outlet; none waits for what failed while nobody could be reached."""
    standings = {outlet: standing_of(db, outlet, now) for outlet in outlets}
    if any(standing.failed for standing in standings.values()):
        over = [outage for outage in outages_until(db, now, OUTAGE) if outage.ended]
        standings = {outlet: _without(over, standing) for outlet, standing in standings.items()}
    return {outlet: next_turn(standing, now) for outlet, standing in standings.items()}


def reached(result: CrawlResult) -> bool:
    """Tell whether a crawl reached its outlet."""
    now = datetime.now(UTC)
    return cause_of(SeenCrawl(now, now, result.outcome, result.shortfalls)) is not Cause.UNREACHABLE


def _without(outages: Sequence[Outage], standing: Standing) -> Standing:
    failed = (
        start
        for start in standing.failed
        if not any(outage.holds(datetime.fromisoformat(start)) for outage in outages)
    )
    return replace(standing, failed=tuple(failed))


def _instant(words: str | None) -> datetime | None:
    return datetime.fromisoformat(words) if words else None
