"""What the address and the printed lines say against a candidate, or for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from pipelines.dates.candidate import MODIFIED, PUBLISHED, Candidate
from pipelines.dates.value import Precision, When

_LINES = frozenset({"url", "page"})
_DAY = timedelta(days=1)
_FARTHEST_WEST, _FARTHEST_EAST = 12, 14


def address_of(candidates: Sequence[Candidate]) -> When | None:
    """Return the date that the address tells, a day or a month."""
    return next((one.when for one in candidates if one.when and one.words.origin == "url"), None)


def contradicts(when: When, address: When | None) -> bool:
    """Whether a date lies more than a day outside the day or month of the address.

    >>> from datetime import datetime
    >>> june = When(datetime(2023, 6, 1), Precision.MONTH)
    >>> contradicts(When(datetime(2023, 7, 1), Precision.DAY), june), contradicts(When(datetime(2023, 8, 9), Precision.DAY), june)
    (False, True)
    """
    if address is None or address.precision is Precision.YEAR or Precision.YEAR is when.precision:
        return False
    length = len(address.on)
    if when.precision is Precision.MONTH:
        return when.on[:length] != address.on[:7]
    day = when.local.date()
    return all(near.isoformat()[:length] != address.on for near in (day, day - _DAY, day + _DAY))


def without_calendar(candidates: Sequence[Candidate], fetched_at: datetime) -> Sequence[Candidate]:
    """Return the candidates without the day that a page's head shows to all its readers, where a line below the headline dates the article.

    Such a calendar stands above the headline and shows the day of the request, or a neighbour by the paper's clock.
    """
    if not any(one.role == MODIFIED and one.words.origin == "page" for one in candidates):
        return candidates
    return [
        one
        for one in candidates
        if not (one.words.detail == "line before headline" and _is_near(one, fetched_at.date()))
    ]


def _is_near(one: Candidate, day: date) -> bool:
    return one.when is not None and not one.when.has_clock and abs(one.when.local.date() - day) <= _DAY


def as_seen(when: When, candidates: Sequence[Candidate]) -> When:
    """Return a moment told in UTC on the clock of another field that tells the same with an offset: that is the outlet's."""
    if when.instant is None or when.offset:
        return when
    for other in (one.when for one in candidates if one.when):
        if other.offset and other.instant and abs(other.instant - when.instant) < timedelta(minutes=1):
            return replace(when, local=when.local + other.offset, offset=other.offset)
    return when


def with_printed_day(when: When, candidates: Sequence[Candidate]) -> When:
    """Return a moment told in UTC with the local day that the address or a line prints beside it.

    For where no zone is known. The day must be the neighbouring one, and some clock on earth show it then; a line that
    says the day of UTC, or a time, which then is of another moment, settles it otherwise.
    """
    if not when.has_clock or when.offset != timedelta(0):
        return when
    seen = [one.when for one in candidates if one.when and _is_in_print(one)]
    near = [
        one.local.date() for one in seen if not one.has_clock and one.local.date() in _possible_days(when)
    ]
    today = any(one.local.date() == when.local.date() for one in seen)
    return when if today or not near else replace(when, day=near[0])


def _is_in_print(one: Candidate) -> bool:
    """Whether a candidate is a day as readers see it."""
    shown = one.words.origin in _LINES or (one.words.detail or "").startswith("text")
    return (
        shown
        and one.role == PUBLISHED
        and one.when is not None
        and one.when.precision not in {Precision.MONTH, Precision.YEAR}
    )


def _possible_days(when: When) -> tuple[date, ...]:
    """The other days that clocks west or east show at a moment in UTC."""
    day, hour = when.local.date(), when.local.hour
    west = (day - _DAY,) if hour < _FARTHEST_WEST else ()
    return (*west, day + _DAY) if hour + _FARTHEST_EAST >= 24 else west
