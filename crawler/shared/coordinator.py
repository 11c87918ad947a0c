"""The coordinator's side of a shared crawl: it discovers and stores, and is the only one that writes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import suppress
from itertools import chain
from time import monotonic
from typing import Any, Self

from redis.exceptions import RedisError
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider

from crawler.shared.board import Board
from crawler.shared.desk import AT_ONCE, Desk
from crawler.shared.lease import Lease, held, host_key
from crawler.shared.server import Server, connect, sentence
from crawler.shared.wire import Answer, Offer, Turn
from crawler.spider import OutletSpider
from pipelines.addresses import same_site

AHEAD = 100  # pages of an outlet that are out at a time
FAREWELL = 10.0  # seconds in which the last worker may say what its turn cost
MANNERS = (
    "USER_AGENT",
    "ROBOTSTXT_OBEY",
    "DOWNLOAD_DELAY",
    "DOWNLOAD_TIMEOUT",
    "CONCURRENT_REQUESTS",
    "CONCURRENT_REQUESTS_PER_DOMAIN",
    "AUTOTHROTTLE_ENABLED",
    "AUTOTHROTTLE_START_DELAY",
    "DATELINE_LONGEST_PAUSE",
    "DATELINE_LONGEST_DELAY",
    "DATELINE_REFUSALS",
)  # the settings that say how a server is spared: numbers and words, none of them names code


class SharedSpider(OutletSpider):
    """Discovers an outlet's pages itself, and has workers fetch and read them; stores what they find.

    Whoever asks the outlet's server holds its lease, the coordinator while it discovers, a worker after that: so the
    server is asked as seldom as by one machine alone.
    """

    server: Server
    desk: Desk
    _low = AHEAD // 2  # pages out, at which more are handed out

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:  # noqa: ANN401 - Scrapy's signature
        """Have a desk at the queue, too."""
        server = connect(crawler.settings["DATELINE_QUEUE"])
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.server, spider.desk = server, Desk(spider, server)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Discover, then hand out what is due and enter what comes back, until nothing is left."""
        try:
            async with held(Lease(self.server.loop, f"dateline:desk:{self.name}")):
                await Board(self.server).open()
                await self._take_up()
                async with held(Lease(self.server.loop, host_key(self.outlet))):
                    async for request in self._discover():
                        yield request
                await self._serve()
        except RedisError as problem:
            words = sentence(self.server.name, problem)
            self.ledger.agenda.troubles.append(f"{words}; nothing is lost: run it again")

    async def closed(self, reason: str) -> None:  # type: ignore[override]
        """End the ledger with the crawl, then let go of what Redis holds for it."""
        super().closed(reason)
        with suppress(RedisError):  # what is left there, the next crawl takes up
            await Board(self.server).withdraw(self.name)
            await self._settle()
            await self.desk.close()
        await self.server.close()

    async def _take_up(self) -> None:
        """Enter what workers found for a crawl that did not live to hear of it; its pages are due once more."""
        await self.desk.open()
        while reports := await self.desk.take_back(wait=AT_ONCE):
            for answer in chain.from_iterable(report.answers for report in reports):
                self._take(answer)

    async def _discover(self) -> AsyncIterator[Request]:
        discovery = self.discovery()
        for request in discovery.requests():
            yield request
        while not discovery.finished:
            await discovery.news.wait()
            discovery.news.clear()

    async def _serve(self) -> None:
        manners = {name: self.settings[name] for name in MANNERS}
        await Board(self.server).offer(Offer(self.ledger.outlet, manners))
        while await self._have_pages_out():
            await self._take_back()
        parting = monotonic()
        while monotonic() - parting < FAREWELL and await self.desk.is_attended():
            await self._take_back()

    async def _take_back(self) -> None:
        for report in await self.desk.take_back():
            for answer in report.answers:
                if self.desk.out.pop(answer.url, None):
                    self._take(answer)
            if report.turn:
                self._end_of(report.turn)

    async def _have_pages_out(self) -> bool:
        if self.ledger.result is not None:  # the crawl was ended from outside
            return False
        await self._settle()
        if len(self.desk.out) <= self._low and self.wanted:
            wanted = min(self.wanted, AHEAD - len(self.desk.out))
            pages = await self.next_pages(wanted)
            # Asking writes what was entered, be it a page: where no more is due, it is asked once more, at the end.
            self._low = AHEAD // 2 if len(pages) == wanted else 0
            if pages:
                await self.desk.hand_out(pages)
        return bool(self.desk.out)

    async def _settle(self) -> None:
        if self.ledger.written:
            await self.desk.stored()

    def _take(self, answer: Answer) -> None:
        """Enter an answer in the ledger, as the stages of a crawl by itself would; one of another site is none of ours."""
        if not same_site(answer.url, self.outlet):
            return
        page, ledger = answer.page, self.ledger
        if page is None and answer.reject and answer.state:
            said = answer.reject
            ledger.refused(answer.url, answer.state, said.reason, said.detail, answer.status)
        elif page and answer.state:
            ledger.seen(page, answer.state)
        elif page and answer.article:
            ledger.keep(page)
            ledger.article(answer.article, page)
        elif page and answer.reject:
            ledger.keep(page)
            ledger.reject(answer.reject, page)

    def _end_of(self, turn: Turn) -> None:
        """Count what a worker asked of the server; where that refused it, the crawl ends as one by itself would."""
        for name, count in (("request_count", turn.requests), ("response_bytes", turn.bytes)):
            self.crawler.stats.inc_value(f"downloader/{name}", count)
        if turn.reason == "blocked":
            raise CloseSpider("blocked")
