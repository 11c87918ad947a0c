"""The words a box's name is made of, and whether the name is for what the box holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import add

from pipelines.reading.vocabulary import load

MOST_WORDS = 5  # a name of more is the slug of a headline

_STATES = frozenset(" ".join(load("names.txt")["state"]).split())
_SMALL_LETTERS = re.compile(r"[a-z]+")
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_DIGIT = re.compile("[0-9]")  # of which every hash has one
_HASH = re.compile(r"[0-9a-f]*(?:[0-9][a-f]|[a-f][0-9])[0-9a-f]{3,}|[0-9]{5,}")
# How a box is shown on paper is none of what it holds.
_ON_PAPER = re.compile(
    r"d-print-\w+|(?:hidden|visible|no)-?print(?:-\w+)?|print-?(?:hidden|none|only)|only-print|print:[\w-]+"
)
_ONLY_ON_PAPER = re.compile(
    r"d-print-(?!none)\w+|visible-print(?:-\w+)?|print-?only|only-print|print:(?:block|flex|inline)"
)
# What WordPress says of the post, and classes of utility frameworks: none names what the box holds.
_OF_POST = re.compile(
    r"(?:tag-(?!(?:list|cloud|links)$)|author-(?!(?:bio|box|card|info|block|about|details|desc|description|profile)$)"
    r"|post-(?!(?:author|tags|nav|navigation|meta|share|sharing|related|comments|newsletter|ad|ads|footer)(?:$|-))"
    r"|(?:category|date|menu-item|page)-)[^\s_]+|[^\s:]*[:\[/@][^\s]*"
)


def words_of(name: str) -> list[str]:
    """Return the words a name is made of.

    >>> words_of("relatedBox_2"), words_of("read-more")
    (['related', 'box'], ['read', 'more'])
    """
    if name.islower():
        return _SMALL_LETTERS.findall(name)
    return [word.lower() for word in _PARTS.findall(name)]


def pairs_of(words: Sequence[str]) -> Iterator[str]:
    """Join neighbours: ``read-more`` is also ``readmore``."""
    return map(add, words, words[1:])


def names_content(name: str, words: Sequence[str]) -> bool:
    """Tell whether a name is for what a box holds: not a state, a slug, a number, or what WordPress says of the post.

    >>> names_content("related", ["related"]), names_content("tag-related", ["tag", "related"])
    (True, False)
    """
    if len(words) > MOST_WORDS or not _STATES.isdisjoint(words):
        return False
    return not (
        _OF_POST.fullmatch(name) or _ON_PAPER.fullmatch(name) or (_DIGIT.search(name) and _HASH.search(name))
    )


def is_for_paper(name: str) -> bool:
    """Tell whether a name shows a box to nobody but a printer.

    >>> is_for_paper("d-print-block"), is_for_paper("d-print-none"), is_for_paper("printonly")
    (True, False, True)
    """
    return "print" in name and _ONLY_ON_PAPER.fullmatch(name) is not None
