"""The spider of every outlet: discovers its pages and fetches what is due."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.discover.discovery import Discovery
from crawler.discover.sieve import Sieve
from crawler.fetch.page_spider import PageSpider
from crawler.ledger import Ledger
from crawler.plan import CrawlOptions, Pause, Progress
from storage.frontier.values import DuePage, Found

AT_ONCE = 50  # pages taken from the frontier at a time
SECONDS_BETWEEN_TRIES = 1.0  # of a database that cannot be written


class OutletSpider(PageSpider):
    """Fetches one outlet's pages: what discovery finds and what is due again, until nothing is left.

    Each outlet's file makes a class of this one, with ``name`` and ``outlet``.
    """

    ledger: Ledger

    def __init__(
        self,
        *,
        options: CrawlOptions | None = None,
        on_event: Callable[[Progress], None] | None = None,
        **arguments: str,
    ) -> None:
        """Take a crawl's options, or the arguments of ``scrapy crawl -a``: since, until, limit, refresh."""
        super().__init__()
        ours = {
            name: value for name, value in arguments.items() if not name.startswith("_")
        }  # _job is Scrapyd's
        self.options = options or CrawlOptions.of_arguments(**ours)
        self.on_event = on_event
        self.sieve = Sieve(self.outlet, self.options.since, self.options.until)
        self._left = self.options.limit

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:  # noqa: ANN401 - Scrapy's signature
        """Open the ledger; a database that cannot be opened is told before any request."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        settings = crawler.settings
        spider.ledger = ledger = Ledger(
            spider.outlet,
            Path(settings["DATELINE_DB"]),
            spider.options,
            spider.on_event,
            keep_pages=settings.getbool("DATELINE_KEEP_PAGES"),
        )
        last = ledger.agenda.last_full_crawl
        if last and not spider.options.refresh:
            spider.sieve.known_until = last.date()
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Ask where pages are announced, and fetch what is due, until both are done."""
        discovery = self.discovery()
        for request in discovery.requests():
            yield request
        while self.wanted:
            finished = discovery.finished
            pages = await self.next_pages(self.wanted)
            for page in pages:
                await self.room()
                yield self.page_request(page)
            if not pages and finished:
                return
            if not pages:
                await discovery.news.wait()
                discovery.news.clear()

    def paused(self, pause: Pause) -> None:
        """Have it shown with the crawl's progress."""
        self.ledger.paused(pause)

    def closed(self, reason: str) -> None:
        """End the ledger with the crawl."""
        self.ledger.close(reason, self.crawler.stats.get_stats())

    def discovery(self) -> Discovery:
        """Return the search for pages that this crawl makes."""
        most = self.settings.getint("DATELINE_DISCOVERY_REQUESTS")
        return Discovery(
            self.outlet, self.ledger.agenda, self.sieve, most_requests=most, enough=self.options.limit
        )

    @property
    def wanted(self) -> int:
        """How many pages to take from the frontier at a time; none once the crawl's limit is reached."""
        return AT_ONCE if self._left is None else min(AT_ONCE, self._left)

    async def next_pages(self, wanted: int) -> list[DuePage]:
        """Take pages that are due from the frontier; wait while the database cannot be written."""
        pages = self.ledger.next_pages(wanted, self._is_wanted)
        while pages is None:
            await asyncio.sleep(SECONDS_BETWEEN_TRIES)
            pages = self.ledger.next_pages(wanted, self._is_wanted)
        self._left = self._left - len(pages) if self._left is not None else None
        return pages

    def _is_wanted(self, due: DuePage) -> bool:
        return self.sieve.in_window(Found(due.url, hints=due.hints))
