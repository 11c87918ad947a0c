"""How a reading of a page is scored against its gold: the measures that bench/reader.py prints."""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a page."""

    headline: str = ""
    lead: str = ""
    body: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """The figures of one reader on one set, page by page."""

    values: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    snippets: Counter[str] = field(default_factory=Counter)

    def mean(self, name: str) -> float | None:
        """Return the mean of a figure over the pages that have it."""
        return statistics.fmean(self.values[name]) if self.values[name] else None


def score(tally: Tally, gold: dict[str, Any], reading: Reading) -> None:
    """Add a page's figures to the tally, those for which its gold has something."""
    lead = f"{reading.lead}\n" if gold.get("body_has_lead") else ""
    if "body" in gold:
        _score_body(tally, _tokens(gold["body"]), _tokens(lead + reading.body))
    if "title" in gold:
        tally.values["headline"].append(_squash(reading.headline) == _squash(gold["title"]))
    for name, key, said in (("authors", "authors", reading.authors), ("tags", "topics", reading.tags)):
        if gold.get(key):
            true, found = (
                {_squash(x).casefold() for x in gold[key]},
                {_squash(x).casefold() for x in said} - {""},
            )
            tally.values[name].append(2 * len(true & found) / (len(true) + len(found)))
    text = _squash(f"{reading.lead} {reading.body}")
    for snippet in gold.get("must_include") or ():
        tally.snippets["right" if _squash(snippet) in text else "missed"] += 1
    for snippet in gold.get("must_exclude") or ():
        tally.snippets["wrong"] += _squash(snippet) in text


def _score_body(tally: Tally, gold: list[str], said: list[str]) -> None:
    true, found = _shingles(gold), _shingles(said)
    shared = (true & found).total()
    if found:
        tally.values["P"].append(shared / found.total())
    if true:
        tally.values["R"].append(shared / true.total())
    tally.values["exact"].append(gold == said)


def _tokens(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFC", text))


def _shingles(tokens: list[str]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(tokens[at : at + 4]) for at in range(max(1, len(tokens) - 3)) if tokens)


def _squash(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
