"""Feeds are worth asking by what they print, and never more often than their servers want."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from crawler.discover.polling import entries_a_week, floor_of, interval
from crawler.run import CrawlResult
from crawler.visits import timestamp
from storage.database import open_database
from storage.frontier.feeds import Poll, next_poll_at, polls_of, save_poll, save_unmodified
from tests.crawler.paper import Site

NOW = datetime(2023, 6, 5, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("headers", "body", "floor"),
    [
        pytest.param({}, b"", timedelta(0), id="says nothing"),
        pytest.param({"cache-control": "private, max-age=600"}, b"", HOUR / 6, id="Cache-Control"),
        pytest.param({"expires": format_datetime(NOW + HOUR, usegmt=True)}, b"", HOUR, id="Expires"),
        pytest.param({"expires": format_datetime(NOW - HOUR, usegmt=True)}, b"", timedelta(0), id="expired"),
        pytest.param({"expires": "-1"}, b"", timedelta(0), id="no date"),
        pytest.param({"retry-after": "7200"}, b"<ttl>60</ttl>", 2 * HOUR, id="the longest counts"),
        pytest.param({"cache-control": "max-age=31536000"}, b"", timedelta(days=7), id="a year is a mistake"),
    ],
)
def test_floor_is_what_the_server_says(headers: dict[str, str], body: bytes, floor: timedelta) -> None:
    """In any of the four places."""
    assert floor_of(headers, body, NOW) == floor


@pytest.mark.parametrize(
    ("ages", "a_week"),
    [
        pytest.param([], None, id="no dates"),
        pytest.param([HOUR * 24 * 30], 0, id="nothing this week"),
        pytest.param([HOUR, HOUR * 50, HOUR * 400], 2, id="two this week"),
        pytest.param([HOUR * n / 4 for n in range(1, 21)], 672, id="twenty in five hours"),
        pytest.param([-HOUR], 168, id="dated tomorrow"),
    ],
)
def test_pace_is_told_by_dates(ages: list[timedelta], a_week: float | None) -> None:
    """Of the last seven days."""
    assert entries_a_week([NOW - age for age in ages], NOW) == a_week


def test_interval_lies_within_bounds() -> None:
    """Ten minutes to a day; only the floor reaches beyond."""
    nothing = timedelta(0)
    assert [interval(pace, nothing) for pace in (None, 0, 14, 5000)] == [HOUR, HOUR * 24, HOUR * 12, HOUR / 6]
    assert interval(5000, HOUR * 48) == HOUR * 48


def test_a_crawl_enters_when_its_feed_is_due(
    site: Site, crawl_file: Callable[..., CrawlResult], tmp_path: Path
) -> None:
    """For whoever watches the outlet."""
    feed = "<rss><channel><ttl>90</ttl><item><link>/story-of-the-day-12345</link></item></channel></rss>"
    site.page("/feed.xml", feed)
    site.article("/story-of-the-day-12345", "Story")
    crawl_file(site.outlet(tmp_path, discover='feeds = ["/feed.xml"]'), tmp_path / "news.db")
    with closing(open_database(tmp_path / "news.db")) as db:
        now = timestamp(datetime.now(UTC))
        due = datetime.fromisoformat(next_poll_at(db, "gazette", now) or "")
        assert timedelta(minutes=85) < due - datetime.now(UTC) <= timedelta(minutes=90)
        assert next_poll_at(db, "herald", now) is None


def test_a_database_of_before_gets_the_table(tmp_path: Path) -> None:
    """When it is next opened."""
    open_database(tmp_path / "news.db").close()
    with closing(sqlite3.connect(tmp_path / "news.db")) as old:
        old.execute("drop table feeds")
        old.execute("delete from _sqlite_migrations where name = 'm002_feeds'")
        old.commit()
    with closing(open_database(tmp_path / "news.db")) as db:
        assert db.table("feeds").exists()


def test_feeds_of_before_keep_their_polls_and_sitemaps_join_them(tmp_path: Path) -> None:
    """A sitemap has no next poll, which the table once asked of all."""
    open_database(tmp_path / "news.db").close()
    with closing(sqlite3.connect(tmp_path / "news.db")) as old:
        old.executescript("""
            drop table feeds;
            create table feeds (url text primary key, outlet text not null references outlets (slug),
                polled_at text not null, entries_a_week real, floor_s integer not null, next_poll_at text not null) strict;
            insert into outlets (slug, name, homepage, language, timezone, status)
                values ('gazette', 'Gazette', 'https://gazette.example/', 'en', 'Europe/London', 'active');
            insert into feeds values ('https://gazette.example/feed.xml', 'gazette', '2023-06-05', 7.0, 60, '2023-06-06');
            delete from _sqlite_migrations where name = 'm005_conditional_feeds';
        """)
    sitemap = Poll("https://gazette.example/map.xml", "gazette", "2023-06-05", None, 0, None, etag='"1"')
    with closing(open_database(tmp_path / "news.db")) as db:
        assert next_poll_at(db, "gazette", "2023-06-07") == "2023-06-06"
        save_poll(db, sitemap)
        assert db.table("feeds").strict
        assert polls_of(db, "gazette")[sitemap.url] == sitemap
        for etag in ('"1"', None):
            save_unmodified(db, sitemap.url, "2023-06-07", None)
            assert polls_of(db, "gazette")[sitemap.url].etag == etag
