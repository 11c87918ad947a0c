"""Runs crawls in this process: the same code for the demo, for a live paper, and for all of them at once."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import cast

from scrapy.crawler import Crawler
from scrapy.settings import Settings

from crawler.fetch.letting_go import InterruptibleProcess
from crawler.hosts import hosts_of
from crawler.jobs import AT_ONCE, crawl_in_jobs
from crawler.loader import spider_of
from crawler.plan import BadOptionError, CrawlOptions, CrawlResult, Progress, counts_of
from crawler.settings import user_agent
from crawler.spider import OutletSpider
from pipelines.outlet import Outlet
from pipelines.stages import pool_of
from storage.database import open_database
from storage.frontier.crawls import OutletBusyError
from storage.kept.pages import KeptPages, kept_path

OUTLETS_SHARED = 256  # at once, where the coordinator only waits for them

__all__ = ["BadOptionError", "CrawlOptions", "CrawlResult", "Progress", "crawl"]


def crawl(
    outlets: Sequence[Outlet],
    db_path: str | Path,
    *,
    options: CrawlOptions | None = None,
    on_event: Callable[[Progress], None] | None = None,
) -> list[CrawlResult]:
    """Crawl outlets into a database, and return how each crawl ended.

    Fetches what is new or due and stores it. Ctrl-C, SIGTERM or SIGHUP ends politely: requests in flight are finished and
    stored, a second one ends at once; either way the next crawl goes on where this one stood. Scrapy's event loop can
    be started once: call this once a process. With ``options.jobs`` several processes share the outlets.
    ``on_event`` is called often, and should return quickly.
    Raises the errors of ``storage.database.open_database``.
    """
    options = options or CrawlOptions()
    if not outlets:
        return []
    open_database(db_path).close()
    KeptPages(kept_path(db_path)).close()
    if options.jobs > 1 and len(outlets) > 1:
        return crawl_in_jobs(crawl, outlets, db_path, options, on_event)
    settings = crawl_settings(db_path, options)
    process = InterruptibleProcess(settings)
    # What nobody will see need not be made: three records a page.
    logging.getLogger("scrapy").setLevel(settings["LOG_LEVEL"])
    crawlers = [process.create_crawler(spider_of(outlet, _kind(options))) for outlet in outlets]
    begin = partial(process.crawl, options=options, on_event=on_event)
    turns = _Turns(crawlers, begin, settings.getint("DATELINE_OUTLETS_AT_ONCE"))
    turns.begin()
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as under nohup
        signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    gc.collect()
    gc.freeze()  # modules and settings stay: no collection need look at them again
    process.start()
    pool_of(settings).close()
    return [turns.result(crawler) for crawler in crawlers]


def crawl_settings(db_path: str | Path, options: CrawlOptions) -> Settings:
    """Return Scrapy's settings for a crawl: ours, then what its options say."""
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    settings.set("DATELINE_DB", str(db_path), priority="cmdline")
    if options.contact:
        settings.set("USER_AGENT", user_agent(options.contact), priority="cmdline")
    if options.queue:
        settings.update(
            {
                "DATELINE_QUEUE": options.queue,
                "DATELINE_OUTLETS_AT_ONCE": OUTLETS_SHARED,
                "ITEM_PIPELINES": {},
            },
            priority="cmdline",
        )
    settings.update(dict(options.settings), priority="cmdline")
    return settings


def _kind(options: CrawlOptions) -> type[OutletSpider]:
    """The kind of spider a crawl needs: the queue's is loaded for crawls that have one."""
    if not options.queue:
        return OutletSpider
    from crawler.shared.coordinator import SharedSpider  # noqa: PLC0415 - not everybody has the extra

    return SharedSpider


class _Turns:
    """Outlets waiting for their turn, so many at a time, of those that share a host one.

    When one has ended the next begins, unless the operator has interrupted.
    """

    def __init__(
        self, crawlers: Sequence[Crawler], begin: Callable[[Crawler], asyncio.Task[None]], at_once: int
    ) -> None:
        self._waiting = list(crawlers)
        self._begin = begin
        self._at_once = at_once
        self._begun: dict[Crawler, asyncio.Task[None]] = {}

    def begin(self, _ended: asyncio.Task[None] | None = None) -> None:
        """Begin with all that may be under way now."""
        ended = (self.result(crawler) for crawler, task in self._begun.items() if task.done())
        if any(result.outcome == "interrupted" for result in ended):
            self._waiting.clear()
        while (crawler := self._next()) is not None:
            self._waiting.remove(crawler)
            self._begun[crawler] = task = self._begin(crawler)
            task.add_done_callback(self.begin)

    def _next(self) -> Crawler | None:
        under_way = [crawler for crawler, task in self._begun.items() if not task.done()]
        if len(under_way) >= self._at_once:
            return None
        asked = hosts_of(map(_outlet_of, under_way))
        free = (crawler for crawler in self._waiting if asked.isdisjoint(hosts_of([_outlet_of(crawler)])))
        return next(free, None)

    def result(self, crawler: Crawler) -> CrawlResult:
        """Return how a crawl ended; one that never opened its ledger, or could not close it, failed, unless another has its outlet."""
        spider, task, name = crawler.spider, self._begun.get(crawler), crawler.spidercls.name
        if isinstance(spider, OutletSpider) and spider.ledger.result is not None:
            return spider.ledger.result
        if task is None:
            return CrawlResult(name, "interrupted")
        if not task.done() and isinstance(spider, OutletSpider):
            counts = counts_of(spider.ledger.progress(), crawler.stats.get_stats() if crawler.stats else {})
            return CrawlResult(name, "interrupted", counts, (AT_ONCE,))
        problem = task.exception() if task.done() and not task.cancelled() else None
        outcome = "busy" if isinstance(problem, OutletBusyError) else "failed"
        return CrawlResult(name, outcome, shortfalls=(str(problem or "it did not end by itself"),))


def _outlet_of(crawler: Crawler) -> Outlet:
    return cast("type[OutletSpider]", crawler.spidercls).outlet
