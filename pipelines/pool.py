"""Reading in processes of its own: a page that hangs or kills its reader costs that page alone."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
import threading
import traceback
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from pipelines.addresses import article_address, is_web
from pipelines.normalise import normalise
from pipelines.outlet import Outlet
from pipelines.page import Page
from pipelines.plain_page import is_plain_text, read_plain_page
from pipelines.raw import NotAnArticleError
from pipelines.read import read
from pipelines.repeats import article_without, without_repeats
from storage.records import Article, Reject, Stage

LONGEST_DETAIL = 4000
Door = Callable[[Page, Outlet], Article | Reject]


def article_of(page: Page, outlet: Outlet) -> Article | Reject:
    """Read and normalise a page. The worker's door: whatever goes wrong becomes a reject, never an exception."""
    stage = Stage.READ
    try:
        raw = read_plain_page(page, outlet) if is_plain_text(page) else read(page, outlet)
        stage = Stage.NORMALISE
        article = article_without(normalise(without_repeats(raw)), outlet.repeats)
        return _filed(article, outlet)
    except NotAnArticleError as problem:
        return Reject(page.url, page.outlet, stage, problem.reason, problem.evidence)
    except Exception:  # noqa: BLE001 - the worker's door: recorded with its traceback
        return Reject(page.url, page.outlet, stage, "reader-failed", traceback.format_exc()[-LONGEST_DETAIL:])


class ReadingPool:
    """Worker processes that read pages, each page within a time limit.

    A worker that hangs is ended, one that died is replaced; its page becomes a reject (``reader-timeout``,
    ``reader-died``) and no other is touched. Workers start when they are first needed. With no workers pages are
    read in this process, without a time limit: for a debugger.
    """

    def __init__(self, workers: int, seconds_a_page: float, door: Door = article_of) -> None:
        self.seconds_a_page = seconds_a_page
        self._door = door
        self._workers = [_Worker(door) for _ in range(workers)]
        self._idle: asyncio.LifoQueue[_Worker] = asyncio.LifoQueue()
        for worker in self._workers:
            self._idle.put_nowait(worker)

    async def read(self, page: Page, outlet: Outlet) -> Article | Reject:
        """Read a page as ``article_of`` does, in the next free worker."""
        if not self._workers:
            return self._door(page, outlet)
        worker = await self._idle.get()
        try:
            return await asyncio.to_thread(worker.ask, page, outlet, self.seconds_a_page)
        finally:
            self._idle.put_nowait(worker)

    async def warm_up(self) -> None:
        """Start the first worker while there is nothing to read yet."""
        if self._workers:
            await asyncio.to_thread(self._workers[-1].start)

    def close(self) -> None:
        """End all workers; the pool starts new ones if it is used again."""
        for worker in self._workers:
            worker.stop()


@cache
def shared_pool(workers: int, seconds_a_page: float) -> ReadingPool:
    """Return the process's one pool of this size: all outlets crawled in a process read in it."""
    return ReadingPool(workers, seconds_a_page)


class _Worker:
    """One process and our end of its pipe. A lock keeps question and answer together."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._lock = threading.Lock()
        self._running: tuple[BaseProcess, Connection] | None = None

    def ask(self, page: Page, outlet: Outlet, seconds: float) -> Article | Reject:
        with self._lock:
            process, pipe = self._running or self._start()
            try:
                pipe.send((page, outlet))
                if pipe.poll(seconds):
                    answer: Article | Reject = pipe.recv()
                    return answer
                reason, detail = "reader-timeout", f"longer than {seconds:g} s"
            except (EOFError, OSError):
                process.join(timeout=1)
                reason, detail = "reader-died", f"exit code {process.exitcode}"
            self._end()
        return Reject(page.url, page.outlet, Stage.READ, reason, detail)

    def start(self) -> None:
        with self._lock:
            if self._running is None:
                self._start()

    def stop(self) -> None:
        if self._running is not None:
            self._running[0].kill()  # before the lock: whoever holds it waits for this process
        with self._lock:
            self._end()

    def _start(self) -> tuple[BaseProcess, Connection]:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["pipelines.pool"])
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._door), daemon=True)
        process.start()
        theirs.close()
        ours.recv()  # its first word: starting is not reading, and costs no page its time
        self._running = process, ours
        return self._running

    def _end(self) -> None:
        if self._running is None:
            return
        process, pipe = self._running
        self._running = None
        pipe.close()
        process.kill()
        process.join()


def _filed(article: Article, outlet: Outlet) -> Article:
    """The article under its canonical address; a saved page whose address nobody knows stays under its own name."""
    if not is_web(article.url):
        return article
    return replace(article, url=article_address(article.url, None, outlet))


def _serve(pipe: Connection, door: Door) -> None:
    """Answer page after page until the other end is closed; Ctrl-C is the crawl's to handle, not ours."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pipe.send("ready")
    try:
        while True:
            page, outlet = pipe.recv()
            pipe.send(door(page, outlet))
    except (EOFError, BrokenPipeError):
        return
