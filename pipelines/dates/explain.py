"""Why one date of a page was chosen, and each of the others was not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from pipelines.dates.places import place_of, rank_of
from pipelines.dates.plausible import AHEAD, FIRST_NEWSPAPER
from pipelines.raw import DateWords
from storage.records import DateCandidate


def explain_dates(
    candidates: Sequence[DateCandidate], fetched_at: datetime
) -> list[tuple[DateCandidate, str]]:
    """Return every candidate with a sentence that says what became of it.

    >>> found = DateCandidate("published", "5/6/2031", "2031-06-05", "page"), DateCandidate("published", "soon", None, "meta")
    >>> [why for _, why in explain_dates(found, datetime(2023, 6, 5))]
    ['not believed: it lies ahead of the fetch, or is no date of a newspaper', 'these words give no date']
    >>> split = DateCandidate("published", "…", "2021-01-01", "json-ld"), DateCandidate("published", "…", "2023-06-05", "page", None, True)
    >>> explain_dates(split, datetime(2023, 6, 5))[0][1]
    'outweighed: the address, the printed day or its own words speak against it, and for page'
    """
    chosen = {one.role: one for one in candidates if one.chosen}
    latest = (fetched_at + AHEAD).date().isoformat()
    return [(one, _why(one, chosen.get(one.role), latest)) for one in candidates]


def _why(one: DateCandidate, winner: DateCandidate | None, latest: str) -> str:
    """What became of a candidate, beside the one of its role that was chosen."""
    if one.value is None:
        return "these words give no date"
    place = place_of(one.origin, one.detail)
    if one.chosen:
        return f"chosen: of the dates that nothing outweighs, {place} is believed first"
    if winner is None or winner.value is None or not str(FIRST_NEWSPAPER) <= one.value[:10] <= latest:
        return "not believed: it lies ahead of the fetch, or is no date of a newspaper"
    other = place_of(winner.origin, winner.detail)
    if _agrees(one.value, winner.value):
        return f"agrees with {other}"
    if len(one.value) < len(winner.value) or _rank(one) >= _rank(winner):
        return f"says otherwise than {other}, which is believed first"
    return f"outweighed: the address, the printed day or its own words speak against it, and for {other}"


def _rank(one: DateCandidate) -> int:
    """The place of a candidate, 0 first."""
    return rank_of(DateWords(one.role, one.raw, one.origin, one.detail))


def _agrees(value: str, other: str) -> bool:
    """Whether two values are the same minute, or the same day as far as both go."""
    one, two = (datetime.fromisoformat(each) if len(each) > 10 else None for each in (value, other))
    if one and two and one.tzinfo and two.tzinfo:
        return abs(one - two) < timedelta(minutes=1)
    length = min(len(value), len(other), 10)
    return value[:length] == other[:length]
