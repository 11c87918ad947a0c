"""Several processes on one database: each crawls its share of the outlets."""

from __future__ import annotations

import logging
import multiprocessing
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from crawler import logs
from crawler.hosts import sharing_hosts
from crawler.plan import CrawlOptions, CrawlResult, Progress
from pipelines.outlet import Outlet

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
    A process that dies costs the crawls of its share: they count as failed, and go on the next time. Ctrl-C reaches
    all processes; each ends politely, and a second one ends them at once.
    """
    groups = sharing_hosts(outlets)
    count = min(options.jobs, len(groups))
    readers = max(1, (os.cpu_count() or 1) // count)
    alone = replace(options, jobs=1, settings={"DATELINE_READERS": readers, **options.settings})
    shares = [list(chain.from_iterable(groups[number::count])) for number in range(count)]
    jobs = [_start(crawl, share, db_path, alone) for share in shares]
    results: dict[str, CrawlResult] = {}
    while any(not job.pipe.closed for job in jobs):
        try:
            _hear(jobs, results, on_event)
        except KeyboardInterrupt:  # the jobs have heard it too, and are ending
            continue
    for job in jobs:
        job.process.join()
    return [results.get(outlet.slug, CrawlResult(outlet.slug, "failed")) for outlet in outlets]


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
    """Crawl a share, telling what happens and, last, how it ended."""
    logging.getLogger().addHandler(logs.RecordSender(pipe.send))
    pipe.send(crawl(share, db_path, options=options, on_event=pipe.send))
    pipe.close()


def _hear(jobs: Sequence[Job], results: dict[str, CrawlResult], on_event: OnEvent | None) -> None:
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
        elif on_event is not None:
            on_event(told)
