"""What repeats is kept with its outlet, and corrections leave no version behind."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from sqlite_utils import Database

from storage.articles.corrections import correct, correction, stored_rows
from storage.articles.repeats import load_repeats, save_repeats
from storage.articles.storing import save_articles
from storage.articles.withdrawing import withdraw
from storage.records import Article, Repeats
from storage.search.searching import search

SOME = Repeats(lines=frozenset({"Mời bạn đọc theo dõi.", "Quảng cáo"}), tags=frozenset({"tin tức"}))


def rows(db: Database, sql: str, *values: object) -> Sequence[tuple[Any, ...]]:
    """Return what a query finds."""
    return list(db.execute(sql, values).fetchall())


def test_an_outlet_nobody_learnt_from_repeats_nothing(db: Database) -> None:
    """Falsy, so that reading can pass it by."""
    assert not load_repeats(db, "cao-nguyen")


def test_repeats_come_back_as_they_were_kept_each_outlets_own(db: Database) -> None:
    """Lines and tags stay apart, and so do papers."""
    save_repeats(db, "cao-nguyen", SOME)
    save_repeats(db, "harbour-gazette", Repeats(lines=frozenset({"Subscribe"})))
    assert load_repeats(db, "cao-nguyen") == SOME


def test_what_stays_keeps_its_day_and_what_went_is_gone(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``learnt_at`` says since when a line is kept out."""
    monkeypatch.setattr("storage.articles.repeats.utc_now", lambda: "2023-06-05T00:00:00Z")
    save_repeats(db, "cao-nguyen", SOME)
    monkeypatch.setattr("storage.articles.repeats.utc_now", lambda: "2024-01-01T00:00:00Z")
    save_repeats(db, "cao-nguyen", Repeats(lines=frozenset({"Quảng cáo", "Đọc thêm"})))
    assert rows(db, "select kind, text, learnt_at from outlet_repeats order by text") == [
        ("line", "Quảng cáo", "2023-06-05T00:00:00Z"),
        ("line", "Đọc thêm", "2024-01-01T00:00:00Z"),
    ]


def test_a_correction_changes_the_row_and_makes_no_version(db: Database, pepper: Article) -> None:
    """The outlet edited nothing: version and times stay."""
    save_articles(db, [pepper])
    before = stored_rows(db, [pepper.id])[pepper.id]
    reread = replace(pepper, body="Chỉ một đoạn.", section="Xã hội", seen_at="2030-01-01T00:00:00Z")
    entry = correction(before, reread)
    assert entry.columns == ("body", "section")
    correct(db, [entry])
    after = stored_rows(db, [pepper.id])[pepper.id]
    assert (after["body"], after["section"], after["word_count"]) == ("Chỉ một đoạn.", "Xã hội", 3)
    kept = ("version", "first_seen_at", "last_seen_at", "url", "region")
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert rows(db, "select count(*) from article_versions") == [(0,)]


def test_the_search_index_follows_a_correction(db: Database, pepper: Article) -> None:
    """Words that went are not found any more, words that came are."""
    save_articles(db, [pepper])
    before = stored_rows(db, [pepper.id])[pepper.id]
    correct(db, [correction(before, replace(pepper, body="Làng Plei Ốp mở hội."))])
    assert [hit.url for hit in search(db, "plei op")] == [pepper.url]
    assert not search(db, "be tong")
    db.execute("insert into articles_fts (articles_fts) values ('integrity-check')")


def test_an_article_read_as_before_needs_nothing(db: Database, pepper: Article) -> None:
    """The time of the request is no difference."""
    save_articles(db, [pepper])
    entry = correction(
        stored_rows(db, [pepper.id])[pepper.id], replace(pepper, seen_at="2030-01-01T00:00:00Z")
    )
    assert (entry.columns, entry.is_needed) == ((), False)


def test_a_withdrawn_article_leaves_nothing_behind(
    db: Database, pepper: Article, harbour_wall: Article
) -> None:
    """Row, versions, dates, links and words in the index; its neighbour stays."""
    save_articles(db, [pepper, harbour_wall])
    save_articles(db, [replace(pepper, body="Bản mới.", seen_at="2023-06-06T00:00:00Z")])
    withdraw(db, list(stored_rows(db, [pepper.id]).values()), "2026-01-01T00:00:00Z")
    assert rows(db, "select url from articles") == [(harbour_wall.url,)]
    for table in ("article_versions", "article_dates", "related_links"):
        assert rows(db, f"select count(*) from {table} where article = ?", pepper.id) == [(0,)]
    assert not search(db, "ban moi")
