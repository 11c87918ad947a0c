"""The ledger of a worker, whose crawl's database is elsewhere: what is entered travels there in reports."""

from __future__ import annotations

import asyncio
import logging

from redis.exceptions import OutOfMemoryError, RedisError

from crawler.shared.board import Reports
from crawler.shared.wire import Answer, Report, Turn
from pipelines.outlet import Outlet
from pipelines.page import Page
from storage.records import Article, PageState, Reject, Stage

TOGETHER = 1.0  # seconds: what is read within them is sent together
MOST_TOGETHER = 16  # pages
BYTES_TOGETHER = 4 * 2**20  # of pages, and one page more at most
log = logging.getLogger(__name__)


class AwayLedger:
    """The ledger of a crawl whose database is elsewhere: what is entered goes into the stream of reports.

    ``answered`` counts pages; ``gone`` says that Redis has not answered for two minutes.
    """

    def __init__(self, outlet: Outlet, reports: Reports) -> None:
        self.outlet = outlet
        self.open: set[str] = set()
        self.answered = 0
        self.gone = False
        self._reports = reports
        self._waiting: list[Answer] = []
        self._timer: asyncio.TimerHandle | None = None
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
        last = Report(self._gathered(), turn)
        while self._posts:
            await asyncio.wait(self._posts)
        await self._post(last)

    def _send(self, answer: Answer) -> None:
        self.answered += 1
        self._waiting.append(answer)
        if len(self._waiting) >= MOST_TOGETHER or sum(map(_size, self._waiting)) >= BYTES_TOGETHER:
            self._post_waiting()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(TOGETHER, self._post_waiting)

    def _post_waiting(self) -> None:
        post = asyncio.create_task(self._post(Report(self._gathered())))
        self._posts.add(post)
        post.add_done_callback(self._posts.discard)

    def _gathered(self) -> tuple[Answer, ...]:
        if self._timer is not None:
            self._timer.cancel()
        answers, self._waiting, self._timer = tuple(self._waiting), [], None
        return answers

    async def _post(self, report: Report) -> None:
        """Put a report into the stream, when there is room; a page is open until its answer is there."""
        try:
            while not await self._has_room(report):
                log.warning("%s: Redis is full (maxmemory): answers wait until it has room", self.outlet.slug)
                await asyncio.sleep(1)
        except RedisError:
            self.gone = True
        self.open.difference_update(answer.url for answer in report.answers)

    async def _has_room(self, report: Report) -> bool:
        try:
            await self._reports.post(report)
        except OutOfMemoryError:
            return False
        return True


def _size(answer: Answer) -> int:
    return len(answer.page.body) if answer.page else 0
