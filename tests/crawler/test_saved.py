"""Saved files as pages: which files, under which address, and what cannot be read."""

from __future__ import annotations

import base64
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.archive.folders import files_in
from crawler.archive.naming import name_of
from crawler.archive.saved import saved_pages
from pipelines.page import Page
from storage.records import Reject

CANONICAL = '<link rel="canonical" href="https://Gazette.example/a-post1?utm_source=x">'
OG = '<meta property="og:url" content="https://gazette.example/b-post2">'
CHROME = "<!-- saved from url=(0032)https://gazette.example/c-post3 -->"
SINGLE_FILE = (
    "<!--\n Page saved with SingleFile \n url: https://gazette.example/d-post4 \n saved date: today\n-->"
)

BAD_ADDRESSES = ("http://[bad/", "ftp://x.example/y", "not a url", "javascript:alert(1)")


def only(file: Path, url: str = "") -> Page:
    """Return the one page of a file."""
    (page,) = saved_pages(file, url)
    assert isinstance(page, Page)
    return page


def html(head: str, first: str = "") -> str:
    """A page with a head, and perhaps a comment above it."""
    return f"<!DOCTYPE html>{first}<html><head>{head}</head><body><p>words</p></body></html>"


@pytest.mark.parametrize(
    ("words", "address"),
    [
        (html(CANONICAL + OG), "https://gazette.example/a-post1"),
        (html(OG), "https://gazette.example/b-post2"),
        (html(CANONICAL, CHROME), "https://gazette.example/c-post3"),
        (html(CANONICAL, SINGLE_FILE), "https://gazette.example/d-post4"),
        (html('<link rel="canonical" href="/a-post1">' + OG), "https://gazette.example/b-post2"),
    ],
    ids=["canonical", "og:url", "saved by a browser", "saved by SingleFile", "canonical without a host"],
)
def test_a_saved_page_says_where_it_is_from(tmp_path: Path, words: str, address: str) -> None:
    """What the browser noted, then what the page declares."""
    (tmp_path / "a.html").write_text(words)
    assert only(tmp_path / "a.html").url == address


def test_a_given_address_wins(tmp_path: Path) -> None:
    """The person who imports knows best."""
    (tmp_path / "a.html").write_text(html(CANONICAL))
    assert only(tmp_path / "a.html", "https://other.example/x").url == "https://other.example/x"


@pytest.mark.parametrize("name", ["a.html", "a.txt"], ids=["page", "page called text"])
def test_a_page_without_an_address_goes_by_its_content(tmp_path: Path, name: str) -> None:
    """So that a second import is of the same page, under whatever name the file goes."""
    (tmp_path / name).write_text(html(""))
    (tmp_path / f"b{name}").write_text(html(""))
    assert only(tmp_path / name).url == only(tmp_path / f"b{name}").url == name_of(html("").encode())


def test_a_web_page_saved_as_text_is_a_web_page(tmp_path: Path) -> None:
    """What is in the file tells, not what it is called."""
    (tmp_path / "a.txt").write_text(html(CANONICAL))
    assert only(tmp_path / "a.txt").url == "https://gazette.example/a-post1"


def test_an_archive_without_a_web_page_says_so(tmp_path: Path) -> None:
    """An import that brought nothing is no success."""
    (tmp_path / "a.warc.gz").write_bytes(b"")
    (reject,) = saved_pages(tmp_path / "a.warc.gz")
    assert isinstance(reject, Reject)
    assert reject.reason == "no-pages"


def test_a_page_was_fetched_when_its_file_was_written(tmp_path: Path) -> None:
    """Words such as "yesterday" mean the day before that."""
    (tmp_path / "a.html").write_text(html(""))
    os.utime(tmp_path / "a.html", (1_686_000_000, 1_686_000_000))
    assert only(tmp_path / "a.html").fetched_at == datetime(2023, 6, 5, 21, 20, tzinfo=UTC)


def test_folders_are_searched_for_what_can_be_read(tmp_path: Path) -> None:
    """Whatever else lies there is left alone; a file that is named is read whatever it is called."""
    (tmp_path / "deep" / "er").mkdir(parents=True)
    for name in ("b.html", "a.txt", "style.css", "deep/c.HTM", "deep/er/d.warc.gz", "deep/er/photo.jpg"):
        (tmp_path / name).write_bytes(b"x")
    found = [
        file.relative_to(tmp_path).as_posix()
        for file in files_in([tmp_path, tmp_path / "style.css", tmp_path])
    ]
    assert found == ["a.txt", "b.html", "deep/c.HTM", "deep/er/d.warc.gz", "style.css"]


def test_what_browsers_put_beside_a_page_is_no_page(tmp_path: Path) -> None:
    """Frames and licences belong to the page; a folder without its page, and one that is named, are read."""
    for name in ("a.html", "a_files/frame.html", "a_files/deep/readme.txt", "b.htm", "b-Dateien/frame.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "c_files").mkdir()
    (tmp_path / "c_files" / "c.html").write_bytes(b"x")
    assert [file.name for file in files_in([tmp_path])] == ["a.html", "b.htm", "c.html"]
    assert [file.name for file in files_in([tmp_path / "b-Dateien"])] == ["frame.html"]


def test_an_archive_is_known_by_its_name_in_capitals_too(tmp_path: Path) -> None:
    """As the folders' lists know it."""
    (tmp_path / "A.WARC.GZ").write_bytes(b"")
    (tmp_path / "B.JSONL").write_text(json.dumps({"url": "https://gazette.example/1", "html": "<p>a</p>"}))
    (reject,), (found,) = map(list, map(saved_pages, files_in([tmp_path])))
    assert isinstance(reject, Reject)
    assert (reject.reason, found.url) == ("no-pages", "https://gazette.example/1")


def test_json_lines_hold_pages_and_a_bad_line_costs_itself(tmp_path: Path) -> None:
    """As ``extract --batch`` takes them, or with the page as text."""
    lines = [
        json.dumps({"url": "https://gazette.example/1", "html": "<p>ồ</p>", "fetched_at": "2023-06-05T08:00:00+07:00"}),
        "",
        '{"url": "https://gazette.example/2"}',
        json.dumps({"url": "https://gazette.example/3", "html_base64": base64.b64encode(b"\xf0").decode(), "encoding": "cp1258"}),
        "[]",
        "no json",
        r'{"url": "https://gazette.example/\ud800", "html": "<p>a</p>"}',
    ]  # fmt: skip
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    found = list(saved_pages(tmp_path / "a.jsonl"))
    pages = [page for page in found if isinstance(page, Page)]
    assert [(page.url, page.body, page.headers["content-type"]) for page in pages] == [
        ("https://gazette.example/1", "<p>ồ</p>".encode(), "text/html; charset=utf-8"),
        ("https://gazette.example/3", b"\xf0", "text/html; charset=cp1258"),
    ]
    assert pages[0].fetched_at == datetime(2023, 6, 5, 1, tzinfo=UTC)
    details = [reject.detail or "" for reject in found if isinstance(reject, Reject)]
    assert [detail.partition(":")[0] for detail in details] == ["line 3", "line 5", "line 6", "line 7"]


def test_an_address_that_cannot_be_one_costs_its_page_alone(tmp_path: Path) -> None:
    """Archives hold what servers and scripts made of addresses."""
    lines = [
        json.dumps({"url": url, "html": "<p>a</p>"})
        for url in (*BAD_ADDRESSES, "HTTPS://Gazette.example:443/1#top")
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    *bad, good = saved_pages(tmp_path / "a.jsonl")
    assert [reject.reason for reject in bad if isinstance(reject, Reject)] == ["bad-address"] * len(
        BAD_ADDRESSES
    )
    assert {reject.url.partition("#")[2] for reject in bad} == {"line-1", "line-2", "line-3", "line-4"}
    assert isinstance(good, Page)
    assert good.url == "https://gazette.example/1"


def test_a_line_is_refused_in_words(tmp_path: Path) -> None:
    """None is taken for an empty page, and none told in the words of the program."""
    lines = [
        '{"url": "https://gazette.example/1", "html_base64": "%%%"}',
        "[1, 2]",
        "null",
        '{"url": 5, "html": "x"}',
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    details = [found.detail for found in saved_pages(tmp_path / "a.jsonl") if isinstance(found, Reject)]
    expected = '; expected {"url": …, "html": … or "html_base64": …}'
    assert details == [
        f"line 1: Invalid base64 encoded string - at `$.html_base64`{expected}",
        f"line 2: Expected `object`, got `array`{expected}",
        f"line 3: Expected `object`, got `null`{expected}",
        f"line 4: Expected `str | null`, got `int` - at `$.url`{expected}",
    ]


def test_an_export_is_known_and_its_remedy_told_once(tmp_path: Path) -> None:
    """It holds articles, and no pages to read."""
    line = json.dumps(
        {"url": "https://gazette.example/1", "headline": "Rain", "body": "It rained.", "dates": []}
    )
    (tmp_path / "a.jsonl").write_text(f"{line}\n" * 3)
    (reject,) = saved_pages(tmp_path / "a.jsonl")
    assert isinstance(reject, Reject)
    assert (reject.reason, "dateline merge" in (reject.detail or "")) == ("no-pages", True)


def test_a_file_that_cannot_be_opened_is_a_reject(tmp_path: Path) -> None:
    """With what the system says of it."""
    (tmp_path / "a.html").symlink_to(tmp_path / "a.html")
    (reject,) = saved_pages(tmp_path / "a.html")
    assert isinstance(reject, Reject)
    assert (reject.stage, reject.reason) == ("fetch", "unreadable")


MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: {url}
Date: {date}
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----b----"

------b----
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: {url}

<html><head><link rel=3D"canonical" href=3D"https://gazette.example/a-post1"></head><p>caf=C3=A9=
</p></html>
------b----
Content-Type: text/html
Content-Location: cid:frame@mhtml.blink

<p>a frame</p>
------b------
"""


@pytest.mark.parametrize(
    ("url", "date", "address", "instant"),
    [
        ("https://gazette.example/b-post2", "Mon, 5 Jun 2023 08:30:00 +0700", "b-post2", (5, 1, 30)),
        ("file:///a.html", "some day", "a-post1", (6, 0, 0)),
    ],
    ids=["as a browser tells", "as the page and the file tell"],
)
def test_a_page_in_one_file_is_read(
    tmp_path: Path, url: str, date: str, address: str, instant: tuple[int, int, int]
) -> None:
    """Under the address it was saved from, of the instant it was saved; without its frames."""
    file = tmp_path / "a.mhtml"
    file.write_text(MHTML.format(url=url, date=date).replace("\n", "\r\n"), newline="")
    written = datetime(2023, 6, 6, tzinfo=UTC).timestamp()
    os.utime(file, (written, written))
    (named,) = files_in([tmp_path])
    page = only(named)
    assert page.url == f"https://gazette.example/{address}"
    assert page.fetched_at == datetime(2023, 6, *instant, tzinfo=UTC)
    assert "<p>café</p>".encode() in page.body
    assert b"a frame" not in page.body
    assert {type(words) for words in (page.url, *page.headers.values())} == {str}


def test_a_file_called_mhtml_without_a_page_says_so(tmp_path: Path) -> None:
    """Whatever is in it."""
    (tmp_path / "a.mht").write_bytes(b"\xff\xfe words")
    (reject,) = saved_pages(tmp_path / "a.mht")
    assert isinstance(reject, Reject)
    assert reject.reason == "no-pages"
