"""One outlet's pages on their way: handed out through the queue, taken back from the stream, and never lost between."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Iterator
from typing import Any

from redis.exceptions import OutOfMemoryError

from crawler.fetch.page_spider import PageSpider
from crawler.shared.board import ANSWERS_AT_ONCE, Answers, Entry, message_of, requests_of
from crawler.shared.lease import host_key
from crawler.shared.server import Server
from crawler.shared.wire import Answer, BadMessageError, Turn
from storage.frontier.values import DuePage

WAIT = 1.0  # seconds for an answer
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
        self._requests = requests_of(spider, server)
        self._answers = Answers(server, spider.name)
        self._taken: list[bytes] = []

    async def open(self) -> None:
        """Begin; what an earlier crawl handed out is forgotten, what came of it is still in the stream."""
        await asyncio.to_thread(self._requests.clear)
        await self._answers.begin()

    async def hand_out(self, pages: Iterable[DuePage]) -> None:
        """Give pages to the workers; while Redis is full they count as lost, and are given later."""
        pages = list(pages)
        self.out.update({page.url: page for page in pages})
        try:
            await asyncio.to_thread(self._push, pages)
        except OutOfMemoryError:
            log.warning("%s: Redis is full (maxmemory): pages wait until it has room", self._spider.name)
            await asyncio.sleep(WAIT)

    async def take_back(self, wait: float = WAIT) -> list[Answer | Turn]:
        """Return what comes in within some seconds; when it is certain that pages are lost, hand these out again."""
        deserted = bool(self.out) and await self._is_deserted()
        entries = await self._answers.read(ANSWERS_AT_ONCE, wait)
        messages = list(self._messages(entries))
        if deserted and not entries:
            log.info("%s: %d pages are given out again", self._spider.name, len(self.out))
            await self.hand_out(self.out.values())
        return messages

    async def is_attended(self) -> bool:
        """Tell whether anybody holds the outlet's host."""
        return bool(await self._redis.exists(self._host))

    async def stored(self) -> None:
        """Forget the answers that were taken back, for they are in the database."""
        taken, self._taken = self._taken, []
        await self._answers.done(taken)

    async def close(self) -> None:
        """End; answers that nobody took stay for the next crawl, and none is left when no page is out."""
        await asyncio.to_thread(self._requests.clear)
        if not self.out:
            await self._answers.end()

    def _push(self, pages: list[DuePage]) -> None:
        for page in pages:
            self._requests.push(self._spider.page_request(page))

    async def _is_deserted(self) -> bool:
        queued = await self._redis.llen(self._requests.key)
        return not (queued or await self.is_attended())

    def _messages(self, entries: Iterable[Entry]) -> Iterator[Answer | Turn]:
        """What the entries say; one that says nothing leaves its page out, to be handed out again."""
        for entry in entries:
            self._taken.append(entry[0])
            try:
                yield message_of(entry)
            except BadMessageError as problem:
                log.warning("%s: an answer cannot be read: %s", self._spider.name, problem)
