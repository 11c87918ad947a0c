"""Kept pages: whole, once, and small."""

from __future__ import annotations

import random
from pathlib import Path

from storage.kept import KeptPage, KeptPages, kept_path

CHANCE = random.Random(2023)
TEMPLATE = "".join(f"<div><a href='/muc-{CHANCE.getrandbits(64)}'>Mục</a></div>\n" for _ in range(1500))
HEADERS = {"content-type": "text/html; charset=utf-8"}


def page(number: int) -> bytes:
    """Return a page of one outlet's template, with words of its own."""
    words = random.Random(number)
    story = " ".join("".join(words.choices("abcdeghiklmnopqrstuvxy", k=5)) for _ in range(600))
    return f"<html>{TEMPLATE}<p>{story}</p></html>".encode()


def keep(pages: KeptPages, number: int, body: bytes, outlet: str = "cao-nguyen") -> bool:
    """Keep a numbered page."""
    stamp = f"2023-06-05T02:{number:02}:00Z"
    return pages.keep(f"https://caonguyen.example/{number}", outlet, stamp, 200, HEADERS, body)


def test_page_comes_back_whole(tmp_path: Path) -> None:
    """Address, time, status, headers and every byte."""
    with KeptPages(tmp_path / "news.pages.db") as pages:
        for number in range(8):
            keep(pages, number, page(number))
    with KeptPages(tmp_path / "news.pages.db") as pages:
        assert pages.read("https://caonguyen.example/5") == KeptPage(
            "https://caonguyen.example/5", "cao-nguyen", "2023-06-05T02:05:00Z", 200, HEADERS, page(5)
        )
        assert pages.read("https://caonguyen.example/99") is None
        assert [kept.body for kept in pages.each()] == [page(number) for number in range(8)]
        assert list(pages.each("harbour-gazette")) == []


def test_same_body_is_kept_once(tmp_path: Path) -> None:
    """Another body of the same address is another state, the latest first."""
    with KeptPages(tmp_path / "p.db") as pages:
        assert keep(pages, 1, b"first")
        assert not keep(pages, 1, b"first")
        pages.flush()
        assert not keep(pages, 1, b"first")
        pages.keep("https://caonguyen.example/1", "cao-nguyen", "2023-06-06T00:00:00Z", 200, {}, b"second")
        assert [state.body for state in pages.states("https://caonguyen.example/1")] == [b"second", b"first"]
        assert [state.body for state in pages.each()] == [b"second"]


def test_pages_of_one_template_share_it(tmp_path: Path) -> None:
    """The first page is the key page; the others keep what is their own."""
    with KeptPages(tmp_path / "p.db") as pages:
        for number in range(20):
            keep(pages, number, page(number))
        pages.flush()
        sizes = [
            (row["key_page"] is None, len(row["content"]))
            for row in pages.db.table("kept").rows_where(order_by="fetched_at")
        ]
    assert [key for key, _ in sizes] == [True] + [False] * 19
    assert max(size for _, size in sizes[1:]) < 3_500
    assert len(page(1)) > 80_000


def test_new_template_makes_a_new_key_page(tmp_path: Path) -> None:
    """When a key page no longer helps, the page that shows it serves the next ones."""
    redesigned = TEMPLATE[::-1]
    with KeptPages(tmp_path / "p.db") as pages:
        keep(pages, 0, page(0))
        for number in range(1, 4):
            keep(pages, number, (redesigned + page(number)[-200:].decode()).encode())
        pages.flush()
        keys = [row["key_page"] is None for row in pages.db.table("kept").rows_where(order_by="fetched_at")]
    assert keys == [True, True, False, False]


def test_outlets_do_not_share_key_pages(tmp_path: Path) -> None:
    """A dictionary across outlets gains nothing, so each has its own."""
    with KeptPages(tmp_path / "p.db") as pages:
        keep(pages, 1, page(1))
        keep(pages, 2, page(2), outlet="harbour-gazette")
        pages.flush()
        assert pages.db.table("kept").count_where("key_page is null") == 2


def test_kept_pages_lie_beside_the_database() -> None:
    """The analyst's file stays small and can be handed round."""
    assert kept_path("/data/news.db") == Path("/data/news.pages.db")
    assert kept_path("news") == Path("news.pages.db")
