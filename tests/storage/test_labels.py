"""The index of tags and authors says what the articles' lists say, whatever became of them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st
from sqlite_utils import Database

from storage.articles.corrections import correct, correction, stored_rows
from storage.articles.storing import save_articles
from storage.articles.withdrawing import withdraw
from storage.records import Article
from storage.search import index
from storage.search.labels import TABLE, label_query

BEARERS = "select rowid from article_labels where article_labels match ?"
CHECK = "insert into article_labels (article_labels, rank) values ('integrity-check', 1)"


def bearers(db: Database, label: str) -> list[str]:
    """Return the headlines of the articles that the index names; it must agree with the articles."""
    db.execute(CHECK)
    sql = f"select headline from articles where search_row in ({BEARERS}) order by headline"
    return [headline for (headline,) in db.execute(sql, [label_query(label)])]


def test_labels_follow_their_articles(db: Database, pepper: Article, harbour_wall: Article) -> None:
    """Stored, edited, corrected, numbered anew, withdrawn."""
    save_articles(db, [pepper, harbour_wall])
    assert bearers(db, "hồ tiêu") == bearers(db, "Nguyễn Thị Lan") == [pepper.headline]
    save_articles(db, [replace(pepper, tags=("cà phê",))])
    assert (bearers(db, "hồ tiêu"), bearers(db, "cà phê")) == ([], [pepper.headline])
    (stored,) = stored_rows(db, [pepper.id]).values()
    correct(db, [correction(stored, replace(pepper, tags=("mùa vụ",), authors=()))])
    assert (bearers(db, "cà phê"), bearers(db, "Nguyễn Thị Lan")) == ([], [])
    assert bearers(db, "mùa vụ") == [pepper.headline]
    index.rebuild(db)
    assert bearers(db, "mùa vụ") == [pepper.headline]
    withdraw(db, list(stored_rows(db, [pepper.id]).values()), "2026-01-01T00:00:00Z")
    assert bearers(db, "mùa vụ") == []


def test_part_of_a_label_is_another(db: Database, pepper: Article) -> None:
    """Labels are found whole."""
    save_articles(db, [pepper])
    assert bearers(db, "hồ") == bearers(db, "tiêu") == bearers(db, "Nguyễn") == []


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1))
@example(["[", ", ", "]", "a*", "NOT", "tags : x"])
@example(["dấu, phẩy", "\u200f", "\uf8ff"])
def test_any_label_is_found(names: list[str]) -> None:
    """No label is an error; only one that JSON writes with a backslash is left to a look at the lists."""
    with closing(sqlite3.connect(":memory:")) as conn:
        conn.execute(TABLE)
        conn.execute(
            "insert into article_labels (rowid, tags) values (1, ?)", [json.dumps(names, ensure_ascii=False)]
        )
        for name in names:
            query = label_query(name)
            assert (query is None) == (json.dumps(name, ensure_ascii=False)[1:-1] != name)
            if query is not None:
                assert conn.execute(BEARERS, [query]).fetchall() == [(1,)]
