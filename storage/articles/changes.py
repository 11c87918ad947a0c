"""What an edit changed, word by word: two states of a text as one, with what went and what came marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKENS = re.compile(r"\s*\S+")
ALIKE = 0.4  # paragraphs that share fewer of their words are two paragraphs, not one that was rewritten


class Fate(StrEnum):
    """What an edit did to words: kept, removed or added them."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together and share a fate."""

    fate: Fate
    text: str


def line_changes(before: str | None, after: str | None) -> list[Run]:
    """Return a line before and after an edit as one.

    >>> [(run.fate.value, run.text) for run in line_changes("Giá giảm 8.000 đồng", "Giá giảm 9.500 đồng")]
    [('kept', 'Giá giảm'), ('removed', ' 8.000'), ('added', ' 9.500'), ('kept', ' đồng')]
    """
    old, new = _TOKENS.findall(before or ""), _TOKENS.findall(after or "")
    return list(_runs(old, new))


def paragraph_changes(before: str, after: str) -> list[list[Run]]:
    """Return the paragraphs of a body before and after an edit as one list, in reading order.

    A paragraph that was rewritten is told word by word; one that shares little with what stands in its place was
    removed, the other added.
    """
    old, new = before.split("\n\n"), after.split("\n\n")
    told: list[list[Run]] = []
    for what, first, last, new_first, new_last in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if what == "equal":
            told += [[Run(Fate.KEPT, paragraph)] for paragraph in old[first:last]]
        else:
            told += _rewritten(old[first:last], new[new_first:new_last])
    return told


def _rewritten(old: Sequence[str], new: Sequence[str]) -> Iterator[list[Run]]:
    waiting = list(new)
    for paragraph in old:
        place = next((place for place, other in enumerate(waiting) if _alike(paragraph, other)), None)
        if place is None:
            yield [Run(Fate.REMOVED, paragraph)]
            continue
        yield from ([Run(Fate.ADDED, added)] for added in waiting[:place])
        yield line_changes(paragraph, waiting[place])
        del waiting[: place + 1]
    yield from ([Run(Fate.ADDED, added)] for added in waiting)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio() >= ALIKE


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    for _, first, last, new_first, new_last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        removed, added = "".join(old[first:last]), "".join(new[new_first:new_last])
        if removed == added:
            yield Run(Fate.KEPT, removed)
            continue
        if removed:
            yield Run(Fate.REMOVED, removed)
        if added:
            yield Run(Fate.ADDED, added)
