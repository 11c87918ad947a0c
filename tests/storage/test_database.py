"""Opening a database: made, opened again, refused."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from storage.articles.storing import save_articles
from storage.articles.summary import Summary, summarise
from storage.database import MissingDatabaseError, NotADatabaseError, open_database, transaction
from storage.frontier.addresses import Frontier
from storage.frontier.values import Found, Lease
from storage.records import Article
from storage.schema.migrations import MIGRATIONS
from storage.schema.tables import TABLES
from storage.schema.views import VIEWS


def test_database_has_what_the_schema_describes(db: Database) -> None:
    """Tables, views and columns are those described, and tables are strict."""
    for table in TABLES:
        assert list(db.table(table.name).columns_dict) == [column.name for column in table.columns]
        assert db.table(table.name).strict
    for view in VIEWS:
        described = [name for name, _ in view.columns]
        assert [d[0] for d in db.execute(f"select * from {view.name}").description] == described


def test_a_database_whose_making_was_cut_short_is_made_to_its_end(tmp_path: Path) -> None:
    """Killed before its first table, a crawl leaves the migrations' own one: the next crawl goes on from there."""
    MIGRATIONS.ensure_migrations_table(Database(tmp_path / "news.db"))
    db = open_database(tmp_path / "news.db")
    assert db.table("articles").exists()
    db.close()


def test_a_database_made_before_there_were_leases_gets_them(db: Database, path: Path) -> None:
    """Columns and indexes of today, with everything it held."""
    Frontier(db, "cao-nguyen").add([Found("https://caonguyen.example/1")])
    db.execute("drop index idx_pages_outlet_state_leased_until")
    for table, column in (
        ("pages", "leased_by"),
        ("pages", "leased_until"),
        ("crawls", "process"),
        ("crawls", "alive_at"),
    ):
        db.execute(f"alter table {table} drop column {column}")
    db.execute("create index idx_pages_outlet_state on pages (outlet, state)")
    db.table("_sqlite_migrations").delete_where("name = 'm003_leases'")
    db.close()
    again = open_database(path)
    pages = Frontier(again, "cao-nguyen").lease(1, Lease("us", "2023-06-05"), due="2023-06-05")
    assert [page.url for page in pages] == ["https://caonguyen.example/1"]
    assert {"process", "alive_at"} < set(again.table("crawls").columns_dict)
    assert {index.name for index in again.table("pages").indexes} >= {
        "idx_pages_outlet_state_leased_until",
        "idx_pages_outlet_next_check_at",
    }
    again.close()


def test_readers_and_a_writer_work_at_once(db: Database, path: Path, pepper: Article) -> None:
    """A reader sees the rows of before while a batch is being written."""
    reader = open_database(path, create=False)
    with transaction(db):
        save_articles(db, [pepper])
        assert reader.table("articles").count == 0
    assert reader.table("articles").count == 1
    reader.close()


def test_what_stays_of_a_file_in_memory_is_the_callers_to_say(tmp_path: Path) -> None:
    """A worker among many has less of it than a crawl by itself."""
    with closing(open_database(tmp_path / "part.db", cache_kib=512)) as part:
        assert part.execute("pragma cache_size").fetchone() == (-512,)


def test_missing_file_is_told(tmp_path: Path) -> None:
    """Who wants to read gets no empty database."""
    with pytest.raises(MissingDatabaseError, match=r"news\.db: there is no such file"):
        open_database(tmp_path / "news.db", create=False)
    with pytest.raises(MissingDatabaseError, match="there is no folder"):
        open_database(tmp_path / "no" / "news.db")


def test_other_files_are_refused(tmp_path: Path) -> None:
    """A text, a folder, somebody else's database: none of them is touched."""
    (tmp_path / "notes.txt").write_text("not a database, only some words")
    with pytest.raises(NotADatabaseError, match="file is not a database"):
        open_database(tmp_path / "notes.txt")
    with pytest.raises(NotADatabaseError, match="is a folder"):
        open_database(tmp_path)
    other = sqlite3.connect(tmp_path / "photos.db")
    other.execute("create table photos (id)")
    other.close()
    with pytest.raises(NotADatabaseError, match="not one of Dateline"):
        open_database(tmp_path / "photos.db")


def test_copy_that_may_not_be_written_can_be_read(db: Database, tmp_path: Path, pepper: Article) -> None:
    """A published copy on a read-only disk opens for reading."""
    save_articles(db, [pepper])
    db.execute("vacuum into ?", [str(tmp_path / "copy.db")])
    (tmp_path / "copy.db").chmod(0o444)
    copy = open_database(tmp_path / "copy.db", create=False)
    assert copy.table("articles").count == 1
    copy.close()


def test_failed_transaction_leaves_nothing(db: Database) -> None:
    """All of a block or none of it."""

    def write() -> None:
        with transaction(db):
            db.execute("update outlets set name = 'x'")
            db.execute("update outlets set name = null")

    with pytest.raises(sqlite3.IntegrityError):
        write()
    assert {row["name"] for row in db.table("outlets").rows} == {"Báo Cao Nguyên", "Harbour Gazette"}


def test_summary_counts_what_there_is(
    db: Database, pepper: Article, edited: Article, harbour_wall: Article
) -> None:
    """A few numbers tell what the database holds."""
    save_articles(db, [pepper, edited, harbour_wall])
    assert summarise(db) == Summary(
        articles=2,
        edited=1,
        versions=1,
        undated=0,
        first_day="2023-06",
        last_day="2023-06-05",
        outlets=(("Báo Cao Nguyên", 1), ("Harbour Gazette", 1)),
        sections=(("Kinh tế", 1), ("News", 1)),
        rejects=(),
        pages_waiting=0,
        last_crawl_at=None,
    )
