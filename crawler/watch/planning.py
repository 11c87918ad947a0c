"""When an outlet is worth asking again, and how far to look then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.discover.polling import LATEST, SOONEST, interval
from crawler.plan import Look
from storage.health.standing import Standing

WHOLE_EVERY = timedelta(hours=6)  # sitemaps and sections bring what feeds do not; they cost more requests
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
    >>> next_turn(Standing("2023-06-05T11:50:00Z", "2023-06-05T11:00:00Z", 0, "2023-06-05T12:10:00Z"), noon).due.minute
    10
    """
    last, whole = _instant(standing.last), _instant(standing.whole)
    if last is None:
        return Turn(now, Look.RESTED)
    due = _instant(standing.next_poll) or last + interval(standing.a_week, WITHOUT_FEEDS)
    if standing.failed:
        due = last + min(LATEST, SOONEST * 2**standing.failed)
    due = max(due, last + SOONEST)
    recent = whole is not None and max(due, now) - whole < WHOLE_EVERY
    return Turn(due, Look.FEEDS if recent and standing.next_poll else Look.RESTED)


def _instant(words: str | None) -> datetime | None:
    return datetime.fromisoformat(words) if words else None
