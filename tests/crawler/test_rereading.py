"""What a crawl stored reads the same from its kept pages, whatever way the pages came."""

from __future__ import annotations

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
