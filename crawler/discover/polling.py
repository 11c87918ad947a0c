"""How often a feed is worth asking: by how much it prints, and never more often than its server wants."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

WEEK = timedelta(days=7)
SOONEST = timedelta(minutes=10)
LATEST = timedelta(hours=24)
LONGEST_FLOOR = timedelta(days=7)  # a server that wants more has made a mistake
TTL = re.compile(rb"<ttl>\s*(\d{1,6})\s*</ttl>")
MAX_AGE = re.compile(r"\bmax-age\s*=\s*\"?(\d{1,10})", re.IGNORECASE)


def interval(a_week: float | None, floor: timedelta) -> timedelta:
    """Return the time until a feed is worth asking again: a week by its weekly entries, as miniflux does.

    Ten minutes at least and a day at most, and never less than the floor. A feed whose entries have no dates is
    asked by the hour.

    >>> interval(70, timedelta(0)), interval(100_000, timedelta(minutes=30)), interval(1, timedelta(0))
    (datetime.timedelta(seconds=8640), datetime.timedelta(seconds=1800), datetime.timedelta(days=1))
    """
    usual = timedelta(hours=1) if a_week is None else WEEK / max(a_week, 1)
    return max(floor, min(LATEST, max(SOONEST, usual)))


def entries_a_week(published: Iterable[datetime], now: datetime) -> float | None:
    """Return how many entries a feed prints a week, by those it shows of the last one; None without a date.

    A feed that is so busy, or so short, that all it shows is younger is taken to go on at that pace.

    >>> noon = datetime(2023, 6, 5, 12, tzinfo=UTC)
    >>> entries_a_week([noon - timedelta(hours=6 * n) for n in range(1, 5)], noon)
    28.0
    """
    ages = [max(now - instant, timedelta(0)) for instant in published]
    recent = [age for age in ages if age <= WEEK]
    if not ages or len(recent) < len(ages):
        return float(len(recent)) if ages else None
    return len(ages) * (WEEK / max(*ages, timedelta(hours=1)))


def floor_of(headers: Mapping[str, str], body: bytes, now: datetime) -> timedelta:
    """Return how long a feed's server wants to be left alone: the longest of what it says.

    Read are ``Cache-Control``, ``Expires``, ``Retry-After`` (header names in lower case) and the ``ttl`` of RSS, in
    minutes.

    >>> floor_of({"cache-control": "public, max-age=900"}, b"<rss><channel><ttl>60</ttl>", datetime.now(UTC))
    datetime.timedelta(seconds=3600)
    """
    ttl, age = TTL.search(body), MAX_AGE.search(headers.get("cache-control", ""))
    waits = [
        timedelta(minutes=int(ttl[1])) if ttl else timedelta(0),
        timedelta(seconds=int(age[1])) if age else timedelta(0),
        _until(headers.get("expires"), now),
        _until(headers.get("retry-after"), now),
    ]
    return min(LONGEST_FLOOR, max(waits))


def _until(words: str | None, now: datetime) -> timedelta:
    """Return the time until an HTTP date, or the seconds that stand in its place; none for what is neither."""
    words = (words or "").strip()
    if words.isdecimal():
        return timedelta(seconds=int(words[:10]))
    try:
        instant = parsedate_to_datetime(words)
    except (ValueError, TypeError):
        return timedelta(0)
    return max(timedelta(0), (instant if instant.tzinfo else instant.replace(tzinfo=UTC)) - now)
