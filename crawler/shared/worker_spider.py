"""A worker's turn at an outlet: pages off the queue, fetched and read by the walk of any crawl, reports into the stream."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from time import monotonic
from typing import Any

from redis.exceptions import RedisError
from scrapy import Request
from scrapy.settings import BaseSettings

from crawler.fetch.page_spider import PageSpider
from crawler.shared.away_ledger import AwayLedger
from crawler.shared.board import Reports, Requests
from crawler.shared.lease import Lease
from crawler.shared.server import Server
from crawler.shared.wire import Turn

QUIET = 3.0  # seconds without a page after which a turn ends
PAUSE = 0.2


class WorkerSpider(PageSpider):
    """Fetches an outlet's pages from the queue for as long as there are any, and it may.

    It has few more pages in hand than the server may be asked at a time: they are what a worker that dies costs.
    """

    ledger: AwayLedger

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Have a page wait for each that is asked for, and no more."""
        super().update_settings(settings)
        most = min(
            settings.getint("CONCURRENT_REQUESTS"), 2 * settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
        )
        settings.set("CONCURRENT_REQUESTS", most, priority="spider")

    def __init__(self, server: Server, lease: Lease, **arguments: Any) -> None:  # noqa: ANN401 - Scrapy's signature
        super().__init__(**arguments)
        self.leaving = False
        self._lease = lease
        self._requests = Requests(server, self)
        self.ledger = AwayLedger(self.outlet, Reports(server, self.name))

    async def start(self) -> AsyncIterator[Request]:
        """Fetch page after page; end when none came for a while, or when others are to have the outlet."""
        busy_at = monotonic()
        while self._may_go_on(busy_at):
            await self.room()
            requests = await self._next()
            for request in requests:
                await self.room()
                if self._is_cut_off:
                    return
                busy_at = monotonic()
                yield request
            if not requests:
                await asyncio.sleep(PAUSE)

    async def closed(self, reason: str) -> None:
        """Send what is left, spare the server for as long as between two pages, and give the outlet back."""
        stats = self.crawler.stats.get_stats()
        traffic = (int(stats.get(f"downloader/{name}", 0)) for name in ("request_count", "response_bytes"))
        await self.ledger.end(Turn(reason, *traffic))
        await asyncio.sleep(
            max((slot.delay for slot in self.crawler.engine.downloader.slots.values()), default=0)
        )
        await self._lease.end()

    def _may_go_on(self, busy_at: float) -> bool:
        if self.leaving or self._is_cut_off:
            return False
        return monotonic() - busy_at < QUIET or not self._is_idle()

    @property
    def _is_cut_off(self) -> bool:
        return self.ledger.gone or self._lease.lost

    def _is_idle(self) -> bool:
        engine = self.crawler.engine
        scheduler, scraping = engine.scheduler, engine.scraper.slot
        waiting = engine.downloader.active or (scheduler is not None and scheduler.has_pending_requests())
        return not waiting and (scraping is None or scraping.is_idle())

    async def _next(self) -> list[Request]:
        """As many pages as may be asked for at a time; none that is in hand already."""
        most = self.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
        try:
            requests = await asyncio.to_thread(self._requests.pop_some, most)
        except RedisError:
            self.ledger.gone = True
            return []
        return [request for request in requests if self.ledger.take(request.cb_kwargs["due"].url)]
