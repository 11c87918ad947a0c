"""Pages made by scripts: a browser fetches the articles of the outlets whose file says ``render = true``, and no others."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import BaseSettings

from crawler.fetch.answers import RefusedRequestError
from pipelines.addresses import own_hosts, same_site
from pipelines.outlet import Outlet

HANDLER = "scrapy_playwright.handler.ScrapyPlaywrightDownloadHandler"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NOT_READ = {"image", "media", "font"}
SECONDS = 30
# A page is whole when its scripts ask for nothing any more.
RENDERED = {"playwright": True, "playwright_page_goto_kwargs": {"wait_until": "networkidle"}}


def rendering(outlet: Outlet, settings: BaseSettings) -> dict[str, Any]:
    """Return Scrapy's settings for an outlet whose pages scripts make.

    The browser is the system's Chromium, else the one that Playwright brought. It asks the outlet's own hosts only,
    on every hop and for every script: it can resolve no other. Pictures, films and fonts are not fetched.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    return {
        "DOWNLOAD_HANDLERS": {**settings.getdict("DOWNLOAD_HANDLERS"), "http": HANDLER, "https": HANDLER},
        "DOWNLOADER_MIDDLEWARES": {
            **settings.getdict("DOWNLOADER_MIDDLEWARES"),
            "crawler.fetch.rendering.RenderedSize": 590,
        },
        "PLAYWRIGHT_LAUNCH_OPTIONS": {"args": _arguments(outlet)}
        | ({"executable_path": browser} if browser else {}),
        "PLAYWRIGHT_CONTEXTS": {
            "default": {"user_agent": settings["USER_AGENT"], "service_workers": "block"}
        },
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": SECONDS * 1000,
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": 2,
        "PLAYWRIGHT_ABORT_REQUEST": _refusal(outlet),
    }


class RenderedSize:
    """A downloader middleware that refuses a page which scripts made larger than any page may be.

    Scrapy's own ``DOWNLOAD_MAXSIZE`` counts what comes over the network, and a browser's page does not.
    """

    def __init__(self, most: int) -> None:
        self.most = most

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the crawl's ``DOWNLOAD_MAXSIZE``."""
        return cls(crawler.settings.getint("DOWNLOAD_MAXSIZE"))

    def process_response(self, request: Request, response: Response) -> Response:
        """Let a page of a size that may be pass. Raises ``RefusedRequestError``."""
        if request.meta.get("playwright") and len(response.body) > self.most:
            raise RefusedRequestError("too-large", f"{len(response.body):,} bytes once its scripts had run")
        return response


def _arguments(outlet: Outlet) -> list[str]:
    hosts = {urlsplit(f"//{host}").hostname for host in own_hosts(outlet.record.homepage, outlet.hosts)}
    rules = ", ".join(["MAP * ~NOTFOUND", *(f"EXCLUDE {host}" for host in sorted(filter(None, hosts)))])
    # Chromium's sandbox refuses to start for the superuser, as in most containers.
    return [f"--host-resolver-rules={rules}", *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def _refusal(outlet: Outlet) -> Callable[[Any], bool]:
    def refused(request: Any) -> bool:  # noqa: ANN401 - a class of the extra's
        return request.resource_type in NOT_READ or not same_site(request.url, outlet)

    return refused
