"""A paper on loopback for each test module, and crawls of it, each in a process of its own."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from crawler.catalogue.outlets import load_outlet
from crawler.run import CrawlOptions, CrawlResult, crawl
from tests.crawler.paper import Site, serve

# What every crawl loads, loaded once for all of them.
LOADED = [
    "crawler.run",
    "crawler.fetch.own_hosts",
    "crawler.fetch.politeness",
    "crawler.fetch.robots",
    "crawler.fetch.whole_answers",
    "pipelines.stages",
    "scrapy.core.downloader.handlers.http11",
    "scrapy.core.engine",
    "scrapy.core.scheduler",
    "scrapy.extensions.throttle",
]


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """Serve an empty paper."""
    with serve(Site()) as paper:
        yield paper


@pytest.fixture(scope="session")
def crawl_file() -> Callable[..., CrawlResult]:
    """Crawl an outlet's file into a database; a process has one event loop, so each crawl has its own process."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(LOADED)

    def run(file: Path, db: Path, **options: object) -> CrawlResult:
        made = CrawlOptions(**{"settings": {"DATELINE_READERS": 0}} | options)  # type: ignore[arg-type]
        with ProcessPoolExecutor(1, mp_context=context) as process:
            return process.submit(crawl, [load_outlet(file)], db, options=made).result(timeout=60)[0]

    return run
