"""``dateline import`` of saved web pages: whose they are, what is kept, and which state stands."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from storage.kept.pages import KeptPages, kept_path
from tests.e2e.saved import page, save

Dateline = Callable[..., Any]


def query(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """Return what a query finds."""
    with closing(Database(path)) as db:
        return list(db.execute(sql).fetchall())


@pytest.fixture
def run(dateline: Dateline, tmp_path: Path) -> Callable[..., Any]:
    """Import into the database of the test, in this process."""
    return lambda *words: dateline("import", *words, "--db", tmp_path / "a.db", "--jobs", 0)


@pytest.fixture
def outlets(tmp_path: Path) -> Path:
    """A folder with the paper's file."""
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets" / "gazette.toml").write_text(
        '[outlet]\nname = "Gazette"\nhomepage = "https://www.gazette.example/"\nlanguage = "en"\n'
        'timezone = "Europe/London"\nregion = "Devon"\n'
    )
    return tmp_path / "outlets"


def test_the_host_tells_the_outlet_and_its_rules(
    run: Callable[..., Any], outlets: Path, tmp_path: Path
) -> None:
    """With or without www; the address is the outlet's own spelling of it."""
    assert (
        run(save(tmp_path / "pages", 2), "--outlets", outlets).out
        == "2 new, 0 changed, 0 unchanged, 0 rejected\n"
    )
    assert query(tmp_path / "a.db", "select url, outlet, region from articles order by url") == [
        ("https://www.gazette.example/harbour-0", "gazette", "Devon"),
        ("https://www.gazette.example/library-1", "gazette", "Devon"),
    ]


def test_a_host_nobody_described_is_an_outlet_by_its_name(run: Callable[..., Any], tmp_path: Path) -> None:
    """So that a thousand papers of one archive can be told apart."""
    run(save(tmp_path / "pages", 1))
    assert query(tmp_path / "a.db", "select slug, name, homepage, status from outlets") == [
        ("gazette.example", "gazette.example", "https://gazette.example/", "draft")
    ]


def test_an_outlet_can_be_named(run: Callable[..., Any], outlets: Path, tmp_path: Path) -> None:
    """For documents that do not say where they are from."""
    (tmp_path / "a.txt").write_text("date 2023-06 A headline of June\n\nOne paragraph.\n\nAnother one.")
    assert run(tmp_path / "a.txt", "--outlets", outlets, "--outlet", "gazette").code == 0
    assert query(tmp_path / "a.db", "select outlet, published_on from articles") == [("gazette", "2023-06")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--outlet", "gazete"), "gazete"),
        (("--url", "https://a.example/"), "one file"),
        (("--url", "https://a.example/", "--cluster", "local"), "without --cluster"),
    ],
    ids=["unknown outlet", "one address for two files", "one address for a cluster"],
)
def test_what_cannot_be_meant_is_wrong_usage(
    run: Callable[..., Any], tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    """Nothing is read, and no database made."""
    done = run(save(tmp_path / "pages", 2), *words)
    assert done.code == 2
    assert said in done.err
    assert not (tmp_path / "a.db").exists()


def test_pages_are_kept_and_known_to_the_next_crawl(run: Callable[..., Any], tmp_path: Path) -> None:
    """As if a crawl had fetched them."""
    run(save(tmp_path / "pages", 1))
    assert query(tmp_path / "a.db", "select url, state from pages") == [
        ("https://gazette.example/harbour-0", "stored")
    ]
    with KeptPages(kept_path(tmp_path / "a.db")) as kept:
        assert [(one.url, one.body.decode()) for one in kept.each()] == [
            ("https://gazette.example/harbour-0", page(0))
        ]


def test_an_edited_page_makes_a_version(run: Callable[..., Any], tmp_path: Path) -> None:
    """A later state replaces the former, which stays."""
    file = tmp_path / "a.html"
    file.write_text(page(0))
    os.utime(file, (1_686_000_000, 1_686_000_000))
    run(file)
    file.write_text(page(0).replace("in want of paint", "in want of everything"))
    assert run(file).out.startswith("0 new, 1 changed")
    assert query(tmp_path / "a.db", "select version, instr(body, 'everything') > 0 from articles") == [(2, 1)]


def test_an_older_state_never_replaces_a_later_one(run: Callable[..., Any], tmp_path: Path) -> None:
    """An archive of last year's pages is no news, but the article's first state; once more it changes nothing."""
    file = tmp_path / "a.html"
    file.write_text(page(0))
    run(file)
    file.write_text(page(0).replace("in want of paint", "in good order"))
    os.utime(file, (1_686_000_000, 1_686_000_000))
    assert run(file).out == "0 new, 0 changed, 0 unchanged, 0 rejected, 1 older than what is stored\n"
    rows = "select version, first_seen_at, instr(body, 'want of paint') > 0 from articles"
    assert query(tmp_path / "a.db", rows) == [(2, "2023-06-05T21:20:00Z", 1)]
    assert query(
        tmp_path / "a.db", "select version, seen_at, changed, instr(body, 'order') > 0 from article_versions"
    ) == [(1, "2023-06-05T21:20:00Z", '["body"]', 1)]
    states = query(tmp_path / "a.db", "select * from article_states")
    run(file)
    assert query(tmp_path / "a.db", "select * from article_states") == states
    with KeptPages(kept_path(tmp_path / "a.db")) as kept:
        assert len(list(kept.states("https://gazette.example/harbour-0"))) == 2


def test_a_page_that_is_no_article_is_a_reject_under_its_address(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    """With the file's name as evidence, and the page kept for a better day."""
    (tmp_path / "a.html").write_text("<html><title>Nothing</title><body></body></html>")
    assert run(tmp_path / "a.html", "--url", "https://gazette.example/x").code == 1
    ((url, outlet, detail),) = query(tmp_path / "a.db", "select url, outlet, detail from rejects")
    assert (url, outlet) == ("https://gazette.example/x", "gazette.example")
    assert "a.html" in detail
    assert query(kept_path(tmp_path / "a.db"), "select url from kept") == [("https://gazette.example/x",)]


def test_an_empty_folder_says_what_was_looked_for(run: Callable[..., Any], tmp_path: Path) -> None:
    """No silent success that imports nothing."""
    (tmp_path / "empty").mkdir()
    assert "nothing to import" in run(tmp_path / "empty").out


def test_a_file_with_a_name_that_is_no_text_costs_nothing(run: Callable[..., Any], tmp_path: Path) -> None:
    """Archives of other days and systems hold such names; their pages are imported all the same."""
    (tmp_path / "pages").mkdir()
    for name in (b"good\xff.html", b"bad\xfe.html"):
        with open(os.fsencode(tmp_path / "pages") + b"/" + name, "w") as file:  # noqa: PTH123 - a name of bytes
            file.write(page(0) if name.startswith(b"good") else "<html></html>")
    done = run(tmp_path / "pages")
    assert done.out == "1 new, 0 changed, 0 unchanged, 1 rejected\n"
    assert "bad" in done.err


def test_what_came_before_the_outlets_file_joins_it(
    run: Callable[..., Any], outlets: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Articles, rejects and kept pages, once the file is there; of another host's nothing is touched."""
    pages, path = tmp_path / "pages", tmp_path / "a.db"
    pages.mkdir()
    for number, host in ((0, "www.gazette"), (1, "www.gazette"), (2, "herald")):
        (pages / f"{number}.html").write_text(page(number).replace("gazette.example", f"{host}.example"))
    empty = '<html><link rel="canonical" href="https://www.gazette.example/empty-9"><p>None.</p></html>'
    (pages / "9.html").write_text(empty)
    run(pages)
    counted = "select outlet, count(*) from articles group by 1 order by 1"
    assert query(path, counted) == [("gazette.example", 2), ("herald.example", 1)]
    again = run(pages, "--outlets", outlets)
    assert again.out == "0 new, 0 changed, 3 unchanged, 1 rejected\n"
    assert "gazette: 2 articles that were stored as those of gazette.example are its own now" in caplog.text
    assert query(path, counted) == [("gazette", 2), ("herald.example", 1)]
    assert query(path, "select distinct outlet, region from articles order by 1") == [
        ("gazette", "Devon"),
        ("herald.example", None),
    ]
    assert query(path, counted.replace("articles", "pages")) == [("gazette", 2), ("herald.example", 1)]
    assert query(path, counted.replace("articles", "rejects")) == [("gazette", 1)]
    assert query(path, "select outlet, sum(articles) from article_counts where articles group by 1") == [
        ("gazette", 2),
        ("herald.example", 1),
    ]
    assert query(path, "select slug from outlets order by 1") == [("gazette",), ("herald.example",)]
    with KeptPages(kept_path(path)) as kept:
        assert kept.counts() == {"gazette": 3, "herald.example": 1}
    caplog.clear()
    run(pages, "--outlets", outlets)
    assert not caplog.text
