"""The spider of every outlet: it fetches pages, and reads none of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from crawler.answers import failure_of, state_of
from crawler.discover.sieve import Sieve
from crawler.discovery import Discovery
from crawler.ledger import Ledger
from crawler.plan import CrawlOptions, Progress
from crawler.rendering import RENDERED, rendering
from pipelines.addresses import is_local
from pipelines.outlet import Outlet
from pipelines.page import Page
from storage.pages import DuePage, Found
from storage.records import PageState

AT_ONCE = 50  # pages taken from the frontier at a time
SECONDS_BETWEEN_TRIES = 1.0  # of a database that cannot be written
AT_HOME = {"DOWNLOAD_DELAY": 0.0, "AUTOTHROTTLE_ENABLED": False, "CONCURRENT_REQUESTS_PER_DOMAIN": 8}


class OutletSpider(Spider):
    """Fetches one outlet's pages: what discovery finds and what is due again, until nothing is left.

    Each outlet's file makes a class of this one, with ``name`` and ``outlet``.
    """

    outlet: Outlet
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
        self.options = options or CrawlOptions.of_arguments(**arguments)
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

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Spare other people's servers, a paper on this machine needs no sparing; have pages rendered where asked."""
        super().update_settings(settings)
        if cls.outlet.render:
            settings.update(rendering(cls.outlet, settings), priority="spider")
        if is_local(urlsplit(cls.outlet.record.homepage).netloc):
            settings.update(AT_HOME, priority="spider")

    async def start(self) -> AsyncIterator[Request]:
        """Ask where pages are announced, and fetch what is due, until both are done."""
        most = self.settings.getint("DATELINE_DISCOVERY_REQUESTS")
        discovery = Discovery(
            self.outlet, self.ledger.agenda, self.sieve, most_requests=most, enough=self.options.limit
        )
        for request in discovery.requests():
            yield request
        while self._left is None or self._left > 0:
            finished = discovery.finished
            pages = self.ledger.next_pages(self._wanted(), self._is_wanted)
            if pages is None:
                await asyncio.sleep(SECONDS_BETWEEN_TRIES)
                continue
            for page in pages:
                await self._room()
                yield self.page_request(page)
            self._left = self._left - len(pages) if self._left is not None else None
            if not pages and finished:
                return
            if not pages:
                await discovery.news.wait()
                discovery.news.clear()

    def page_request(self, due: DuePage) -> Request:
        """Ask for a page, and only for its changes when we know it; a browser asks for the whole of it."""
        known = {"If-None-Match": due.etag, "If-Modified-Since": due.last_modified}
        if self.outlet.render:
            known = {}
        return Request(
            due.url,
            callback=self.fetched,
            errback=self.failed,
            cb_kwargs={"due": due},
            headers={name: value for name, value in known.items() if value},
            meta=dict(RENDERED) if self.outlet.render else None,
            dont_filter=True,
        )

    def fetched(self, response: Response, due: DuePage) -> Iterator[Page]:
        """Yield the page, or enter what else the answer says of it."""
        page = page_of(response, due, self.outlet.slug)
        state = state_of(page.status, page.headers, page.body) or _moved_home(page)
        if state is None:
            yield page
        elif state[0] in {PageState.STORED, PageState.GONE}:
            self.ledger.seen(page, state[0])
        else:
            self.ledger.refused(page.url, *state, page.final_url, page.status)

    def failed(self, failure: Failure) -> None:
        """Enter a page that brought no answer, or that we do not ask for."""
        due: DuePage = failure.request.cb_kwargs["due"]  # type: ignore[attr-defined]
        self.ledger.refused(due.url, *failure_of(failure.value))

    def closed(self, reason: str) -> None:
        """End the ledger with the crawl."""
        self.ledger.close(reason, self.crawler.stats.get_stats())

    def _wanted(self) -> int:
        return AT_ONCE if self._left is None else min(AT_ONCE, self._left)

    def _is_wanted(self, due: DuePage) -> bool:
        return self.sieve.in_window(Found(due.url, hints=due.hints))

    async def _room(self) -> None:
        """Wait until there is room for a request: the frontier is the queue, and nothing waits in memory."""
        while self.crawler.engine.needs_backout():
            await self.crawler.signals.wait_for(signals.scheduler_empty)


def page_of(response: Response, due: DuePage, outlet: str) -> Page:
    """Return the page that an answer brought."""
    return Page(
        url=due.url,
        final_url=response.url,
        status=response.status,
        headers={
            name.decode("latin-1").lower(): b", ".join(values).decode("latin-1")
            for name, values in response.headers.items()
        },
        body=response.body,
        fetched_at=datetime.now(UTC),
        outlet=outlet,
        hints=due.hints,
    )


def _moved_home(page: Page) -> tuple[PageState, str] | None:
    """Know a removed page by its redirect to the homepage."""
    if page.url != page.final_url and urlsplit(page.final_url).path in {"", "/"}:
        return PageState.GONE, "moved-home"
    return None
