"""How an outlet usually prints: articles by weekday and hour, and how many were due in a stretch of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cached_property
from itertools import accumulate, pairwise
from statistics import mean, median

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)
EVEN = 12.0  # so many articles' worth of "any hour of the day" are mixed into what was seen
FEWEST_DAYS, FEWEST_ARTICLES = 14, 8
LONGEST = timedelta(days=400)  # a silence is counted no further
Pace = Callable[[date], float]  # what share of its usual number of articles an outlet prints on a day


def usual_pace(_day: date) -> float:
    """Return 1: a day like any other."""
    return 1.0


@dataclass(frozen=True)
class Rhythm:
    """An outlet's habits: articles a weekday (Monday first), the share of each hour of the local day, and its past.

    ``published`` are instants, ascending; days on which papers rest are left out of what is usual.
    """

    weekdays: tuple[float, ...]
    hours: tuple[float, ...]
    published: tuple[datetime, ...]
    zone: tzinfo
    pace: Pace = usual_pace

    @property
    def a_week(self) -> float:
        """Articles of a usual week."""
        return sum(self.weekdays)

    @property
    def days(self) -> int:
        """Days from its first known article to its last."""
        return (self.published[-1] - self.published[0]).days if self.published else 0

    @property
    def is_known(self) -> bool:
        """Whether there is history enough to judge by: two weeks and eight articles."""
        return self.days >= FEWEST_DAYS and len(self.published) >= FEWEST_ARTICLES

    def due(self, since: datetime, until: datetime) -> float:
        """Return how many articles a usual outlet would have printed between two instants.

        Nights, quiet Sundays and days of rest count for what they are.
        """
        total, moment = 0.0, since
        until = min(until, since + LONGEST)
        while moment < until:
            begin = _hour(moment)
            end = min(begin + HOUR, until)
            total += self._at(begin) * ((end - moment) / HOUR)
            moment = end
        return total

    @cached_property
    def gaps(self) -> tuple[float, ...]:
        """The articles that were due in each gap of its past: about 1 on average, sorted."""
        if not self.published:
            return ()
        first = _hour(self.published[0])
        hours = int((self.published[-1] - first) / HOUR) + 1
        due = [self._at(first + n * HOUR) for n in range(hours)]
        sums = [0.0, *accumulate(due)]
        places = [(instant - first) / HOUR for instant in self.published]
        until = [sums[int(place)] + due[int(place)] * (place % 1) for place in places]
        return tuple(sorted(after - before for before, after in pairwise(until)))

    @cached_property
    def usual_gap(self) -> timedelta:
        """The longest silence of an ordinary week: the median of the weeks' longest gaps between two articles."""
        longest: dict[int, timedelta] = {}
        for before, after in pairwise(self.published):
            week = (after - self.published[0]) // WEEK
            longest[week] = max(longest.get(week, timedelta(0)), after - before)
        return (
            timedelta(seconds=median(gap.total_seconds() for gap in longest.values()))
            if longest
            else timedelta(0)
        )

    def _at(self, hour: datetime) -> float:
        local = hour.astimezone(self.zone)
        return self.weekdays[local.weekday()] * self.hours[local.hour] * self.pace(local.date())


def rhythm_of(
    published: Sequence[datetime],
    zone: tzinfo = UTC,
    *,
    rests: Container[date] = frozenset(),
    pace: Pace = usual_pace,
) -> Rhythm:
    """Learn an outlet's habits from the instants of its articles, ascending.

    A weekday's number is the mean of its days, without the fewest and the most where it usually prints: one odd day
    decides nothing.

    >>> noon = datetime(2023, 6, 5, 12, tzinfo=UTC)  # a Monday
    >>> rhythm_of([noon + n * WEEK for n in range(8)]).weekdays
    (1, 0, 0, 0, 0, 0, 0)
    """
    local = [instant.astimezone(zone) for instant in published]
    days = Counter(instant.date() for instant in local)
    hours = Counter(instant.hour for instant in local)
    weekdays: list[list[int]] = [[] for _ in range(7)]
    for day in _days(days):
        if day not in rests:
            weekdays[day.weekday()].append(days[day])
    even = EVEN / 24
    shares = tuple((hours[hour] + even) / (len(local) + EVEN) for hour in range(24))
    return Rhythm(tuple(map(_usual, weekdays)), shares, tuple(published), zone, pace)


def _hour(instant: datetime) -> datetime:
    return instant.replace(minute=0, second=0, microsecond=0)


def _days(counted: Iterable[date]) -> list[date]:
    counted = list(counted)
    if not counted:
        return []
    first, last = min(counted), max(counted)
    return [first + n * DAY for n in range((last - first).days + 1)]


def _usual(numbers: Sequence[int]) -> float:
    if len(numbers) >= 5 and median(numbers) > 0:
        numbers = sorted(numbers)[1:-1]
    return mean(numbers) if numbers else 0.0
