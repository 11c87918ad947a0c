"""The walk of a page as Scrapy's item pipelines: keep, read, store."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Protocol, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem, NotConfigured
from scrapy.settings import BaseSettings

from pipelines.outlet import Outlet
from pipelines.page import Page
from pipelines.pool import ReadingPool, shared_pool
from storage.records import Article, Reject


class RejectedError(DropItem):
    """A page gave no article; ``reject`` says at which stage, and why."""

    def __init__(self, reject: Reject) -> None:
        super().__init__(f"{reject.stage}: {reject.reason}")
        self.reject = reject


class Ledger(Protocol):
    """What the stages need of a crawl: its outlet, and where its pages and results are entered."""

    outlet: Outlet

    def keep(self, page: Page) -> None:
        """Keep a page as it was fetched."""

    def article(self, article: Article, page: Page) -> None:
        """Enter an article, with the page that gave it."""

    def reject(self, reject: Reject, page: Page) -> None:
        """Enter a page that gave no article."""


def pool_of(settings: BaseSettings) -> ReadingPool:
    """Return this process's pool of readers, of the size and patience that settings tell."""
    return shared_pool(settings.getint("DATELINE_READERS"), settings.getfloat("DATELINE_SECONDS_A_PAGE"))


@dataclass(frozen=True, slots=True)
class ReadPage:
    """An article on its way from reading to storing, with its page."""

    article: Article
    page: Page


class Stage:
    """A stage works for one crawl; spiders that keep no ledger, such as a command's one-off ones, have none."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the ledger of the crawl's spider."""
        ledger: Ledger | None = getattr(crawler.spider, "ledger", None)
        if ledger is None:
            raise NotConfigured("the spider is no outlet's")
        return cls(ledger)


class Keep(Stage):
    """Keeps the page as it was fetched, to be read again with the rules of another day."""

    def process_item(self, item: Page) -> Page:
        """Keep a page and pass it on."""
        self.ledger.keep(item)
        return item


class Read(Stage):
    """Reads the page in a worker process."""

    pool: ReadingPool

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Read in the pool that all outlets of this process share."""
        stage = super().from_crawler(crawler)
        stage.pool = pool_of(crawler.settings)
        return stage

    def open_spider(self) -> None:
        """Have a worker start while discovery asks for its first addresses."""
        self._warming_up = asyncio.ensure_future(self.pool.warm_up())

    async def process_item(self, item: Page) -> ReadPage:
        """Turn a page into an article. Raises ``RejectedError`` when it is none."""
        result = await self.pool.read(item, self.ledger.outlet)
        if isinstance(result, Reject):
            self.ledger.reject(result, item)
            raise RejectedError(result)
        return ReadPage(result, item)


class Store(Stage):
    """Enters the article in the crawl's ledger, which writes in batches."""

    def process_item(self, item: ReadPage) -> Article:
        """Store an article; it is what leaves the walk, for ``FEEDS`` and ``-O``."""
        self.ledger.article(item.article, item.page)
        return item.article
