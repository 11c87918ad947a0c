"""``dateline import`` of what is damaged: it costs itself, is told with its place, and forgotten once it is mended."""

import gzip
import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from tests.e2e.saved import page
from tests.e2e.test_warc import HTML, archive, response

REJECTS = "select url, outlet, stage, reason from rejects order by url"


def query(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """Return what a query finds."""
    with closing(Database(path)) as db:
        return list(db.execute(sql).fetchall())


@pytest.fixture
def run(dateline: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    """Import into the database of the test, in this process."""
    return lambda *words: dateline("import", *words, "--db", tmp_path / "a.db", "--jobs", 0)


def test_a_page_of_an_archive_is_told_by_its_own_address(run: Callable[..., Any], tmp_path: Path) -> None:
    """One that cannot be unpacked and one that is no article; the others are stored."""
    half = gzip.compress(page(0).encode())[:-50]
    records = [
        response("https://gazette.example/half", half, HTML, "content-encoding: gzip"),
        response("https://gazette.example/none", b"<html><title>None</title><p>no</p></html>", HTML),
        response("https://gazette.example/1", page(1).encode(), HTML),
    ]
    done = run(archive(tmp_path / "a.warc.gz", records))
    assert (done.code, done.out) == (1, "1 new, 0 changed, 0 unchanged, 2 rejected\n")
    assert "a.warc.gz: https://gazette.example/half: truncated (the gzip body ends too soon)\n" in done.err
    assert "a.warc.gz: https://gazette.example/none: " in done.err
    assert [row[:2] for row in query(tmp_path / "a.db", REJECTS)] == [
        ("https://gazette.example/half", "gazette.example"),
        ("https://gazette.example/none", "gazette.example"),
    ]


def test_nothing_but_text_reaches_the_terminal(run: Callable[..., Any], tmp_path: Path) -> None:
    """Whatever stands in an archive."""
    bad = response("http://[bad\x1b]0;title\x07/", page(0).encode(), HTML)
    done = run(archive(tmp_path / "a.warc", [bad, b"\x1b[31m\0\1\2" * 9]))
    assert done.err.count("\n") == 2
    assert done.err.replace("\n", "").isprintable()


def test_a_line_with_an_address_of_no_page_costs_itself(run: Callable[..., Any], tmp_path: Path) -> None:
    """It is told with its file and line, and is no article."""
    urls = ("ftp://x.example/y", "https://gazette.example/1", "not a url")
    lines = [json.dumps({"url": url, "html": page(n)}) for n, url in enumerate(urls)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    done = run(tmp_path / "a.jsonl")
    assert (done.code, done.out) == (1, "1 new, 0 changed, 0 unchanged, 2 rejected\n")
    assert "a.jsonl: bad-address (line 1: 'ftp://x.example/y' is no address of a web page)\n" in done.err
    assert "a.jsonl: bad-address (line 3: 'not a url' is no address of a web page)\n" in done.err
    assert query(tmp_path / "a.db", "select url from articles") == [("https://gazette.example/library-1",)]


def test_what_was_mended_is_no_reject_any_more(run: Callable[..., Any], tmp_path: Path) -> None:
    """An archive that was cut, and a line of another file; what is still wrong stays, counted, and so do other files."""
    records = [response(f"https://gazette.example/{n}", page(n).encode(), HTML) for n in range(2)]
    whole = archive(tmp_path / "a.warc.gz", records).read_bytes()
    (tmp_path / "a.warc.gz").write_bytes(whole[:-200])
    (tmp_path / "b.jsonl").write_text("bad\nworse\n")
    run(tmp_path)
    places = [url.rpartition("/")[2] for url, *_ in query(tmp_path / "a.db", REJECTS)]
    assert places == ["a.warc.gz", "b.jsonl#line-1", "b.jsonl#line-2"]
    (tmp_path / "a.warc.gz").write_bytes(whole)
    (tmp_path / "b.jsonl").write_text(json.dumps({"html": page(2)}) + "\nworse\n")
    assert run(tmp_path / "a.warc.gz").code == 0
    assert run(tmp_path / "b.jsonl").code == 1
    ((url, times),) = query(tmp_path / "a.db", "select url, times from rejects")
    assert (url.rpartition("/")[2], times) == ("b.jsonl#line-2", 2)
