"""An interrupted crawl finishes what it has asked for, and asks for nothing more."""

from __future__ import annotations

from scrapy.crawler import AsyncCrawlerProcess, Crawler

from crawler.fetch.answers import LetGoError


class InterruptibleProcess(AsyncCrawlerProcess):
    """Scrapy's process, whose crawls end on the first Ctrl-C without waiting for their servers' delays and pauses."""

    async def stop(self) -> None:
        """End all crawls as soon as what is in flight has been answered."""
        for crawler in self.crawlers:
            let_go(crawler)
        await super().stop()


def let_go(crawler: Crawler) -> None:
    """Let go of the requests of a crawl that wait for their turn at a server: each fails with ``LetGoError``."""
    if crawler.spider is None:  # it has not begun
        return
    for slot in crawler.engine.downloader.slots.values():
        while slot.queue:
            _, answer = slot.queue.popleft()
            answer.errback(LetGoError())
