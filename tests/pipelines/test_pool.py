"""Reading in processes: what one page does to its reader costs that page alone."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.door import article_of
from pipelines.outlet import Outlet, ReadRules
from pipelines.page import Page
from pipelines.pool import ReadingPool
from storage.records import Article, OutletRecord, Reject, Stage

PROSE = "The council met on Monday evening to settle the budget, and it took them until midnight to agree. "
HTML = f"<html><head><title>Council</title></head><body><article><h1>Council</h1>{f'<p>{PROSE * 3}</p>' * 4}</article>"


def outlet(reader: str | None = None) -> Outlet:
    """Describe a paper."""
    record = OutletRecord("gazette", "Gazette", "https://gazette.example/", "en", "Europe/London")
    return Outlet(record=record, read=ReadRules(reader=reader))


def page(url: str = "https://gazette.example/a?utm_source=x", body: str = HTML) -> Page:
    """Fetch nothing, but give a page."""
    headers = {"content-type": "text/html; charset=utf-8"}
    return Page(url, url, 200, headers, body.encode(), datetime(2023, 6, 5, tzinfo=UTC), "gazette")


def test_a_page_becomes_an_article_at_its_canonical_address() -> None:
    """Read and normalised in one call."""
    article = article_of(page(), outlet())
    assert isinstance(article, Article)
    assert (article.url, article.headline) == ("https://gazette.example/a", "Council")


def test_a_page_that_is_no_article_becomes_a_reject() -> None:
    """With the stage and a reason."""
    reject = article_of(page(body=""), outlet())
    assert isinstance(reject, Reject)
    assert (reject.stage, reject.outlet) == (Stage.READ, "gazette")
    assert reject.reason


def test_a_reader_that_raises_is_recorded_with_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing passes the worker's door as an exception."""
    monkeypatch.setattr("pipelines.door.read", lambda *_: 1 // 0)
    reject = article_of(page(), outlet())
    assert isinstance(reject, Reject)
    assert reject.reason == "reader-failed"
    assert "ZeroDivisionError" in (reject.detail or "")


@pytest.fixture
def faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReadingPool]:
    """A pool whose readers can be made to hang and to die, by a page's body."""
    (tmp_path / "faulty_door.py").write_text(
        "import os, time\n"
        "from pipelines.door import article_of\n"
        "def door(page, outlet):\n"
        "    time.sleep(60) if page.body == b'hang' else os._exit(7) if page.body == b'die' else None\n"
        "    return article_of(page, outlet)\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    pool = ReadingPool(2, seconds_a_page=1.5, door=importlib.import_module("faulty_door").door)
    yield pool
    pool.close()


def test_a_page_that_hangs_or_kills_its_reader_costs_that_page_alone(faults: ReadingPool) -> None:
    """The others are read, by the workers that were replaced."""

    async def read_all() -> list[Article | Reject]:
        bodies = [HTML, "hang", HTML, "die", HTML, HTML]
        return await asyncio.gather(*(faults.read(page(body=body), outlet()) for body in bodies))

    results = asyncio.run(read_all())
    reasons = [result.reason if isinstance(result, Reject) else result.headline for result in results]
    assert reasons == ["Council", "reader-timeout", "Council", "reader-died", "Council", "Council"]
    assert isinstance(results[3], Reject)
    assert results[3].detail == "exit code 7"
