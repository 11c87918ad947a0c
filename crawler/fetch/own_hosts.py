"""Only the outlet's own pages are requested: its hosts, over http(s), on every hop of a redirect."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.fetch.answers import RefusedRequestError
from pipelines.addresses import is_local, is_trap, same_site
from pipelines.outlet import Outlet


class OwnHosts:
    """A downloader middleware that refuses what is not the outlet's.

    A redirect comes back here as a request of its own, so each hop is looked at. A private address is refused
    unless the outlet's homepage is at one itself: no public paper leads into the network of who crawls it.
    """

    def __init__(self, outlet: Outlet) -> None:
        self.outlet = outlet
        self._home = urlsplit(outlet.record.homepage).hostname or ""
        self._private: dict[str, bool] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Guard the outlet of the crawl's spider."""
        outlet = getattr(crawler.spider, "outlet", None)
        if outlet is None:
            raise NotConfigured("the spider is no outlet's")
        return cls(outlet)

    async def process_request(self, request: Request) -> None:
        """Let a request of the outlet's pass. Raises ``RefusedRequestError``."""
        if not same_site(request.url, self.outlet):
            raise RefusedRequestError("other-host", request.url)
        if is_trap(request.url):
            raise RefusedRequestError("trap", request.url)
        host = urlsplit(request.url).hostname or ""
        if host != self._home and await self._is_private(host) and not await self._is_private(self._home):
            raise RefusedRequestError("private-address", request.url)

    async def _is_private(self, host: str) -> bool:
        if host not in self._private:
            self._private[host] = is_local(host) or await asyncio.to_thread(_resolves_to_private, host)
        return self._private[host]


def _resolves_to_private(host: str) -> bool:
    try:
        answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:
        return False
    return any(not ipaddress.ip_address(answer[4][0]).is_global for answer in answers)
