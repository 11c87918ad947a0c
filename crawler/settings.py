"""Scrapy's settings: how pages are fetched, and the order of the stages they walk through."""

from __future__ import annotations

import os
from importlib.metadata import version
from importlib.util import find_spec

from scrapy.settings import default_settings

BOT_NAME = "dateline"
SPIDER_LOADER_CLASS = "crawler.loader.OutletLoader"

# Ours. A variable of the environment sets each of the first three.
DATELINE_DB = os.environ.get("DATELINE_DB", "news.db")
DATELINE_OUTLETS = os.environ.get("DATELINE_OUTLETS", "")
DATELINE_CONTACT = os.environ.get("DATELINE_CONTACT", "")
DATELINE_KEEP_PAGES = True
DATELINE_OUTLETS_AT_ONCE = 32
# A core is left to the crawl itself: two readers beside it on two cores take a seventh more CPU for a twentieth more pages a second.
DATELINE_READERS = max(1, min(4, (os.cpu_count() or 1) - 1))
DATELINE_SECONDS_A_PAGE = 30.0
DATELINE_DISCOVERY_REQUESTS = 5000
DATELINE_LONGEST_PAUSE = 120.0
DATELINE_LONGEST_DELAY = 120.0
DATELINE_REFUSALS = 20


def user_agent(contact: str) -> str:
    """Return the name we go by: Dateline, its version, and where its operator can be reached.

    >>> user_agent("https://example.org/crawler").partition(" ")[2]
    '(+https://example.org/crawler)'
    """
    return f"Dateline/{version('dateline')} ({f'+{contact}' if contact else 'newspaper archive; no contact given'})"


# Who we are, and what we obey.
USER_AGENT = user_agent(DATELINE_CONTACT)
ROBOTSTXT_USER_AGENT = "Dateline"
ROBOTSTXT_OBEY = True
DEFAULT_REQUEST_HEADERS = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}

# How fast: one request a second and host, slower where the server is slow or asks for it.
DOWNLOAD_DELAY = 1.0
CONCURRENT_REQUESTS_PER_DOMAIN = 2
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0

# How much, at most.
DOWNLOAD_TIMEOUT = 60
DOWNLOAD_MAXSIZE = 10 * 2**20
DOWNLOAD_WARNSIZE = 0
REDIRECT_MAX_TIMES = 8
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"
METAREFRESH_ENABLED = False  # it decodes every page for what newspapers no longer use

# What passes: every answer reaches the spider, which enters it in the ledger. What Scrapy's spider middlewares look
# at, statuses, depths and lengths, is our own hosts' business, and each costs a task for every answer.
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
}
DOWNLOAD_HANDLERS = dict.fromkeys(("data", "file", "ftp", "s3"))  # newspapers are on the web
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "crawler.fetch.own_hosts.OwnHosts": 50,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.fetch.robots.Robots": 100,  # in its place, and stricter
    "crawler.fetch.politeness.Patience": 560,  # sees an answer before Scrapy's own retries do
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "crawler.fetch.whole_answers.WholeAnswers": 590,  # in its place, and lets no half an answer pass
    "crawler.fetch.plain_answers.PlainAnswers": 595,  # before Scrapy unpacks
}
EXTENSIONS = {"crawler.flushing.Flushing": 100}
# Scrapy loads all of its own parts, those that are switched off too: these take an eighth of a crawl's start.
UNLOADED = {
    "scrapy.extensions.remote_control.RemoteControl",
    "scrapy.extensions.telnet.TelnetConsole",
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware",
}
EXTENSIONS_BASE, DOWNLOADER_MIDDLEWARES_BASE = (
    {part: place for part, place in parts.items() if part not in UNLOADED}
    for parts in (default_settings.EXTENSIONS_BASE, default_settings.DOWNLOADER_MIDDLEWARES_BASE)
)

# The walk of a page: the only place that tells its order.
ITEM_PIPELINES = {
    "pipelines.stages.Keep": 100,
    "pipelines.stages.Read": 200,
    "pipelines.stages.Store": 300,
}

# What it costs: Scrapy starts this many tasks for every answer (measured: 100, its default, take a fifth of the CPU).
CONCURRENT_ITEMS = 1
WARN_ON_GENERATOR_RETURN_VALUE = False  # our linter looks for that, once
ASYNCIO_EVENT_LOOP = "uvloop.Loop" if find_spec("uvloop") else None

# What it says.
LOG_LEVEL = "WARNING"
DEFAULT_DROPITEM_LOG_LEVEL = "DEBUG"
LOGSTATS_INTERVAL = 0
STATS_DUMP = True
