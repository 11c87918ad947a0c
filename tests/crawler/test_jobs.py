"""``crawl --jobs``: what becomes of a crawl whose process dies."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from crawler.jobs import DIED, crawl_in_jobs
from crawler.plan import CrawlOptions, CrawlResult, Progress
from pipelines.outlet import Outlet
from storage.frontier.crawls import CrawlCounts
from storage.records import OutletRecord


def crawl(
    outlets: Sequence[Outlet],
    _db_path: Path,
    *,
    options: CrawlOptions,  # noqa: ARG001 - as the crawl is called
    on_event: Callable[[object], None],
) -> list[CrawlResult]:
    """Crawl one outlet to its end, and die over the other."""
    (outlet,) = outlets
    on_event(Progress(outlet.slug, found=9, new=4))
    if outlet.slug == "herald":
        os.kill(os.getpid(), 9)
    return [CrawlResult(outlet.slug, "healthy")]


def test_a_process_that_dies_is_told_with_what_its_crawl_told_last(tmp_path: Path) -> None:
    """What was stored stays stored: the line does not say that nothing was."""
    outlets = [
        Outlet(OutletRecord(slug, slug, f"https://{slug}.example/", "en", "UTC"))
        for slug in ("gazette", "herald")
    ]
    results = crawl_in_jobs(crawl, outlets, tmp_path / "news.db", CrawlOptions(jobs=2), None)
    assert results == [
        CrawlResult("gazette", "healthy"),
        CrawlResult("herald", "failed", CrawlCounts(found=9, new=4), (DIED,)),
    ]
