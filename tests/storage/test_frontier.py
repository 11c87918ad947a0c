"""The frontier: found once, due when it should be, and a killed crawl goes on."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database

from storage.database import open_database
from storage.frontier import DuePage, Found, Frontier, Visit
from storage.records import Hints, PageState

NOW = "2023-06-05T02:00:00Z"
ONE, TWO = "https://caonguyen.example/1", "https://caonguyen.example/2"


def test_address_is_new_once(db: Database) -> None:
    """Found again it is known; only hints that were missing are filled in."""
    frontier = Frontier(db, "cao-nguyen")
    first = Found(ONE, "feed", Hints(title="Một", published="5/6"))
    assert frontier.add([first, Found(TWO), Found(ONE)], now=NOW) == 2
    again = Found(ONE, "sitemap", Hints(title="Other", section="Kinh tế"))
    assert frontier.add([again], now="2024-01-01T00:00:00Z") == 0
    assert db.table("pages").get(ONE) == {
        "url": ONE,
        "outlet": "cao-nguyen",
        "state": "found",
        "found_at": NOW,
        "found_in": "feed",
        "hints": '{"title":"Một","section":"Kinh tế","published":"5/6"}',
        "fetched_at": None,
        "status": None,
        "etag": None,
        "last_modified": None,
        "next_check_at": None,
        "failures": 0,
    }


def test_found_pages_are_due_before_revisits(db: Database) -> None:
    """What nobody has read comes first; a page whose time has not come waits."""
    frontier = Frontier(db, "cao-nguyen")
    early, late = (
        Visit(ONE, PageState.STORED, 200, '"e"', "Mon", NOW, "2023-06-06"),
        Visit(TWO, PageState.STORED, 200),
    )
    frontier.record([early, late])
    frontier.add([Found("https://caonguyen.example/3", hints=Hints(title="Ba"))], now=NOW)
    third = DuePage("https://caonguyen.example/3", Hints(title="Ba"), None, None, PageState.FOUND)
    assert frontier.due(None, NOW) == [third]
    assert frontier.due(None, "2023-06-07") == [third, DuePage(ONE, Hints(), '"e"', "Mon", PageState.STORED)]
    assert frontier.due(1, "2023-06-07") == [third]
    assert Frontier(db, "harbour-gazette").due(None, "2023-06-07") == []


def test_failures_are_counted_until_one_request_succeeds(db: Database) -> None:
    """Three failures in a row are three; an answer clears them and keeps the ETag."""
    frontier = Frontier(db, "cao-nguyen")
    frontier.record([Visit(ONE, PageState.STORED, 200, etag='"e"')])
    for _ in range(3):
        frontier.record([Visit(ONE, PageState.FAILED, None)])
    row = db.table("pages").get(ONE)
    assert (row["state"], row["failures"], row["etag"]) == ("failed", 3, '"e"')
    frontier.record([Visit(ONE, PageState.STORED, 304)])
    assert db.table("pages").get(ONE)["failures"] == 0


def test_killed_crawl_goes_on_where_it_stood(db: Database, path: Path) -> None:
    """What was found and not recorded is due in the next process."""
    Frontier(db, "cao-nguyen").add([Found(ONE), Found(TWO)], now=NOW)
    Frontier(db, "cao-nguyen").record([Visit(ONE, PageState.STORED, 200)])
    db.close()
    again = open_database(path)
    assert [page.url for page in Frontier(again, "cao-nguyen").due(None, NOW)] == [TWO]
    again.close()


def test_a_page_that_is_never_modified_is_looked_at_whole_the_third_time(db: Database) -> None:
    """Its ETag is forgotten with the second 304 in a row, and known again with the next whole answer."""
    frontier = Frontier(db, "cao-nguyen")
    visits = [
        Visit(ONE, PageState.STORED, 200, '"e"', "Mon"),
        Visit(ONE, PageState.STORED, 304, '"e"', "Mon"),
        Visit(ONE, PageState.STORED, 304, '"e"', "Mon"),
        Visit(ONE, PageState.STORED, 200, '"e"', "Mon"),
    ]
    etags = []
    for visit in visits:
        frontier.record([visit])
        row = db.table("pages").get(ONE)
        assert (row["etag"] is None) is (row["last_modified"] is None)
        etags.append(row["etag"])
    assert etags == ['"e"', '"e"', None, '"e"']


def test_a_place_is_not_come_back_to(db: Database) -> None:
    """Found pages are read on from the place of the last one; due pages are not held by it."""
    frontier = Frontier(db, "cao-nguyen")
    frontier.add([Found(ONE), Found(TWO)], now=NOW)
    first, second = frontier.due(None, NOW)
    assert frontier.due(None, NOW, beyond=first.place) == [second]
    frontier.record([Visit(ONE, PageState.STORED, 200, next_check_at=NOW)])
    assert [page.url for page in frontier.due(None, NOW, beyond=second.place)] == [ONE]
