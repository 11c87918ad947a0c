"""Storing articles: new, edited, corrected, unchanged, and refused."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace

import pytest
from sqlite_utils import Database

from storage import records
from storage.articles.rows import content_hash
from storage.articles.storing import save_articles
from storage.frontier.outlets import save_outlet
from storage.records import Article, OutletRecord, Saved
from storage.search import index
from storage.search.searching import search


def only(db: Database, table: str) -> dict[str, object]:
    """Return the one row of a table."""
    (row,) = db.table(table).rows
    return row


def found(db: Database, words: str) -> list[int]:
    """Return the ids of the articles that hold the words."""
    return [hit.id for hit in search(db, words)]


def test_new_article_is_one_whole_row(db: Database, pepper: Article) -> None:
    """Every column says what it should."""
    assert save_articles(db, [pepper]) == [Saved.NEW]
    assert only(db, "articles") == {
        "id": pepper.id,
        "url": pepper.url,
        "outlet": "cao-nguyen",
        "region": "Gia Lai",
        "headline": pepper.headline,
        "summary": pepper.summary,
        "byline": pepper.byline,
        "authors": '["Nguyễn Thị Lan", "Trần Văn Bình"]',
        "credit": None,
        "section": "Kinh tế",
        "tags": '["hồ tiêu", "Chư Pưh"]',
        "language": "vi",
        "published_on": "2023-06-05",
        "published_at": "2023-06-05T01:30:00Z",
        "published_local": "2023-06-05T08:30:00+07:00",
        "published_precision": "minute",
        "published_raw": "05/06/2023 08:30",
        "published_from": "json-ld",
        "modified_at": None,
        "month": "2023-06",
        "word_count": 25,
        "image_url": "https://caonguyen.example/tieu.jpg",
        "images": json.dumps(
            [
                {
                    "url": "https://caonguyen.example/tieu.jpg",
                    "caption": "Bà con thu hoạch tiêu",
                    "credit": "Lan Anh",
                }
            ],
            ensure_ascii=False,
        ),
        "paywalled": 0,
        "cluster": None,
        "version": 1,
        "first_seen_at": "2023-06-05T02:00:00Z",
        "last_seen_at": "2023-06-05T02:00:00Z",
        "content_hash": content_hash(pepper),
        "read_by": "1",
        "read_at": pepper.seen_at,
        "search_row": 1,
        "body": pepper.body,
    }


def test_dates_and_related_links_have_rows(db: Database, pepper: Article) -> None:
    """Every date a page offers can be looked at, and every link cut from the text."""
    save_articles(db, [pepper])
    assert [(r["number"], r["origin"], r["value"], r["chosen"]) for r in db.table("article_dates").rows] == [
        (1, "json-ld", "2023-06-05T01:30:00Z", 1),
        (2, "page", "2023-06-05T08:30", 0),
    ]
    assert only(db, "related_links")["text"] == "Giá tiêu tăng"


def test_same_article_twice_is_unchanged(db: Database, pepper: Article) -> None:
    """Only the time it was last seen moves."""
    save_articles(db, [pepper])
    before = only(db, "articles")
    later = replace(pepper, seen_at="2023-06-07T00:00:00Z", published_raw="2 ngày trước", images=())
    assert save_articles(db, [later]) == [Saved.UNCHANGED]
    assert only(db, "articles") == {**before, "last_seen_at": "2023-06-07T00:00:00Z"}
    assert db.table("article_versions").count == 0


def test_edited_article_keeps_its_former_state(db: Database, pepper: Article, edited: Article) -> None:
    """The former state goes to the versions, with what changed; the latest stands in articles."""
    save_articles(db, [pepper])
    assert save_articles(db, [edited]) == [Saved.CHANGED]
    row = only(db, "articles")
    assert (row["headline"], row["version"]) == (edited.headline, 2)
    assert (row["first_seen_at"], row["last_seen_at"]) == (pepper.seen_at, edited.seen_at)
    assert only(db, "article_versions") == {
        "article": pepper.id,
        "version": 1,
        "seen_at": pepper.seen_at,
        "replaced_at": edited.seen_at,
        "changed": '["headline", "byline", "authors"]',
        "headline": pepper.headline,
        "summary": pepper.summary,
        "modified_at": None,
        "read_by": "1",
        "read_at": pepper.seen_at,
        "body": pepper.body,
    }


def test_each_state_is_shown_once(db: Database, pepper: Article, edited: Article) -> None:
    """An article edited and edited back has three states, each with its span."""
    back = replace(pepper, seen_at="2023-06-08T00:00:00Z")
    assert save_articles(db, [pepper, edited, back]) == [Saved.NEW, Saved.CHANGED, Saved.CHANGED]
    states = db.query("select version, seen_at, replaced_at, headline from article_states order by version")
    assert [tuple(state.values()) for state in states] == [
        (1, pepper.seen_at, edited.seen_at, pepper.headline),
        (2, edited.seen_at, back.seen_at, edited.headline),
        (3, back.seen_at, None, pepper.headline),
    ]
    edits = db.query("select version, headline_before, headline_after from edits order by version")
    assert [tuple(edit.values()) for edit in edits] == [
        (1, pepper.headline, edited.headline),
        (2, edited.headline, pepper.headline),
    ]


def test_corrected_fact_makes_no_version(db: Database, pepper: Article) -> None:
    """A byline or a date put right changes the row, and is no edit of the text."""
    save_articles(db, [pepper])
    assert save_articles(db, [replace(pepper, published_at="2023-06-05T02:30:00Z")]) == [Saved.CHANGED]
    row = only(db, "articles")
    assert (row["published_at"], row["version"]) == ("2023-06-05T02:30:00Z", 1)
    assert db.table("article_versions").count == 0


def test_edited_article_is_found_by_its_latest_words_only(
    db: Database, pepper: Article, edited: Article
) -> None:
    """The index follows the text, and stays sound."""
    save_articles(db, [pepper])
    save_articles(db, [edited])
    assert found(db, "thu hoach") == []
    assert found(db, "duoc mua") == [pepper.id]
    db.execute("insert into articles_fts (articles_fts) values ('integrity-check')")


def test_address_with_taken_id_is_rejected(
    db: Database, pepper: Article, harbour_wall: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two addresses with one id: the second never overwrites the first, and is told."""
    save_articles(db, [pepper])
    taken = pepper.id
    monkeypatch.setattr(records, "article_id", lambda _url: taken)
    assert save_articles(db, [harbour_wall]) == [Saved.REJECTED]
    assert only(db, "articles")["url"] == pepper.url
    reject = only(db, "rejects")
    assert (reject["url"], reject["stage"], reject["reason"]) == (harbour_wall.url, "store", "id-taken")


def test_batch_that_fails_leaves_nothing(db: Database, pepper: Article) -> None:
    """One article of an outlet nobody stored: none of the batch is written, index included."""
    with pytest.raises(sqlite3.IntegrityError):
        save_articles(db, [pepper, replace(pepper, url="https://x.example/", outlet="nobody")])
    assert db.table("articles").count == 0
    assert found(db, "tieu") == []


def test_outlet_that_moves_takes_its_articles_along(
    db: Database, plateau: OutletRecord, pepper: Article
) -> None:
    """An outlet's region is repeated in its articles, and stays the same in both."""
    save_articles(db, [pepper])
    save_outlet(db, replace(plateau, region="Đắk Lắk"))
    assert only(db, "articles")["region"] == "Đắk Lắk"


def test_rebuilt_index_finds_the_same(db: Database, pepper: Article, harbour_wall: Article) -> None:
    """The index can be made anew from the articles."""
    save_articles(db, [pepper, harbour_wall])
    db.execute("insert into articles_fts (articles_fts) values ('rebuild')")
    assert found(db, "dang uy") == []
    index.rebuild(db)
    assert found(db, "dang uy") == [pepper.id]
    assert found(db, "cafe") == [harbour_wall.id]


def test_facts_that_a_page_does_not_tell_this_time_stay(db: Database, pepper: Article) -> None:
    """A template that lost its dates undates no article; what it tells otherwise stands in their place."""
    lost = replace(
        pepper,
        byline=None,
        authors=(),
        tags=(),
        images=(),
        published_on=None,
        published_at=None,
        published_local=None,
        published_precision=None,
        published_raw=None,
        published_from=None,
        dates=(),
        section="Nông nghiệp",
        seen_at="2023-06-07T00:00:00Z",
    )
    save_articles(db, [pepper])
    before, dates = only(db, "articles"), list(db.table("article_dates").rows)
    assert save_articles(db, [lost]) == [Saved.CHANGED]
    told = {"section": "Nông nghiệp", "last_seen_at": lost.seen_at, "read_at": lost.seen_at}
    assert only(db, "articles") == before | told
    assert list(db.table("article_dates").rows) == dates
    assert save_articles(db, [replace(lost, seen_at="2023-06-08T00:00:00Z")]) == [Saved.UNCHANGED]
