"""Reading in processes of its own: a page that hangs or kills its reader costs that page alone."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
from collections.abc import Callable, Sequence
from functools import cache
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext, ForkServerContext
from multiprocessing.process import BaseProcess

from pipelines.messages import pack_page, pack_result, unpack_page, unpack_result
from pipelines.outlet import Outlet
from pipelines.page import Page
from storage.records import Article, Reject, Stage

Door = Callable[[Page, Outlet], Article | Reject]


def read_page(page: Page, outlet: Outlet) -> Article | Reject:
    """Read a page as ``article_of`` does; only the process that does so loads the reader."""
    from pipelines.door import article_of  # noqa: PLC0415 - a third of a second that a crawl need not wait

    return article_of(page, outlet)


class ReadingPool:
    """Worker processes that read pages, each page within a time limit.

    A worker that hangs is ended, one that died is replaced; its page becomes a reject (``reader-timeout``,
    ``reader-died``) and no other is touched. Workers start when they are first needed. With no workers pages are
    read in this process, without a time limit: for a debugger.
    """

    def __init__(self, workers: int, seconds_a_page: float, door: Door = read_page) -> None:
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
            return await worker.ask(page, outlet, self.seconds_a_page)
        finally:
            self._idle.put_nowait(worker)

    async def warm_up(self) -> None:
        """Start a worker while there is nothing to read yet."""
        if self._workers:
            worker = await self._idle.get()
            try:
                await worker.start()
            finally:
                self._idle.put_nowait(worker)

    def fork(self, *, without: Sequence[Connection] = ()) -> None:
        """Start all workers at once as copies of this process, which has loaded the reader and runs no thread yet.

        What a worker would else load is there (measured: 1.8 of 2.2 CPU seconds of a poll that brings a few articles).
        ``without`` are connections of this process that are no business of theirs. A worker that is replaced later
        starts as ever.
        """
        for worker in self._workers:
            worker.fork(without)

    def close(self) -> None:
        """End all workers; the pool starts new ones if it is used again."""
        for worker in self._workers:
            worker.end()


@cache
def shared_pool(workers: int, seconds_a_page: float) -> ReadingPool:
    """Return the process's one pool of this size: all outlets crawled in a process read in it."""
    return ReadingPool(workers, seconds_a_page)


class _Worker:
    """One process and our end of its pipe. It is asked one page at a time, and knows the outlets it was told of."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._running: tuple[BaseProcess, Connection] | None = None
        self._told: dict[str, Outlet] = {}

    async def ask(self, page: Page, outlet: Outlet, seconds: float) -> Article | Reject:
        process, pipe = self._running or await self.start()
        answered = False
        try:
            # Sent from the event loop: a free worker is reading, and takes the page at once.
            pipe.send_bytes(pack_page(page, outlet if self._told.get(page.outlet) is not outlet else None))
            self._told[page.outlet] = outlet
            async with asyncio.timeout(seconds):
                await _readable(pipe)
            result = unpack_result(pipe.recv_bytes())
            answered = True
        except TimeoutError:
            reason, detail = "reader-timeout", f"longer than {seconds:g} s"
        except (EOFError, OSError):
            await asyncio.to_thread(process.join, 1)
            reason, detail = "reader-died", f"exit code {process.exitcode}"
        else:
            return result
        finally:
            if not answered:
                self.end()
        return Reject(page.url, page.outlet, Stage.READ, reason, detail)

    def fork(self, without: Sequence[Connection]) -> None:
        self._running = _begun(multiprocessing.get_context("fork"), self._door, without)

    async def start(self) -> tuple[BaseProcess, Connection]:
        if self._running is None:
            self._running = await asyncio.to_thread(_started, self._door)
        return self._running

    def end(self) -> None:
        if self._running is None:
            return
        process, pipe = self._running
        self._running, self._told = None, {}
        pipe.close()
        process.kill()
        process.join()


def _started(door: Door) -> tuple[BaseProcess, Connection]:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pipelines.door", "pipelines.pool"])
    return _begun(context, door)


def _begun(
    context: ForkContext | ForkServerContext, door: Door, without: Sequence[Connection] = ()
) -> tuple[BaseProcess, Connection]:
    ours, theirs = context.Pipe()
    not_theirs = [ours, *without] if isinstance(context, ForkContext) else []
    process = context.Process(target=_serve, args=(theirs, door, not_theirs), daemon=True)
    process.start()
    theirs.close()
    ours.recv()  # its first word: starting is not reading, and costs no page its time
    return process, ours


async def _readable(pipe: Connection) -> None:
    """Wait until the pipe has something to receive, or was closed at its other end."""
    loop = asyncio.get_running_loop()
    ready = asyncio.Event()
    loop.add_reader(pipe.fileno(), ready.set)
    try:
        await ready.wait()
    finally:
        loop.remove_reader(pipe.fileno())


def _serve(pipe: Connection, door: Door, not_ours: Sequence[Connection]) -> None:
    """Answer page after page until the other end is closed; Ctrl-C and a terminal's end are the crawl's to handle, not ours."""
    from pipelines.door import collect_seldom  # noqa: PLC0415 - loaded in the worker, before it was forked

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    for inherited in not_ours:  # their other ends would never hear that our parent died
        inherited.close()
    collect_seldom()
    outlets: dict[str, Outlet] = {}
    try:
        pipe.send("ready")
        while True:
            page, outlet = unpack_page(pipe.recv_bytes())
            outlet = outlets[page.outlet] = outlet or outlets[page.outlet]
            pipe.send_bytes(pack_result(door(page, outlet)))
    except (EOFError, ConnectionError):
        return
