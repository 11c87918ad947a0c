"""Pages are decoded and parsed as browsers do, or refused with the reason."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from lxml import etree

from pipelines.document import MOST_BYTES, decode, parse
from pipelines.metadata.gather import gather
from pipelines.page import Page
from pipelines.raw import NotAnArticleError

PageOf = Callable[..., Page]


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        pytest.param("Báo".encode(), None, "Báo", id="UTF-8 without a word"),
        pytest.param(
            "Báo".encode("utf-8-sig"), "text/html; charset=iso-8859-1", "Báo", id="BOM wins over the header"
        ),
        pytest.param(
            "Báo".encode(), "text/html; charset=iso-8859-1", "Báo", id="a server's Latin-1 over UTF-8 bytes"
        ),
        pytest.param(
            "café".encode("cp1252"), "text/html; charset=utf-8", "café", id="declared UTF-8, sent Latin-1"
        ),
        pytest.param(
            "新闻".encode("gb18030"), "text/html; charset=gb2312", "新闻", id="the header's charset"
        ),
        pytest.param(
            b'<meta charset="big5">' + "新聞".encode("big5"),
            None,
            '<meta charset="big5">新聞',
            id="meta charset",
        ),
        pytest.param(
            "thu\xe2\u0301".encode("cp1258"),
            "text/html; charset=windows-1258",
            "thuâ\u0301",
            id="windows-1258",
        ),
        pytest.param("Tin".encode("utf-16"), None, "Tin", id="UTF-16 with its mark"),
        pytest.param("Tin mới".encode("utf-16-le"), None, "Tin mới", id="UTF-16 without a mark"),
        pytest.param(
            "Tin mới".encode("utf-16-be"),
            "text/html; charset=utf-16",
            "Tin mới",
            id="UTF-16, its order told by its bytes",
        ),
        pytest.param(
            '<meta charset="utf-16">Tin mới'.encode(),
            None,
            '<meta charset="utf-16">Tin mới',
            id="UTF-8 that says UTF-16",
        ),
        pytest.param(b"a\x00b", None, "ab", id="NUL bytes"),
        pytest.param(
            ("é" * 99).encode() + b"\xff", "text/html", "é" * 99 + "\ufffd", id="UTF-8 with one fault"
        ),
        pytest.param(b"\x1b$B?7J9\x1b(B", "text/html; charset=iso-2022-jp", "新聞", id="escaped Japanese"),
    ],
)
def test_bytes_are_read_in_the_charset_they_prove(body: bytes, content_type: str | None, text: str) -> None:
    """What the bytes are wins over what is said of them."""
    assert decode(body, content_type)[0] == text


def test_text_after_a_stray_end_of_the_page_is_read(page_of: PageOf) -> None:
    """Browsers read on after `</html>`, and papers print it before the head, or twice."""
    root = parse(
        page_of("</html><html><head><title>T</title></head><body><p>one</p></body></html><p>two</p>")
    ).root
    assert [p.text for p in root.iter("p")] == ["one", "two"]


def test_a_second_document_inside_the_body_is_part_of_it(page_of: PageOf) -> None:
    """Editors paste whole documents into the text."""
    html = "<body><div><p>one</p><!DOCTYPE html><html><head><meta charset=utf-8></head><body><p>two</p></body></html></div><p>three</p>"
    assert [p.text for p in parse(page_of(html)).root.iter("p")] == ["one", "two", "three"]


def test_comments_are_left_out(page_of: PageOf) -> None:
    """A comment that splits a word does not split it for a reader."""
    assert parse(page_of("<p>har<!-- x -->bour</p>")).root.findtext(".//p") == "harbour"


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td"])
def test_two_hundred_thousand_nested_elements_are_survived(page_of: PageOf, tag: str) -> None:
    """Such pages are attacks or broken templates; they cost little time and never the process."""
    begin = time.process_time()
    parse(page_of(f"<p>before</p>{f'<{tag}>' * 200_000}deep"))
    assert time.process_time() - begin < 2


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        pytest.param(b"", "text/html", "empty", id="nothing"),
        pytest.param(b" \n ", "text/html", "empty", id="blanks"),
        pytest.param(b"<!-- gone -->", "text/html", "empty", id="a comment"),
        pytest.param(b"\x7fELF\x02\x01" + bytes(range(9)) * 60, "text/html", "binary", id="program"),
        pytest.param(b"%PDF-1.7 x", "text/html", "binary", id="PDF"),
        pytest.param(b"\x89PNG\r\n", "", "binary", id="PNG"),
        pytest.param(b"<p>a</p>", "image/jpeg", "not-html", id="type"),
        pytest.param(
            b'<meta charset="viscii"><p>\xd0\xdf\xb6ng m\xbei</p>', "", "legacy-font", id="a font's charset"
        ),
        pytest.param(b"x" * (MOST_BYTES + 1), "text/html", "too-large", id="size"),
    ],
)
def test_what_is_no_page_is_refused(page_of: PageOf, body: bytes, content_type: str, reason: str) -> None:
    """The reason says what it was."""
    with pytest.raises(NotAnArticleError) as refused:
        parse(page_of(body, content_type))
    assert refused.value.reason == reason


def test_an_element_behind_the_root_of_a_broken_document_has_no_place() -> None:
    """Its parser may set a second root beside the first: what was not walked ends nothing."""
    page = etree.fromstring("<div><section><p>Wall</p></section><p>Ferry</p></div>")
    assert gather(page[0]).places_of(page[0]) == range(2)
