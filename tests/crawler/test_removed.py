"""Pages that are not there: taken down, never there, not there yet; and what is said of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from crawler.run import CrawlResult
from tests.crawler.paper import Site, serve

Crawl = Callable[..., CrawlResult]
FEED = 'feeds = ["/feed.xml"]'
NAME = "story-of-the-day-12345"


def rows(db: Path, query: str) -> list[tuple[Any, ...]]:
    """Ask the database."""
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(query).fetchall()


def announce(site: Site, *names: str, day: str = "Mon, 05 Jun 2023 08:30:00 +0100") -> None:
    """Put pages into the feed."""
    items = "".join(
        f"<item><link>{site.homepage}{name}</link><pubDate>{day}</pubDate></item>" for name in names
    )
    site.page("/feed.xml", f"<rss><channel>{items}</channel></rss>")


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
