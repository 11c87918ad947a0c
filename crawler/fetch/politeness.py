"""Sparing the outlet's server: its Retry-After, and an end when it refuses."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.fetch.page_spider import PageSpider
from crawler.plan import Pause

BUSY = {429, 503}
REFUSALS = {401, 403, *BUSY}
LEAST_DELAY = 0.1  # seconds; a host without any delay is never paused by the downloader
FIRST_PAUSE = 5.0  # seconds, doubled with each refusal in a row


class Patience:
    """A downloader middleware that leaves a server alone for as long as it says it is busy.

    Without a Retry-After the pause is 5 s, doubled with each busy answer in a row; Scrapy then asks again. A pause
    longer than ``DATELINE_LONGEST_PAUSE`` is not waited for: the page is left for a later crawl. After
    ``DATELINE_REFUSALS`` refusals in a row the crawl ends as blocked.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.longest_pause = crawler.settings.getfloat("DATELINE_LONGEST_PAUSE")
        self.most_refusals = crawler.settings.getint("DATELINE_REFUSALS")
        self.refusals = 0
        self._closing: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Have a patience of its own for each crawl."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Count refusals in a row, and pause the host of a busy answer."""
        self.refusals = self.refusals + 1 if response.status in REFUSALS else 0
        if self.refusals >= self.most_refusals and self._closing is None:
            self._closing = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason="blocked"))
        if response.status in BUSY:
            pause = retry_after(response) or FIRST_PAUSE * 2 ** min(self.refusals - 1, 5)
            if pause > self.longest_pause or self._closing is not None:
                request.meta["dont_retry"] = True
            else:
                self._pause(request, pause, f"HTTP {response.status}")
        return response

    def _pause(self, request: Request, seconds: float, why: str) -> None:
        """Send nothing to the host for so long: the downloader counts its delay from a moment yet to come."""
        slot = self.crawler.engine.downloader.slots.get(request.meta.get("download_slot", ""))
        if slot is not None:
            slot.delay = max(slot.delay, LEAST_DELAY)
            slot.lastseen = max(slot.lastseen, monotonic() + seconds)
            tell_pause(self.crawler, seconds, why)


def tell_pause(crawler: Crawler, seconds: float, why: str) -> None:
    """Tell the crawl's spider that its server is left alone from now on for so long, and why."""
    if isinstance(crawler.spider, PageSpider):
        crawler.spider.paused(Pause(datetime.now(UTC) + timedelta(seconds=seconds), why))


def retry_after(response: Response) -> float | None:
    """Return the seconds a server asks us to wait, None when it does not say; both of the header's forms are read."""
    words = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if words.isdecimal():
        return float(words)
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, TypeError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
