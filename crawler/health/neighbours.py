"""What share of its usual each outlet printed on a day: by it a quiet week of the whole press is told from a silence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping
from datetime import date, timedelta
from statistics import median

FEWEST_A_DAY = 3
WEEKS = 8


def shares_of(
    printed: Mapping[str, Mapping[date, int]], today: date, rests: Container[date] = frozenset()
) -> dict[date, list[float]]:
    """Return the shares of the last eight weeks' days, of every outlet that usually prints three articles or more on such a day.

    ``printed`` are the articles a day of each outlet. What is usual is the median of the same weekday, days of rest
    left out. Today is not over, and not told.
    """
    days = [today - timedelta(days=n) for n in range(1, 7 * WEEKS + 1)]
    shares: dict[date, list[float]] = defaultdict(list)
    for counts in printed.values():
        for weekday in range(7):
            same = [day for day in days if day.weekday() == weekday]
            usual = median([counts.get(day, 0) for day in same if day not in rests] or [0])
            for day in same if usual >= FEWEST_A_DAY else ():
                shares[day].append(counts.get(day, 0) / usual)
    return dict(shares)
