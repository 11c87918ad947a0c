"""Pages that are not there: taken down, never there, not there yet; and what is said of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.command.standing import lines_of
from crawler.run import CrawlResult
from storage.database import open_database
from storage.frontier.outlets import save_outlet
from storage.frontier.values import Visit
from storage.frontier.whereabouts import whereabouts
from storage.records import Article, OutletRecord, PageState
from storage.writer import Writer
from tests.crawler.paper import PROSE, Answer, Site, announce, rows, serve

Crawl = Callable[..., CrawlResult]
FEED = 'feeds = ["/feed.xml"]'
NAME = "story-of-the-day-12345"


@pytest.mark.parametrize(
    "words", ["Page not found", "Không tìm thấy trang", "This article is no longer available"]
)
def test_an_article_whose_page_says_that_it_is_not_there_is_gone(
    crawl_file: Crawl, tmp_path: Path, words: str
) -> None:
    """And stays as it was: what its server calls a page is no version of it."""
    with serve(Site()) as site:
        announce(site, NAME, "never-there-of-the-day")
        site.article(f"/{NAME}", "Story")
        sorry = f"<title>{words}</title><h1>{words}</h1><p>Sorry, what you are looking for is not here.</p>"
        site.page("/never-there-of-the-day", sorry)
        file, db = site.outlet(tmp_path, discover=FEED), tmp_path / "news.db"
        assert crawl_file(file, db).counts.new == 1
        site.page(f"/{NAME}", sorry)
        crawl_file(file, db, refresh=True)
    assert rows(db, "select headline, version from articles") == [("Story", 1)]
    assert rows(db, "select state from pages order by url") == [("rejected",), ("gone",)]
    assert rows(db, "select reason from rejects") == [("not-found",)]


def let_time_pass(db: Path) -> None:
    """Have what is due some day be due now."""
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("update pages set next_check_at = fetched_at where next_check_at is not null")


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(Answer(b"not here", 404), id="404"),
        pytest.param(Answer(b"<html><body></body></html>"), id="empty page"),
        pytest.param(Answer(b""), id="empty answer"),
        pytest.param(Answer(f"<title>Maintenance</title><p>{PROSE[0]}</p>".encode()), id="maintenance"),
        pytest.param(Answer(f"<h1>Page not found</h1><p>{PROSE[0]}</p>".encode()), id="soft 404"),
    ],
)
def test_a_page_that_is_announced_too_early_is_not_lost(
    crawl_file: Crawl, tmp_path: Path, first: Answer
) -> None:
    """It is not asked for again right away, but looked at some times later."""
    with serve(Site()) as site:
        announce(site, NAME)
        first.headers["Content-Type"] = "text/html; charset=utf-8"
        site.answers[f"/{NAME}"] = first
        file, db = site.outlet(tmp_path, discover=FEED), tmp_path / "news.db"
        assert crawl_file(file, db).counts.new == 0
        site.article(f"/{NAME}", "Story")
        site.asked.clear()
        assert crawl_file(file, db).counts.new == 0
        assert f"/{NAME}" not in site.asked
        let_time_pass(db)
        assert crawl_file(file, db).counts.new == 1
    assert rows(db, "select state from pages") == [("stored",)]
    assert rows(db, "select count(*) from rejects") == [(0,)]


def test_what_a_page_is_by_its_kind_it_stays(crawl_file: Crawl, tmp_path: Path) -> None:
    """A document that a feed names is not asked for again."""
    with serve(Site()) as site:
        announce(site, NAME)
        site.answers[f"/{NAME}"] = Answer(b"%PDF-1.7", headers={"Content-Type": "application/pdf"})
        file, db = site.outlet(tmp_path, discover=FEED), tmp_path / "news.db"
        crawl_file(file, db)
    assert rows(db, "select state, next_check_at from pages") == [("rejected", None)]


@pytest.mark.parametrize("first", [Answer(status=404), Answer(b"<html><body></body></html>")])
def test_a_page_that_is_announced_anew_is_looked_at_again(
    crawl_file: Crawl, tmp_path: Path, first: Answer
) -> None:
    """By a date later than that of the last look; one to come counts when it has come."""

    def sitemap(lastmod: str) -> None:
        site.page(
            "/map.xml",
            f"<urlset><url><loc>{site.homepage}{NAME}</loc><lastmod>{lastmod}</lastmod></url></urlset>",
        )

    with serve(Site()) as site:
        sitemap("2023-06-05")
        first.headers["Content-Type"] = "text/html"
        site.answers[f"/{NAME}"] = first
        file, db = site.outlet(tmp_path, discover='sitemaps = ["/map.xml"]'), tmp_path / "news.db"
        crawl_file(file, db)
        site.article(f"/{NAME}", "Story")
        sitemap("2099-01-01")
        assert crawl_file(file, db).counts.new == 0
        sitemap("2023-06-07")
        with closing(sqlite3.connect(db)) as connection, connection:
            connection.execute("update pages set fetched_at = '2023-06-06T00:00:00Z', next_check_at = null")
        assert crawl_file(file, db).counts.new == 1


def test_an_article_that_comes_back_is_seen_again(crawl_file: Crawl, tmp_path: Path) -> None:
    """A young one at its next appointment, an old one when a refresh asks for everything."""
    with serve(Site()) as site:
        announce(site, NAME, "old-story-of-the-day")
        story = site.article(f"/{NAME}", "Story", day=datetime.now(UTC).date().isoformat())
        old = site.article("/old-story-of-the-day", "Old")
        file, db = site.outlet(tmp_path, discover=FEED), tmp_path / "news.db"
        crawl_file(file, db)
        site.answers |= {f"/{NAME}": Answer(status=410), "/old-story-of-the-day": Answer(status=410)}
        crawl_file(file, db, refresh=True)
        assert rows(db, "select state, next_check_at is null from pages order by url") == [
            ("gone", 1),
            ("gone", 0),
        ]
        site.answers |= {f"/{NAME}": story, "/old-story-of-the-day": old}
        let_time_pass(db)
        crawl_file(file, db)
        assert rows(db, "select state from pages order by url") == [("gone",), ("stored",)]
        crawl_file(file, db, refresh=True)
        assert rows(db, "select distinct state from pages") == [("stored",)]


@pytest.mark.parametrize(
    ("there_once", "words"),
    [(True, "gone: its outlet took it down"), (False, "gone: it was not there when it was asked for")],
)
def test_only_what_was_there_was_taken_down(tmp_path: Path, *, there_once: bool, words: str) -> None:
    """What is told of a page that is gone is true of it."""
    url = "https://gazette.example/story"
    with closing(open_database(tmp_path / "news.db")) as db:
        save_outlet(db, OutletRecord("gazette", "Gazette", "https://gazette.example/", "en", "UTC"))
        writer = Writer(db, "gazette")
        if there_once:
            writer.article(Article(url, "gazette", "Story", PROSE[0], seen_at="2023-06-05T00:00:00Z"))
        writer.visit(Visit(url, PageState.GONE, 404))
        writer.flush()
        assert ("state", words) in list(lines_of(whereabouts(db, url), []))


@pytest.mark.parametrize("home", ["/", "/index.html", "/index.php?lang=en", "/en/", "/en/index.html"])
def test_a_page_that_redirects_to_the_homepage_is_gone(
    site: Site, crawl_file: Crawl, tmp_path: Path, home: str
) -> None:
    """In whatever spelling, and be it no page of the server's root."""
    announce(site, NAME)
    site.page(home, "<h1>Gazette</h1>" + "".join(f"<p>{line}</p>" for line in PROSE * 3))
    site.answers[f"/{NAME}"] = Answer(status=302, headers={"Location": home})
    file, db = site.outlet(tmp_path, discover=FEED), tmp_path / "news.db"
    file.write_text(file.read_text().replace(site.homepage, f"{site.homepage}en/"))
    crawl_file(file, db)
    assert rows(db, "select state from pages") == [("gone",)]
    assert rows(db, "select count(*) from articles") == [(0,)]


def test_a_page_that_redirects_to_a_login_is_blocked(site: Site, crawl_file: Crawl, tmp_path: Path) -> None:
    """One that was moved is read where it is."""
    announce(site, NAME, "moved-story-of-the-day")
    site.answers[f"/{NAME}"] = Answer(status=302, headers={"Location": f"/login?next=/{NAME}"})
    site.page(f"/login?next=/{NAME}", f"<h1>Log in</h1><form><input type=password></form><p>{PROSE[0]}</p>")
    site.answers["/moved-story-of-the-day"] = Answer(status=301, headers={"Location": "/town/moved"})
    site.article("/town/moved", "Moved")
    db = tmp_path / "news.db"
    crawl_file(site.outlet(tmp_path, discover=FEED), db)
    assert rows(db, "select headline from articles") == [("Moved",)]
    assert rows(db, "select state, reason from pages join rejects using (url)") == [("blocked", "login-wall")]
