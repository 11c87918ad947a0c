"""A paper on loopback, crawled end to end: what is stored, what is refused, and what is never asked for twice."""

from __future__ import annotations

import gzip
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from crawler.run import CrawlResult
from tests.crawler.paper import Answer, Site

DISCOVER = r"""feeds = ["/feed.xml"]
sitemaps = ["/sitemap.xml"]
sections = ["/town/"]
allow = ['-post\d+$']
deny = ['/video/']
"""

Crawl = Callable[..., CrawlResult]


@dataclass
class Crawled:
    """The paper crawled twice into one database: both results, and what was asked for each time."""

    db: Path
    first: CrawlResult
    asked_first: list[str]
    second: CrawlResult
    asked_second: list[str]


def rows(db: Path, query: str) -> list[tuple[Any, ...]]:
    """Ask the database."""
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(query).fetchall()


def furnish(site: Site) -> None:
    """Give the paper its pages: five articles, and all that can be wrong with an address."""
    home = site.homepage
    links = [
        "one-post1",
        "two-post2",
        "gone-post8",
        "old-post9",
        "away-post10",
        "private-post11",
        "loop-post12",
    ]
    items = "".join(
        f"<item><title>{link}</title><link>{home}{link}?utm_source=rss</link></item>" for link in links
    )
    site.page("/feed.xml", f"<rss><channel>{items}</channel></rss>")
    site.page(
        "/sitemap.xml",
        f"<sitemapindex><sitemap><loc>{home}s/news-2023-6.xml.gz</loc></sitemap></sitemapindex>",
    )
    entries = "".join(
        f"<url><loc>{home}{link}</loc></url>" for link in ("three-post3", "secret/hidden-post13")
    )
    site.answers["/s/news-2023-6.xml.gz"] = Answer(gzip.compress(f"<urlset>{entries}</urlset>".encode()))
    site.page(
        "/town/",
        "<a href=/one-post1>1</a><a href=/four-post4>4</a><a href=/video/v-post7>v</a><a href=?page=2>2</a>",
    )
    site.page("/town/?page=2", "<a href=/five-post5>5</a><a href=?page=3>3</a>")
    site.page("/town/?page=3", "<a href=/five-post5>5</a><a href=?page=4>4</a>")
    site.page(
        "/robots.txt",
        "User-agent: *\nDisallow: /secret/\nUser-agent: Dateline\nCrawl-delay: 0.01\nDisallow: /secret/",
    )
    for number, name in enumerate(("one", "two", "three", "four", "five"), start=1):
        site.article(f"/{name}-post{number}", f"Headline {name}", ETag=f'"{number}"')
    site.article("/new-post9", "Headline moved")
    for path, target in {
        "/old-post9": "/new-post9",
        "/away-post10": "http://sister.invalid/x",
        "/private-post11": "http://127.0.0.1:9/admin",
        "/loop-post12": "/loop-post12",
    }.items():
        site.answers[path] = Answer(b"", 301, {"Location": target})


@pytest.fixture(scope="module")
def crawled(site: Site, crawl_file: Crawl, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """Crawl the paper once, then again."""
    folder = tmp_path_factory.mktemp("crawl")
    furnish(site)
    file = site.outlet(folder, discover=DISCOVER, expect="found = [5, 50]\nfilled = { published_on = 0.9 }")
    first = crawl_file(file, folder / "news.db", settings={"DATELINE_READERS": 1})
    asked_first = list(site.asked)
    site.asked.clear()
    second = crawl_file(file, folder / "news.db")
    return Crawled(folder / "news.db", first, asked_first, second, list(site.asked))


def test_every_article_is_stored_at_its_address(crawled: Crawled, site: Site) -> None:
    """From feed, sitemap and section; the moved one where it moved to, without tracking parameters."""
    stored = rows(crawled.db, "select url, headline, outlet, published_on from articles order by url")
    expected = [
        f"{name}-post{number}" for number, name in enumerate(("one", "two", "three", "four", "five"), start=1)
    ]
    assert [row[0] for row in stored] == sorted(site.homepage + path for path in [*expected, "new-post9"])
    assert {row[1] for row in stored} >= {"Headline one", "Headline moved"}
    assert {row[2:] for row in stored} == {("gazette", "2023-06-05")}
    assert (crawled.first.outcome, crawled.first.counts.new, crawled.first.counts.found) == ("healthy", 6, 11)


def test_the_frontier_knows_where_each_page_stands(crawled: Crawled, site: Site) -> None:
    """A moved address is settled with its article, a missing one is gone, what leads to another host is rejected."""
    states = {
        url.removeprefix(site.homepage): state
        for url, state in rows(crawled.db, "select url, state from pages")
    }
    assert states["one-post1"] == "stored"
    assert states["old-post9"] == states["new-post9"] == "stored"
    assert states["gone-post8"] == "gone"
    assert (states["away-post10"], states["secret/hidden-post13"]) == ("rejected", "forbidden")
    assert "video/v-post7" not in states


def test_each_refused_page_has_its_reason(crawled: Crawled, site: Site) -> None:
    """Redirects to other hosts and ports, robots.txt, loops: none of them is requested, or not for long."""
    rejects = rows(crawled.db, "select url, stage || ' ' || reason from rejects")
    assert {url.removeprefix(site.homepage): reason for url, reason in rejects} == {
        "away-post10": "fetch other-host",
        "private-post11": "fetch other-host",
        "loop-post12": "fetch redirect-loop",
        "secret/hidden-post13": "fetch robots",
    }
    assert "/secret/hidden-post13" not in crawled.asked_first


def test_sections_are_followed_until_a_page_brings_nothing_new(crawled: Crawled) -> None:
    """The third page brings nothing, so the fourth is not asked for."""
    asked = crawled.asked_first
    assert "/town/?page=3" in asked
    assert "/town/?page=4" not in asked


def test_a_second_crawl_asks_for_no_page_again(crawled: Crawled) -> None:
    """Only for what may announce new ones; the June sitemap is not opened again."""
    assert sorted(crawled.asked_second) == ["/feed.xml", "/robots.txt", "/sitemap.xml", "/town/"]
    assert [path for path, times in Counter(crawled.asked_first).items() if times > 1] == ["/loop-post12"]
    counts = crawled.second.counts
    assert (crawled.second.outcome, counts.new, counts.found) == ("healthy", 0, 10)


def test_the_crawl_has_its_row(crawled: Crawled) -> None:
    """With counts, and how it ended."""
    found = rows(
        crawled.db,
        "select outlet, outcome, new, requests > 10, bytes > 1000, finished_at is null from crawls",
    )
    assert found[0] == ("gazette", "healthy", 6, 1, 1, 0)


def test_pages_are_kept_beside_the_database(crawled: Crawled) -> None:
    """Each article's, in a file of their own."""
    assert rows(crawled.db.with_name("news.pages.db"), "select count(*) from kept") == [(6,)]


@pytest.mark.usefixtures("crawled")
def test_we_say_who_we_are(site: Site) -> None:
    """By name; and no contact is invented."""
    assert site.headers["/one-post1"]["User-Agent"].startswith("Dateline/")
