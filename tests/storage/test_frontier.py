"""The frontier: found once, due when it should be, and a killed crawl goes on."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database

from storage.database import open_database
from storage.frontier.addresses import AGAIN, FRESH, LAPSED, LEASED, Frontier, hints_of
from storage.frontier.values import DuePage, Found, Lease, Visit
from storage.records import Hints, PageState

NOW = "2023-06-05T02:00:00Z"
OURS, THEIRS = Lease("us", "2023-06-05T02:05:00Z"), Lease("them", "2023-06-05T02:05:00Z")
ONE, TWO = "https://caonguyen.example/1", "https://caonguyen.example/2"


def leased(
    frontier: Frontier, limit: int = 9, lease: Lease = OURS, due: str = NOW, now: str = NOW
) -> list[DuePage]:
    """Lease pages."""
    return frontier.lease(limit, lease, due=due, now=now)


def test_who_told_a_date_is_known_whoever_came_first(db: Database) -> None:
    """A sitemap announced the page, a feed dated it; what a second one says of a date that is known changes nothing."""
    frontier = Frontier(db, "cao-nguyen")
    sitemap = Found(ONE, "sitemap", Hints(modified="2023-06-06", origin="sitemap"))
    feed = Found(ONE, "feed", Hints(published="2023-06-05", modified="2023-06-07", origin="feed"))
    for found in (sitemap, feed, sitemap):
        frontier.add([found], now=NOW)
    (page,) = leased(frontier)
    assert page.hints == Hints(
        published="2023-06-05",
        modified="2023-06-06",
        origin="sitemap",
        published_from="feed",
        modified_from="sitemap",
    )


def test_who_told_a_date_of_a_page_found_by_an_earlier_dateline_stays(db: Database) -> None:
    """It was the one that announced the page."""
    frontier = Frontier(db, "cao-nguyen")
    frontier.add([Found(ONE, "feed")], now=NOW)
    db.execute("""update pages set hints = '{"published":"2023-06-05","origin":"feed"}'""")
    frontier.add([Found(ONE, "sitemap", Hints(published="2023-06-05", origin="sitemap"))], now=NOW)
    (page,) = leased(frontier)
    assert page.hints == Hints(published="2023-06-05", origin="feed")


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
        "leased_by": None,
        "leased_until": None,
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
    first = DuePage(ONE, Hints(), '"e"', "Mon", PageState.STORED)
    assert (frontier.waiting(NOW), frontier.waiting("2023-06-07")) == (1, 2)
    assert leased(frontier, due=NOW) == [third]
    frontier.give_back(OURS.by)
    assert leased(frontier, due="2023-06-07") == [third, first]
    frontier.give_back(OURS.by)
    assert leased(frontier, 1, due="2023-06-07") == [third]
    assert leased(Frontier(db, "harbour-gazette"), due="2023-06-07") == []


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
    assert [page.url for page in leased(Frontier(again, "cao-nguyen"))] == [TWO]
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


def test_a_page_is_handed_out_to_one_holder_at_a_time(db: Database) -> None:
    """Neither to another nor to the same again, until what came of it is recorded; then it is due as it says."""
    frontier = Frontier(db, "cao-nguyen")
    frontier.add([Found(ONE), Found(TWO)], now=NOW)
    frontier.record([Visit(TWO, PageState.STORED, 200, next_check_at=NOW)])
    assert [page.url for page in leased(frontier, 1)] == [ONE]
    assert [page.url for page in leased(frontier, lease=THEIRS)] == [TWO]
    assert leased(frontier) == leased(frontier, lease=THEIRS) == []
    frontier.record([Visit(TWO, PageState.STORED, 200, next_check_at=NOW)])
    assert [page.url for page in leased(frontier)] == [TWO]


def test_a_lease_lapses_unless_it_is_renewed(db: Database) -> None:
    """At its instant others may have the page; a holder that lives moves that instant."""
    frontier = Frontier(db, "cao-nguyen")
    frontier.add([Found(ONE), Found(TWO)], now=NOW)
    leased(frontier, 1)
    leased(frontier, 1, lease=THEIRS)
    assert frontier.renew(Lease(OURS.by, "2023-06-05T03:00:00Z")) == 1
    assert [page.url for page in leased(frontier, lease=THEIRS, now=OURS.until)] == [TWO]
    assert [page.url for page in leased(frontier, 1, lease=THEIRS, now="2023-06-05T03:00:00Z")] == [ONE]


def test_a_holder_gives_back_what_it_did_not_fetch(db: Database) -> None:
    """The page stands where it stood before; a stored one stays stored."""
    frontier = Frontier(db, "cao-nguyen")
    frontier.record([Visit(ONE, PageState.STORED, 200, next_check_at=NOW)])
    before = db.table("pages").get(ONE)
    assert len(leased(frontier)) == 1
    assert frontier.give_back("somebody else") == 0
    assert frontier.give_back(OURS.by) == 1
    assert db.table("pages").get(ONE) == before


def test_what_a_clock_that_ran_ahead_put_off_is_due_now(db: Database) -> None:
    """A failed page is due in an hour; that of a clock ten years ahead would be lost for ten years."""
    frontier = Frontier(db, "cao-nguyen")
    frontier.record(
        [
            Visit(ONE, PageState.FAILED, next_check_at="2033-06-05T02:00:00Z"),
            Visit(TWO, PageState.STORED, 200, next_check_at="2023-06-12T02:00:00Z"),
        ]
    )
    assert frontier.bring_forward("2023-07-06T02:00:00Z", NOW) == 1
    assert [page.url for page in leased(frontier)] == [ONE]


def test_leases_are_read_off_an_index(db: Database) -> None:
    """However many pages there are, none is looked at that is not handed out, renewed or given back."""
    for which in (FRESH, LAPSED, AGAIN, f"{LEASED} and leased_by = 'us'"):
        plan = db.execute(
            f"explain query plan select url from pages where outlet = :outlet and {which}",
            {"outlet": "cao-nguyen", "now": NOW, "due": NOW},
        ).fetchall()
        assert [row[3] for row in plan if "SCAN" in row[3]] == []
        assert any("USING INDEX idx_pages_outlet_" in row[3] for row in plan)


def test_an_address_a_page_names_takes_over_what_was_said(db: Database) -> None:
    """Hints and announcer go with a visit to the address an article is filed under."""
    frontier = Frontier(db, "cao-nguyen")
    frontier.record([Visit(ONE, PageState.STORED, 200, found_in=TWO, hints=Hints(title="Một"))])
    frontier.record([Visit(ONE, PageState.STORED, 200)])
    assert hints_of(db, "cao-nguyen") == {ONE: Hints(title="Một")}
    assert db.table("pages").get(ONE)["found_in"] == TWO
