"""One crawl of an outlet at a time, and what dead ones held goes on."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlite_utils import Database

from storage.articles.storing import save_articles
from storage.frontier import history
from storage.frontier.addresses import Frontier
from storage.frontier.crawls import CrawlCounts, OutletBusyError, begin_crawl, finish_crawl, sign_of_life
from storage.frontier.values import Found, Lease
from storage.processes import this_process
from storage.records import Article

FIRST, LATER, MUCH_LATER = "2023-06-05T02:00:00Z", "2023-06-05T02:01:00Z", "2023-06-05T02:30:00Z"
PAGE = "https://caonguyen.example/1"


def begin(db: Database, at: str, process: str, outlet: str = "cao-nguyen") -> str:
    """Begin a crawl in a process."""
    return begin_crawl(db, outlet, at, process=process, now=at)


def test_an_outlet_is_crawled_by_one_process_at_a_time(db: Database) -> None:
    """The second is told which the first is; another outlet is nobody's; an end ends it."""
    crawl = begin(db, FIRST, "desk/7")
    with pytest.raises(OutletBusyError, match=f"by process desk/7 .{crawl}."):
        begin(db, LATER, "desk/8")
    begin(db, LATER, "desk/8", outlet="harbour-gazette")
    finish_crawl(db, crawl, "healthy", CrawlCounts())
    begin(db, LATER, "desk/8")


def test_a_silent_crawl_is_dead(db: Database) -> None:
    """Half an hour without a sign of life; one that gave some is not."""
    crawl = begin(db, FIRST, "desk/7")
    sign_of_life(db, crawl, MUCH_LATER)
    with pytest.raises(OutletBusyError):
        begin(db, MUCH_LATER, "desk/8")
    sign_of_life(db, crawl, FIRST)
    begin(db, MUCH_LATER, "desk/8")


def test_a_crawl_that_lives_in_the_future_is_dead(db: Database) -> None:
    """Its machine's clock ran ahead: it would hold the outlet until the right time has come there."""
    begin(db, MUCH_LATER, "desk/7")
    begin(db, FIRST, "desk/8")


def test_a_search_of_the_future_was_none(db: Database) -> None:
    """What was announced until ten years from now is not known because a clock once said so."""
    crawl = begin(db, MUCH_LATER, "desk/7")
    finish_crawl(db, crawl, "healthy", CrawlCounts(), stats={history.LOOKED_EVERYWHERE: True})
    assert history.last_full_crawl(db, "cao-nguyen", LATER) is None
    assert history.last_full_crawl(db, "cao-nguyen", MUCH_LATER) is not None


def test_what_a_dead_process_held_is_handed_out_at_once(db: Database) -> None:
    """A process of this machine that is no more need not be waited for; the leases of workers elsewhere stand."""
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    frontier = Frontier(db, "cao-nguyen")
    frontier.add([Found(PAGE), Found(PAGE + "2")])
    crawl = begin(db, FIRST, f"{this_process().rpartition('/')[0]}/{dead.pid}")
    frontier.lease(1, Lease(crawl, MUCH_LATER), due=FIRST, now=FIRST)
    frontier.lease(1, Lease("worker-2", MUCH_LATER), due=FIRST, now=FIRST)
    second = begin(db, LATER, this_process())
    pages = frontier.lease(9, Lease(second, MUCH_LATER), due=LATER, now=LATER)
    assert [page.url for page in pages] == [PAGE]


def test_a_process_that_lives_is_waited_for(db: Database) -> None:
    """Ours, for one."""
    begin(db, FIRST, this_process())
    with pytest.raises(OutletBusyError):
        begin(db, LATER, "desk/8")


def test_the_newest_article_is_the_one_with_the_latest_instant(db: Database, pepper: Article) -> None:
    """Of those with one: a day alone is none."""
    assert history.newest_article(db, pepper.outlet) is None
    printed = (
        ("2023-06-05", "2023-06-04T20:00:00Z"),
        ("2023-06-05", "2023-06-05T09:00:00Z"),
        ("2023-06-06", None),
    )
    articles = [
        replace(
            pepper,
            url=f"https://caonguyen.example/tieu-post{number}.html",
            published_on=day,
            published_at=instant,
        )
        for number, (day, instant) in enumerate(printed)
    ]
    save_articles(db, articles)
    assert history.newest_article(db, pepper.outlet) == datetime(2023, 6, 5, 9, tzinfo=UTC)


def test_crawls_that_began_in_one_second_have_rows_of_their_own(db: Database) -> None:
    """A quick crawl of a small paper ends within the second it began in."""
    ids = []
    for found in range(3):
        ids.append(begin_crawl(db, "cao-nguyen", "2023-06-05T01:30:00Z"))
        finish_crawl(db, ids[-1], "healthy", CrawlCounts(found=found))
    assert [row["found"] for row in db.table("crawls").rows_where(order_by="rowid")] == [0, 1, 2]
    assert ids[1:] == [f"{ids[0]}-2", f"{ids[0]}-3"]
