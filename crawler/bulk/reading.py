"""Kept pages read by a cluster: shipped to its workers by the block, answered in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from distributed import Client, Future

from crawler.archive.reading import Reading, read_in_order
from storage.records import Article, Reject

BLOCK = 200  # pages that go to a worker at a time
BLOCKS_AHEAD = 2  # for each worker, so that none waits for us
Answers = list[Article | Reject]


def read_in_cluster(
    readings: Iterable[Reading], client: Client
) -> Iterator[tuple[Reading, Article | Reject]]:
    """Read pages on the workers, and yield each with its answer, in the order they came.

    A worker that dies costs its block, which another reads.
    """
    coming = iter(readings)
    ahead = BLOCKS_AHEAD * len(client.scheduler_info()["workers"])
    waiting: deque[tuple[list[Reading], Future[Answers]]] = deque()
    while block := list(islice(coming, BLOCK)):
        waiting.append((block, client.submit(read_block, block, pure=False)))
        if len(waiting) > ahead:
            yield from _answered(*waiting.popleft())
    while waiting:
        yield from _answered(*waiting.popleft())


def read_block(block: Sequence[Reading]) -> Answers:
    """Read a block of pages on a worker."""
    return [answer for _, answer in read_in_order(block, jobs=1)]


def _answered(
    block: Sequence[Reading], future: Future[Answers]
) -> Iterator[tuple[Reading, Article | Reject]]:
    yield from zip(block, future.result(), strict=True)
