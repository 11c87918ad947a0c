"""The books of a crawl, when the database cannot be written."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.attempts import MOST_FAILED
from crawler.ledger import Ledger
from crawler.plan import CrawlOptions
from pipelines.outlet import Outlet
from pipelines.page import Page
from storage.frontier.values import DuePage, Found
from storage.records import Article, OutletRecord

URL = "https://gazette.example/a"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Open the books of a crawl that has found one page."""
    record = OutletRecord("gazette", "Gazette", "https://gazette.example/", "en", "Europe/London")
    opened = Ledger(Outlet(record=record), tmp_path / "news.db", CrawlOptions())
    opened.agenda.add([Found(URL)])
    return opened


def wanted(_: DuePage) -> bool:
    """Want every page."""
    return True


def enter(ledger: Ledger) -> None:
    """Fetch the page that is due, and enter its article."""
    due = ledger.next_pages(10, wanted)
    assert [page.url for page in due or ()] == [URL]
    page = Page(URL, URL, 200, {}, b"", datetime(2023, 6, 5, tzinfo=UTC), "gazette")
    ledger.article(Article(URL, "gazette", "Headline", "Body", seen_at="2023-06-05T00:00:00Z"), page)


def full_disk() -> dict[str, int]:
    """Fail as SQLite does."""
    raise sqlite3.OperationalError("database or disk is full")


def test_a_batch_that_cannot_be_written_is_kept(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its page is not handed out again meanwhile, and it is written when that is possible again."""
    enter(ledger)
    with monkeypatch.context() as broken:
        broken.setattr(ledger._writer, "flush", full_disk)
        ledger.flush()
        assert ledger.next_pages(10, wanted) == []
        assert ledger.broken is None
    ledger.flush()
    assert ledger.progress().new == 1
    assert ledger.close("finished", {}).outcome == "healthy"


@pytest.mark.parametrize("reason", ["broken", "finished"])
def test_a_database_that_stays_unwritable_ends_the_crawl(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    """As failed, with the reason."""
    enter(ledger)
    monkeypatch.setattr(ledger._writer, "flush", full_disk)
    for _ in range(MOST_FAILED):
        ledger.flush()
    result = ledger.close(reason, {})
    assert (result.outcome, result.counts.new) == ("failed", 0)
    assert result.shortfalls == ("the database cannot be written: database or disk is full",)


def test_the_last_batch_is_tried_again_too(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """A crawl whose end meets a locked database is not called healthy before all of it is written."""
    enter(ledger)
    written, tries = ledger._writer.flush, iter(range(2))

    def locked_once() -> dict[str, int]:
        return full_disk() if next(tries) == 0 else written()

    monkeypatch.setattr(ledger._writer, "flush", locked_once)
    result = ledger.close("finished", {})
    assert (result.outcome, result.counts.new) == ("healthy", 1)
