"""Which fields an outlet's pages no longer fill: each beside the share of them that usually did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import takewhile
from math import comb

from crawler.health.usual import (
    counted,
    days_before,
    is_filled,
    share_of,
    usual_fill,
    usual_share,
    usual_words,
)
from storage.health.observed import FIELDS, SeenPage

NAMES = ("article", "body", *FIELDS)
NEWEST = (4, 8, 16, 32)  # so many pages are looked at, the newest first
RARELY = 1e-6  # how improbable a share must be to be no chance
CLEAN = 0.97  # no field is filled without fail
HALF = 0.5
FEWEST_TOGETHER = 2  # fields
DESKS = 3  # on some days so many times as many articles as usual fill none of several fields: those of another desk
UNSURE = 0.1  # how much less than the share told may be usual: desks and days have habits, and pages of one are alike


@dataclass(frozen=True, slots=True)
class Drop:
    """A field that was filled on ``usual`` of the pages and is on ``now`` of the newest ``pages``, since an instant."""

    field: str
    usual: float
    now: float
    pages: int
    since: datetime


def drops(pages: Sequence[SeenPage], since: datetime | None = None) -> list[Drop]:
    """Return the fields that the newest pages, in the order they were seen, no longer fill as they usually do.

    A field has dropped when the newest pages fill less than half of its usual share, so do the last of them, and
    chance would do that once in a million times; where some of them fill it, even if its usual share were a tenth less.
    Fields that none of them fills are weighed together, too: beside the pages that usually fill any of these.
    ``since`` is when it began, where that is known: what is usual is what was usual before.
    """
    words = usual_words(page for page in pages if since is None or page.seen < since)
    names = [name for name in NAMES if (share_of(pages[-NEWEST[0] :], name, words) or 0.0) < HALF]
    most = dict.fromkeys(names, 0.0)  # of the windows so far: what was mended is filled by the newest pages
    for newest in NEWEST if names else ():
        recent = [page for page in pages[-newest:] if since is None or page.seen >= since]
        if len(recent) < newest:
            break
        until = recent[0].seen if since is None else since
        usual = {name: share for name in names for share in _usual_before(pages, until, name, words)}
        most |= {name: max(most[name], share_of(recent, name, words) or 0.0) for name in names}
        found = [drop for name, share in usual.items() if (drop := _drop(name, share, recent, words))]
        found = [drop for drop in found if most[drop.field] < drop.usual * HALF]
        found = found or _lost_together(pages, recent, until)
        found = [replace(drop, since=_since(pages, drop.field, words)) for drop in found]
        if found:
            return found
    return []


def lasting(pages: Sequence[SeenPage], since: datetime) -> list[Drop]:
    """Return the fields that pages have not filled as usual since an instant from which on that was told, nor do the newest.

    What was told is over when pages fill the field again, not when chance could explain those that came since.
    """
    words = usual_words(page for page in pages if page.seen < since)
    after = [page for page in pages if page.seen >= since]
    found = []
    for name, share in usual_fill(pages, since, NAMES, words).items() if after else ():
        now, newest = (share_of(some, name, words) or 0.0 for some in (after, after[-NEWEST[0] :]))
        if max(now, newest) < share * HALF:
            found.append(Drop(name, share, now, len(counted(after, name)), since))
    return found


def fills(pages: Sequence[SeenPage]) -> dict[str, tuple[float, float]]:
    """Return, of each field, the share of the newest pages that fill it, and the usual share."""
    recent = pages[-NEWEST[-1] :]
    if not recent:
        return {}
    words = usual_words(pages)
    usual = usual_fill(pages, recent[0].seen, NAMES, words)
    return {
        name: (now, share)
        for name, share in usual.items()
        if (now := share_of(recent, name, words)) is not None
    }


def _drop(name: str, usual: float, recent: Sequence[SeenPage], words: float) -> Drop | None:
    pages = counted(recent, name)
    filled = [page for page in pages if is_filled(page, name, words)]
    if not pages:
        return None
    likely = min(usual, CLEAN) - (UNSURE if filled else 0.0)
    if _chance(len(filled), len(pages), max(likely, 0.0)) > RARELY:
        return None
    return Drop(name, usual, len(filled) / len(pages), len(pages), pages[0].seen)


def _lost_together(pages: Sequence[SeenPage], recent: Sequence[SeenPage], until: datetime) -> list[Drop]:
    """Return the fields that no recent article fills, if articles that fill none of them are too rare for chance.

    A byline goes with its authors: articles that fill any field are counted, and shares never multiplied. All articles
    count since the last that filled any, for what is usual is what was usual before.
    """
    articles = counted(pages, "body")
    fields = frozenset(FIELDS).difference(*(page.filled for page in recent))
    while True:
        empty = _since_filled(articles, fields)
        days = days_before(articles, min([until, *(page.seen for page in empty)]))
        usual = {name: usual_share(days, name, 0.0) for name in FIELDS if name in fields}
        lost = {name: share for name, share in usual.items() if share >= HALF}
        if len(lost) == len(fields):
            break
        fields = frozenset(lost)
    if len(lost) < FEWEST_TOGETHER:
        return []
    without = max(DESKS * (1 - usual_share(days, fields, 0.0)), 1 - CLEAN)
    if _chance(0, len(empty), max(1 - without, 0.0)) > RARELY:
        return []
    return [Drop(name, share, 0.0, len(empty), empty[-1].seen) for name, share in lost.items()]


def _since_filled(articles: Sequence[SeenPage], fields: frozenset[str]) -> list[SeenPage]:
    """Return the articles since the last that filled any of some fields, the latest first."""
    return list(takewhile(lambda page: fields.isdisjoint(page.filled), reversed(articles)))


def _usual_before(pages: Sequence[SeenPage], until: datetime, name: str, words: float) -> Iterable[float]:
    """Return the usual share of a field, if it is known: as it was before the pages, 32 at most, of which none fills it."""
    begun = _since(pages[-NEWEST[-1] :], name, words)
    return usual_fill(pages, min(until, begun), [name], words).values()


def _since(pages: Sequence[SeenPage], name: str, words: float) -> datetime:
    """Return when the first page was seen after the last one that filled a field."""
    empty = list(takewhile(lambda page: not is_filled(page, name, words), reversed(counted(pages, name))))
    return (empty or pages[-1:])[-1].seen


def _chance(filled: int, pages: int, share: float) -> float:
    """Return how probable it is that so few of so many pages, or fewer, fill a field of this share."""
    return sum(comb(pages, n) * share**n * (1 - share) ** (pages - n) for n in range(filled + 1))
