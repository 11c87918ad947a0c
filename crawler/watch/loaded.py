"""What every crawl of a watch loads, loaded once by the server that forks them: each then begins in a third of the time.

Imported for what it does: it loads, and puts what it loaded out of the garbage collector's sight.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from importlib import import_module

from sqlite_utils import Database

from crawler.plan import CrawlOptions
from crawler.run import crawl_settings

OURS = ("crawler.flushing", "crawler.spider", "pipelines.door", "pipelines.stages")
THEIRS = ("scrapy.core.downloader.handlers.http11", "scrapy.core.engine", "queuelib", "xml.sax.expatreader")
CLASS = re.compile(r"((?:crawler|pipelines|scrapy)(?:\.\w+)+)\.\w+")


def parts_of_crawls() -> Iterator[str]:
    """Yield the modules of the classes that a crawl's settings name."""
    settings = crawl_settings("", CrawlOptions())
    for value in settings.values():
        names = value if hasattr(value, "keys") else [value]
        yield from (match[1] for name in names if isinstance(name, str) and (match := CLASS.fullmatch(name)))


Database(memory=True).close()  # its plugins are looked for once
for module in (*OURS, *THEIRS, *parts_of_crawls()):
    import_module(module)
gc.collect()
gc.freeze()
