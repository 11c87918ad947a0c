"""A crawl writes what it has every two seconds, also when no page comes."""

from __future__ import annotations

import asyncio
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.asyncio import create_looping_call

from crawler.ledger import SECONDS_BETWEEN_FLUSHES, Ledger


class Flushing:
    """An extension that writes the ledger's batch on a timer, so that a crawl that is killed loses seconds of work."""

    def __init__(self, crawler: Crawler, ledger: Ledger) -> None:
        self.crawler = crawler
        self.ledger = ledger
        self._timer = create_looping_call(self.flush)
        self._closing: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Serve a crawl that keeps a ledger, and no other."""
        ledger = getattr(crawler.spider, "ledger", None)
        if ledger is None:
            raise NotConfigured("the spider is no outlet's")
        extension = cls(crawler, ledger)
        crawler.signals.connect(extension.start, signal=signals.spider_opened)
        crawler.signals.connect(extension.stop, signal=signals.spider_closed)
        return extension

    def flush(self) -> None:
        """Write what there is; a crawl whose database can no longer be written ends."""
        self.ledger.flush_if_time()
        if self.ledger.broken is not None and self._closing is None:
            self._closing = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason="broken"))

    def start(self) -> None:
        """Begin with the crawl."""
        self._timer.start(SECONDS_BETWEEN_FLUSHES, now=False)

    def stop(self) -> None:
        """End with it; what is left is written by the ledger's own end."""
        if self._timer.running:
            self._timer.stop()
