"""The log says of each line to which crawl it belongs; the metrics are what a parser of OpenMetrics reads."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from urllib.request import urlopen

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families

from crawler.logs import BYTES, OLDER, RecordSender, crawl_ended, log_to
from crawler.metrics import Metrics, write_metrics
from crawler.plan import CrawlResult
from storage.articles.storing import save_articles
from storage.database import open_database
from storage.frontier.crawls import CrawlCounts, begin_crawl, finish_crawl
from storage.frontier.outlets import save_outlet
from storage.health.measures import MEASURES
from storage.records import Article, OutletRecord

GAZETTE = OutletRecord("gazette", "Harbour Gazette", "https://gazette.example/", "en", "Europe/London")


@pytest.fixture
def root() -> Iterator[logging.Logger]:
    """Leave the root logger as it was."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield root
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database of one paper that was crawled once."""
    path = tmp_path / "news.db"
    with closing(open_database(path)) as db:
        save_outlet(db, GAZETTE)
        crawl = begin_crawl(db, "gazette", "2023-06-05T01:30:00Z")
        finish_crawl(db, crawl, "healthy", CrawlCounts(requests=7, bytes=1200))
    return path


@pytest.mark.usefixtures("root")
def test_log_lines_are_json_with_their_crawl(tmp_path: Path) -> None:
    """Ours by what they were given, Scrapy's by their spider; what nobody need look at is left out."""
    file = tmp_path / "dateline.log"
    assert log_to(file, as_json=True) == {"LOG_ENABLED": False}
    crawl_ended("gazette-20230605T013000Z", CrawlResult("gazette", "short", CrawlCounts(new=3), ("found 2",)))
    spider = SimpleNamespace(
        name="gazette", ledger=SimpleNamespace(agenda=SimpleNamespace(crawl="gazette-1"))
    )
    logging.getLogger("scrapy.core").warning("slow", extra={"spider": spider})
    logging.getLogger("scrapy.core").info("chatter")
    ended, slow = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    assert (ended["crawl"], ended["outcome"], ended["counts"]["new"]) == (
        "gazette-20230605T013000Z",
        "short",
        3,
    )
    assert (slow["crawl"], slow["spider"], slow["level"]) == ("gazette-1", "gazette", "WARNING")


@pytest.mark.usefixtures("root")
def test_log_files_rotate(tmp_path: Path) -> None:
    """Five older ones stay beside the one that is written."""
    log_to(tmp_path / "dateline.log", as_json=False)
    for _ in range(OLDER + 3):
        logging.getLogger("crawler").info("x" * (BYTES // 2 + 100))
    assert len(list(tmp_path.glob("dateline.log*"))) == OLDER + 1


def test_a_childs_records_travel_to_its_parent(root: logging.Logger) -> None:
    """With their words made, their crawl, and nothing that cannot travel."""
    sent: list[object] = []
    sender = RecordSender(sent.append)
    root.addHandler(sender)
    logging.getLogger("scrapy").warning("%d retries of %s", 3, object, extra={"response": object()})
    (record,) = sent
    assert isinstance(record, logging.LogRecord)
    assert record.getMessage() == "3 retries of <class 'object'>"
    assert not hasattr(record, "response")


def test_metrics_are_open_metrics_and_replaced_whole(path: Path, tmp_path: Path) -> None:
    """A scraper never sees half a file."""
    file = tmp_path / "dateline.prom"
    file.write_text("old")
    write_metrics(path, file)
    parsed = text_string_to_metric_families(file.read_text(encoding="utf-8"))  # type: ignore[no-untyped-call]
    families = {family.name: family for family in parsed}
    assert families["dateline_requests"].samples[0].value == 7
    assert families["dateline_crawls"].samples[0].labels == {"outlet": "gazette", "outcome": "healthy"}
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".")] == []


def test_metrics_are_served_over_http(path: Path) -> None:
    """As they were last taken."""
    metrics = Metrics()
    with closing(open_database(path)) as db:
        metrics.take(db)
    port, stop = metrics.serve(0)
    try:
        with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
            assert b'dateline_received_bytes_total{outlet="gazette"} 1200.0' in answer.read()
    finally:
        stop()


def test_metrics_that_cannot_be_written_name_the_file_asked_for(path: Path, tmp_path: Path) -> None:
    """Not the one beside it, which nobody knows."""
    file = tmp_path / "no-such-folder" / "dateline.prom"
    with pytest.raises(FileNotFoundError) as told:
        write_metrics(path, file)
    assert told.value.filename == str(file)


def test_the_newest_article_is_the_one_with_the_latest_instant(path: Path) -> None:
    """Of two of one day the later, and of two days the later too where a zone has it on the day before."""
    times = {
        "a": ("2023-06-06", "2023-06-05T20:00:00Z"),
        "b": ("2023-06-05", "2023-06-06T01:00:00Z"),
        "c": ("2023-06-06", "2023-06-05T18:00:00Z"),
        "d": ("2024", None),
    }
    with closing(open_database(path)) as db:
        save_articles(
            db,
            [
                Article(
                    f"https://gazette.example/{name}",
                    "gazette",
                    name,
                    "Text",
                    published_on=day,
                    published_at=instant,
                )
                for name, (day, instant) in times.items()
            ],
        )
        (measure,) = (one for one in MEASURES if one.name == "dateline_last_article_timestamp_seconds")
        newest = datetime(2023, 6, 6, 1, tzinfo=UTC).timestamp()
        assert list(measure.rows(db)) == [(("gazette",), newest)]
