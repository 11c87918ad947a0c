"""Which fields an outlet's pages no longer fill: each beside the share of them that usually did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import takewhile
from math import comb
from statistics import median

from storage.health.observed import FIELDS, SeenPage

NAMES = ("article", "body", *FIELDS)
DAYS = 28
FEWEST_USUAL = 12
NEWEST = (4, 8, 16, 32)  # so many pages are looked at, the newest first
RARELY = 1e-6  # how improbable a share must be to be no chance
CLEAN = 0.97  # no field is filled without fail
HALF = 0.5
DESKS = 2  # on some days twice as many articles as usual fill none of several fields: those of another desk
UNSURE = 0.1  # how much less than the share told may be usual: desks and days have habits, and pages of one are alike
Field = str | frozenset[str]  # or any of several
SHORT = 0.25  # of the usual words: a body that is cut, or another text altogether


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

    A field has dropped when the newest pages fill less than half of its usual share, the very last of them too, and
    chance would do that once in a million times; where some of them fill it, even if its usual share were a tenth less.
    Fields that none of them fills are weighed together, too: beside the pages that usually fill any of these.
    ``since`` is when it began, where that is known: what is usual is what was usual before.
    """
    words = usual_words(page for page in pages if since is None or page.seen < since)
    names = [name for name in NAMES if (_share(pages[-NEWEST[0] :], name, words) or 0.0) < HALF]
    for newest in NEWEST if names else ():
        recent = [page for page in pages[-newest:] if since is None or page.seen >= since]
        if len(recent) < newest:
            break
        until = recent[0].seen if since is None else since
        usual = usual_fill(pages, until, names, words)
        found = [drop for name, share in usual.items() if (drop := _drop(name, share, recent, words))]
        found = found or _lost_together(usual, recent, _usual_days(_counted(pages, "body"), until))
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
        now, newest = (_share(some, name, words) or 0.0 for some in (after, after[-NEWEST[0] :]))
        if max(now, newest) < share * HALF:
            found.append(Drop(name, share, now, len(_counted(after, name)), since))
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
        if (now := _share(recent, name, words)) is not None
    }


def usual_fill(
    pages: Sequence[SeenPage], until: datetime, names: Iterable[str], words: float
) -> dict[str, float]:
    """Return the share of pages that fill each field: the median of the daily shares over 28 days before an instant.

    Or the share of all, where it is less: of days with a page or two the median is all or nothing.
    ``article`` is the share of pages that gave one, ``body`` of those whose text is no fragment of the usual number of
    words. Where 28 days have fewer than twelve pages that might fill a field the last twelve count; of fewer nothing is said.
    """
    every, articles = _usual_days(pages, until), _usual_days(_counted(pages, "body"), until)
    return {
        name: _usual(days, name, words)
        for name in names
        if (days := every if name == "article" else articles)
    }


def usual_words(pages: Iterable[SeenPage]) -> float:
    """Return how many words an article usually has."""
    return median([page.words for page in pages if "article" in page.filled] or [0])


def _drop(name: str, usual: float, recent: Sequence[SeenPage], words: float) -> Drop | None:
    pages = _counted(recent, name)
    filled = [page for page in pages if _is_filled(page, name, words)]
    latest = _share(recent[-NEWEST[0] :], name, words) or 0.0
    if not pages or latest >= usual * HALF or len(filled) >= usual * HALF * len(pages):
        return None
    likely = min(usual, CLEAN) - (UNSURE if filled else 0.0)
    if _chance(len(filled), len(pages), max(likely, 0.0)) > RARELY:
        return None
    return Drop(name, usual, len(filled) / len(pages), len(pages), pages[0].seen)


def _lost_together(
    usual: Mapping[str, float], recent: Sequence[SeenPage], days: Sequence[Sequence[SeenPage]]
) -> list[Drop]:
    """Return the fields that no recent article fills, if articles that fill none of them are too rare for chance.

    A byline goes with its authors: articles that fill any field are counted, and shares never multiplied.
    """
    articles = _counted(recent, "authors")
    filled = frozenset[str]().union(*(page.filled for page in articles))
    lost = frozenset(
        name for name, share in usual.items() if name in FIELDS and name not in filled and share >= HALF
    )
    without = max(DESKS * (1 - _usual(days, lost, 0.0)), 1 - CLEAN)
    if _chance(0, len(articles), max(1 - without, 0.0)) > RARELY:
        return []
    return [Drop(name, usual[name], 0.0, len(articles), articles[0].seen) for name in usual if name in lost]


def _usual_days(pages: Sequence[SeenPage], until: datetime) -> list[list[SeenPage]]:
    """Return the pages by which the usual is known, day by day; none where they are too few."""
    first = until - timedelta(days=DAYS)
    before = [page for page in pages if page.seen < until]
    seen = [page for page in before if first <= page.seen]
    seen = seen if len(seen) >= FEWEST_USUAL else before[-FEWEST_USUAL:]
    days = defaultdict(list)
    for page in seen if len(seen) >= FEWEST_USUAL else ():
        days[page.seen.date()].append(page)
    return list(days.values())


def _usual(days: Sequence[Sequence[SeenPage]], field: Field, words: float) -> float:
    daily = [share for day in days if (share := _share(day, field, words)) is not None]
    return min(median(daily or [0.0]), _share([page for day in days for page in day], field, words) or 0.0)


def _since(pages: Sequence[SeenPage], name: str, words: float) -> datetime:
    """Return when the first page was seen after the last one that filled a field."""
    empty = list(takewhile(lambda page: not _is_filled(page, name, words), reversed(_counted(pages, name))))
    return (empty or pages[-1:])[-1].seen


def _chance(filled: int, pages: int, share: float) -> float:
    """Return how probable it is that so few of so many pages, or fewer, fill a field of this share."""
    return sum(comb(pages, n) * share**n * (1 - share) ** (pages - n) for n in range(filled + 1))


def _share(pages: Sequence[SeenPage], field: Field, words: float) -> float | None:
    counted = _counted(pages, field)
    return sum(_is_filled(page, field, words) for page in counted) / len(counted) if counted else None


def _counted(pages: Sequence[SeenPage], field: Field) -> Sequence[SeenPage]:
    """Return the pages that might fill a field: the articles, for any but ``article`` itself."""
    return pages if field == "article" else [page for page in pages if "article" in page.filled]


def _is_filled(page: SeenPage, field: Field, words: float) -> bool:
    if isinstance(field, frozenset):
        return not field.isdisjoint(page.filled)
    return page.words >= SHORT * words if field == "body" else field in page.filled
