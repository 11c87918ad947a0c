"""Where a crawl looks for pages, from the first request to the article: what it opens, and what it leaves closed."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from crawler.run import CrawlResult
from tests.crawler.paper import PROSE, Answer, Site, serve

Crawl = Callable[..., CrawlResult]
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def rows(db: Path, query: str) -> list[tuple[Any, ...]]:
    """Ask the database."""
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(query).fetchall()


def undated(site: Site, name: str) -> None:
    """Serve an article that prints no date."""
    prose = "".join(f"<p>{line}</p>" for line in PROSE)
    site.page(f"/{name}", f"<html><body><article><h1>About {name}</h1>{prose}</article></body></html>")


def test_a_month_is_crawled_without_opening_the_others(crawl_file: Crawl, tmp_path: Path) -> None:
    """Of an index of compressed months; what the sitemap says of an article goes with it."""
    with serve(Site()) as site:
        parts = ""
        for month, lastmod in (("2023-05", ""), ("2023-06", ""), ("2023-07", ""), ("old", "2021-03-04")):
            name = f"story-of-the-month-{month}-12345"
            undated(site, name)
            said = f"<news:publication_date>{month}-05T08:30:00+01:00</news:publication_date>"
            entry = f"<url><loc>{site.homepage}{name}</loc><news:news>{said}</news:news></url>"
            body = f'<urlset xmlns:news="{NEWS}">{entry}</urlset>'
            site.answers[f"/map-{month}.xml.gz"] = Answer(gzip.compress(body.encode()))
            parts += f"<sitemap><loc>{site.homepage}map-{month}.xml.gz</loc>"
            parts += f"<lastmod>{lastmod}</lastmod></sitemap>" if lastmod else "</sitemap>"
        site.page("/index.xml", f"<sitemapindex>{parts}</sitemapindex>")
        file, db = site.outlet(tmp_path, discover='sitemaps = ["/index.xml"]'), tmp_path / "news.db"
        result = crawl_file(file, db, since=date(2023, 6, 1), until=date(2023, 6, 30))
        assert result.counts.new == 1
        assert site.asked == [
            "/robots.txt",
            "/index.xml",
            "/map-2023-06.xml.gz",
            "/story-of-the-month-2023-06-12345",
        ]
    assert rows(db, "select published_at, published_from from articles") == [
        ("2023-06-05T07:30:00Z", "sitemap")
    ]


def test_feeds_of_every_kind_are_read(crawl_file: Crawl, tmp_path: Path) -> None:
    """JSON Feed, Atom, and an RSS file whose XML is broken; none names another's host."""
    with serve(Site()) as site:
        names = [f"story-told-by-a-feed-{number}" for number in range(3)]
        for name in names:
            site.article(f"/{name}", name)
        one, two, three = (site.homepage + name for name in names)
        items = [{"id": "1", "url": one}, {"id": "2", "url": "https://elsewhere.example/story"}]
        site.page("/feed.json", json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}))
        site.page(
            "/atom.xml",
            f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="{two}"/></entry></feed>',
        )
        site.page("/broken.xml", f"<rss><channel><item><title>A & B &nbsp; \x0b</title><link>{three}</link>")
        file = site.outlet(tmp_path, discover='feeds = ["/feed.json", "/atom.xml", "/broken.xml"]')
        result = crawl_file(file, tmp_path / "news.db")
    assert (result.outcome, result.counts.found, result.counts.new) == ("healthy", 3, 3)


def test_a_paper_that_announces_nothing_is_crawled_by_its_menu(crawl_file: Crawl, tmp_path: Path) -> None:
    """No feed, no sitemap, no robots.txt: what it shows on its front page and in its sections is found."""
    with serve(Site()) as site:
        names = [f"story-nobody-announced-{number}" for number in range(5)]
        for name in names:
            site.article(f"/{name}", name)
        one, two, three, four, five = names
        site.page("/", f"<nav><a href=/town/>Town</a><a href=/about/>About</a></nav><a href=/{one}>1</a>")
        site.page(
            "/town/", f"<a href=/{one}>1</a><a href=/{two}>2</a><a rel=next href=/town/?page=2>older</a>"
        )
        site.page("/town/?page=2", f"<a href=/{three}>3</a><a href=/{four}>4</a><a href=/town/?page=3>3</a>")
        site.page("/town/?page=3", f"<a href=/{five}>5</a>")
        result = crawl_file(site.outlet(tmp_path), tmp_path / "news.db")
    assert (result.outcome, result.counts.new) == ("healthy", 5)


def test_a_date_that_is_none_costs_nothing(crawl_file: Crawl, tmp_path: Path) -> None:
    """Empty dates of an index, its part and a feed: all is opened and found, and the next crawl asks for changes only."""
    empty = "0001-01-01T00:00:00+07:00"
    with serve(Site()) as site:
        names = [f"story-without-its-date-{number}" for number in range(2)]
        for name in names:
            site.article(f"/{name}", name)
        one, two = (site.homepage + name for name in names)
        site.page(
            "/index.xml",
            f"<sitemapindex><sitemap><loc>{site.homepage}part.xml</loc><lastmod>{empty}</lastmod></sitemap></sitemapindex>",
        )
        site.page(
            "/part.xml", f"<urlset><url><loc>{one}</loc><lastmod>{empty}</lastmod></url></urlset>", ETag='"1"'
        )
        site.page(
            "/atom.xml",
            f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="{two}"/><updated>{empty}</updated></entry></feed>',
        )
        file = site.outlet(tmp_path, discover='feeds = ["/atom.xml"]\nsitemaps = ["/index.xml"]')
        result = crawl_file(file, tmp_path / "news.db", since=date(2023, 6, 1))
        assert (result.outcome, result.counts.found, result.counts.new) == ("healthy", 2, 2)
        crawl_file(file, tmp_path / "news.db")
        crawl_file(file, tmp_path / "news.db")
        assert site.headers["/part.xml"]["If-None-Match"] == '"1"'


def test_what_was_fetched_for_its_day_is_stored_whatever_it_is(crawl_file: Crawl, tmp_path: Path) -> None:
    """A sitemap without dates: the page alone tells its day, and is not asked for in vain, nor twice."""
    with serve(Site()) as site:
        days = ("2023-01-05", "2023-04-05", "2023-11-05")
        for day in days:
            site.article(f"/story-of-the-day-{day}", day, day)
        entries = "".join(f"<url><loc>{site.homepage}story-of-the-day-{day}</loc></url>" for day in days)
        site.page("/map.xml", f"<urlset>{entries}</urlset>")
        file, db = site.outlet(tmp_path, discover='sitemaps = ["/map.xml"]'), tmp_path / "news.db"
        for _ in range(2):
            crawl_file(file, db, since=date(2023, 3, 1), until=date(2023, 5, 31))
        assert [site.requests[f"/story-of-the-day-{day}"] for day in days] == [1, 1, 1]
    assert rows(db, "select published_on from articles order by 1") == [(day,) for day in days]


def test_a_page_in_the_place_of_a_feed_is_a_shortfall(crawl_file: Crawl, tmp_path: Path) -> None:
    """Each time it is asked for, whatever its ETag; so it is in a sitemap's place."""
    with serve(Site()) as site:
        site.page("/rss", "<html><body><h1>Welcome</h1></body></html>", ETag='"1"')
        site.page("/map.xml", "<html><body><h1>Welcome</h1></body></html>", ETag='"1"')
        file = site.outlet(tmp_path, discover='feeds = ["/rss"]\nsitemaps = ["/map.xml"]')
        for _ in range(2):
            result = crawl_file(file, tmp_path / "news.db")
            assert (result.outcome, sorted(result.shortfalls)) == (
                "failed",
                [f"{site.homepage}map.xml: is no feed and no sitemap", f"{site.homepage}rss: is no feed"],
            )
            assert "If-None-Match" not in site.headers["/rss"]


def test_what_announces_nothing_today_is_healthy(crawl_file: Crawl, tmp_path: Path) -> None:
    """An empty feed and an empty sitemap; nor is a page missed where a sitemap was only looked for."""
    with serve(Site()) as site:
        site.page("/rss", '<rss version="2.0"><channel></channel></rss>')
        site.page("/map.xml", "<urlset></urlset>")
        site.page("/", "<p>Welcome</p>")
        site.page("/robots.txt", "User-agent: *")
        site.page("/sitemap.xml", "<html><p>Not found</p></html>")
        named = site.outlet(tmp_path, discover='feeds = ["/rss"]\nsitemaps = ["/map.xml"]')
        searched = site.outlet(tmp_path, "herald")
        outcomes = [crawl_file(file, tmp_path / "news.db").outcome for file in (named, searched)]
        assert site.requests["/sitemap.xml"] == 1
    assert outcomes == ["healthy", "healthy"]


def test_a_sitemap_written_today_dates_nothing(crawl_file: Crawl, tmp_path: Path) -> None:
    """An article that prints no date stays undated; that its page changed is what the sitemap says."""
    with serve(Site()) as site:
        undated(site, "story-of-a-festival-long-ago")
        entry = (
            f"<loc>{site.homepage}story-of-a-festival-long-ago</loc><lastmod>2023-06-05T08:30:00Z</lastmod>"
        )
        site.page("/map.xml", f"<urlset><url>{entry}</url></urlset>")
        file, db = site.outlet(tmp_path, discover='sitemaps = ["/map.xml"]'), tmp_path / "news.db"
        crawl_file(file, db)
    assert rows(db, "select published_on, published_at, published_from, modified_at from articles") == [
        (None, None, None, "2023-06-05T08:30:00Z")
    ]
