"""What is merged is only read: as it lies there, or in a copy where its schema is not today's."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from storage.articles.storing import save_articles
from storage.database import NotADatabaseError, open_database
from storage.kept.pages import KeptPages, kept_path
from storage.merging.kept_pages import merge_kept
from storage.merging.merge import merge
from storage.merging.sources import number_of_articles, number_of_kept
from storage.records import Article

Rights = Callable[[], AbstractContextManager[None]]
OLD = Path(__file__).parent / "schemas" / "04-feeds.sql"
MEMORY = Path(":memory:")


@pytest.fixture
def news(shared_folder: Path, new_database: Callable[[Path], Database], pepper: Article) -> Path:
    """A database of today with an article and its page, which no process has open."""
    path = shared_folder / "news.db"
    with closing(new_database(path)) as db, KeptPages(kept_path(path)) as kept:
        save_articles(db, [pepper])
        kept.keep(pepper.url, "cao-nguyen", pepper.seen_at, 200, {}, b"<h1>Pepper</h1>")
    return path


def test_what_may_not_be_written_is_merged(news: Path, tmp_path: Path, no_rights: Rights) -> None:
    """Its kept pages, too."""
    with closing(open_database(MEMORY)) as db, no_rights():
        assert (number_of_articles(news), number_of_kept(kept_path(news))) == (1, 1)
        assert merge(db, news)["new"] == 1
    for name in (news.name, kept_path(news).name):
        (news.parent / name).chmod(0o444)
    assert merge_kept(tmp_path / "all.db", news) == 1


def test_what_is_of_an_earlier_dateline_stays_so(
    shared_folder: Path, no_rights: Rights, caplog: pytest.LogCaptureFixture
) -> None:
    """A copy is brought up to date, which is said, and is gone afterwards."""
    path = shared_folder / "old.db"
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(OLD.read_text(encoding="utf-8"))
    before = path.read_bytes()
    with closing(open_database(MEMORY)) as db, no_rights():
        assert number_of_articles(path) == 2
        assert merge(db, path)["new"] == 2
    assert path.read_bytes() == before
    (said,) = [record.message for record in caplog.records]
    assert said.startswith(f"{path} is of an earlier Dateline: it stays as it is, a copy in ")
    assert not Path(said.split("a copy in ")[1].split()[0]).exists()


def test_pages_of_an_earlier_dateline_stay_so(news: Path, tmp_path: Path) -> None:
    """They are read in a copy, too."""
    with closing(sqlite3.connect(kept_path(news))) as conn, conn:
        conn.execute("drop table rereads")
        conn.execute("delete from _sqlite_migrations where name = 'm003_rereads'")
    before = kept_path(news).read_bytes()
    assert merge_kept(tmp_path / "all.db", news) == 1
    assert kept_path(news).read_bytes() == before


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"", "is empty"), (b"no database, but words" * 99, "not a database")],
    ids=["empty", "words"],
)
def test_what_is_no_database_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    """Before anything is written."""
    path = tmp_path / "a.db"
    path.write_bytes(content)
    with pytest.raises(NotADatabaseError, match=told):
        number_of_articles(path)
