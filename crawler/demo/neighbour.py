"""The neighbour: a small paper of the next province, which prints much of what others wrote."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from crawler.demo.blocks import WORDS, blocks_of
from crawler.demo.clock import http_date
from crawler.demo.manuscripts import manuscripts, slug_of
from crawler.demo.pages import render
from crawler.demo.site import Answer


@dataclass(frozen=True, slots=True)
class Piece:
    """An article of the neighbour's; ``credit`` names whom it was taken from, and such a piece has no author."""

    headline: str
    lead: str | None
    paragraphs: tuple[str, ...]
    authors: tuple[str, ...]
    credit: str | None
    section: str
    tags: tuple[str, ...]
    published: datetime

    @property
    def byline(self) -> str:
        """Who wrote it, as printed under the text."""
        return f"Theo {self.credit}" if self.credit else " - ".join(self.authors)

    @property
    def path(self) -> str:
        """The address of its page, from the root of the site."""
        return f"/{self.published:%Y/%m/%d}/{slug_of(self.headline)}/"


@cache
def pieces() -> tuple[Piece, ...]:
    """Return all its articles, newest first."""
    return tuple(sorted(map(_piece, _told()["article"]), key=lambda piece: piece.published, reverse=True))


def paper() -> dict[str, str]:
    """Return its name, its province, and the word that both are fiction."""
    told: dict[str, str] = _told()["paper"]
    return told


class NeighbourSite:
    """The neighbour's site: a front page that lists everything, and the articles."""

    def __init__(self, homepage: str) -> None:
        self._homepage = homepage
        self._articles = {piece.path: piece for piece in pieces()}

    def answer(self, target: str) -> Answer:
        """Return what stands at a request target; 404 where nothing does."""
        if target == "/":
            return Answer(200, self._page("home", pieces=pieces()))
        if target not in self._articles:
            return Answer(404, self._page("home", pieces=()))
        piece = self._articles[target]
        headers = {"Last-Modified": http_date(piece.published)}
        return Answer(200, self._page("article", piece=piece), headers=headers)

    def _page(self, name: str, **values: object) -> bytes:
        return render(f"neighbour/{name}.html", self._homepage, neighbour=paper(), **values)


def _told() -> dict[str, Any]:
    return tomllib.loads(files("crawler.demo").joinpath("neighbour.toml").read_text(encoding="utf-8"))


def _piece(told: dict[str, Any]) -> Piece:
    original = next((piece for piece in manuscripts() if piece.id == told.get("of")), None)
    blocks = original.blocks if original else blocks_of(told["body"])
    paragraphs = [block.text for block in blocks if block.kind in WORDS]
    return Piece(
        headline=told["headline"],
        lead=original.lead if original else told.get("lead"),
        paragraphs=tuple(paragraphs[: len(paragraphs) - told.get("without", 0)]),
        authors=tuple(told.get("authors", ())),
        credit=told.get("credit"),
        section=told["section"],
        tags=tuple(told.get("tags", ())),
        published=told["published"],
    )
