"""A new outlet's server, asked as a crawl asks it: through Scrapy, with its robots.txt, its pace, and on its own hosts only."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

from scrapy import Request
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.adding.asking import AddingError, Asker, NoPageError
from crawler.adding.front import addresses_meant
from crawler.adding.survey import Findings, survey
from crawler.answers import failure_of, state_of
from crawler.discover.sitemaps import MOST_BYTES
from crawler.page_spider import PageSpider, page_of
from crawler.plan import CrawlOptions
from crawler.run import crawl_settings
from pipelines.outlet_of_page import default_outlet
from pipelines.page import Page
from storage.pages import DuePage
from storage.records import Hints, PageState

# Nothing is stored, and somebody waits: a server that does not answer is not asked for long.
SETTINGS = {
    "ITEM_PIPELINES": {},
    "EXTENSIONS": {},
    "DOWNLOAD_TIMEOUT": 20,
    "RETRY_TIMES": 1,
    "DATELINE_LONGEST_PAUSE": 20,
}


def survey_live(
    address: str,
    options: CrawlOptions,
    on_ask: Callable[[str], None] = lambda _: None,
) -> Findings:
    """Look a paper over on its own server. Raises ``AddingError``; call it once a process, as ``crawler.run.crawl``."""
    outlet = default_outlet(next(addresses_meant(address)))
    settings = crawl_settings("", options)
    settings.update(SETTINGS, priority="project")
    settings.update(dict(options.settings), priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(type("SurveySpider", (SurveySpider,), {"outlet": outlet}))
    process.crawl(crawler, address=address, on_ask=on_ask)
    process.start()
    spider = crawler.spider
    if not isinstance(spider, SurveySpider) or spider.found is None:
        raise getattr(spider, "problem", None) or AddingError(f"{address}: interrupted; nothing was written")
    return spider.found


class SurveySpider(PageSpider):
    """Asks for the pages a survey wants, one after the other; ``found`` is what it brought, ``problem`` why it failed."""

    name = "survey"

    def __init__(self, *, address: str, on_ask: Callable[[str], None], **arguments: str) -> None:
        super().__init__(**arguments)
        self.address = address
        self.on_ask = on_ask
        self.found: Findings | None = None
        self.problem: AddingError | None = None

    async def start(self) -> AsyncIterator[Request]:
        """Make the survey; no request is left for Scrapy to schedule."""
        try:
            self.found = await survey(Asker(self.fetch), self.address)
        except AddingError as problem:
            self.problem = problem
        return
        yield

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
