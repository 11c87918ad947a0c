"""The gold of the demo: what a crawl of the bundled paper must find on each of its pages, and what it must refuse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from crawler.demo.blocks import WORDS
from crawler.demo.clock import utc
from crawler.demo.manuscripts import Manuscript, manuscripts
from crawler.demo.masthead import masthead
from storage.records import Image

FIRST_DAY, LAST_DAY = date(2023, 6, 1), date(2025, 5, 31)
_REASONS = {"video": "video", "photos": "photo-story", "infographic": "infographic"}


@dataclass(frozen=True, slots=True)
class DemoArticle:
    """An article as it should be stored; ``path`` and the images' addresses start at the root of the site.

    ``summary`` and ``paragraphs`` stand without the dateline "(CNM)- ", the byline line, captions and boxes.
    ``byline`` is as printed. ``related`` holds the paths named in boxes and lines inside the body.
    """

    path: str
    layout: str
    headline: str
    summary: str | None
    paragraphs: tuple[str, ...]
    byline: str | None
    authors: tuple[str, ...]
    credit: str | None
    section: str
    tags: tuple[str, ...]
    published_on: str | None
    published_at: str | None
    published_local: str | None
    published_precision: str | None
    modified_at: str | None
    images: tuple[Image, ...]
    related: tuple[str, ...]

    @property
    def body(self) -> str:
        """The paragraphs, a blank line between them, as ``articles.body`` holds them."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class DemoReject:
    """A page that looks like an article by its address and is none, and the reason."""

    path: str
    reason: str


def articles(*, edited: bool = False) -> list[DemoArticle]:
    """Return every article of the paper, newest first; ``edited`` as the server's ``edited``."""
    return [
        _gold(piece, edited=edited)
        for piece in manuscripts(edited=edited)
        if not piece.gone and piece.kind not in _REASONS
    ]


def rejects() -> list[DemoReject]:
    """Return the pages that are fetched as articles and must be refused."""
    return [DemoReject(p.path, _REASONS[p.kind]) for p in manuscripts() if p.kind in _REASONS and not p.gone]


def gone() -> list[str]:
    """Return the paths that a section still lists and the server answers with 410."""
    return [piece.path for piece in manuscripts() if piece.gone]


def moved() -> dict[str, str]:
    """Return old path → new path of the articles that moved; an old sitemap still lists the old one."""
    return {piece.moved_from: piece.path for piece in manuscripts() if piece.moved_from}


def _gold(piece: Manuscript, *, edited: bool) -> DemoArticle:
    paths = {other.id: other.path for other in manuscripts(edited=edited)}
    on, at, local, precision = _published(piece)
    return DemoArticle(
        path=piece.path,
        layout=piece.layout,
        headline=piece.headline,
        summary=piece.lead,
        paragraphs=tuple(block.text for block in piece.blocks if block.kind in WORDS),
        byline=piece.byline,
        authors=piece.authors,
        credit=piece.credit,
        section=masthead().label(piece.section),
        tags=piece.tags,
        published_on=on,
        published_at=at,
        published_local=local,
        published_precision=precision,
        modified_at=utc(piece.modified) if piece.modified else None,
        images=tuple(
            Image(f"/images/{block.picture}.png", block.text, block.credit)
            for block in piece.blocks
            if block.kind == "photo"
        ),
        related=tuple(paths[key] for block in piece.blocks for key in block.articles),
    )


def _published(piece: Manuscript) -> tuple[str | None, str | None, str | None, str | None]:
    when = piece.published
    if isinstance(when, datetime):
        exact = piece.layout == "hemera" or "american-meta" in piece.traps  # old pages print minutes alone
        precision = "second" if exact else "minute"
        return when.date().isoformat(), utc(when), when.isoformat(), precision
    if isinstance(when, date):
        return when.isoformat(), None, None, "day"
    return (when, None, None, "month") if when else (None, None, None, None)
