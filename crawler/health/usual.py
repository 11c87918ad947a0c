"""What share of an outlet's pages fills a field, and which share usually does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from statistics import median

from storage.health.observed import SeenPage

DAYS = 28
FEWEST_USUAL = 12
Field = str | frozenset[str]  # or any of several
SHORT = 0.25  # of the usual words: a body that is cut, or another text altogether


def usual_fill(
    pages: Sequence[SeenPage], until: datetime, names: Iterable[str], words: float
) -> dict[str, float]:
    """Return the share of pages that fill each field: the median of the daily shares over 28 days before an instant.

    Or the share of all, where it is less: of days with a page or two the median is all or nothing.
    ``article`` is the share of pages that gave one, ``body`` of those whose text is no fragment of the usual number of
    words. Where 28 days have fewer than twelve pages that might fill a field the last twelve count; of fewer nothing is said.
    """
    every, articles = days_before(pages, until), days_before(counted(pages, "body"), until)
    return {
        name: usual_share(days, name, words)
        for name in names
        if (days := every if name == "article" else articles)
    }


def usual_words(pages: Iterable[SeenPage]) -> float:
    """Return how many words an article usually has."""
    return median([page.words for page in pages if "article" in page.filled] or [0])


def days_before(pages: Sequence[SeenPage], until: datetime) -> list[list[SeenPage]]:
    """Return the pages by which the usual is known, day by day; none where they are too few."""
    first = until - timedelta(days=DAYS)
    before = [page for page in pages if page.seen < until]
    seen = [page for page in before if first <= page.seen]
    seen = seen if len(seen) >= FEWEST_USUAL else before[-FEWEST_USUAL:]
    days = defaultdict(list)
    for page in seen if len(seen) >= FEWEST_USUAL else ():
        days[page.seen.date()].append(page)
    return list(days.values())


def usual_share(days: Sequence[Sequence[SeenPage]], field: Field, words: float) -> float:
    """Return the median of the days' shares of pages that fill a field, or the share of all, where it is less."""
    daily = [share for day in days if (share := share_of(day, field, words)) is not None]
    return min(median(daily or [0.0]), share_of([page for day in days for page in day], field, words) or 0.0)


def share_of(pages: Sequence[SeenPage], field: Field, words: float) -> float | None:
    """Return the share of the pages that might fill a field which do; None where there are none."""
    might = counted(pages, field)
    return sum(is_filled(page, field, words) for page in might) / len(might) if might else None


def counted(pages: Sequence[SeenPage], field: Field) -> Sequence[SeenPage]:
    """Return the pages that might fill a field: the articles, for any but ``article`` itself."""
    return pages if field == "article" else [page for page in pages if "article" in page.filled]


def is_filled(page: SeenPage, field: Field, words: float) -> bool:
    """Tell whether a page fills a field, or any of several; ``words`` are those of a usual body."""
    if isinstance(field, frozenset):
        return not field.isdisjoint(page.filled)
    return page.words >= SHORT * words if field == "body" else field in page.filled
