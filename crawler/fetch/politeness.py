"""Sparing the outlet's server: its robots.txt, its Retry-After, and an end when it refuses."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

from crawler.fetch.answers import RefusedRequestError

BUSY = {429, 503}
REFUSALS = {401, 403, *BUSY}
LEAST_DELAY = 0.1  # seconds; a host without any delay is never paused by the downloader
FIRST_PAUSE = 5.0  # seconds, doubled with each refusal in a row


class Robots:
    """A downloader middleware that obeys of robots.txt what Scrapy does not: Crawl-delay, and a server in trouble.

    A robots.txt that is answered with a server's error forbids everything (RFC 9309, section 2.3.1.4); Scrapy takes
    it for an empty one.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.agent = crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["USER_AGENT"]
        self._in_trouble: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Listen for robots.txt files, where they are obeyed."""
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured("robots.txt is not obeyed")
        middleware = cls(crawler)
        crawler.signals.connect(middleware.answered, signal=signals.response_received)
        crawler.signals.connect(middleware.robots_parsed, signal=signals.robots_parsed)
        # One that cannot be had is told with a traceback; what it says, each page that cannot be had says too.
        logging.getLogger("scrapy.downloadermiddlewares.robotstxt").setLevel(logging.CRITICAL)
        return middleware

    def answered(self, response: Response, request: Request) -> None:
        """Note the hosts whose robots.txt is a server's error."""
        if response.status >= 500 and urlsplit(response.url).path == "/robots.txt":
            asked = request.meta.get("redirect_urls", [request.url])[0]
            self._in_trouble.add(urlsplit(asked).netloc)

    def process_request(self, request: Request) -> None:
        """Ask nothing of a server whose robots.txt is in trouble."""
        if urlsplit(request.url).netloc in self._in_trouble:
            raise RefusedRequestError("robots-unreachable", "robots.txt is answered with a server's error")

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Slow the host down to what its robots.txt asks for; a shorter delay than ours changes nothing."""
        delay = robotparser.crawl_delay(self.agent) or 0.0
        slot = self.crawler.engine.downloader.slots.get(urlsplit(request.url).hostname or "")
        if slot is None or delay <= slot.delay:
            return
        slot.delay, slot.jitter, slot.concurrency = delay, 0.0, 1
        throttle = self.crawler.get_extension(AutoThrottle)
        if throttle is not None:  # it would forget the delay with the next quick answer
            throttle.mindelay = max(delay, throttle.mindelay)
            throttle.maxdelay = max(delay, throttle.maxdelay)


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
                self._pause(request, pause)
        return response

    def _pause(self, request: Request, seconds: float) -> None:
        """Send nothing to the host for so long: the downloader counts its delay from a moment yet to come."""
        slot = self.crawler.engine.downloader.slots.get(request.meta.get("download_slot", ""))
        if slot is not None:
            slot.delay = max(slot.delay, LEAST_DELAY)
            slot.lastseen = max(slot.lastseen, monotonic() + seconds)


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
