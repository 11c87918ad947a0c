"""In which order a paper prints day and month, where a printed date can be read in one order only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipelines.dates.candidate import MACHINES
from storage.records import Article

NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:19|20)\d\d(?![\d/.-])")
MOST_DAYS = 12  # a greater number is no month


def day_order(texts: Iterable[str]) -> str | None:
    """Return ``DMY`` or ``MDY`` where the dates in some texts prove one and none the other.

    >>> day_order(["Posted 05/06/2023", "25/05/2023 10:00"]), day_order(["05/06/2023"]), day_order(["25/05/2023", "05/25/2023"])
    ('DMY', None, None)
    """
    pairs = [(int(match[1]), int(match[3])) for text in texts for match in NUMERIC.finditer(text)]
    proofs = {
        "DMY": any(one > MOST_DAYS >= two for one, two in pairs),
        "MDY": any(two > MOST_DAYS >= one for one, two in pairs),
    }
    proven = [order for order, proof in proofs.items() if proof]
    return proven[0] if len(proven) == 1 else None


def printed_dates(articles: Sequence[Article]) -> list[str]:
    """The dates that articles print for their readers, as words; what machines are told may be in another order."""
    return [date.raw for article in articles for date in article.dates if date.origin not in MACHINES]


def is_ambiguous(article: Article) -> bool:
    """Tell whether an article's date was read from numbers of which either may be the day."""
    match = NUMERIC.search(article.published_raw or "")
    if match is None or article.published_from in MACHINES:
        return False
    return match[1] != match[3] and int(match[1]) <= MOST_DAYS and int(match[3]) <= MOST_DAYS
