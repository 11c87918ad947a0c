"""What coordinator and workers share in Redis: which outlets have pages to fetch, who is at work, and each outlet's pages.

Every key begins with ``dateline:``. Pages to fetch lie in scrapy-redis's queue, what became of them in a stream of reports.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from time import time
from typing import Any

from redis.exceptions import ResponseError
from scrapy import Request
from scrapy_redis.queue import FifoQueue  # type: ignore[import-untyped]

from crawler.fetch.page_spider import PageSpider
from crawler.shared.server import VERSION_KEY, Server, check_server, check_version, connect
from crawler.shared.wire import VERSION, BadMessageError, Offer, PageSerializer, Report, packed, unpacked
from storage.frontier.values import DuePage

OFFERS = "dateline:offers"
WORKERS = "dateline:workers"
REQUESTS = "dateline:%(spider)s:requests"  # scrapy-redis fills in the spider's name
REPORTS = "dateline:{}:reports"
REPORT = b"report"
GROUP = "coordinator"
REPORTS_AT_ONCE = 10
ALIVE = 5.0  # seconds since a worker showed itself: one that died is soon not counted
Entry = tuple[bytes, dict[bytes, bytes]]  # its place in the stream, and what it holds
log = logging.getLogger(__name__)


class Board:
    """The outlets that are offered, and the workers there are."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._redis: Any = server.loop  # its types are of both its clients at once

    async def open(self) -> None:
        """Say which Dateline this crawl is of."""
        await self._redis.set(VERSION_KEY, VERSION)

    async def offer(self, offer: Offer) -> None:
        """Let workers take an outlet's pages."""
        await self._redis.hset(OFFERS, offer.outlet.slug, packed(offer))

    async def withdraw(self, slug: str) -> None:
        """Let no worker take an outlet's pages any more, and forget those that lie in its queue."""
        await self._redis.hdel(OFFERS, slug)
        await self._redis.delete(REQUESTS % {"spider": slug})

    async def open_outlets(self) -> list[str]:
        """Return the outlets of which pages wait. Raises ``QueueError`` when the crawl is of another Dateline."""
        slugs = [slug.decode() for slug in await self._redis.hkeys(OFFERS)]
        if slugs:
            check_version(await self._redis.get(VERSION_KEY), self._server.name)
        async with self._redis.pipeline(transaction=False) as pipe:
            for slug in slugs:
                pipe.llen(REQUESTS % {"spider": slug})
            waiting = await pipe.execute()
        return [slug for slug, pages in zip(slugs, waiting, strict=True) if pages]

    async def offer_of(self, slug: str) -> Offer | None:
        """Return an outlet's offer, None when it was withdrawn. Raises ``BadMessageError``."""
        data = await self._redis.hget(OFFERS, slug)
        return unpacked(data, Offer) if data else None

    async def sign_in(self, worker: str) -> int:
        """Show that a worker is at work, and return how many are."""
        now = time()
        async with self._redis.pipeline(transaction=False) as pipe:
            pipe.zadd(WORKERS, {worker: now}).zremrangebyscore(WORKERS, 0, now - ALIVE).zcard(WORKERS)
            return int((await pipe.execute())[-1])

    async def sign_out(self, worker: str) -> None:
        """Show that a worker has gone."""
        await self._redis.zrem(WORKERS, worker)


def workers_at(url: str) -> int:
    """Return how many workers have shown themselves lately at a queue that can be used. Raises ``QueueError``."""
    check_server(url)
    with connect(url).waiting as redis:
        return int(redis.zcount(WORKERS, time() - ALIVE, "+inf"))


class Requests(FifoQueue):  # type: ignore[misc]
    """scrapy-redis's queue of an outlet's pages, filled and emptied by several at a time; it waits for Redis."""

    def __init__(self, server: Server, spider: PageSpider) -> None:
        super().__init__(server.waiting, spider, REQUESTS, serializer=PageSerializer(spider))

    def push_all(self, pages: Iterable[DuePage]) -> None:
        """Put pages at the end."""
        requests = map(self.spider.page_request, pages)
        self.server.lpush(self.key, *map(self._encode_request, requests))

    def pop_some(self, most: int) -> list[Request]:
        """Take so many pages at most from the beginning; what is no page is passed by, and logged."""
        return list(self._requests(self.server.rpop(self.key, most) or ()))

    def _requests(self, found: Iterable[bytes]) -> Iterator[Request]:
        for data in found:
            try:
                yield self._decode_request(data)
            except BadMessageError as problem:
                log.warning("%s: what lay in the queue is no page: %s", self.spider.name, problem)


class Reports:
    """The stream of what workers say of an outlet: a report stays until the coordinator has stored it and says so."""

    def __init__(self, server: Server, slug: str) -> None:
        self._redis: Any = server.loop
        self._key = REPORTS.format(slug)

    async def post(self, report: Report) -> None:
        """Put a report into the stream."""
        await self._redis.xadd(self._key, {REPORT: packed(report)})

    async def begin(self) -> None:
        """Make the stream, and have every report in it delivered (again)."""
        try:
            await self._redis.xgroup_create(self._key, GROUP, id="0", mkstream=True)
        except ResponseError as problem:
            if "BUSYGROUP" not in str(problem):
                raise
            await self._redis.xgroup_setid(self._key, GROUP, id="0")

    async def read(self, wait: float) -> list[Entry]:
        """Return new reports, after so many seconds at most; makes the stream anew if Redis has lost it."""
        try:
            found: list[tuple[bytes, list[Entry]]] = await self._redis.xreadgroup(
                GROUP, GROUP, {self._key: ">"}, count=REPORTS_AT_ONCE, block=int(wait * 1000)
            )
        except ResponseError as problem:
            if "NOGROUP" not in str(problem):
                raise
            await self.begin()
            return []
        return found[0][1] if found else []

    async def done(self, places: Sequence[bytes]) -> None:
        """Forget reports that are stored."""
        if places:
            async with self._redis.pipeline(transaction=False) as pipe:
                await pipe.xack(self._key, GROUP, *places).xdel(self._key, *places).execute()

    async def end(self) -> None:
        """Forget the stream."""
        await self._redis.delete(self._key)


def report_of(entry: Entry) -> Report:
    """Return what a worker says in an entry. Raises ``BadMessageError``."""
    return unpacked(entry[1].get(REPORT, b""), Report)
