"""Pages of WARC files: what is one, however it was packed and dated, and what costs itself alone."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
from backports import zstd

from crawler.archive.instants import latest_instant
from crawler.archive.warc import BrokenArchiveError, pages_of_warc
from pipelines.page import Page
from storage.records import Reject
from tests.e2e.saved import page
from tests.e2e.test_warc import HTML, archive, response

BEFORE, AFTER = (response(f"https://gazette.example/{n}", page(n).encode(), HTML) for n in (1, 2))
BODY = page(0).encode()


def between(tmp_path: Path, record: bytes) -> Page | Reject | None:
    """Put a record between two others, and return what comes of it; the others are read in any case."""
    found = list(pages_of_warc(archive(tmp_path / "a.warc.gz", [BEFORE, record, AFTER])))
    assert [one.url for one in (found[0], found[-1])] == [
        "https://gazette.example/1",
        "https://gazette.example/2",
    ]
    assert len(found) <= 3
    return found[1] if len(found) == 3 else None


def dated(words: bytes) -> bytes:
    """Write a record with other words for its date; without any, it has none."""
    line = b"WARC-Date: " + words + b"\r\n" if words else b""
    return re.sub(rb"WARC-Date: .*?\r\n", line, response("https://gazette.example/0", BODY, HTML))


def resource(kind: str) -> bytes:
    """Write a file that was archived without an answer around it."""
    head = "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: https://gazette.example/0\r\n"
    head += f"WARC-Date: 2023-06-05T09:00:00Z\r\nContent-Type: {kind}\r\nContent-Length: {len(BODY)}\r\n\r\n"
    return head.encode() + BODY + b"\r\n\r\n"


@pytest.mark.parametrize(
    ("codings", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("BR", brotli.compress),
        ("zstd", zstd.compress),
        ("gzip, br", lambda body: brotli.compress(gzip.compress(body))),
        ("br", bytes),
        ("utf-8", bytes),
    ],
    ids=["gzip", "deflate", "brotli", "zstd", "two", "unpacked before it was archived", "none that there is"],
)
def test_pages_are_unpacked(tmp_path: Path, codings: str, pack: Callable[[bytes], bytes]) -> None:
    """Whatever their server packed them in."""
    packed = response("https://gazette.example/0", pack(BODY), HTML, f"content-encoding: {codings}")
    found = between(tmp_path, packed)
    assert isinstance(found, Page)
    assert found.body == BODY


@pytest.mark.parametrize(
    ("body", "reason"),
    [(gzip.compress(BODY)[:-50], "truncated"), (b"\0\1\2 noise", "bad-answer")],
    ids=["cut", "never packed"],
)
def test_what_cannot_be_unpacked_costs_itself(tmp_path: Path, body: bytes, reason: str) -> None:
    """With the word a crawl has for it, under the page's address."""
    found = between(tmp_path, response("https://gazette.example/0", body, HTML, "Content-Encoding: gzip"))
    assert isinstance(found, Reject)
    assert (found.url, found.reason) == ("https://gazette.example/0", reason)


@pytest.mark.parametrize(
    ("words", "instant"),
    [
        (b"2023", datetime(2023, 12, 31, 23, 59, 59, tzinfo=UTC)),
        (b"2023-06", datetime(2023, 6, 30, 23, 59, 59, tzinfo=UTC)),
        (b"2023-06-05", datetime(2023, 6, 5, 23, 59, 59, tzinfo=UTC)),
        (b"2023-06-05T01:30Z", datetime(2023, 6, 5, 1, 30, 59, tzinfo=UTC)),
        (b"2023-06-05T01:30:00.123456789Z", datetime(2023, 6, 5, 1, 30, tzinfo=UTC)),
        (b"20230605013000", datetime(2023, 6, 5, 1, 30, tzinfo=UTC)),
        (b"2023-06-05 08:30:00+07:00", datetime(2023, 6, 5, 1, 30, tzinfo=UTC)),
    ],
)
def test_a_date_of_less_precision_is_the_last_second_of_it(
    tmp_path: Path, words: bytes, instant: datetime
) -> None:
    """WARC 1.1 permits them, and what a page prints is from before it was fetched."""
    found = between(tmp_path, dated(words))
    assert isinstance(found, Page)
    assert found.fetched_at == instant


def test_no_page_was_fetched_later_than_now() -> None:
    """Not even one of this year."""
    assert latest_instant(str(datetime.now(UTC).year)) <= datetime.now(UTC)


@pytest.mark.parametrize("words", [b"", b"yesterday", b"2023-13", b"2023-06-31T00:00:00Z"])
def test_a_date_that_cannot_be_read_costs_its_page(tmp_path: Path, words: bytes) -> None:
    """Nothing after it."""
    found = between(tmp_path, dated(words))
    assert isinstance(found, Reject)
    assert (found.url, found.reason) == ("https://gazette.example/0", "bad-date")


@pytest.mark.parametrize(
    ("record", "is_page"),
    [
        (resource("text/html; charset=utf-8"), True),
        (resource("text/plain"), False),
        (response("https://gazette.example/0", BODY), True),
        (response("https://gazette.example/0", b"\xff\xd8\xff a picture"), False),
        (BEFORE.replace(b"WARC-Target-URI", b"X-Uri"), False),
    ],
    ids=["file", "other file", "page without a type", "picture without a type", "record without an address"],
)
def test_what_is_a_page(tmp_path: Path, record: bytes, is_page: bool) -> None:
    """Files that were archived as pages, and answers that begin as one where their server says nothing."""
    assert (between(tmp_path, record) is not None) is is_page


def test_a_record_without_its_length_ends_the_archive(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Where the next one begins cannot be known; what stands there is not shown where it is noise."""
    endless = re.sub(rb"\r\nContent-Length: \d+\r\n\r\n", b"\r\n\r\n", BEFORE)
    noise = b"\x1b[31m\0\1\2" * 9
    for number, wrong in enumerate((endless, BEFORE + noise)):
        with pytest.raises(BrokenArchiveError) as told:
            list(pages_of_warc(archive(tmp_path / f"{number}.warc", [wrong, AFTER])))
        assert str(told.value).isprintable()
    assert capfd.readouterr().err == ""
