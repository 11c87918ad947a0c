"""Pages read in worker processes and answered in order, for the verbs that have pages already."""

from __future__ import annotations

import asyncio
from asyncio import Task
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipelines.outlet import Outlet
from pipelines.page import Page
from pipelines.pool import ReadingPool
from storage.records import Article, Reject

SECONDS_A_PAGE = 30.0
PAGES_AHEAD = 4  # waiting for each worker, so that none waits for us


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
    waiting: deque[tuple[Reading, Task[Article | Reject]]] = deque()
    try:
        with asyncio.Runner() as runner:
            for reading in readings:
                task = runner.get_loop().create_task(pool.read(reading.page, reading.outlet))
                waiting.append((reading, task))
                if len(waiting) > PAGES_AHEAD * jobs:
                    yield _answered(runner, *waiting.popleft())
            while waiting:
                yield _answered(runner, *waiting.popleft())
    finally:
        pool.close()


def _answered(
    runner: asyncio.Runner, reading: Reading, task: Task[Article | Reject]
) -> tuple[Reading, Article | Reject]:
    return reading, runner.run(_answer(task))


async def _answer(task: Task[Article | Reject]) -> Article | Reject:
    return await task
