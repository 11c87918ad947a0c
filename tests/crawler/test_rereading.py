"""What a crawl stored reads the same from its kept pages, whatever way the pages came."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from crawler.archive.findings import Findings
from crawler.archive.reading import read_in_order
from crawler.archive.rereading import Rereading
from crawler.catalogue.outlets import load_outlet
from crawler.run import CrawlResult
from storage.database import open_database
from storage.kept.pages import KeptPages, kept_path
from tests.crawler.paper import Answer, Site

Crawl = Callable[..., CrawlResult]
ITEM = "<item><title>The bridge is mended</title><link>{}</link><pubDate>Mon, 05 Jun 2023 07:30:00 GMT</pubDate></item>"


@pytest.fixture(scope="module")
def crawled(site: Site, crawl_file: Crawl, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A paper whose feed alone dates its articles, one of which has moved: its file, and the database."""
    folder = tmp_path_factory.mktemp("rereading")
    file = site.outlet(folder, discover="feeds = [\"/feed.xml\"]\nallow = ['-post']\n")
    for path, topic in (("/bridge-post1", "bridge"), ("/moved/ferry-post2", "ferry")):
        prose = "".join(
            f"<p>The {topic} was looked at by {who} in the spring, and found to be in want of paint and of care.</p>"
            for who in ("the committee", "the mayor", "the public")
        )
        site.page(
            path,
            f"<html lang=en><body><article><h1>The {topic} is mended</h1>{prose}</article></body></html>",
        )
    site.answers["/ferry-post2"] = Answer(status=301, headers={"Location": "/moved/ferry-post2"})
    items = "".join(ITEM.format(f"{site.homepage}{path}") for path in ("bridge-post1", "ferry-post2"))
    site.page(
        "/feed.xml",
        f"<rss version='2.0'><channel>{items}</channel></rss>",
        Content_Type="application/rss+xml",
    )
    assert crawl_file(file, folder / "news.db").counts.new == 2
    return file, folder / "news.db"


def reread(file: Path, path: Path) -> Findings:
    """Read the kept pages again, in this process."""
    with closing(open_database(path)) as db, KeptPages(kept_path(path)) as kept:
        rereading = Rereading(db, kept, load_outlet(file), store=True)
        for reading, result in read_in_order(rereading.readings(), jobs=0):
            rereading.take(reading.page.url, result)
        return rereading.close()


def test_dates_that_only_a_feed_told_are_not_lost(crawled: tuple[Path, Path]) -> None:
    """What was said of a page goes with it to the address it moved to."""
    file, path = crawled
    findings = reread(file, path)
    assert (dict(findings.columns), findings.pages["same"]) == ({}, 2)
    with closing(open_database(path)) as db:
        dates = db.execute("select published_at, published_from from articles").fetchall()
    assert dates == [("2023-06-05T07:30:00Z", "feed")] * 2


def test_facts_that_a_template_lost_stay_in_crawls_and_rereads(
    site: Site, crawl_file: Crawl, tmp_path: Path
) -> None:
    """A paper changes its template and its pages tell neither day nor writer any more: what is known stands, its edit as well."""
    file = site.outlet(tmp_path, discover="sections = [\"/list\"]\nallow = ['-post']\n")
    path, db_path = "/pier-post9", tmp_path / "news.db"
    prose = "".join(
        f"<p>The pier was looked at by {who} in the spring, and found to be in want of paint and care.</p>"
        for who in ("the committee", "the mayor", "the public")
    )
    page = "<html lang=en><head>{}</head><body><article><h1>The pier is {}</h1>{}</article></body></html>"
    facts = (
        '<meta name="author" content="Ann Lee"><meta property="article:section" content="Harbour">'
        '<meta property="article:published_time" content="2023-06-05T08:30:00+07:00">'
    )
    site.page("/list", f"<html><body><a href='{path}'>The pier</a></body></html>")
    site.page(path, page.format(facts, "mended", prose))
    assert crawl_file(file, db_path).counts.new == 1
    time.sleep(1)  # a page's states are told apart by the second
    site.page(path, page.format("", "mended again", prose))
    assert crawl_file(file, db_path, refresh=True).counts.changed == 1
    for _ in range(2):
        with closing(open_database(db_path)) as db:
            (row,) = db.table("articles").rows
            dates = db.execute("select count(*) from article_dates where chosen").fetchone()
        assert (row["headline"], row["version"], row["byline"] or row["authors"], row["section"]) == (
            "The pier is mended again",
            2,
            '["Ann Lee"]',
            "Harbour",
        )
        assert (row["published_at"], dates) == ("2023-06-05T01:30:00Z", (1,))
        reread(file, db_path)
