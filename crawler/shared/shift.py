"""A worker process: takes its share of the outlets that have pages to fetch, turn by turn, and gives them back."""

from __future__ import annotations

import asyncio
import os
import random
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import ceil
from time import monotonic

from redis.exceptions import RedisError
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from crawler.catalogue.outlets import Catalogue
from crawler.catalogue.render import can_render
from crawler.loader import spider_of
from crawler.plan import CrawlOptions
from crawler.run import crawl_settings
from crawler.shared.board import Board
from crawler.shared.coordinator import MANNERS
from crawler.shared.lease import Lease, host_key
from crawler.shared.server import QueueError, Server, check_server, connect, sentence
from crawler.shared.wire import BadMessageError, Offer
from crawler.shared.worker_spider import WorkerSpider
from pipelines.outlet import Outlet
from pipelines.stages import pool_of

ROUND = 1.0  # seconds between two looks at the board
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Terms:
    """What a worker brings: how many outlets it takes at a time, whose readers it has, and how long it waits for work."""

    outlets_at_once: int
    catalogue: Catalogue
    idle_seconds: float | None = None


def work(url: str, options: CrawlOptions, terms: Terms, say: Say) -> int:
    """Fetch and read for the crawl that meets at a queue, until interrupted or without work for too long.

    Returns how many pages were answered. Ctrl-C ends politely: what is in flight is finished and sent; a second one
    ends at once, and loses nothing either. Raises ``QueueError``, also when the queue goes away for good.
    """
    check_server(url)
    settings = crawl_settings("", options)
    settings.set("EXTENSIONS", {}, priority="cmdline")  # they serve a crawl's database
    process = AsyncCrawlerProcess(settings)
    shift = _Shift(process, connect(url), terms, say)
    ended = asyncio.get_event_loop().create_task(shift.run())
    process.start(stop_after_crawl=False)
    pool_of(settings).close()
    if ended.done() and not ended.cancelled() and (problem := ended.exception()):
        raise problem
    return shift.pages


def share(outlets: int, workers: int, most: int) -> int:
    """Return how many outlets one of so many workers takes: none of them has two more than another.

    >>> share(10, 4, 32), share(3, 1, 2), share(0, 2, 32)
    (3, 2, 0)
    """
    return min(most, ceil(outlets / max(1, workers)))


def why_not(outlet: Outlet, catalogue: Catalogue) -> str | None:
    """Return why a worker cannot take an outlet, None when it can.

    A reader is code. It is never taken from the wire: the worker's own file of that outlet has to name it, too.
    """
    reader = outlet.read.reader
    if reader and (outlet.slug not in catalogue.slugs or catalogue.find(outlet.slug).read.reader != reader):
        return f"its pages need the reader {reader}, which no outlet file of this worker names (--outlets)"
    if outlet.render and not can_render():
        return 'its pages need a browser: pip install "dateline[render]", and Chromium'
    return None


def mannered(settings: Settings, offer: Offer) -> Settings:
    """Return a worker's settings for a turn: the coordinator's manners hold, but where the worker's operator says otherwise."""
    told = settings.copy()
    told.update({name: offer.manners[name] for name in MANNERS if name in offer.manners}, priority="spider")
    return told


class _Shift:
    """The worker's outlets, and its rounds to the board."""

    def __init__(self, process: AsyncCrawlerProcess, server: Server, terms: Terms, say: Say) -> None:
        self.pages = 0
        self._process = process
        self._server = server
        self._board = Board(server)
        self._terms = terms
        self._say = say
        self._name = f"{socket.gethostname()}-{os.getpid()}"
        self._turns: dict[str, Crawler] = {}
        self._refused: dict[str, str] = {}
        self._busy_at = monotonic()

    async def run(self) -> None:
        from twisted.internet import reactor  # noqa: PLC0415 - importing it installs one: the process has, by now

        try:
            while not self._has_waited_long():
                await self._go_round()
                await asyncio.sleep(ROUND)
        except RedisError as problem:
            raise QueueError(sentence(self._server.name, problem)) from problem
        finally:
            await self._leave()
            reactor.stop()  # type: ignore[misc]

    async def _go_round(self) -> None:
        outlets = await self._board.open_outlets()
        workers = await self._board.sign_in(self._name)
        ours = share(len({*outlets, *self._turns}), workers, self._terms.outlets_at_once)
        for crawler in list(self._turns.values())[ours:]:
            if isinstance(crawler.spider, WorkerSpider):
                crawler.spider.leaving = True
        free = [slug for slug in outlets if slug not in self._turns]
        random.shuffle(free)
        await self._take_turns(free, ours)
        if self._turns:
            self._busy_at = monotonic()

    async def _take_turns(self, slugs: Iterable[str], most: int) -> None:
        for slug in slugs:
            if len(self._turns) >= most:
                return
            offer = await self._offer(slug)
            lease = offer and Lease(self._server.loop, host_key(offer.outlet))
            if offer and lease and await lease.claim():
                self._begin(offer, lease)

    async def _offer(self, slug: str) -> Offer | None:
        """An outlet's offer, None for one this worker cannot take: it says why, once."""
        offer: Offer | None = None
        reason: str | None = None
        try:
            offer = await self._board.offer_of(slug)
            reason = why_not(offer.outlet, self._terms.catalogue) if offer else None
        except BadMessageError as problem:
            reason = f"its offer cannot be read: {problem}"
        if reason and self._refused.get(slug) != reason:
            self._refused[slug] = reason
            self._say(f"{slug}: not taken: {reason}")
        return None if reason else offer

    def _begin(self, offer: Offer, lease: Lease) -> None:
        outlet = offer.outlet
        crawler = Crawler(spider_of(outlet, WorkerSpider), mannered(self._process.settings, offer))
        self._turns[outlet.slug] = crawler
        turn = self._process.crawl(crawler, server=self._server, lease=lease)
        turn.add_done_callback(lambda _: self._end(outlet.slug))

    def _end(self, slug: str) -> None:
        spider = self._turns.pop(slug).spider
        if isinstance(spider, WorkerSpider):
            self.pages += spider.ledger.answered
            self._say(f"{slug}: {spider.ledger.answered:,} pages answered")

    def _has_waited_long(self) -> bool:
        longest = self._terms.idle_seconds
        return longest is not None and monotonic() - self._busy_at > longest

    async def _leave(self) -> None:
        await self._process.stop()
        await self._process.join()
        await self._board.sign_out(self._name)
        await self._server.close()
