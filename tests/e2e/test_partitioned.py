"""Parquet parts in DuckDB: the same tables and the same views, row by row, as in SQLite."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from storage.articles.rejects import save_rejects
from storage.articles.storing import save_articles
from storage.database import open_database
from storage.frontier.crawls import CrawlCounts, begin_crawl, finish_crawl
from storage.frontier.outlets import save_outlet
from storage.records import Article, OutletRecord, Reject, Stage
from storage.schema.tables import TABLES
from storage.schema.views import VIEWS
from storage.takeaway.articles import EXPORTED

duckdb = pytest.importorskip("duckdb", reason="the extra duckdb is not installed")
Dateline = Callable[..., Any]
WORDS = "The council met on Monday evening to settle the budget of the coming year, and it took them until midnight. "


def article(outlet: str, number: int, **values: Any) -> Article:
    """Make an article; those of one number print the same text."""
    return Article(
        url=f"https://{outlet}.example/{number}",
        outlet=outlet,
        headline=f"Chư Pưh {number}",
        body=" ".join(f"{word}{number}" for word in (WORDS * 3).split()),
        seen_at=f"2023-06-{number % 20 + 1:02d}T02:00:00Z",
        read_by="1",
        **values,
    )


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a database that gives every view rows: edits, reprints, credits, days, crawls, rejects."""
    path = tmp_path_factory.mktemp("news") / "news.db"
    db = open_database(path)
    for slug in ("bao", "gazette"):
        save_outlet(
            db,
            OutletRecord(slug, slug, f"https://{slug}.example/", "vi", "Asia/Ho_Chi_Minh", region="Gia Lai"),
        )
    stored = [
        article(
            "bao",
            n,
            published_on=f"2023-{n % 3 + 5:02d}-0{n % 9 + 1}",
            published_at=f"2023-06-0{n % 9 + 1}T01:30:00Z",
            credit="TTXVN",
        )
        for n in range(12)
    ]
    stored += [article("gazette", n, published_on="2023-06", tags=("one", "two")) for n in range(3)]
    stored += [
        article("gazette", 50 + n, published_on=day) for n, day in enumerate((None, "2026-11-25", "2024"))
    ]
    save_articles(db, stored)
    save_articles(
        db, [article("bao", 1, published_on="2023-06-02", summary="It's edited"), article("bao", 2)]
    )
    crawl = begin_crawl(db, "bao", "2023-06-05T01:00:00Z", process="elsewhere:1")
    finish_crawl(db, crawl, "healthy", CrawlCounts(new=12))
    save_rejects(
        db, [Reject("https://bao.example/x", "bao", Stage.READ, "no-text")], crawl, "2023-06-05T01:00:00Z"
    )
    db.close()
    return path


@pytest.fixture
def parts(dateline: Dateline, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Export the database, and open the parts in DuckDB as their script says."""
    done = dateline("export", "--db", news, "--partitioned", tmp_path / "parts")
    assert (done.code, done.out) == (0, f"18 articles in {tmp_path / 'parts'}\n")
    monkeypatch.chdir(tmp_path / "parts")
    connection = duckdb.connect()
    connection.execute(Path("views.sql").read_text(encoding="utf-8"))
    return connection


def rows(connection: Any, query: str) -> list[tuple[object, ...]]:
    """Return the rows of an answer in an order of their own."""
    return sorted(connection.execute(query).fetchall(), key=repr)


def test_every_table_and_view_is_the_same_in_duckdb(parts: Any, news: Path) -> None:
    """Asked the same question, both give the same rows; none is empty but what this database has nothing of."""
    db = Database(news)
    lists = {"authors", "tags", "images"}
    columns = {table.name: [column.name for column in table.columns] for table in TABLES}
    columns["articles"] = [column.name for column in EXPORTED if column.name not in lists]
    columns |= {view.name: [name for name, _ in view.columns] for view in VIEWS}
    empty = set()
    for name, names in columns.items():
        query = f"select {', '.join(names)} from {name}"
        theirs = rows(parts, query)
        assert theirs == rows(db, query), name
        empty |= set() if theirs else {name}
    assert not empty & {view.name for view in VIEWS} - {"headline_changes"}
    db.close()


def test_articles_lie_by_outlet_and_month(parts: Any) -> None:
    """Those without a month in a folder of their own; lists are lists."""
    del parts
    found = {str(file.parent) for file in Path("articles").rglob("*.parquet")}
    assert {"articles/outlet=bao/month=2023-06", "articles/outlet=gazette/month=2026-11"} <= found
    assert "articles/outlet=gazette/month=__HIVE_DEFAULT_PARTITION__" in found
    assert Path("tables/outlets.parquet").exists()


def test_a_question_of_one_month_reads_its_parts_only(parts: Any) -> None:
    """DuckDB leaves the other files closed."""
    plan = parts.execute(
        "explain analyze select sum(word_count) from articles where outlet = 'bao' and month = '2023-06'"
    )
    assert "1/" in "".join(plan.fetchall()[0])
    assert parts.execute(
        "select tags from articles where outlet = 'gazette' and tags is not null limit 1"
    ).fetchone() == (["one", "two"],)


def test_columns_bear_the_words_of_the_data_dictionary(parts: Any) -> None:
    """In DuckDB's own catalogue, and in the file beside the parts."""
    told = dict(
        parts.execute(
            "select column_name, comment from duckdb_columns() where table_name = 'articles'"
        ).fetchall()
    )
    assert told == {column.name: column.description for column in EXPORTED}
    assert Path("data-dictionary.md").read_text(encoding="utf-8").startswith("# Data dictionary")


def test_a_folder_that_is_there_is_left_alone(dateline: Dateline, news: Path, tmp_path: Path) -> None:
    """Nothing is mixed into it."""
    (tmp_path / "parts").mkdir()
    done = dateline("export", "--db", news, "--partitioned", tmp_path / "parts")
    assert (done.code, "is there already" in done.err, list((tmp_path / "parts").iterdir())) == (2, True, [])
