"""Whole fictional papers that no rule was made for: pages in the manner of publishing systems of the press everywhere.

A paper's pages are a template of macros (``papers/<name>.html``): ``home(paper, stories)``, ``listing(paper, title, stories)`` and
``article(paper, story)``; what it announces its articles by is told by kinds of documents.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import urljoin

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipelines.page import Page
from tests.crawler.unseen.announcing import document
from tests.crawler.unseen.story import Story

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
SHOWN = 10  # articles on the homepage, and in a feed; the others are found in lists alone
TEMPLATES = Environment(loader=FileSystemLoader(HERE / "papers"), undefined=StrictUndefined)


@dataclass(frozen=True)
class Paper:
    """A paper: its pages' template, its addresses, its announcements (path to kind), and what of all is right in its file.

    ``also`` are feeds and sitemaps that a file may name or not; ``others`` are pages that are no articles;
    ``body`` is what of an article's page is its text.
    """

    name: str
    template: str
    language: str
    homepage: str
    zone: str
    address: Callable[[Story], str]
    sections: tuple[str, ...]
    others: tuple[str, ...] = ()
    documents: Mapping[str, str] = field(default_factory=dict)
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    robots: str = "User-agent: *\nDisallow: /search\n"
    encoding: str = "utf-8"
    is_day_only: bool = False
    is_zone_known: bool = True
    body: Callable[[Story], list[str]] = lambda s: s.paragraphs

    @cached_property
    def words(self) -> dict[str, list[str]]:
        """The words of its language."""
        return words()[self.language]

    @cached_property
    def stories(self) -> list[Story]:
        """Its articles, the latest first."""
        return [Story(self, number) for number in range(len(self.words["headlines"]))]

    @property
    def menu(self) -> list[tuple[str, str]]:
        """The sections' names and addresses."""
        return list(zip(self.words["menu"], self.sections, strict=True))

    def listed(self) -> list[list[Story]]:
        """Return what each section lists: its articles, and some of the latest."""
        own = [
            [story for story in self.stories if story.section == number]
            for number in range(len(self.sections))
        ]
        return [[*shown, *(story for story in self.stories[:4] if story not in shown)] for shown in own]

    def build(self) -> dict[str, Page]:
        """Return every page and document, by its address."""
        made = TEMPLATES.get_template(f"{self.template}.html").module
        pages = {self.homepage: self._html(self.homepage, made.home(self, self.stories[:SHOWN]))}  # type: ignore[attr-defined]
        for (name, path), listed in zip(self.menu, self.listed(), strict=True):
            pages[self.at(path)] = self._html(path, made.listing(self, name, listed))  # type: ignore[attr-defined]
        for number, path in enumerate(self.others):
            listed = self.stories[number % 7 : number % 7 + 6]
            pages[self.at(path)] = self._html(path, made.listing(self, label(path), listed))  # type: ignore[attr-defined]
        for story in self.stories:
            pages[story.url] = self._html(story.path, made.article(self, story))  # type: ignore[attr-defined]
        for path, kind in {"/robots.txt": "robots", **self.documents}.items():
            url = self.at(path)
            plain = kind == "robots"
            kind_of = "text/plain" if plain else "application/xml"
            pages[url] = Page(url, url, 200, {"content-type": kind_of}, document(self, kind), NOW, "")
        return pages

    def at(self, path: str) -> str:
        """Return the whole address of a path."""
        return urljoin(self.homepage, path)

    def _html(self, path: str, text: str) -> Page:
        url = self.at(path)
        return Page(
            url,
            url,
            200,
            {"content-type": "text/html"},
            text.encode(self.encoding, "xmlcharrefreplace"),
            NOW,
            "",
        )


def label(path: str) -> str:
    """Return the words of a link that is no article's."""
    words = path.strip("/").split("/")[-1].split("=")[-1].replace("-", " ").replace("_", " ").split(".")[0]
    return words.title()[:24] or path


@cache
def words() -> dict[str, dict[str, list[str]]]:
    """Return headlines and sentences by language."""
    return tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))
