"""The log: lines or JSON, each with the crawl it belongs to, on standard error or in a file that rotates."""

from __future__ import annotations

import logging
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from crawler.plan import CrawlResult

BYTES = 10 * 2**20  # a file; five older ones are kept
OLDER = 5
LINE = "%(asctime)s %(levelname)s %(crawl)s %(message)s"
JSON = ["asctime", "levelname", "name", "crawl", "message"]
TRAVEL = (
    "name",
    "levelno",
    "levelname",
    "created",
    "msecs",
    "crawl",
    "outlet",
    "outcome",
    "shortfalls",
    "counts",
)
OURS = ("crawler", "pipelines", "storage")
logger = logging.getLogger(__name__)


def log_to(file: Path | None, *, as_json: bool) -> dict[str, object]:
    """Write a log from now on: to a file of at most 10 MB, five older ones beside it, or JSON to standard error.

    Of Dateline itself what happens is logged, of libraries what somebody should look at. Without a file and without
    JSON nothing changes. Returns the settings that keep Scrapy from logging the same again. Raises ``OSError`` for a
    file that cannot be written.
    """
    if file is None and not as_json:
        return {}
    handler = (
        RotatingFileHandler(file, maxBytes=BYTES, backupCount=OLDER, encoding="utf-8")
        if file
        else logging.StreamHandler()
    )
    renamed = {"asctime": "at", "levelname": "level", "name": "logger"}
    handler.setFormatter(JsonFormatter(JSON, rename_fields=renamed) if as_json else logging.Formatter(LINE))
    handler.addFilter(with_crawl)
    handler.addFilter(is_worth_a_line)
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)
    return {"LOG_ENABLED": False}


def with_crawl(record: logging.LogRecord) -> bool:
    """Give a record the id of its crawl: its own, or that of the spider it speaks of; ``-`` outside of any."""
    spider = getattr(record, "spider", None)
    ledger = getattr(spider, "ledger", None)
    if not hasattr(record, "crawl"):
        record.crawl = ledger.agenda.crawl if ledger else "-"
    if spider is not None:
        record.spider = getattr(spider, "name", str(spider))
    return True


def is_worth_a_line(record: logging.LogRecord) -> bool:
    """Pass what is ours, and of others what is a warning or worse."""
    return record.levelno >= logging.WARNING or record.name.partition(".")[0] in OURS


def crawl_began(crawl: str, outlet: str) -> None:
    """Log that a crawl began."""
    logger.info("crawl began", extra={"crawl": crawl, "outlet": outlet})


def crawl_ended(crawl: str, result: CrawlResult) -> None:
    """Log how a crawl ended, with its counts."""
    counts: dict[str, Any] = {name: getattr(result.counts, name) for name in result.counts.__slots__}
    told = {
        "crawl": crawl,
        "outlet": result.outlet,
        "outcome": result.outcome,
        "shortfalls": result.shortfalls,
    }
    logger.info("crawl ended: %s", result.outcome, extra=told | {"counts": counts})


class RecordSender(logging.Handler):
    """Sends a child process's records to its parent, whose log alone is written: two could not rotate one file."""

    def __init__(self, send: Callable[[object], None]) -> None:
        super().__init__()
        self._send = send
        self.addFilter(with_crawl)
        self.addFilter(is_worth_a_line)

    def emit(self, record: logging.LogRecord) -> None:
        """Send a record's words; of what else it carries only our own values are sure to travel."""
        told = {name: getattr(record, name) for name in TRAVEL if hasattr(record, name)}
        told |= {"msg": self.format(record), "args": None}
        self._send(logging.makeLogRecord(told))
