"""What is withdrawn is set aside, and comes back as if nothing had happened."""

from dataclasses import replace
from typing import Any

import pytest
from sqlite_utils import Database

from storage.articles.corrections import stored_rows
from storage.articles.storing import save_articles
from storage.articles.withdrawing import restore, set_aside, withdraw
from storage.frontier.adopting import move
from storage.frontier.outlets import save_outlet
from storage.records import Article, OutletRecord, Saved
from storage.search.searching import search

TABLES = ("articles", "article_versions", "article_dates", "related_links", "article_counts", "withdrawn")
AT = "2023-07-01T02:00:00Z"


def content(db: Database) -> dict[str, list[dict[str, Any]]]:
    """Return all that is stored, but for where it stands in the search index."""
    return {name: [row | {"search_row": 0} for row in db.table(name).rows] for name in TABLES}


@pytest.fixture
def withdrawn(db: Database, pepper: Article, edited: Article) -> Article:
    """An article that was edited once, and set aside since."""
    save_articles(db, [pepper, edited])
    withdraw(db, list(stored_rows(db, [pepper.id]).values()), AT)
    return edited


def test_nothing_of_it_is_among_the_articles(db: Database, withdrawn: Article) -> None:
    """Neither stored nor found; it stands where it can be looked up."""
    assert [db.table(name).count for name in TABLES[:4]] == [0, 0, 0, 0]
    assert search(db, "tiêu") == []
    assert set_aside(db, [withdrawn.url, "https://caonguyen.example/khac"]) == {withdrawn.url}
    (row,) = db.table("withdrawn").rows
    assert (row["withdrawn_at"], row["version"]) == (AT, 2)


@pytest.mark.parametrize("by", ["restoring", "a crawl that sees it"])
def test_it_comes_back_as_it_was(db: Database, pepper: Article, edited: Article, by: str) -> None:
    """With its former state, its dates and its links, searched and counted."""
    save_articles(db, [pepper, edited])
    before = content(db)
    withdraw(db, list(stored_rows(db, [pepper.id]).values()), AT)
    if by == "restoring":
        assert [*restore(db, [pepper.url])] == [pepper.id]
    else:
        assert save_articles(db, [edited]) == [Saved.UNCHANGED]
    assert content(db) == before
    assert [hit.id for hit in search(db, "tiêu")] == [pepper.id]


def test_what_was_edited_meanwhile_is_a_version(db: Database, withdrawn: Article) -> None:
    """The third."""
    assert save_articles(db, [replace(withdrawn, body="Một bài khác.", seen_at=AT)]) == [Saved.CHANGED]
    assert [(row["version"], row["first_seen_at"]) for row in db.table("articles").rows] == [
        (3, "2023-06-05T02:00:00Z")
    ]
    assert db.table("article_versions").count == 2


def test_it_follows_its_outlet(db: Database, withdrawn: Article, plateau: OutletRecord) -> None:
    """When what was imported under a host's name becomes the outlet's own."""
    save_outlet(db, replace(plateau, slug="moi", region="Đắk Lắk"))
    move(db, [withdrawn.url], "cao-nguyen", "moi")
    restore(db, [withdrawn.url])
    assert [(row["outlet"], row["region"]) for row in db.table("articles").rows] == [("moi", "Đắk Lắk")]
