"""Whether an outlet is silent for longer than it ever is."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, log

from crawler.health.rhythm import Rhythm

FALSE_ALARMS_A_YEAR = 0.1
FEWEST_DUE = 2.0  # articles: a paper that never misses its day may miss one
MANY_GAPS = 100


def patience(rhythm: Rhythm) -> float:
    """Return how many due articles may fail to appear before a silence is none of its usual ones.

    The gaps of a paper that prints at random are exponential, about 1 long. How long its gaps are beside these is read
    off their upper ends, the nine-tenth and, of many, the ninety-nine hundredth; the patience is the length that they
    would reach once in ten years.
    """
    gaps = rhythm.gaps
    if not gaps:
        return FEWEST_DUE
    scale = _quantile(gaps, 0.9) / log(10)
    if len(gaps) >= MANY_GAPS:
        scale = max(scale, _quantile(gaps, 0.99) / log(100))
    a_year = max(1.0, rhythm.a_week * 52)
    return max(FEWEST_DUE, scale * log(max(2.0, a_year / FALSE_ALARMS_A_YEAR)))


def _quantile(ascending: Sequence[float], share: float) -> float:
    """Return the value that this share of a sorted row does not exceed."""
    return ascending[max(0, ceil(share * len(ascending)) - 1)]
