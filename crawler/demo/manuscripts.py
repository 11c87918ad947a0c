"""The paper's words as the newsroom filed them: the files of ``archive/``, one a quarter, read into manuscripts."""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from crawler.demo.blocks import Block, blocks_of

PORTAL_UNTIL = "2024-01"  # the paper changed its CMS at New Year 2024; what is older keeps the old pages


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One piece as it was filed, before it is laid out as a page.

    ``kind`` is ``article``, ``emagazine``, ``video``, ``photos`` or ``infographic``. ``published`` is as precise as
    the page will be: a datetime with its offset, a date, the words ``2023-06``, or None. ``slug`` is that of the first
    headline, whatever became of it. ``traps`` names what is odd about the page that carries the piece.
    """

    id: int
    kind: str
    slug: str
    headline: str
    section: str
    lead: str | None
    blocks: tuple[Block, ...]
    authors: tuple[str, ...]
    byline: str | None
    credit: str | None
    tags: tuple[str, ...]
    published: datetime | date | str | None
    modified: datetime | None
    moved_from: str | None
    gone: bool
    traps: tuple[str, ...]

    @property
    def month(self) -> str:
        """The month it is filed under, also where the page prints no date: ``2023-06``."""
        return str(self.published)[:7] if self.published else ""

    @property
    def picture(self) -> str | None:
        """The name of its first picture."""
        return next((block.picture for block in self.blocks if block.kind == "photo"), None)

    @property
    def layout(self) -> str:
        """Return ``portal`` for the old pages, ``hemera`` for those since New Year 2024."""
        return "portal" if self.month and self.month < PORTAL_UNTIL else "hemera"

    @property
    def path(self) -> str:
        """The address of its page, from the root of the site."""
        if self.layout == "hemera":
            return f"/{self.slug}-post{200000 + self.id}.html"
        mark = hashlib.blake2b(str(self.id).encode()).hexdigest()[:7]
        return f"/{self.section}/{self.month.replace('-', '')}/{self.slug}-{mark}/"


@cache
def manuscripts(*, edited: bool = False) -> tuple[Manuscript, ...]:
    """Return all pieces, newest first; ``edited`` gives those that were rewritten later in their later form."""
    folder = files("crawler.demo").joinpath("archive")
    told = [
        piece
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        for piece in tomllib.loads(file.read_text(encoding="utf-8"))["article"]
    ]
    pieces = [_manuscript(piece | (piece.get("edited", {}) if edited else {}), piece) for piece in told]
    return tuple(sorted(pieces, key=lambda piece: (str(piece.published or ""), piece.id), reverse=True))


def slug_of(words: str) -> str:
    """Return words as they stand in an address.

    >>> slug_of("Chư Mlơng: giá cà phê vượt 100.000 đồng/kg")
    'chu-mlong-gia-ca-phe-vuot-100-000-dong-kg'
    """
    plain = unicodedata.normalize("NFKD", words.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"[\u0300-\u036f'’]", "", plain)).strip("-")


def _manuscript(told: dict[str, Any], first: dict[str, Any]) -> Manuscript:
    authors = tuple(told.get("authors", ()))
    return Manuscript(
        id=told["id"],
        kind=told.get("kind", "article"),
        slug=slug_of(first["headline"]),
        headline=told["headline"],
        section=told["section"],
        lead=told.get("lead"),
        blocks=blocks_of(told["body"]),
        authors=authors,
        byline=told.get("byline", " - ".join(authors).upper() or None),
        credit=told.get("credit"),
        tags=tuple(told.get("tags", ())),
        published=first.get("published"),
        modified=told.get("modified"),
        moved_from=told.get("moved_from"),
        gone=told.get("gone", False),
        traps=tuple(told.get("traps", ())),
    )
