"""One outlet's pages on their way: handed out through the queue, taken back from the stream, and never lost between."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Iterator
from typing import Any

from redis.exceptions import OutOfMemoryError

from crawler.fetch.page_spider import PageSpider
from crawler.shared.board import Entry, Reports, Requests, report_of
from crawler.shared.lease import host_key
from crawler.shared.server import Server
from crawler.shared.wire import BadMessageError, Report
from storage.frontier.values import DuePage

WAIT = 2.0  # seconds for a report
AT_ONCE = 0.01
log = logging.getLogger(__name__)


class Desk:
    """Hands an outlet's pages to whichever worker has its host, and knows which of them are out.

    A page that is out is in the queue, in the hands of the worker that holds the outlet's host, or in the stream. When
    the queue is empty, nobody holds the host and the stream is read to its end, it is none of these: its worker died,
    or Redis forgot it. Then it is handed out again.
    """

    def __init__(self, spider: PageSpider, server: Server) -> None:
        self.out: dict[str, DuePage] = {}
        self._spider = spider
        self._redis: Any = server.loop
        self._host = host_key(spider.outlet)
        self._requests = Requests(server, spider)
        self._reports = Reports(server, spider.name)
        self._taken: list[bytes] = []

    async def open(self) -> None:
        """Begin; what an earlier crawl handed out is forgotten, what came of it is still in the stream."""
        await asyncio.to_thread(self._requests.clear)
        await self._reports.begin()

    async def hand_out(self, pages: Iterable[DuePage]) -> None:
        """Give pages to the workers; while Redis is full they count as lost, and are given later."""
        pages = list(pages)
        self.out.update({page.url: page for page in pages})
        try:
            await asyncio.to_thread(self._requests.push_all, pages)
        except OutOfMemoryError:
            log.warning("%s: Redis is full (maxmemory): pages wait until it has room", self._spider.name)
            await asyncio.sleep(WAIT)

    async def take_back(self, wait: float = WAIT) -> list[Report]:
        """Return what comes in within some seconds; when it is certain that pages are lost, hand these out again."""
        entries = await self._reports.read(wait)
        if not entries and self.out and await self._is_deserted():
            entries = await self._reports.read(AT_ONCE)  # the last words of whoever has left
            if not entries:
                log.info("%s: %d pages are given out again", self._spider.name, len(self.out))
                await self.hand_out(self.out.values())
        return list(self._reported(entries))

    async def is_attended(self) -> bool:
        """Tell whether anybody holds the outlet's host."""
        return bool(await self._redis.exists(self._host))

    async def stored(self) -> None:
        """Forget the reports that were taken back, for they are in the database."""
        taken, self._taken = self._taken, []
        await self._reports.done(taken)

    async def close(self) -> None:
        """End; reports that nobody took stay for the next crawl, and none is left when no page is out."""
        await asyncio.to_thread(self._requests.clear)
        if not self.out:
            await self._reports.end()

    async def _is_deserted(self) -> bool:
        async with self._redis.pipeline(transaction=False) as pipe:
            return not any(await pipe.llen(self._requests.key).exists(self._host).execute())

    def _reported(self, entries: Iterable[Entry]) -> Iterator[Report]:
        """What the entries say; one that says nothing leaves its pages out, to be handed out again."""
        for entry in entries:
            self._taken.append(entry[0])
            try:
                yield report_of(entry)
            except BadMessageError as problem:
                log.warning("%s: a report cannot be read: %s", self._spider.name, problem)
