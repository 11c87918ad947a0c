"""Asking for pages while an outlet is added: of its server or of a folder, one question for both."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

from pipelines.outlet import Outlet
from pipelines.page import Page

REMEDIES = {
    "unknown-host": "there is no such host: look at the spelling",
    "connection-refused": "nothing answers there: try later, or work from saved pages with --from DIR",
    "timeout": "it did not answer in time: try later, or work from saved pages with --from DIR",
    "bad-answer": "its answer cannot be unpacked, or leads to what is no address: try later, or work from saved pages with --from DIR",
    "no-answer": "it does not answer: try later, or work from saved pages with --from DIR",
    "robots": "its robots.txt forbids it, and is obeyed: ask the paper, or work from saved pages with --from DIR",
    "robots-busy": "its server is asked too often, it says (HTTP 429 for robots.txt): try later",
    "robots-unreachable": "its robots.txt cannot be had, which forbids all: try later, or add the address it leads to",
    "robots-delay": "its robots.txt wants longer pauses than are waited for: ask the paper, or work from saved pages with --from DIR",
    "challenge": "it asks whether we are a person: ask the paper, or work from saved pages with --from DIR",
    "other-host": "it leads to another host: add that address instead",
    "private-address": "it is an address of a private network, and the paper is not",
    "http-404": "there is no such page: give the address of the homepage or of an article",
    "http-410": "there is no such page any more: give the address of the homepage or of an article",
    "not-saved": "no saved page has this address: save it too, or name its file in index.tsv",
}
GONE = {"http-404", "http-410"}
REFUSED = {"http-401", "http-402", "http-403", "http-407"}
LOGIN = "it asks for a login: ask the paper, or work from pages you saved with --from DIR"
OTHERWISE = "give the address of the homepage or of an article, or work from saved pages with --from DIR"


class NoPageError(Exception):
    """A page that could not be had; ``reason`` is the word of ``rejects``, ``detail`` what is known of it."""

    def __init__(self, url: str, reason: str, detail: str = "") -> None:
        super().__init__(url, reason, detail)
        self.url = url
        self.reason = reason
        self.detail = detail


class AddingError(Exception):
    """An outlet cannot be added; one sentence with the remedy."""


Fetch = Callable[[str], Awaitable[Page]]


@dataclass(slots=True)
class Asker:
    """Asks for pages, and notes what did not answer.

    ``fetch`` raises ``NoPageError``; ``widen`` is told of further hosts once they are known to be the paper's.
    """

    fetch: Fetch
    widen: Callable[[Outlet], None] = lambda _: None
    troubles: dict[str, NoPageError] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)

    async def __call__(self, url: str) -> Page | None:
        """Return a page, None where there is none; an address is asked once."""
        if url not in self.pages and url not in self.troubles:
            try:
                self.pages[url] = await self.fetch(url)
            except NoPageError as problem:
                self.troubles[url] = problem
        return self.pages.get(url)

    def is_gone(self, url: str) -> bool:
        """Tell whether an address was asked for, and is not there."""
        return url in self.troubles and self.troubles[url].reason in GONE

    async def each(self, urls: Iterable[str], most: int) -> list[Page]:
        """Return the pages that answer among the first ``most`` addresses."""
        asked = [await self(url) for url in list(dict.fromkeys(urls))[:most]]
        return [page for page in asked if page is not None]


def told(problem: NoPageError) -> AddingError:
    """Return the sentence, with the remedy, of a page without which nothing can be added."""
    remedy = REMEDIES.get(problem.reason)
    if remedy is None:
        remedy = LOGIN if problem.reason in REFUSED else OTHERWISE
    detail = f" ({problem.detail})" if problem.detail and problem.reason == "other-host" else ""
    return AddingError(f"{problem.url}: {problem.reason}{detail}; {remedy}")
