"""robots.txt: what it permits, what it forbids, and what follows where it cannot be had."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from crawler.command.explain import explain
from crawler.run import CrawlResult
from tests.crawler.paper import Answer, Site, announce, rows, serve

Crawl = Callable[..., CrawlResult]
NAME = "story-of-the-day-12345"
SETTINGS = {"DATELINE_READERS": 0, "RETRY_TIMES": 0, "DOWNLOAD_TIMEOUT": 1.0}


def crawl_under(
    robots: Answer | Callable[[dict[str, str]], Answer], crawl_file: Crawl, folder: Path
) -> tuple[CrawlResult, list[str]]:
    """Crawl a paper of one story that has such a robots.txt; return the result, and what was asked for."""
    with serve(Site()) as site:
        site.article(f"/{NAME}", "Story")
        site.page(
            "/feed.xml", f"<rss><channel><item><link>{site.homepage}{NAME}</link></item></channel></rss>"
        )
        site.answers["/robots.txt"] = robots
        site.answers["/robots.txt?again"] = Answer(status=302, headers={"Location": "/robots.txt?again"})
        site.page("/rules.txt", "User-agent: *\nDisallow: /story")
        for hop in range(4):
            site.answers[f"/hop{hop}"] = Answer(status=302, headers={"Location": f"/hop{hop + 1}"})
        site.answers["/hop4"] = Answer(status=301, headers={"Location": "/rules.txt"})
        file = site.outlet(folder, discover='feeds = ["/feed.xml"]')
        return crawl_file(file, folder / "news.db", settings=SETTINGS), site.asked


def hang_up(_: dict[str, str]) -> Answer:
    """Close the connection without an answer."""
    raise ConnectionAbortedError


def dawdle(_: dict[str, str]) -> Answer:
    """Take longer than anybody waits."""
    time.sleep(3)
    return Answer()


@pytest.mark.parametrize(
    ("robots", "why"),
    [
        pytest.param(Answer(status=500), "robots.txt is answered with HTTP 500", id="server error"),
        pytest.param(hang_up, "robots.txt brings no answer, no-answer", id="closed connection"),
        pytest.param(dawdle, "robots.txt brings no answer, timeout", id="timeout"),
        pytest.param(
            Answer(status=301, headers={"Location": "http://elsewhere.example/robots.txt"}),
            "robots.txt leads to http://elsewhere.example/robots.txt; if that is the outlet's, name its host in hosts in its file",
            id="another host",
        ),
        pytest.param(
            Answer(status=302, headers={"Location": "/robots.txt?again"}),
            "robots.txt cannot be read",
            id="endless redirect",
        ),
    ],
)
def test_one_that_cannot_be_had_forbids_everything(
    crawl_file: Crawl, tmp_path: Path, robots: Answer | Callable[[dict[str, str]], Answer], why: str
) -> None:
    """The crawl fails and says why, its pages stay due (RFC 9309)."""
    result, asked = crawl_under(robots, crawl_file, tmp_path)
    assert {path.partition("?")[0] for path in asked} == {"/robots.txt"}
    ((trouble,), outcome) = result.shortfalls, result.outcome
    assert (outcome, trouble.partition("/feed.xml: ")[2]) == ("failed", f"robots-unreachable ({why})")


def test_one_that_asks_to_be_asked_less_often_forbids_everything(crawl_file: Crawl, tmp_path: Path) -> None:
    """The crawl was blocked, as by a server that answers so wherever it is asked."""
    busy = Answer(status=429, headers={"Retry-After": "86400"})
    result, asked = crawl_under(busy, crawl_file, tmp_path)
    assert asked == ["/robots.txt"]
    ((trouble,), outcome) = result.shortfalls, result.outcome
    assert (outcome, trouble.partition("/feed.xml: ")[2]) == (
        "blocked",
        "robots-busy (robots.txt is answered with HTTP 429)",
    )


def test_pages_that_are_known_stay_due_meanwhile(crawl_file: Crawl, tmp_path: Path) -> None:
    """One that was found before is no reject for good."""
    with serve(Site()) as site:
        site.answers[f"/{NAME}"] = Answer(status=503, headers={"Retry-After": "86400"})
        site.page(
            "/feed.xml", f"<rss><channel><item><link>{site.homepage}{NAME}</link></item></channel></rss>"
        )
        file, db = site.outlet(tmp_path, discover='feeds = ["/feed.xml"]'), tmp_path / "news.db"
        crawl_file(file, db, settings=SETTINGS)
        site.answers["/robots.txt"] = hang_up
        crawl_file(file, db, settings=SETTINGS, refresh=True)
        with closing(sqlite3.connect(db)) as connection:
            query = "select state, next_check_at is not null from pages"
            assert connection.execute(query).fetchall() == [("failed", 1)]
        del site.answers["/robots.txt"]
        site.article(f"/{NAME}", "Story")
        assert crawl_file(file, db, settings=SETTINGS, refresh=True).counts.new == 1


@pytest.mark.parametrize("status", [401, 403, 404, 410, 451])
def test_one_that_is_not_there_permits_everything(crawl_file: Crawl, tmp_path: Path, status: int) -> None:
    """As any answer of 4xx that does not say "too many requests"."""
    result, _ = crawl_under(Answer(status=status), crawl_file, tmp_path)
    assert (result.outcome, result.counts.new) == ("healthy", 1)


def test_one_is_followed_where_it_leads(crawl_file: Crawl, tmp_path: Path) -> None:
    """Over six redirects, and its rules are those of the host that was asked."""
    result, asked = crawl_under(Answer(status=301, headers={"Location": "/hop0"}), crawl_file, tmp_path)
    assert asked == ["/robots.txt", *(f"/hop{hop}" for hop in range(5)), "/rules.txt", "/feed.xml"]
    assert result.counts.new == 0


def test_one_is_obeyed_by_all_that_wait_for_it(crawl_file: Crawl, tmp_path: Path) -> None:
    """Not by the first request alone."""
    feeds = [f"/feed-{number}.xml" for number in range(5)]
    with serve(Site()) as site:
        site.page("/robots.txt", "User-agent: *\nDisallow: /feed")
        file = site.outlet(tmp_path, discover=f"feeds = {feeds}")
        result = crawl_file(file, tmp_path / "news.db", settings=SETTINGS)
    assert site.asked == ["/robots.txt"]
    assert sorted(result.shortfalls) == [f"{site.homepage.rstrip('/')}{feed}: robots" for feed in feeds]


def test_one_that_asks_for_more_patience_than_we_have_is_no_permission(
    crawl_file: Crawl, tmp_path: Path
) -> None:
    """Nothing is asked for faster, and nobody waits for a day: the crawl says what delay it would have been."""
    robots = Answer(b"User-agent: *\nCrawl-delay: 100000")
    result, asked = crawl_under(robots, crawl_file, tmp_path)
    assert asked == ["/robots.txt"]
    assert result.outcome == "failed"
    assert result.shortfalls[0].partition("/feed.xml: ")[2] == (
        "robots-delay (robots.txt asks for 100000 s between two requests, "
        "more than the 120 s of DATELINE_LONGEST_DELAY)"
    )


def test_pages_it_forbids_are_asked_for_once_it_permits_them(
    site: Site, crawl_file: Crawl, tmp_path: Path
) -> None:
    """They are decided anew each day, without a request; one that was stored keeps its appointments."""
    site.article(f"/{NAME}", "Stored", ETag='"1"')
    site.article("/story-never-seen-1", "Never seen")
    announce(site, NAME)
    file, db = site.outlet(tmp_path, discover='feeds = ["/feed.xml"]'), tmp_path / "news.db"
    crawl_file(file, db)
    announce(site, NAME, "story-never-seen-1")
    site.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /story")
    site.asked.clear()
    crawl_file(file, db, refresh=True)
    tomorrow = "julianday(next_check_at) - julianday('now') between 0.9 and 1"
    assert rows(db, f"select state, status, {tomorrow} from pages order by status") == [
        ("forbidden", None, 1),
        ("forbidden", 200, 1),
    ]
    told = CliRunner().invoke(explain, [f"{site.homepage}story-never-seen-1", "--db", str(db)]).output
    assert "forbidden: robots.txt forbids it, so it was not asked for" in told
    assert "last request   never" in told
    assert "settled" not in told

    tomorrow_comes(db)
    crawl_file(file, db)
    assert not [path for path in site.asked if path.startswith("/story")]
    del site.answers["/robots.txt"]
    tomorrow_comes(db)
    result = crawl_file(file, db)
    assert (result.counts.new, result.counts.unchanged) == (1, 1)
    assert rows(db, "select distinct state from pages") == [("stored",)]
    assert rows(db, "select * from rejects") == []


def tomorrow_comes(db: Path) -> None:
    """Let what is due on another day be due now."""
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("update pages set next_check_at = '2023-06-05T00:00:00Z'")
