"""Databases that are only read, by whom neither the file nor its folder may be written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from storage.articles.storing import save_articles
from storage.database import ReadOnlyDatabaseError, open_database
from storage.kept.pages import KeptPages, kept_path
from storage.reading import check_served, open_to_read
from storage.records import Article

Rights = Callable[[], AbstractContextManager[None]]
NewDatabase = Callable[[Path], Database]

URL = "https://caonguyen.example/1"


@pytest.fixture
def news(shared_folder: Path, new_database: NewDatabase, pepper: Article) -> Path:
    """A database with an article and its page, which no process has open."""
    path = shared_folder / "news.db"
    with closing(new_database(path)) as db, KeptPages(kept_path(path)) as kept:
        save_articles(db, [pepper])
        kept.keep(URL, "cao-nguyen", "2023-06-05T02:00:00Z", 200, {}, b"<h1>Pepper</h1>")
    return path


def test_a_file_that_nobody_writes_is_read(news: Path, no_rights: Rights) -> None:
    """Without a right to write; but none is made, and none is written."""
    with no_rights():
        with closing(open_to_read(news)) as db:
            assert db.execute("select count(*), fold('Đ') from articles").fetchone() == (1, "d")
        with KeptPages(kept_path(news), reading=True) as kept:
            assert [page.body for page in kept.states(URL)] == [b"<h1>Pepper</h1>"]
        with pytest.raises(ReadOnlyDatabaseError, match="the file or its folder may not be written"):
            open_database(news)
        with pytest.raises(ReadOnlyDatabaseError, match="the file or its folder may not be written"):
            open_database(news.with_name("other.db"))
        with pytest.raises(ReadOnlyDatabaseError, match="--immutable serves it while no crawl runs"):
            check_served(news, immutable=False)
        check_served(news, immutable=True)


def test_a_file_is_read_beside_its_writer(news: Path, no_rights: Rights) -> None:
    """What the writer has not brought into the file itself is read, too."""
    with closing(open_database(news)) as writer:
        writer.execute("update articles set headline = 'Another'")
        with no_rights():
            with closing(open_to_read(news)) as db:
                assert db.execute("select headline from articles").fetchone() == ("Another",)
            check_served(news, immutable=False)


def test_an_earlier_schema_is_told_not_changed(news: Path, no_rights: Rights) -> None:
    """Nor is half a database read: what was written last may lie beside it, and not be readable."""
    with closing(sqlite3.connect(news)) as db, db:
        (last,) = db.execute("select max(id) from _sqlite_migrations").fetchone()
        db.execute("delete from _sqlite_migrations where id = ?", [last])
    with no_rights(), pytest.raises(ReadOnlyDatabaseError, match="is of an earlier Dateline"):
        open_to_read(news)
    wal = news.with_name("news.db-wal")
    wal.write_bytes(b"not to be read")
    wal.chmod(0)
    with no_rights(), pytest.raises(ReadOnlyDatabaseError, match="cannot be read as it lies there"):
        open_to_read(news)
