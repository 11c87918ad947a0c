"""Days on which papers rest, and how much of its usual an outlet prints on a day, by what its neighbours do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from statistics import median

import holidays

from crawler.health.rhythm import Pace, usual_pace

FEWEST_NEIGHBOURS = 4
LONG_REST = 3  # days of rest in a row: Tết, Easter, the golden week
CLOSED = (
    0.25  # of what its neighbours print: many a paper closes for feasts through which others only slow down
)
SLOWED = 0.5  # the same, of a day or two


@cache
def rests_of(country: str | None, year: int) -> frozenset[date]:
    """Return the public holidays of a country and of the years around one, none where the country is not known.

    The days come from the library ``holidays``, which knows the moving feasts too: Tết, Easter, Eid.

    >>> date(2026, 2, 17) in rests_of("VN", 2026)
    True
    """
    if country is None:
        return frozenset()
    try:
        return frozenset(holidays.country_holidays(country, years=(year - 1, year, year + 1)))
    except NotImplementedError:
        return frozenset()


def pace_of(rests: frozenset[date], shares: Mapping[date, Sequence[float]]) -> Pace:
    """Return the pace of an outlet: ``shares`` are, of each day, the shares of their usual that its neighbours printed.

    A day is as quiet as it is for the middle one of four neighbours or more, and of what these print on a day of rest
    half is expected, in a long feast a quarter; a feast that goes on is taken to be as quiet as it was the day before.
    With fewer, a day of rest counts for nothing and any other in full.
    """
    if not rests and not shares:
        return usual_pace
    paces = {
        day: min(1.0, median(of_day)) for day, of_day in shares.items() if len(of_day) >= FEWEST_NEIGHBOURS
    }

    def pace(day: date) -> float:
        if day in rests:
            before = day - timedelta(days=1)
            quiet = paces.get(day, paces.get(before, 0.0) if before in rests else 0.0)
            return (CLOSED if _is_long(day, rests) else SLOWED) * quiet
        return paces.get(day, 1.0)

    return pace


def _is_long(day: date, rests: frozenset[date]) -> bool:
    """Tell whether a day of rest is one of three or more in a row."""
    near = [day + timedelta(days=n) in rests for n in range(1 - LONG_REST, LONG_REST)]
    return any(all(near[n : n + LONG_REST]) for n in range(LONG_REST))
