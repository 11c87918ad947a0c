"""Crawls in processes of their own: what one eats is given back when it ends, and one that dies costs its crawls alone."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Protocol

from crawler.logs import RecordSender
from crawler.plan import CrawlOptions, CrawlResult, Progress
from crawler.telling import Telling
from pipelines.outlet import Outlet

LOADED = ["crawler.watch.loaded"]
DIED = "its process died; it goes on the next time"


@dataclass(frozen=True, slots=True)
class Ended:
    """A crawl that ended: its outlet, and its result where the database may not hold it."""

    outlet: str
    result: CrawlResult | None = None


class Runner(Protocol):
    """Runs crawls, several at a time."""

    @property
    def running(self) -> int:
        """How many are under way."""

    def start(self, outlets: Sequence[Outlet], options: CrawlOptions) -> None:
        """Begin to crawl outlets."""

    def hear(self, seconds: float) -> list[Ended]:
        """Wait for so long, or until something ends; return what did."""

    def end(self) -> None:
        """Ask all to end politely; asked again, at once."""


@dataclass(slots=True)
class _Child:
    process: BaseProcess
    pipe: Connection
    crawling: set[str] = field(default_factory=set)


class Children:
    """A ``Runner`` whose crawls are child processes, each with all outlets that were due when it began."""

    def __init__(self, db_path: Path) -> None:
        self._db_path = db_path
        self._children: list[_Child] = []
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(LOADED)

    @property
    def running(self) -> int:
        """How many child processes are at work."""
        return len(self._children)

    def start(self, outlets: Sequence[Outlet], options: CrawlOptions) -> None:
        """Begin a process that crawls outlets at the same time."""
        self.launch(work, outlets, options)

    def launch(
        self, target: Callable[..., None], outlets: Sequence[Outlet], options: CrawlOptions, *rest: object
    ) -> None:
        """Begin a process that does something with the pipe, the outlets, the database, the options and the rest."""
        ours, theirs = self._context.Pipe(duplex=False)
        process = self._context.Process(target=target, args=(theirs, outlets, self._db_path, options, *rest))
        process.start()
        theirs.close()
        self._children.append(_Child(process, ours, {outlet.slug for outlet in outlets}))

    def hear(self, seconds: float) -> list[Ended]:
        """Take what the children tell; log lines of theirs go to this process's log."""
        ended: list[Ended] = []
        for ready in wait([child.pipe for child in self._children], seconds):
            child = next(child for child in self._children if child.pipe is ready)
            try:
                self._take(child, child.pipe.recv(), ended)
            except (EOFError, OSError):
                ended += [
                    Ended(outlet, CrawlResult(outlet, "failed", shortfalls=(DIED,)))
                    for outlet in child.crawling
                ]
                child.pipe.close()
                child.process.join()
                self._children.remove(child)
        return ended

    def end(self) -> None:
        """Send each child what Ctrl-C sends: the first ends it politely, the second at once."""
        for child in self._children:
            with suppress(ProcessLookupError):
                os.kill(child.process.pid or 0, signal.SIGINT)

    @staticmethod
    def _take(child: _Child, told: object, ended: list[Ended]) -> None:
        if isinstance(told, logging.LogRecord):
            logging.getLogger(told.name).handle(told)
        elif isinstance(told, Ended) and told.outlet in child.crawling:
            child.crawling.discard(told.outlet)
            ended.append(told)


def work(pipe: Connection, outlets: Sequence[Outlet], db_path: Path, options: CrawlOptions) -> None:
    """Crawl outlets in this child process, and tell how each crawl ended.

    It has a group of its own, so that Ctrl-C in a terminal reaches it once, through its parent.
    """
    from crawler.run import crawl, crawl_settings  # noqa: PLC0415 - loaded by the fork server, not by the watch
    from pipelines.stages import pool_of  # noqa: PLC0415 - the same

    os.setpgrp()
    pool_of(crawl_settings(db_path, options)).fork(without=[pipe])
    tell = Telling(pipe)
    logging.getLogger().addHandler(RecordSender(tell))
    with suppress(KeyboardInterrupt):  # before the crawl's own way of ending stands
        for result in crawl(outlets, db_path, options=options, on_event=partial(_tell_end, tell)):
            tell(Ended(result.outlet, result))


def _tell_end(tell: Callable[[object], None], event: Progress) -> None:
    """Take what happens in a crawl, and tell of its end alone."""
    if event.finished:
        tell(Ended(event.outlet))
