"""Discovery: asks where the outlet announces its pages, and enters what is found in the ledger."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from urllib.parse import urljoin

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.answers import failure_of
from crawler.discover.feeds import read_feed
from crawler.discover.homepage import read_homepage, robots_sitemaps
from crawler.discover.sections import read_section
from crawler.discover.sieve import Sieve
from crawler.discover.sitemaps import MOST_BYTES, read_sitemap
from crawler.ledger import Ledger
from pipelines.addresses import own_address
from storage.frontier import Found

PRIORITY = 10  # before the pages themselves
Reading = Callable[[Response], Iterator[Request]]


class Discovery:
    """The search for an outlet's pages. ``news`` is set with each answer; ``finished`` once there are no more."""

    def __init__(self, ledger: Ledger, sieve: Sieve, most_requests: int) -> None:
        self.ledger = ledger
        self.outlet = ledger.outlet
        self.sieve = sieve
        self.news = asyncio.Event()
        self._left = most_requests
        self._pending = 0
        self._asked: set[str] = set()

    @property
    def finished(self) -> bool:
        """Whether every answer has come."""
        return self._pending == 0

    def requests(self) -> Iterator[Request]:
        """Ask the feeds, sitemaps and sections of the outlet's file, or search the homepage for them."""
        rules = self.outlet.discover
        for urls, reading in (
            (rules.feeds, self._feed),
            (rules.sitemaps, self._sitemap),
            (rules.sections, self._section),
        ):
            for url in urls:
                yield from self._ask(url, reading)
        if not (rules.feeds or rules.sitemaps or rules.sections):
            yield from self._ask(self.outlet.record.homepage, self._homepage)
            yield from self._ask(
                urljoin(self.outlet.record.homepage, "/robots.txt"), self._robots, guess=True
            )

    def _ask(self, url: str, reading: Reading, *, guess: bool = False) -> Iterator[Request]:
        """Ask for an address of the outlet's once; what was only a guess may fail without a word."""
        address = own_address(url, self.outlet, base=self.outlet.record.homepage)
        if address is None or address in self._asked or self._left <= 0:
            return
        self._asked.add(address)
        self._left -= 1
        self._pending += 1
        yield Request(
            address,
            callback=self._answered,
            errback=self._failed,
            cb_kwargs={"reading": reading, "guess": guess},
            meta={"download_maxsize": MOST_BYTES},
            priority=PRIORITY,
            dont_filter=True,
        )

    def _answered(self, response: Response, reading: Reading, *, guess: bool) -> Iterator[Request]:
        try:
            if response.status == 200:
                yield from reading(response)
            elif not guess:
                self.ledger.trouble(f"{response.url}: HTTP {response.status}")
        finally:
            self._settle()

    def _failed(self, failure: Failure) -> None:
        request: Request = failure.request  # type: ignore[attr-defined]
        if not request.cb_kwargs["guess"]:
            _, reason, _ = failure_of(failure.value)
            self.ledger.trouble(f"{request.url}: {reason}")
        self._settle()

    def _settle(self) -> None:
        self._pending -= 1
        self.news.set()

    def _enter(self, found: list[Found]) -> int:
        return self.ledger.found(self.sieve.articles(found))

    def _feed(self, response: Response) -> Iterator[Request]:
        self._enter(read_feed(response.body, response.url))
        yield from ()

    def _sitemap(self, response: Response) -> Iterator[Request]:
        sitemap = read_sitemap(response.body, response.url)
        self._enter(
            list(sitemap.found) if sitemap.found or sitemap.parts else read_feed(response.body, response.url)
        )
        for part in sitemap.parts:
            if self.sieve.opens(part.url, part.lastmod):
                yield from self._ask(part.url, self._sitemap)

    def _section(self, response: Response) -> Iterator[Request]:
        """Follow a section to older pages for as long as they bring what was not known."""
        section = read_section(response.body, response.url, _content_type(response))
        if self._enter(list(section.found)) and section.next_page:
            yield from self._ask(section.next_page, self._section)

    def _homepage(self, response: Response) -> Iterator[Request]:
        announced = read_homepage(response.body, response.url, _content_type(response))
        self._enter(list(read_section(response.body, response.url, _content_type(response)).found))
        for url in announced.feeds:
            yield from self._ask(url, self._feed)
        for url in announced.sections:
            yield from self._ask(url, self._section)

    def _robots(self, response: Response) -> Iterator[Request]:
        named = robots_sitemaps(response.body)
        for url in named:
            yield from self._ask(url, self._sitemap)
        if not named:
            yield from self._ask("/sitemap.xml", self._sitemap, guess=True)


def _content_type(response: Response) -> str | None:
    return (response.headers.get("Content-Type") or b"").decode("latin-1") or None
