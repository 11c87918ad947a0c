"""A date the page offers, once read: its words, its value, and how well it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from pipelines.dates.order import order_of
from pipelines.dates.read import read_date
from pipelines.dates.reading import Clues
from pipelines.dates.value import When
from pipelines.outlet import DateRules, Outlet
from pipelines.raw import DateWords

PUBLISHED, MODIFIED = "published", "modified"
MACHINES = frozenset({"json-ld", "meta", "microdata", "time", "feed", "sitemap", "document"})
_OF_MACHINES_US = re.compile(r"\s*\d{1,2}/\d{1,2}/\d{4}\s+\d{1,2}:\d\d:\d\d\s*[AP]M\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may date the article, the value read from them, and the value they would have in the other order."""

    words: DateWords
    when: When | None
    other: When | None = None
    doubtful: bool = False

    @property
    def role(self) -> str:
        """``published`` or ``modified``."""
        return self.words.role


def read_candidates(
    words: Iterable[DateWords], outlet: Outlet, fetched_at: datetime, language: str | None
) -> list[Candidate]:
    """Read every candidate by the outlet's order, zone and languages."""
    languages = tuple(dict.fromkeys(code for code in (outlet.record.language, language or "") if code))
    clues = Clues(order_of(outlet, languages), languages, outlet.record.timezone, fetched_at)
    return [_read(one, outlet.dates, clues) for one in words]


def _read(words: DateWords, rules: DateRules, clues: Clues) -> Candidate:
    """One candidate, read; an order that the outlet states holds for certain, any other is but likely."""
    machine = words.origin in MACHINES
    stated = rules.meta_order or rules.order if machine else rules.order
    order = stated or clues.order
    if machine and not rules.meta_order and _OF_MACHINES_US.fullmatch(words.raw):
        # What .NET writes when nobody told it a country; other candidates may still outvote it.
        order, stated = "MDY", None
    reading = read_date(words.raw, replace(clues, order=order, epoch=machine))
    if reading is None:
        return Candidate(words, None)
    return Candidate(words, reading.when, None if stated else reading.other, reading.doubtful)
