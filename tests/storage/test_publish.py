"""A published copy holds what was printed, and nothing of how it was fetched."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from storage.articles.rejects import save_rejects
from storage.articles.storing import save_articles
from storage.clock import utc_now
from storage.database import open_database
from storage.frontier.addresses import Frontier
from storage.frontier.crawls import CrawlCounts, begin_crawl, finish_crawl
from storage.frontier.values import Found
from storage.records import Article, Reject, Stage
from storage.search.searching import search
from storage.takeaway.publish import publish

SECRETS = (b"secret-host", b"secret-page", b"secret-file")


@pytest.fixture
def crawled(db: Database, pepper: Article, edited: Article) -> Database:
    """Return a database that a crawl has written to."""
    crawl = begin_crawl(db, "cao-nguyen", "2023-06-05T01:00:00Z")
    save_articles(db, [pepper, edited])
    Frontier(db, "cao-nguyen").add([Found("https://caonguyen.example/secret-page")])
    rejects = [
        Reject("https://caonguyen.example/video", "cao-nguyen", Stage.READ, "video", "/home/me/secret-file")
    ]
    save_rejects(db, rejects, crawl, utc_now())
    finish_crawl(db, crawl, "healthy", CrawlCounts(requests=3), stats={"log": "secret-host"})
    return db


def test_articles_are_published_and_secrets_are_not(crawled: Database, path: Path, tmp_path: Path) -> None:
    """Articles, versions, crawls and search are there; frontier and machine are not, in no byte of the file."""
    publish(path, tmp_path / "out.db")
    with closing(open_database(tmp_path / "out.db", create=False)) as copy:
        assert len(search(copy, "dang")) == 1
        assert copy.table("article_versions").count == 1
        assert list(copy.query("select outcome, requests, stats from crawls")) == [
            {"outcome": "healthy", "requests": 3, "stats": None}
        ]
        assert list(copy.query("select reason, detail from rejects")) == [{"reason": "video", "detail": None}]
        assert copy.table("pages").count == 0
    content = (tmp_path / "out.db").read_bytes()
    assert [secret for secret in SECRETS if secret in content] == []
    assert crawled.table("pages").count == 1


def test_copy_is_one_file_that_needs_no_writing(crawled: Database, path: Path, tmp_path: Path) -> None:
    """It opens unchanging, from a folder that may not be written to, while the crawl holds the database."""
    crawled.execute("begin immediate")
    (tmp_path / "public").mkdir()
    out = tmp_path / "public" / "out.db"
    publish(path, out)
    crawled.rollback()
    assert list(out.parent.iterdir()) == [out]
    out.parent.chmod(0o555)
    with closing(sqlite3.connect(f"file:{out}?immutable=1", uri=True)) as copy:
        assert copy.execute("pragma journal_mode").fetchone() != ("wal",)
        assert copy.execute("select count(*) from articles").fetchone() == (1,)
    out.parent.chmod(0o755)


def test_interrupted_it_leaves_nothing(
    crawled: Database, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C ends it, and half a copy does not stay."""
    assert crawled.table("articles").count == 1

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("storage.takeaway.publish._take_out", interrupt)
    with pytest.raises(KeyboardInterrupt):
        publish(path, tmp_path / "out.db")
    assert list(tmp_path.glob("out*")) == []
