"""One form of an article's address, and what all forms are written with."""

from __future__ import annotations

import re
from dataclasses import dataclass

NAMES_OF_WORDS = (4.6, 5.0)  # the ranks from which forms count the words of a name
TAIL_NUMBER = re.compile(
    r"(?P<mark>^(?:[A-Za-z]{1,12}[_.-]?)?|(?P<cut>[^A-Za-z0-9])[A-Za-z]{0,12})(?P<digits>\d+)$"
)


@dataclass(frozen=True, slots=True, order=True)
class Form:
    """A pattern for addresses; of two that do as well the one of lower rank is taken."""

    rank: float
    pattern: str

    @property
    def kind(self) -> float:
        """The rank, names of two words, three and four being of one kind: the one that takes the most of a paper's is surest."""
        return next((kind for kind in NAMES_OF_WORDS if kind <= self.rank < kind + 0.25), self.rank)


def escaped(words: str) -> str:
    r"""Escape words for a pattern, hyphens left as they are read.

    >>> escaped("a-b.html")
    'a-b\\.html'
    """
    return re.escape(words).replace(r"\-", "-")
