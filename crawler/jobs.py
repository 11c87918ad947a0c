"""Several processes on one database: each crawls its share of the outlets."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import chain
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from crawler import logs
from crawler.hosts import sharing_hosts
from crawler.plan import CrawlOptions, CrawlResult, Progress, counts_of
from crawler.telling import Telling
from pipelines.outlet import Outlet

AT_ONCE = "ended at once; run it again to go on"
DIED = "its process died, killed or short of disk or memory; run it again to go on"
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
OnEvent = Callable[[Progress], None]
Crawl = Callable[..., list[CrawlResult]]


@dataclass(frozen=True, slots=True)
class Job:
    """A process and our end of its pipe."""

    process: BaseProcess
    pipe: Connection


def crawl_in_jobs(
    crawl: Crawl,
    outlets: Sequence[Outlet],
    db_path: str | Path,
    options: CrawlOptions,
    on_event: OnEvent | None,
) -> list[CrawlResult]:
    """Crawl outlets in ``options.jobs`` processes, each a share of them, and return the results in order.

    Outlets that share a host are in one share: a server is asked by one process.
    A process that dies costs the crawls of its share: they count as failed, with what they last told, and go on the next
    time. Ctrl-C, SIGTERM and SIGHUP are passed on; each process ends politely, and at once when it hears a second one.
    """
    groups = sharing_hosts(outlets)
    count = min(options.jobs, len(groups))
    readers = max(1, (os.cpu_count() or 1) // count)
    alone = replace(options, jobs=1, settings={"DATELINE_READERS": readers, **options.settings})
    shares = [list(chain.from_iterable(groups[number::count])) for number in range(count)]
    results: dict[str, CrawlResult] = {}
    newest: dict[str, Progress] = {}
    with _passed_on() as relay:
        for share in shares if not relay.heard else []:
            relay.jobs.append(_start(crawl, share, db_path, alone))
        while any(not job.pipe.closed for job in relay.jobs):
            _hear(relay.jobs, results, newest, on_event)
        for job in relay.jobs:
            job.process.join()
    untold = ("interrupted", AT_ONCE) if relay.heard else ("failed", DIED)
    return [
        results.get(slug) or _untold(newest, slug, *untold) for slug in (outlet.slug for outlet in outlets)
    ]


class _Relay:
    """Passes what ends this process on to its jobs, as what Ctrl-C sends: nothing else reaches them."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []
        self.heard = False

    def __call__(self, *_: object) -> None:
        self.heard = True
        for job in self.jobs:
            if job.process.pid is not None and not job.pipe.closed:
                with suppress(ProcessLookupError):
                    os.kill(job.process.pid, signal.SIGINT)


@contextmanager
def _passed_on() -> Iterator[_Relay]:
    """Have signals passed on for the length of a block; one that is ignored, as under ``nohup``, stays so."""
    relay = _Relay()
    former = {number: signal.getsignal(number) for number in ENDINGS}
    for number, handler in former.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, relay)
    try:
        yield relay
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


def _start(crawl: Crawl, share: Sequence[Outlet], db_path: str | Path, options: CrawlOptions) -> Job:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["crawler.run"])
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(crawl, theirs, share, db_path, options))
    process.start()
    theirs.close()
    return Job(process, ours)


def _work(
    crawl: Crawl, pipe: Connection, share: Sequence[Outlet], db_path: str | Path, options: CrawlOptions
) -> None:
    """Crawl a share, telling what happens and, last, how it ended.

    It has a group of its own, so that Ctrl-C in a terminal reaches it once, through its parent.
    """
    os.setpgrp()
    tell = Telling(pipe)
    logging.getLogger().addHandler(logs.RecordSender(tell))
    with suppress(KeyboardInterrupt):  # before the crawl's own way of ending stands
        tell(crawl(share, db_path, options=options, on_event=tell))
    pipe.close()


def _untold(newest: Mapping[str, Progress], slug: str, outcome: str, why: str) -> CrawlResult:
    """Make up the result that a process never told, of what its crawl told last."""
    return CrawlResult(slug, outcome, counts_of(newest.get(slug, Progress(slug)), {}), (why,))


def _hear(
    jobs: Sequence[Job],
    results: dict[str, CrawlResult],
    newest: dict[str, Progress],
    on_event: OnEvent | None,
) -> None:
    for ready in wait([job.pipe for job in jobs if not job.pipe.closed]):
        pipe = next(job.pipe for job in jobs if job.pipe is ready)
        try:
            told: Progress | logging.LogRecord | list[CrawlResult] = pipe.recv()
        except EOFError:
            pipe.close()
            continue
        if isinstance(told, list):
            results.update({result.outlet: result for result in told})
        elif isinstance(told, logging.LogRecord):
            logging.getLogger(told.name).handle(told)
        else:
            newest[told.outlet] = told
            if on_event is not None:
                on_event(told)
