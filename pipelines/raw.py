"""The page's words, each with where it was found: what ``read`` gives and ``normalise`` takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from pipelines.outlet import Outlet
from storage.records import Hints, Image, RelatedLink

NOT_FOUND = "not-found"  # the reason of a page that says that it is not there


class NotAnArticleError(Exception):
    """The page is no article; ``reason`` says what it is, ``evidence`` by what it was known."""

    def __init__(self, reason: str, evidence: str | None = None) -> None:
        super().__init__(reason, evidence)
        self.reason = reason
        self.evidence = evidence


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the page, as printed, and where they stood: ``json-ld``, ``meta:og:title``, ``css:h1.title``."""

    text: str
    origin: str


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words that may date the article; the names are those of ``storage.records.DateCandidate``."""

    role: str
    raw: str
    origin: str
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class RawArticle:
    """What a page says of itself, before anything of it is given a meaning.

    ``paragraphs`` are the body's blocks in reading order, subheads, list items, quotes and table rows among them.
    ``byline`` is the visible line; ``authors`` are names that structured data gives one by one.
    """

    url: str
    outlet: Outlet
    fetched_at: datetime
    headline: Words | None = None
    summary: Words | None = None
    paragraphs: tuple[str, ...] = ()
    byline: Words | None = None
    authors: tuple[Words, ...] = ()
    section: Words | None = None
    tags: tuple[Words, ...] = ()
    language: Words | None = None
    dates: tuple[DateWords, ...] = ()
    images: tuple[Image, ...] = ()
    related_links: tuple[RelatedLink, ...] = ()
    paywalled: bool | None = None
    hints: Hints = field(default_factory=Hints)
