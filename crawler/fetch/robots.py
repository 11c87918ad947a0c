"""The outlet's robots.txt: obeyed with its Crawl-delay, and where it cannot be had nothing is asked for."""

from __future__ import annotations

import logging
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

from crawler.fetch.answers import LetGoError, UnreachableError, failure_of
from crawler.fetch.politeness import tell_pause

BUSY = 429
UNREACHABLE, REFUSED = "robots-unreachable", "robots-busy"
NO_SERVER = {"unknown-host", "connection-refused"}  # reasons that say more than that robots.txt cannot be had


class Robots(RobotsTxtMiddleware):
    """A downloader middleware that obeys of robots.txt what Scrapy does not: Crawl-delay, and one that cannot be had.

    One that brings no answer, a server's error or "too many requests" forbids everything (RFC 9309, section 2.3.1.4);
    Scrapy takes it for an empty one. So does one that leads to another host than the outlet's, which is not asked.
    One that is answered otherwise with 4xx permits everything.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.agent = crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["USER_AGENT"]
        self.longest_delay = crawler.settings.getfloat("DATELINE_LONGEST_DELAY")
        self._unreachable: dict[str, UnreachableError] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Listen for robots.txt files, where they are obeyed. Raises ``NotConfigured``."""
        middleware = cls(crawler)
        crawler.signals.connect(middleware.answered, signal=signals.response_received)
        crawler.signals.connect(middleware.robots_parsed, signal=signals.robots_parsed)
        # One that cannot be had is told with a traceback; why, each page that is not asked for says too.
        logging.getLogger("scrapy.downloadermiddlewares.robotstxt").setLevel(logging.CRITICAL)
        return middleware

    def answered(self, response: Response, request: Request) -> None:
        """Note the hosts whose robots.txt is a server's error, or too many requests."""
        if _is_for_robots(request) and (response.status >= 500 or response.status == BUSY):
            reason = REFUSED if response.status == BUSY else UNREACHABLE
            why = f"robots.txt is answered with HTTP {response.status}"
            self._unreachable[_asked_host(request)] = UnreachableError(reason, why)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Note the hosts whose robots.txt brings no answer, or leads where we do not go."""
        if _is_for_robots(request):
            self._unreachable[_asked_host(request)] = _problem_of(exception)

    async def robot_parser(self, request: Request) -> RobotParser:
        """Return what a host's robots.txt says, asking for it once. Raises ``UnreachableError`` where it cannot be had."""
        parser = await super().robot_parser(request)
        if parser is None:
            # Of the requests that wait for one, Scrapy tells the first what it says, and the others nothing.
            parser = await super().robot_parser(request)
        problem = self._unreachable.get(urlsplit(request.url).netloc)
        if parser is None or problem:
            raise problem or UnreachableError(UNREACHABLE, "robots.txt cannot be read")
        return parser

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        """Slow the host down to what its robots.txt asks for; a shorter delay than ours changes nothing.

        One longer than ``DATELINE_LONGEST_DELAY`` is not waited for: nothing is asked of the host.
        """
        delay = robotparser.crawl_delay(self.agent) or 0.0
        if delay > self.longest_delay:
            self._unreachable[urlsplit(request.url).netloc] = UnreachableError(
                "robots-delay",
                f"robots.txt asks for {float(delay):.15g} s between two requests, more than the {self.longest_delay:g} s of DATELINE_LONGEST_DELAY",
            )
            return
        slot = self.crawler.engine.downloader.slots.get(urlsplit(request.url).hostname or "")
        if slot is None or delay <= slot.delay:
            return
        slot.delay, slot.jitter, slot.concurrency = delay, 0.0, 1
        tell_pause(self.crawler, delay, f"Crawl-delay {float(delay):g} s")
        throttle = self.crawler.get_extension(AutoThrottle)
        if throttle is not None:  # it would forget the delay with the next quick answer
            throttle.mindelay = max(delay, throttle.mindelay)
            throttle.maxdelay = max(delay, throttle.maxdelay)


def _is_for_robots(request: Request) -> bool:
    """Tell whether a request is the one that comes before all others, or a hop of its redirects."""
    return bool(request.meta.get("dont_obey_robotstxt"))


def _problem_of(exception: Exception) -> UnreachableError:
    """Return what to refuse other requests with, after that for robots.txt failed."""
    if isinstance(exception, LetGoError):
        return exception
    _, reason, detail = failure_of(exception)
    if reason in NO_SERVER:
        return UnreachableError(reason, detail)
    if reason == "other-host":
        why = f"robots.txt leads to {detail}; if that is the outlet's, name its host in hosts in its file"
        return UnreachableError(UNREACHABLE, why)
    return UnreachableError(UNREACHABLE, f"robots.txt brings no answer, {reason}")


def _asked_host(request: Request) -> str:
    asked: str = request.meta.get("redirect_urls", [request.url])[0]
    return urlsplit(asked).netloc
