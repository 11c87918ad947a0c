"""Pages read in worker processes and answered in order, for the verbs that have pages already."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread

from pipelines.outlet import Outlet
from pipelines.page import Page
from pipelines.pool import ReadingPool
from storage.records import Article, Reject

SECONDS_A_PAGE = 30.0
PAGES_AHEAD = 32  # waiting for each worker, so that none waits for us while we compare and write


@dataclass(frozen=True, slots=True)
class Reading:
    """A page to read, the outlet by whose rules, and where the page came from."""

    page: Page
    outlet: Outlet
    source: str = ""


def read_in_order(
    readings: Iterable[Reading], jobs: int, seconds_a_page: float = SECONDS_A_PAGE
) -> Iterator[tuple[Reading, Article | Reject]]:
    """Read pages in ``jobs`` processes, and yield each with its answer, in the order they came.

    Only a few pages are held at a time, however many there are. A page that hangs or kills its reader is
    answered with a reject.
    """
    pool = ReadingPool(jobs, seconds_a_page)
    waiting: deque[tuple[Reading, Future[Article | Reject]]] = deque()
    try:
        with _loop_aside() as loop:
            for reading in readings:
                answer = asyncio.run_coroutine_threadsafe(pool.read(reading.page, reading.outlet), loop)
                waiting.append((reading, answer))
                if len(waiting) > PAGES_AHEAD * jobs:
                    yield _answered(*waiting.popleft())
            while waiting:
                yield _answered(*waiting.popleft())
    finally:
        pool.close()


def _answered(reading: Reading, answer: Future[Article | Reject]) -> tuple[Reading, Article | Reject]:
    return reading, answer.result()


@contextmanager
def _loop_aside() -> Iterator[asyncio.AbstractEventLoop]:
    """Run an event loop in a thread of its own: it hands pages to workers while this one unpacks, compares and writes."""
    running: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = Future()

    async def serve() -> None:
        over = asyncio.Event()
        running.set_result((asyncio.get_running_loop(), over))
        await over.wait()

    thread = Thread(target=lambda: asyncio.run(serve()), name="reading")
    thread.start()
    loop, over = running.result()
    try:
        yield loop
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join()
