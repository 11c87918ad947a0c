"""Which dates are believed at all: not those of the future, nor of a time before newspapers, nor of an empty field."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from pipelines.dates.value import When

FIRST_NEWSPAPER = 1605  # the Relation of Strasbourg
AHEAD = timedelta(days=1)
# What software prints for a field that was never filled: zero of Unix, OLE and SQL Server.
_ZEROES = frozenset(
    {"1970-01-01T00:00:00", "1899-12-30T00:00:00", "1900-01-01T00:00:00", "1753-01-01T00:00:00"}
)


def is_plausible(when: When, fetched_at: datetime) -> bool:
    """Whether an article fetched then can bear the date; a day ahead is allowed, for clocks and time zones.

    >>> is_plausible(When(datetime(2023, 6, 7), "day"), datetime(2023, 6, 5, 23, tzinfo=UTC))
    False
    """
    if when.local.year < FIRST_NEWSPAPER or (when.has_clock and when.local.isoformat()[:19] in _ZEROES):
        return False
    latest = fetched_at.astimezone(UTC) + AHEAD
    if instant := when.instant:
        return instant <= latest
    # Without an offset the day may be that of a clock up to 14 hours ahead.
    return when.local.replace(hour=0, minute=0, second=0) <= latest.replace(tzinfo=None)
