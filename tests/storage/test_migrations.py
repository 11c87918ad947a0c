"""Databases made by any earlier Dateline come to today's schema, with every row they held.

Each file of ``schemas`` is a database as an earlier schema had it, with one article edited once, a reprint of it, a
reject, a page found and a crawl.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from storage import database
from storage.articles.storing import save_articles
from storage.database import open_database
from storage.records import Article, Saved
from storage.schema.migrations import MIGRATIONS
from storage.schema.tables import TABLES
from storage.schema.views import VIEWS
from storage.search.searching import search

SCHEMAS = sorted((Path(__file__).parent / "schemas").glob("*.sql"))
FIRST = "https://caonguyen.example/tieu-post101.html"
REPRINT = "https://harbourgazette.example/news/pepper"


@pytest.fixture(params=SCHEMAS, ids=lambda file: file.stem)
def old(request: pytest.FixtureRequest, path: Path) -> Path:
    """Return a database of an earlier schema."""
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(request.param.read_text(encoding="utf-8"))
    return path


@pytest.fixture
def migrated(old: Path) -> Iterator[Database]:
    """Return it as it opens today."""
    with closing(open_database(old, create=False)) as db:
        yield db


def test_there_is_a_database_of_each_schema() -> None:
    """Who adds a migration adds a database of the schema before it."""
    assert len(SCHEMAS) >= 6


def test_every_table_column_index_and_view_is_there(
    migrated: Database, new_schema: dict[str, set[str]]
) -> None:
    """An old database lacks nothing that a new one has."""
    assert not MIGRATIONS.pending(migrated)
    assert described(migrated) == new_schema
    for view in VIEWS:
        migrated.execute(f"select * from {view.name}").fetchall()


def test_large_file_says_that_it_is_brought_up_to_date(
    old: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A command that is silent for minutes is taken for one that hangs; opened again it has nothing to say."""
    monkeypatch.setattr(database, "LARGE", 0)
    open_database(old, create=False).close()
    begun, done = (record.message for record in caplog.records if record.levelname == "WARNING")
    assert begun.startswith(f"{old} is brought up to date, once")
    assert done.startswith(f"{old} is up to date, after")
    caplog.clear()
    open_database(old, create=False).close()
    assert caplog.records == []


def test_every_row_is_as_it_was(migrated: Database) -> None:
    """Articles, versions, dates, links, frontier, crawls and rejects."""
    rows = {row["url"]: row for row in migrated.table("articles").rows}
    assert {url: row["headline"] for url, row in rows.items()} == {
        FIRST: "Vườn tiêu Chư Pưh được mùa",
        REPRINT: "Tiêu được mùa",
    }
    assert rows[FIRST]["authors"] == '["Nguyễn Thị Lan"]'
    assert (rows[FIRST]["published_at"], rows[FIRST]["version"], rows[FIRST]["region"]) == (
        "2023-06-05T01:30:00Z",
        2,
        "Gia Lai",
    )
    assert [row["headline"] for row in migrated.table("article_versions").rows] == [
        "Vườn tiêu Chư Pưh vào mùa thu hoạch"
    ]
    counts = {
        name: migrated.table(name).count
        for name in ("article_dates", "related_links", "pages", "rejects", "crawls", "outlets")
    }
    assert counts == {
        "article_dates": 2,
        "related_links": 2,
        "pages": 1,
        "rejects": 1,
        "crawls": 1,
        "outlets": 2,
    }
    assert list(migrated.execute("pragma foreign_key_check")) == []
    assert migrated.execute("pragma integrity_check").fetchone() == ("ok",)


def test_search_finds_in_any_spelling(migrated: Database) -> None:
    """Also where the index was of another make."""
    assert [hit.url for hit in search(migrated, "chu puh")] == [FIRST]
    assert {hit.url for hit in search(migrated, '"dang uy"')} == {FIRST, REPRINT}


def test_who_printed_it_first_is_found(migrated: Database) -> None:
    """Also of articles stored before that was looked for."""
    (first,) = migrated.query("select id from articles where url = ?", [FIRST])
    assert {row["cluster"] for row in migrated.table("articles").rows} == {first["id"]}


def test_writing_goes_on(migrated: Database, pepper: Article) -> None:
    """A new article is stored, and what is stored is known again."""
    assert save_articles(migrated, [pepper]) == [Saved.NEW]
    assert save_articles(migrated, [pepper]) == [Saved.UNCHANGED]
    assert pepper.id in [hit.id for hit in search(migrated, "tieu")]


def test_pages_that_robots_forbade_are_decided_anew(old: Path) -> None:
    """They counted as settled; what was rejected for another reason still is."""
    with closing(sqlite3.connect(old)) as conn, conn:
        for name in ("robots", "video"):
            url = f"https://caonguyen.example/{name}-post1.html"
            conn.execute(
                "insert into pages (url, outlet, state, found_at, hints, failures)"
                " values (?, 'cao-nguyen', 'rejected', '2023-06-05T02:00:00Z', '{}', 0)",
                [url],
            )
            conn.execute(
                "insert into rejects (url, outlet, stage, reason, seen_at, times)"
                " values (?, 'cao-nguyen', 'fetch', ?, '2023-06-05T02:00:00Z', 1)",
                [url, name],
            )
    with closing(open_database(old, create=False)) as db:
        states = db.execute(
            "select state, next_check_at is not null from pages where url like '%-post1.html'"
        )
        assert sorted(states.fetchall()) == [("forbidden", 1), ("rejected", 0)]


@pytest.fixture(scope="module")
def new_schema() -> dict[str, set[str]]:
    """Return what a new database has."""
    with closing(open_database(Path(":memory:"))) as db:
        return described(db)


def described(db: Database) -> dict[str, set[str]]:
    """Return the columns of each table; indexes, by their columns; views and triggers by their statements."""
    found = {table.name: set(db.table(table.name).columns_dict) for table in TABLES}
    found |= {
        f"indexes of {table.name}": {
            f"{index.columns} {index.unique} {index.partial}" for index in db.table(table.name).indexes
        }
        for table in TABLES
    }
    for kind in ("view", "trigger"):
        found[kind] = {
            " ".join(sql.split())
            for (sql,) in db.execute("select sql from sqlite_master where type = ?", [kind])
        }
    return found
