"""Runs crawls in this process: the same code for the demo, for a live paper, and for all of them at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from crawler.jobs import crawl_in_jobs
from crawler.loader import spider_of
from crawler.plan import BadOptionError, CrawlOptions, CrawlResult, Progress
from crawler.settings import user_agent
from crawler.spider import OutletSpider
from pipelines.outlet import Outlet
from pipelines.pool import shared_pool
from storage.database import open_database
from storage.kept import KeptPages, kept_path

__all__ = ["BadOptionError", "CrawlOptions", "CrawlResult", "Progress", "crawl"]


def crawl(
    outlets: Sequence[Outlet],
    db_path: str | Path,
    *,
    options: CrawlOptions | None = None,
    on_event: Callable[[Progress], None] | None = None,
) -> list[CrawlResult]:
    """Crawl outlets into a database, and return how each crawl ended.

    Fetches what is new or due and stores it. Ctrl-C ends politely: requests in flight are finished and stored, a
    second one ends at once; either way the next crawl goes on where this one stood. Scrapy's event loop can
    be started once: call this once a process. With ``options.jobs`` several processes share the outlets.
    ``on_event`` is called often, and should return quickly.
    Raises the errors of ``storage.database.open_database``.
    """
    options = options or CrawlOptions()
    open_database(db_path).close()
    KeptPages(kept_path(db_path)).close()
    if options.jobs > 1 and len(outlets) > 1:
        return crawl_in_jobs(crawl, outlets, db_path, options, on_event)
    settings = crawl_settings(db_path, options)
    process = AsyncCrawlerProcess(settings)
    crawlers = [process.create_crawler(spider_of(outlet)) for outlet in outlets]
    crawls = [process.crawl(crawler, options=options, on_event=on_event) for crawler in crawlers]
    process.start()
    shared_pool(settings.getint("DATELINE_READERS"), settings.getfloat("DATELINE_SECONDS_A_PAGE")).close()
    return [_result(crawler, crawled) for crawler, crawled in zip(crawlers, crawls, strict=True)]


def crawl_settings(db_path: str | Path, options: CrawlOptions) -> Settings:
    """Return Scrapy's settings for a crawl: ours, then what its options say."""
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    settings.set("DATELINE_DB", str(db_path), priority="cmdline")
    if options.contact:
        settings.set("USER_AGENT", user_agent(options.contact), priority="cmdline")
    settings.update(dict(options.settings), priority="cmdline")
    return settings


def _result(crawler: Crawler, crawled: asyncio.Task[None]) -> CrawlResult:
    """Return how a crawl ended; one that never opened its ledger, or could not close it, failed."""
    spider = crawler.spider
    if isinstance(spider, OutletSpider) and spider.ledger.result is not None:
        return spider.ledger.result
    problem = crawled.exception() if crawled.done() and not crawled.cancelled() else None
    return CrawlResult(
        crawler.spidercls.name, "failed", shortfalls=(str(problem or "it did not end by itself"),)
    )
