"""Which of a page's dates is the article's: the rule of docs/decisions/0004-choosing-dates.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from pipelines.dates.candidate import MACHINES, MODIFIED, PUBLISHED, Candidate, read_candidates
from pipelines.dates.evidence import address_of, as_seen, contradicts, with_printed_day, without_calendar
from pipelines.dates.places import FIRST_IN_PRINT, HINT, PLAIN, place_of, rank_of
from pipelines.dates.plausible import is_plausible
from pipelines.dates.settle import settle_offsets, settle_orders
from pipelines.dates.value import FINENESS, Precision, When
from pipelines.dates.zones import local_time
from pipelines.outlet import Outlet
from pipelines.raw import DateWords
from storage.records import DateCandidate


@dataclass(frozen=True, slots=True)
class Dates:
    """When an article was published and last modified, the words that told it, and every other candidate."""

    published: When | None
    source: DateWords | None
    modified: When | None
    candidates: tuple[DateCandidate, ...]


def choose_dates(
    words: Iterable[DateWords], outlet: Outlet, fetched_at: datetime, language: str | None = None
) -> Dates:
    """Choose among the dates of a page.

    The best-placed candidate that is believed gives the day; a lower one of the same day gives a time that it lacks.
    Where nothing tells the publication, a lone update line dates the article; what a feed or a sitemap calls its last
    change never does. A modification before the publication is dropped.
    """
    zone = outlet.record.timezone
    read = settle_orders(read_candidates(words, outlet, fetched_at, language), fetched_at)
    read = settle_offsets(read, zone)
    plausible = [one for one in read if one.when and is_plausible(one.when, fetched_at)]
    believed = without_calendar(plausible, fetched_at)
    address = address_of(believed)
    on_page = [one for one in believed if one.words.detail != HINT]
    winner = _best(believed, PUBLISHED, address) or _best(on_page, MODIFIED, address)
    winner = (
        _printed_before(winner, believed)
        or _printed_beside(winner, believed)
        or _told_before(winner, believed)
        or winner
    )
    published = _refined(winner, winner.when, believed, zone) if winner and winner.when else None
    update = _best([one for one in believed if one is not winner], MODIFIED, address)
    modified = _in_zone(update.when, zone) if update and update.when else None
    if published and modified and _before(modified, published):
        update = modified = None
    chosen = {id(one) for one in (winner, update) if one}
    return Dates(published, winner.words if winner else None, modified, _told(read, chosen))


def _best(candidates: Sequence[Candidate], role: str, address: When | None) -> Candidate | None:
    """The candidate of a role that counts most, what contradicts the address counting least but for structured data."""
    of_role = [one for one in candidates if one.role == role]
    return min(of_role, key=lambda one: _worth(one, address), default=None)


def _worth(one: Candidate, address: When | None = None) -> tuple[bool, bool, bool, int]:
    """What a candidate is sorted by: a whole day before a part of one, certain before doubtful, then by place."""
    partial = one.when is None or one.when.precision in {Precision.MONTH, Precision.YEAR}
    rank = rank_of(one.words)
    against = rank >= FIRST_IN_PRINT and one.when is not None and contradicts(one.when, address)
    return partial, against, one.doubtful, rank


def _printed_before(winner: Candidate | None, candidates: Sequence[Candidate]) -> Candidate | None:
    """A printed update line of a day before that of a bare ``date`` meta: then this is a later change, not the publication."""
    if winner is None or winner.when is None or place_of(winner.words.origin, winner.words.detail) != PLAIN:
        return None
    lines = [one for one in candidates if one.role == MODIFIED and one.words.origin in {"page", "time"}]
    best = _best(lines, MODIFIED, None)
    return best if best and best.when and best.when.on[:10] < winner.when.on else None


def _printed_beside(winner: Candidate | None, candidates: Sequence[Candidate]) -> Candidate | None:
    """A printed day and hour under the headline, of the day beside the address's: editions are numbered by the night before."""
    if winner is None or winner.when is None or winner.words.origin != "url":
        return None
    lines = [one for one in candidates if one.words.detail == "line after headline"]
    best = _best(lines, PUBLISHED, None)
    if best is None or best.when is None or not best.when.has_clock or contradicts(best.when, winner.when):
        return None
    return best


def _told_before(winner: Candidate | None, candidates: Sequence[Candidate]) -> Candidate | None:
    """A meta that tells an earlier moment than microdata whose publication is but the last change: some templates fill it so."""
    if winner is None or winner.when is None or winner.words.origin != "microdata" or not winner.when.instant:
        return None
    changes = {one.when.instant for one in candidates if one.role == MODIFIED and one.when}
    metas = [one for one in candidates if one.words.origin == "meta" and one.when and one.when.instant]
    best = _best(metas, PUBLISHED, None)
    is_change = winner.when.instant in changes
    return best if is_change and best and best.when and _before(best.when, winner.when) else None


def _refined(winner: Candidate, when: When, candidates: Sequence[Candidate], zone: str) -> When:
    """The winner's value in the outlet's zone, with the time of a lower candidate of the same day where it has none.

    Midnight in a field for machines is a day whose time nobody filled in, unless the page shows that moment.
    """
    others = [
        one for one in sorted(candidates, key=_worth) if one.role == winner.role and not _is_unfilled(one)
    ]
    if _is_unfilled(winner) and not any(one.when and one.when.instant == when.instant for one in others):
        when = When(when.local, Precision.DAY)
    when = _in_zone(when, zone) if zone else with_printed_day(as_seen(when, candidates), candidates)
    for finer in (_in_zone(one.when, zone) for one in others if one.when):
        if FINENESS[finer.precision] > FINENESS[when.precision] and _within(finer, when):
            when = finer
    return when


def _within(finer: When, when: When) -> bool:
    """Whether a date is the same as a coarser one, as far as that goes; ``:00`` is a second that nobody printed."""
    if when.has_clock:
        return (
            finer.local.second != 0
            and finer.local.replace(second=0) == when.local
            and finer.offset == when.offset
        )
    return finer.on.startswith(when.on)


def _is_unfilled(one: Candidate) -> bool:
    """Whether a field for machines shows midnight sharp; in print it is a time like any other."""
    if one.when is None or not one.when.has_clock or one.words.origin not in MACHINES:
        return False
    in_print = (one.words.detail or "").startswith("text")
    return not in_print and one.when.local.time() == time()


def _in_zone(when: When, zone: str) -> When:
    """A moment as the outlet's own clock showed it, where its zone is known."""
    if not zone or (instant := when.instant) is None:
        return when
    local, offset = local_time(zone, instant)
    return replace(when, local=local, offset=offset)


def _before(one: When, other: When) -> bool:
    """Whether a date lies before another, by what both say."""
    if one.instant and other.instant:
        return one.instant < other.instant
    return one.on[: len(other.on)] < other.on[: len(one.on)]


def _told(candidates: Sequence[Candidate], chosen: set[int]) -> tuple[DateCandidate, ...]:
    """Every candidate as it is stored."""
    return tuple(
        DateCandidate(
            one.role,
            one.words.raw,
            one.when.iso if one.when else None,
            one.words.origin,
            one.words.detail,
            id(one) in chosen,
        )
        for one in candidates
    )
