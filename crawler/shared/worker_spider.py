"""A worker's turn at an outlet: pages off the queue, fetched and read by the walk of any crawl, answers into the stream."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from time import monotonic
from typing import Any

from redis.exceptions import OutOfMemoryError, RedisError
from scrapy import Request

from crawler.fetch.page_spider import PageSpider
from crawler.shared.board import Answers, requests_of
from crawler.shared.lease import Lease
from crawler.shared.server import Server
from crawler.shared.wire import Answer, BadMessageError, Turn
from pipelines.outlet import Outlet
from pipelines.page import Page
from storage.records import Article, PageState, Reject, Stage

QUIET = 3.0  # seconds without a page after which a turn ends
PAUSE = 0.2
log = logging.getLogger(__name__)


class AwayLedger:
    """The ledger of a crawl whose database is elsewhere: what is entered goes into the stream of answers.

    ``answered`` counts pages; ``gone`` says that Redis has not answered for two minutes.
    """

    def __init__(self, outlet: Outlet, answers: Answers) -> None:
        self.outlet = outlet
        self.open: set[str] = set()
        self.answered = 0
        self.gone = False
        self._answers = answers
        self._posts: set[asyncio.Task[None]] = set()

    def take(self, url: str) -> bool:
        """Open a page; one that is open already need not be fetched twice."""
        new = url not in self.open
        self.open.add(url)
        return new

    def keep(self, page: Page) -> None:
        """Do nothing: a page is kept where the database is."""

    def article(self, article: Article, page: Page) -> None:
        """Send an article with the page that gave it."""
        self._send(Answer(page.url, page, article=article))

    def reject(self, reject: Reject, page: Page) -> None:
        """Send a page that gave no article."""
        self._send(Answer(page.url, page, reject=reject))

    def seen(self, page: Page, state: PageState) -> None:
        """Send that a visit brought nothing to read."""
        self._send(Answer(page.url, page, state=state))

    def refused(
        self, url: str, state: PageState, reason: str, detail: str | None, status: int | None = None
    ) -> None:
        """Send that a page could not be fetched."""
        reject = Reject(url, self.outlet.slug, Stage.FETCH, reason, detail)
        self._send(Answer(url, reject=reject, state=state, status=status))

    async def end(self, turn: Turn) -> None:
        """Send what is left, and that the turn has ended."""
        while self._posts:
            await asyncio.wait(self._posts)
        await self._post(turn)

    def _send(self, answer: Answer) -> None:
        self.answered += 1
        post = asyncio.create_task(self._post(answer))
        self._posts.add(post)
        post.add_done_callback(self._posts.discard)

    async def _post(self, message: Answer | Turn) -> None:
        """Put a message into the stream, when there is room; a page is open until its answer is there."""
        try:
            while not await self._has_room(message):
                log.warning("%s: Redis is full (maxmemory): answers wait until it has room", self.outlet.slug)
                await asyncio.sleep(1)
        except RedisError:
            self.gone = True
        if isinstance(message, Answer):
            self.open.discard(message.url)

    async def _has_room(self, message: Answer | Turn) -> bool:
        try:
            await self._answers.post(message)
        except OutOfMemoryError:
            return False
        return True


class WorkerSpider(PageSpider):
    """Fetches an outlet's pages from the queue for as long as there are any, and it may."""

    ledger: AwayLedger

    def __init__(self, server: Server, lease: Lease, **arguments: Any) -> None:  # noqa: ANN401 - Scrapy's signature
        super().__init__(**arguments)
        self.leaving = False
        self._lease = lease
        self._requests = requests_of(self, server)
        self.ledger = AwayLedger(self.outlet, Answers(server, self.name))

    async def start(self) -> AsyncIterator[Request]:
        """Fetch page after page; end when none came for a while, or when others are to have the outlet."""
        busy_at = monotonic()
        while self._may_go_on(busy_at):
            await self.room()
            request = await self._next()
            if request is not None:
                busy_at = monotonic()
                yield request
            else:
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
        if self.leaving or self.ledger.gone or self._lease.lost:
            return False
        return monotonic() - busy_at < QUIET or not self._is_idle()

    def _is_idle(self) -> bool:
        engine = self.crawler.engine
        scheduler, scraping = engine.scheduler, engine.scraper.slot
        waiting = engine.downloader.active or (scheduler is not None and scheduler.has_pending_requests())
        return not waiting and (scraping is None or scraping.is_idle())

    async def _next(self) -> Request | None:
        try:
            request: Request | None = await asyncio.to_thread(self._requests.pop)
        except BadMessageError as problem:
            log.warning("%s: what lay in the queue is no page: %s", self.name, problem)
            return None
        except RedisError:
            self.ledger.gone = True
            return None
        return request if request is not None and self.ledger.take(request.cb_kwargs["due"].url) else None
