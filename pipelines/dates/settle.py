"""Contradictions between candidates, settled by what the others say: the order of day and month, and the zone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from pipelines.dates.candidate import Candidate
from pipelines.dates.plausible import is_plausible
from pipelines.dates.value import Precision, When
from pipelines.dates.zones import local_time, offsets_at

PRINT = frozenset({"page", "time"})
OFFSETS = frozenset(
    timedelta(hours=h) for h in (*range(-12, 15), -9.5, -3.5, 3.5, 4.5, 5.5, 5.75, 6.5, 9.5, 10.5)
)


def settle_orders(candidates: Sequence[Candidate], fetched_at: datetime) -> list[Candidate]:
    """Give every candidate whose day and month could change places the reading that more of the others share.

    Where nobody else votes, the outlet's order stands; a date that is not believed never stands against one that is.
    """
    return [
        _settled(one, [other for other in candidates if other is not one], fetched_at) for one in candidates
    ]


def settle_offsets(candidates: Sequence[Candidate], zone: str) -> list[Candidate]:
    """Give every time without an offset the one that the other candidates or the outlet's zone tell.

    A field in UTC whose clock is what the page prints, and what another field tells without an offset, is the outlet's
    local time with a wrong sign behind it. A field that shows the same clock reading as another that has an offset is taken to mean the same moment; so does
    one whose clock is that of another in UTC, or whose day is the printed one only if it is in UTC. Times stay local where
    none tells.
    """
    candidates = _without_false_utc(candidates, zone)
    placed = [one for one in candidates if one.when and one.when.instant]
    days = {one.when.on[:10] for one in candidates if one.when and _is_of_article(one)}
    return [_placed(_in_utc(one, days, zone), placed, zone) for one in candidates]


def _without_false_utc(candidates: Sequence[Candidate], zone: str) -> Sequence[Candidate]:
    """The candidates, those in UTC without their offset where the page prints their clock, another field tells it without one, and the zone has another.

    Print alone does not settle it: pages that a script draws are printed in UTC before it runs.
    """
    timed = [(one, one.when) for one in candidates if one.when and one.when.has_clock]
    in_utc = {_to_the_minute(when) for _, when in timed if when.offset == timedelta(0)}
    local = [(one.words.origin in PRINT, _to_the_minute(when)) for one, when in timed if when.offset is None]
    in_print, in_fields = ({clock for printed, clock in local if printed is place} for place in (True, False))
    shared = in_utc & in_print & in_fields if zone else set()
    if not any(local_time(zone, clock.replace(tzinfo=UTC))[1] for clock in shared):
        return candidates
    return [
        replace(one, when=replace(one.when, offset=None))
        if one.when and one.when.offset == timedelta(0)
        else one
        for one in candidates
    ]


def _to_the_minute(when: When) -> datetime:
    return when.local.replace(second=0)


def _settled(one: Candidate, others: Sequence[Candidate], fetched_at: datetime) -> Candidate:
    """The candidate with the reading that has more votes."""
    if one.when is None or one.other is None:
        return one
    usual, unusual = (_votes(when, others, fetched_at) for when in (one.when, one.other))
    return replace(one, when=one.other, other=one.when) if unusual > usual else one


def _votes(when: When, others: Sequence[Candidate], fetched_at: datetime) -> float:
    """How strongly the other candidates agree with a date; below zero for one that is not believed."""
    if not is_plausible(when, fetched_at):
        return -1
    return sum(
        max(_agreement(when, one.when) * (2 if one.other is None else 1), _agreement(when, one.other))
        for one in others
    )


def _agreement(when: When, other: When | None) -> float:
    """How far another candidate has the same day, or month where it says no more; a day beside it may be the zone."""
    if other is None or other.precision is Precision.YEAR:
        return 0
    if other.precision is Precision.MONTH:
        return 0.5 * (other.on == when.on[:7])
    apart = abs(other.local.date() - when.local.date())
    return 0.5 * (apart <= timedelta(days=1)) + 0.5 * (not apart)


def _is_of_article(one: Candidate) -> bool:
    """Whether a date is printed where no calendar of the page's head stands."""
    return one.words.origin == "time" or one.words.detail == "line after headline"


def _in_utc(one: Candidate, days: set[str], zone: str) -> Candidate:
    """The candidate in UTC, where a field for machines shows a day that the page does not, but for the outlet's zone would."""
    when = one.when
    if when is None or not zone or not when.has_clock or when.offset is not None or one.words.origin in PRINT:
        return one
    if not days or when.on[:10] in days:
        return one
    there, _ = local_time(zone, when.local.replace(tzinfo=UTC))
    return replace(one, when=replace(when, offset=timedelta(0))) if f"{there:%Y-%m-%d}" in days else one


def _placed(one: Candidate, placed: Sequence[Candidate], zone: str) -> Candidate:
    """The candidate with an offset."""
    when = one.when
    if when is None or not when.has_clock or when.offset is not None:
        return one
    offset = _told(one, when, placed, zone)
    return replace(one, when=replace(when, offset=offset)) if offset is not None else one


def _told(one: Candidate, when: When, placed: Sequence[Candidate], zone: str) -> timedelta | None:
    """The offset at which a local time is the moment of another candidate, else that of the zone."""
    own = offsets_at(zone, when.local)
    told = [(apart, other) for other in placed if (apart := _apart(when, other.when)) is not None]
    known = {apart for apart, _ in told}
    printed = [apart for apart, other in told if other.when and apart == other.when.offset]
    for offset in (*own, *printed, timedelta(0)):
        if offset in known:
            return offset
    if own:
        return own[0]
    # Of unknown zones any offset could be chance, unless both fields mean the publication, or agree to the second.
    return next(
        (apart for apart, other in told if other.role == one.role or _both_exact(when, other.when)), None
    )


def _apart(when: When, other: When | None) -> timedelta | None:
    """The offset at which a local time would be another's moment; None where no clock on earth has it."""
    if other is None or other.instant is None:
        return None
    moment = other.instant.replace(tzinfo=None)
    exact = _both_exact(when, other)
    apart = when.local - moment if exact else when.local.replace(second=0) - moment.replace(second=0)
    return apart if apart in OFFSETS else None


def _both_exact(when: When, other: When | None) -> bool:
    """Whether both print seconds."""
    return when.precision is Precision.SECOND and other is not None and other.precision is Precision.SECOND
