"""``dateline extract`` beside pages that hang or kill their reader."""

from __future__ import annotations

import base64
import io
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crawler.command import extract as extracting
from pipelines.outlet import Outlet
from pipelines.page import Page
from pipelines.pool import read_page
from storage.records import Article, Reject

Dateline = Callable[..., Any]

PAGE = "<html lang=en><title>Bridge reopens</title><h1>Bridge reopens</h1><p>The bridge over the Ayun is open again.</p>"


def read_or_hang(page: Page, outlet: Outlet) -> Article | Reject:
    """Read a page, unless it is one of those that are never read to their end."""
    if b"hangs" in page.body:
        time.sleep(600)
    if b"kills" in page.body:
        os._exit(9)
    return read_page(page, outlet)


@pytest.fixture(autouse=True)
def _strange_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "article_of", read_or_hang)
    monkeypatch.setattr(extracting, "SECONDS_A_PAGE", 2.0)


def test_a_page_that_hangs_or_kills_its_reader_costs_itself_alone(dateline: Dateline, tmp_path: Path) -> None:
    """The pages after it are read."""
    files = [tmp_path / name for name in ("hangs", "kills", "good")]
    for file in files:
        file.write_text(PAGE + file.name)
    done = dateline("extract", *files)
    hung, died, good = map(json.loads, done.out.splitlines())
    assert (done.code, hung["reject"]["reason"], hung["id"]) == (1, "reader-timeout", str(files[0]))
    assert died["reject"] == {"stage": "read", "reason": "reader-died", "detail": "exit code 9"}
    assert good["headline"] == "Bridge reopens"


def test_a_batch_goes_on_after_it(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line has its answer, under its own id."""
    lines = [
        json.dumps({"id": name, "html_base64": base64.b64encode((PAGE + name).encode()).decode()})
        for name in ("good", "hangs", "good too")
    ]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("\n".join([*lines, "no JSON"]).encode())))
    done = dateline("extract", "--batch")
    answers = list(map(json.loads, done.out.splitlines()))
    assert [one["id"] for one in answers] == ["good", "hangs", "good too", None]
    assert [one.get("reject", {}).get("reason") for one in answers] == [
        None, "reader-timeout", None, "bad-request",
    ]  # fmt: skip


def test_a_line_with_half_a_character_is_answered(
    dateline: Dateline, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JSON can spell what no file can hold; its answer spells it the same, and the lines after it are read."""
    page = base64.b64encode(PAGE.encode()).decode()
    lines = [rf'{{"id": "{name}", "html_base64": "{page}"}}' for name in (r"half \ud800", "good")]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode())))
    done = dateline("extract", "--batch")
    half, good = map(json.loads, done.out.encode().splitlines())
    assert (half["id"], half["reject"]["reason"]) == ("half \ud800", "bad-request")
    assert good["headline"] == "Bridge reopens"
