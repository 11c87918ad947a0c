"""Compressed answers: unpacked when they are whole, asked for again when they were cut."""

from __future__ import annotations

import gzip
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import brotli
import pytest
from backports import zstd

from crawler.fetch.whole_answers import is_cut
from crawler.run import CrawlResult
from tests.crawler.paper import Answer, Site, serve

Pack = Callable[[bytes], bytes]


def bare_deflate(body: bytes) -> bytes:
    """Pack without zlib's header, as some servers do."""
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(body) + stream.flush()


PACKED = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
}


@pytest.mark.parametrize("encoding", PACKED)
def test_a_page_that_was_cut_is_no_article(
    crawl_file: Callable[..., CrawlResult], tmp_path: Path, encoding: str
) -> None:
    """It is asked for again, and rejected as truncated when it stays so; whole ones are stored."""
    with serve(Site()) as site:
        names = [f"{how}-story-of-the-day-12345" for how in ("whole", "once", "always", "nothing")]
        links = "".join(f"<item><link>{site.homepage}{name}</link></item>" for name in names)
        site.page("/feed.xml", f"<rss><channel>{links}</channel></rss>")
        for name in names:
            answer = site.article(f"/{name}", name)
            answer.body = PACKED[encoding](answer.body)
            answer.headers["Content-Encoding"] = encoding
        whole = site.answers[f"/{names[1]}"]
        assert isinstance(whole, Answer)
        cut = Answer(whole.body[:-40], headers=whole.headers)
        turns = iter([cut, whole])
        site.answers[f"/{names[1]}"] = lambda _: next(turns)
        site.answers[f"/{names[2]}"] = cut
        site.answers[f"/{names[3]}"] = Answer(whole.body[:12], headers=whole.headers)
        file, db = site.outlet(tmp_path, discover='feeds = ["/feed.xml"]'), tmp_path / "news.db"
        result = crawl_file(file, db)
    assert result.counts.new == 2
    assert [site.requests[f"/{name}"] for name in names] == [1, 2, 3, 3]
    with closing(sqlite3.connect(db)) as connection:
        query = "select reason, state, next_check_at is not null from rejects join pages using (url)"
        assert connection.execute(query).fetchall() == [("truncated", "failed", 1)] * 2


@pytest.mark.parametrize(
    ("body", "encoding", "length"),
    [
        pytest.param(gzip.compress(b"a") + gzip.compress(b"bc"), b"gzip", 3, id="two members"),
        pytest.param(gzip.compress(b"a") + b"\0" * 9, b"gzip", 1, id="padding"),
        pytest.param(zstd.compress(b"a") + zstd.compress(b"b"), b"zstd", 2, id="two frames"),
        pytest.param(bare_deflate(b"a" * 99), b"deflate", 99, id="bare deflate"),
        pytest.param(b"<html>", b"br", 6, id="plain words called compressed"),
        pytest.param(b"", b"gzip", 0, id="nothing"),
        pytest.param(b"words", b"identity", 5, id="another encoding"),
    ],
)
def test_what_is_whole_is_not_called_cut(body: bytes, encoding: bytes, length: int) -> None:
    """However unusual."""
    assert not is_cut(body, encoding, length)


def test_a_bomb_of_empty_members_is_none() -> None:
    """Each would have the rest of the body copied; a server sends a few at most."""
    assert is_cut(gzip.compress(b"") * 200_000, b"gzip", 100)
    assert not is_cut(gzip.compress(b"") * 50, b"gzip", 100)


def test_the_last_of_several_members_can_be_cut() -> None:
    """And a deflate body without a header."""
    assert is_cut(gzip.compress(b"a") + gzip.compress(b"b" * 99)[:-9], b"gzip", 100)
    assert is_cut(bare_deflate(b"abc" * 99)[:-2], b"deflate", 200)
