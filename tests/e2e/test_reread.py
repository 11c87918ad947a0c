"""Kept pages read again: differences shown, corrected in place, and nothing of it a version."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from crawler.archive import rereading
from crawler.catalogue.outlets import load_outlet
from pipelines.door import article_of
from storage.database import open_database
from storage.kept.pages import KeptPages, kept_path
from tests.e2e.saved import PROMO, page, save

Dateline = Callable[..., Any]

OUTLET = """
[outlet]
name = "Gazette"
homepage = "https://gazette.example/"
language = "en"
timezone = "Europe/London"
"""


def query(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """Return what a query finds."""
    with closing(Database(path)) as db:
        return list(db.execute(sql).fetchall())


@pytest.fixture
def outlets(tmp_path: Path) -> Path:
    """A folder with the paper's file."""
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets" / "gazette.toml").write_text(OUTLET)
    return tmp_path / "outlets"


@pytest.fixture
def run(dateline: Dateline, outlets: Path, tmp_path: Path) -> Callable[..., Any]:
    """Run a verb on the database of the test, with the paper's file, in this process."""
    return lambda *words: dateline(*words, "--db", tmp_path / "a.db", "--outlets", outlets, "--jobs", 0)


@pytest.fixture
def stored(run: Callable[..., Any], tmp_path: Path) -> Path:
    """A database of eight articles, whose pages are kept, read by rules that miss a line."""
    assert (
        run("import", save(tmp_path / "pages", 8, extra="<p class=aside>An aside about the tides.</p>")).code
        == 0
    )
    return tmp_path / "a.db"


@pytest.fixture
def better(outlets: Path) -> Path:
    """The paper's file, with a rule that cuts the line."""
    (outlets / "gazette.toml").write_text(
        f'{OUTLET}[read]\nbyline = ".by"\nremove = [".aside"]\nheadline = "h1"\n'
    )
    return outlets


def test_pages_read_as_before_change_nothing(stored: Path, run: Callable[..., Any]) -> None:
    """Reading is a pure function."""
    before = query(stored, "select * from articles order by id")
    done = run("reread")
    assert (done.code, done.err) == (0, "")
    assert "8 pages read, nothing changes" in done.out
    assert query(stored, "select * from articles order by id") == before


@pytest.mark.usefixtures("better")
def test_a_dry_run_shows_the_differences_and_stores_none(stored: Path, run: Callable[..., Any]) -> None:
    """Field by field, with examples."""
    set_back(stored)
    before = query(stored, "select * from articles order by id")
    done = run("reread", "--dry-run")
    assert done.code == 0
    assert "8 pages read, 1 to be corrected" in done.out
    assert "section: 1" in done.out
    assert "- Wrong" in done.out
    assert query(stored, "select * from articles order by id") == before


def test_corrections_are_stored_without_versions(stored: Path, run: Callable[..., Any]) -> None:
    """The outlet edited nothing; afterwards there is nothing left to correct."""
    set_back(stored)
    assert run("reread").code == 0
    assert query(stored, "select count(*) from articles where section = 'Wrong'") == [(0,)]
    assert query(stored, "select count(*) from article_versions") == [(0,)]
    assert query(stored, "select distinct version from articles") == [(1,)]
    assert "nothing changes" in run("reread").out


def set_back(path: Path) -> None:
    """Have one article filed as a former reader filed it."""
    with closing(Database(path)) as db:
        db.execute("update articles set section = 'Wrong' where url like '%harbour-0'")
        db.conn.commit()


def test_an_outlets_new_rule_reaches_the_articles_stored(
    stored: Path, outlets: Path, run: Callable[..., Any]
) -> None:
    """Also in the search index."""
    rule = '[read]\nheadline = "p"\n'
    (outlets / "gazette.toml").write_text(OUTLET + rule)
    assert "headline: 8" in run("reread", "gazette").out
    assert query(stored, "select count(*) from articles where headline like 'The % was looked at%'") == [(8,)]
    assert query(stored, "select count(*) from article_versions") == [(0,)]
    with closing(Database(stored)) as db:
        db.execute("insert into articles_fts (articles_fts) values ('integrity-check')")


def test_what_is_no_article_any_more_is_withdrawn_and_may_come_back(
    stored: Path, outlets: Path, run: Callable[..., Any]
) -> None:
    """Its page stays kept, so another day's rules can read it again."""
    (outlets / "gazette.toml").write_text(f'{OUTLET}[read]\nremove = ["article"]\n')
    run("reread")
    assert query(stored, "select count(*) from articles") == [(0,)]
    assert query(stored, "select distinct outlet, stage from rejects") == [("gazette", "read")]
    (outlets / "gazette.toml").write_text(OUTLET)
    assert "8 now articles" in run("reread").out
    assert query(stored, "select (select count(*) from articles), (select count(*) from rejects)") == [(8, 0)]


def test_a_removed_page_keeps_the_article_of_its_former_state(
    stored: Path, tmp_path: Path, run: Callable[..., Any]
) -> None:
    """Many papers answer a removed page's address with a page like any other."""
    (tmp_path / "gone.html").write_text("<html><body><p>Sorry.</p></body></html>")
    run("import", tmp_path / "gone.html", "--url", "https://gazette.example/harbour-0")
    assert "nothing changes" in run("reread").out.replace("1 no articles as before", "nothing changes")
    assert query(stored, "select count(*) from articles") == [(8,)]


def test_of_two_pages_of_one_article_the_later_counts(stored: Path, run: Callable[..., Any]) -> None:
    """An old twin (print, AMP, a section's copy) that declares the same address is no other reading of it."""
    body = page(
        0, "<p>An older state of the page, with a line that was taken out of it later on.</p>"
    ).encode()
    with KeptPages(kept_path(stored)) as kept:
        url = "https://gazette.example/print/harbour-0"
        kept.keep(url, "gazette", "2023-06-05T00:00:00Z", 200, {"content-type": "text/html"}, body)
    assert "9 pages read, nothing changes" in run("reread").out


def test_what_repeats_is_learnt_and_taken_out_of_what_was_stored(
    tmp_path: Path, run: Callable[..., Any]
) -> None:
    """A line that no single page gives away: by an import, by a reread, and read out of the next page at once."""
    run("import", save(tmp_path / "pages", 8, extra=f"<p>{PROMO}</p>"))
    database = tmp_path / "a.db"
    assert query(database, "select kind, text from outlet_repeats") == [("line", PROMO)]
    with_promo = f"select count(*) from articles where instr(body, '{PROMO}')"
    assert query(database, with_promo) == [(0,)]
    assert "nothing changes" in run("reread").out
    (tmp_path / "next.html").write_text(page(9, f"<p>{PROMO}</p>"))
    run("import", tmp_path / "next.html")
    assert query(database, with_promo) == [(0,)]
    assert query(database, "select count(*), max(version) from articles") == [(9, 1)]


def test_an_outlet_of_which_nothing_is_kept_is_wrong_usage(stored: Path, run: Callable[..., Any]) -> None:
    """The ones that are kept are named."""
    done = run("reread", "gazete")
    assert (done.code, stored.exists()) == (2, True)
    assert "gazette" in done.err


def test_reading_in_processes_gives_the_same(stored: Path, outlets: Path, dateline: Dateline) -> None:
    """As a person runs it."""
    done = dateline("reread", "--db", stored, "--outlets", outlets)
    assert (done.code, done.err) == (0, "")
    assert "8 pages read, nothing changes" in done.out


def test_a_reread_that_was_broken_off_goes_on(
    stored: Path, outlets: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the page it had reached; with other rules, or asked to, it begins again."""
    monkeypatch.setattr(rereading, "BLOCK", 3)
    set_back(stored)
    break_off(stored, outlets, after=4)
    done = run("reread")
    assert "gazette: going on after 3 pages that were read before" in done.err
    assert "5 pages read, 1 to be corrected" in done.out
    assert run("reread").err == ""

    for again in (["--afresh"], []):
        break_off(stored, outlets, after=4)
        if not again:
            (outlets / "gazette.toml").write_text(f'{OUTLET}[read]\nremove = [".advert"]\n')
        assert "8 pages read, nothing changes" in run("reread", *again).out


def test_what_was_learnt_before_a_reread_was_broken_off_is_known_after(
    tmp_path: Path, outlets: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pages left are too few to learn it from."""
    monkeypatch.setattr(rereading, "BLOCK", 5)
    run("import", save(tmp_path / "pages", 8, extra=f"<p>{PROMO}</p>"))
    database = tmp_path / "a.db"
    with closing(sqlite3.connect(database)) as db, db:
        db.execute("delete from outlet_repeats")
    break_off(database, outlets, after=5)
    assert "3 pages read, nothing changes" in run("reread").out
    assert query(database, "select text from outlet_repeats") == [(PROMO,)]


def break_off(stored: Path, outlets: Path, after: int) -> None:
    """Read so many pages again, and die."""
    outlet = load_outlet(outlets / "gazette.toml")
    with closing(open_database(stored)) as db, KeptPages(kept_path(stored)) as kept:
        begun = rereading.Rereading(db, kept, outlet, store=True)
        for reading in islice(begun.readings(), after):
            begun.take(reading.page.url, article_of(reading.page, reading.outlet))


def test_a_mistaken_rule_costs_no_history(
    stored: Path, outlets: Path, tmp_path: Path, run: Callable[..., Any]
) -> None:
    """What it makes no article is named with the reason, set aside, and back with its versions when the rule is gone."""
    file = tmp_path / "pages" / "0.html"
    file.write_text(page(0).replace("in want of paint", "in want of everything"))
    assert "1 changed" in run("import", file).out
    run("reread")
    tables = ("articles", "article_versions", "article_dates", "related_links")
    rows = {name: f"select * from {name} order by 1, 2" for name in tables}
    rows["articles"] = "select id, version, first_seen_at, last_seen_at, body from articles order by id"
    before = {name: query(stored, sql) for name, sql in rows.items()}
    assert len(before["article_versions"]) == 1
    (outlets / "gazette.toml").write_text(f'{OUTLET}[read]\nremove = ["article"]\n')
    told = run("reread", "--dry-run").out
    assert "8 no longer articles" in told
    assert "https://gazette.example/harbour-0: no-" in told
    assert "set aside" in told
    assert "1 of them with former states" in told
    assert run("reread").code == 0
    assert query(stored, "select count(*) from articles") == [(0,)]
    (outlets / "gazette.toml").write_text(OUTLET)
    assert "8 now articles" in run("reread").out
    assert {name: query(stored, sql) for name, sql in rows.items()} == before
    assert query(stored, "select count(*) from rejects") == [(0,)]
    assert query(stored, "select count(*) from withdrawn") == [(0,)]


def test_what_is_shown_begins_shortly_before_the_difference(stored: Path, run: Callable[..., Any]) -> None:
    """Or else both lines were letter for letter alike."""
    with closing(Database(stored)) as db:
        db.execute(
            "update articles set body = replace(body, 'want of paint', 'good order') where url like '%harbour-0'"
        )
        db.conn.commit()
    told = run("reread", "--dry-run").out.splitlines()
    assert [line.strip() for line in told if line.strip()[0] in "-+"] == [
        "- … and found to be in good order.",
        "+ … and found to be in want of paint.",
    ]
