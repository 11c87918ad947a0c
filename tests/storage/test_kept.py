"""Kept pages: whole, once, and small."""

from __future__ import annotations

import random
from pathlib import Path

from storage.kept.key_pages import DEEPEST
from storage.kept.pages import KeptPage, KeptPages, kept_path

CHANCE = random.Random(2023)
TEMPLATE = "".join(f"<div><a href='/muc-{CHANCE.getrandbits(64)}'>Mục</a></div>\n" for _ in range(1500))
PACKED_SIZES = "select length(content) as size from kept where key_page is not null"
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


def drifting(count: int) -> list[bytes]:
    """Return pages of a template whose every tenth line has changed by the last."""
    lines = TEMPLATE.splitlines()
    bodies = []
    for number in range(count):
        chance = random.Random(number)
        for _ in range(len(lines) // 10 // count + 1):
            lines[chance.randrange(len(lines))] = (
                f"<div><a href='/muc-{chance.getrandbits(64)}'>Mới</a></div>"
            )
        bodies.append("\n".join(lines).encode() + page(number)[-3000:])
    return bodies


def test_a_template_that_drifts_is_followed(tmp_path: Path) -> None:
    """Later pages take no more than the first ones, and none stands behind more than a few others."""
    bodies = drifting(160)
    for part in (bodies[:80], bodies[80:]):
        with KeptPages(tmp_path / "p.db") as pages:
            begin = pages.counts().get("cao-nguyen", 0)
            for number, body in enumerate(part, start=begin):
                stamp = f"2023-06-05T{number // 60:02}:{number % 60:02}:00Z"
                pages.keep(f"https://caonguyen.example/{number}", "cao-nguyen", stamp, 200, HEADERS, body)
    with KeptPages(tmp_path / "p.db") as pages:
        rows = list(
            pages.db.query("select id, key_page, length(content) as size from kept order by fetched_at")
        )
        assert [kept.body for kept in pages.each()] == bodies
        sizes = [row["size"] for row in rows]
        assert sum(sizes[120:]) < 1.3 * sum(sizes[1:41])
        keys = {row["id"]: row["key_page"] for row in rows}
        assert 1 < len(set(keys.values())) < 30
        assert max(depth(keys, id_) for id_ in keys) <= DEEPEST


def depth(keys: dict[int, int | None], id_: int) -> int:
    """Return how many pages are unpacked before a page."""
    key_page = keys[id_]
    return 0 if key_page is None else 1 + depth(keys, key_page)


def test_two_templates_at_a_time_have_a_key_page_each(tmp_path: Path) -> None:
    """Whatever the order of their pages."""
    other = TEMPLATE[::-1].encode()
    with KeptPages(tmp_path / "p.db") as pages:
        for number in range(30):
            keep(pages, number, other + page(number)[-200:] if number % 3 else page(number))
        pages.flush()
        assert pages.db.table("kept").count_where("key_page is null") == 2
        assert max(row["size"] for row in pages.db.query(PACKED_SIZES)) < 3_500


def test_a_file_made_before_is_read_and_goes_on(tmp_path: Path) -> None:
    """Its pages, and its key page for the next ones."""
    with KeptPages(tmp_path / "p.db") as pages:
        keep(pages, 0, page(0))
        keep(pages, 1, page(1))
        pages.flush()
        pages.db.execute("drop index idx_kept_outlet_fetched_at")
        pages.db.execute("create index idx_kept_outlet_key_page on kept (outlet, key_page)")
        pages.db.execute("delete from _sqlite_migrations where name = 'm002_latest'")
        pages.db.conn.commit()
    with KeptPages(tmp_path / "p.db") as pages:
        keep(pages, 2, page(2))
        assert [kept.body for kept in pages.each()] == [page(0), page(1), page(2)]
        assert pages.db.table("kept").count_where("key_page is null") == 1
        assert [index.columns for index in pages.db.table("kept").indexes if index.origin == "c"] == [
            ["outlet", "fetched_at"],
            ["url", "fetched_at"],
        ]


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
