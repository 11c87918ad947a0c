"""Servers asked for single pages as a crawl asks them: through Scrapy, with its robots.txt, its pace, and on its own hosts only."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any, TypeVar

from scrapy import Request
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.adding.asking import AddingError, Asker, NoPageError
from crawler.discover.sitemaps import MOST_BYTES
from crawler.fetch.answers import failure_of, state_of
from crawler.fetch.own_hosts import OwnHosts
from crawler.fetch.page_spider import PageSpider, page_of
from crawler.plan import CrawlOptions
from crawler.run import crawl_settings
from pipelines.outlet import Outlet
from pipelines.page import Page
from storage.frontier.values import DuePage
from storage.records import Hints, PageState

# Nothing is stored, and somebody waits: a server that does not answer is not asked for long.
SETTINGS = {
    "ITEM_PIPELINES": {},
    "EXTENSIONS": {},
    "DOWNLOAD_TIMEOUT": 20,
    "RETRY_TIMES": 1,
    "DATELINE_LONGEST_PAUSE": 20,
}


T = TypeVar("T")
Errand = Callable[[Asker], Awaitable[T]]


class InterruptedAskingError(Exception):
    """An errand was broken off; nothing was written."""


def run_errands(
    errands: Sequence[tuple[Outlet, Errand[T]]],
    options: CrawlOptions,
    on_ask: Callable[[str], None] = lambda _: None,
) -> list[T]:
    """Run errands, each on an outlet's own hosts, and return what they brought; call it once a process, as ``crawler.run.crawl``.

    Raises the first errand's ``AddingError``.
    """
    settings = crawl_settings("", options)
    settings.update(SETTINGS, priority="project")
    settings.update(dict(options.settings), priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    crawlers = [
        process.create_crawler(type("AskingSpider", (AskingSpider,), {"outlet": outlet}))
        for outlet, _ in errands
    ]
    for crawler, (_, errand) in zip(crawlers, errands, strict=True):
        process.crawl(crawler, errand=errand, on_ask=on_ask)
    process.start()
    return [_outcome(crawler) for crawler in crawlers]


class AskingSpider(PageSpider):
    """Asks for the pages an errand wants, one after the other; ``outcome`` is what it brought, ``problem`` why it failed."""

    name = "asking"

    def __init__(self, *, errand: Errand[Any], on_ask: Callable[[str], None], **arguments: str) -> None:
        super().__init__(**arguments)
        self.errand = errand
        self.on_ask = on_ask
        self.outcome: Any = None
        self.problem: AddingError | None = None

    async def start(self) -> AsyncIterator[Request]:
        """Run the errand; no request is left for Scrapy to schedule."""
        try:
            self.outcome = await self.errand(Asker(self.fetch, self.widen))
        except AddingError as problem:
            self.problem = problem
        return
        yield

    def widen(self, outlet: Outlet) -> None:
        """Ask further hosts, too."""
        guard = self.crawler.get_downloader_middleware(OwnHosts)
        if guard is not None:
            guard.outlet = outlet

    async def fetch(self, url: str) -> Page:
        """Return a page as its server answers. Raises ``NoPageError``."""
        self.on_ask(url)
        answer: asyncio.Future[Response] = asyncio.get_running_loop().create_future()

        def failed(failure: Failure) -> None:
            _, reason, detail = failure_of(failure.value)
            answer.set_exception(NoPageError(url, reason, detail))

        meta = {"download_maxsize": MOST_BYTES}
        self.crawler.engine.crawl(
            Request(url, answer.set_result, errback=failed, meta=meta, dont_filter=True)
        )
        response = await answer
        page = page_of(response, DuePage(url, Hints(), None, None, PageState.FOUND), self.outlet.slug)
        state = state_of(page.status, page.headers, page.body)
        if state is not None:
            raise NoPageError(url, state[1], page.final_url)
        return page


def _outcome(crawler: Crawler) -> Any:  # noqa: ANN401 - an errand brings what it brings
    spider = crawler.spider
    if isinstance(spider, AskingSpider) and spider.outcome is not None:
        return spider.outcome
    problem = spider.problem if isinstance(spider, AskingSpider) else None
    raise problem or InterruptedAskingError("interrupted; nothing was written")
