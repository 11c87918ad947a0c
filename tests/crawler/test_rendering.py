"""Pages made by scripts: rejected with that reason, or fetched by a browser where the outlet's file says so."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from crawler.catalogue.outlets import BadOutletError, load_outlet
from crawler.catalogue.render import can_render
from crawler.fetch.rendering import BROWSERS
from crawler.run import CrawlResult
from tests.crawler.paper import PROSE, Answer, Site, serve

NAME = "story-of-the-day-12345"
SHELL = (
    "<!DOCTYPE html><html lang=en><head><title>Gazette</title></head><body><div id=app></div>"
    "<noscript>You need to enable JavaScript to read this paper.</noscript>"
    "<script src=/app.js></script></body></html>"
)
TEXT = "".join(f"<p>{line}</p>" for line in PROSE)
SCRIPT = """
fetch('http://127.0.0.1:1/tracker').catch(() => 0).then(() => fetch('/text')).then(answer => answer.text()).then(text => {
    document.querySelector('#app').innerHTML = `<article><h1>Budget settled</h1>${text}</article>`
})
"""


@pytest.fixture
def paper() -> Iterator[Site]:
    """Serve a paper whose one article is made by a script."""
    with serve(Site()) as site:
        site.page(f"/{NAME}", SHELL)
        site.page("/text", TEXT)
        site.answers["/app.js"] = Answer(SCRIPT.encode(), headers={"Content-Type": "text/javascript"})
        site.page("/feed.xml", f"<rss><channel><item><link>/{NAME}</link></item></channel></rss>")
        yield site


def file_of(site: Site, folder: Path, *, render: bool) -> Path:
    """Write the outlet's file."""
    file = site.outlet(folder, discover='feeds = ["/feed.xml"]')
    if render:
        file.write_text(file.read_text().replace("[outlet]\n", "[outlet]\nrender = true\n"))
    return file


def first(db: Path, query: str) -> tuple[object, ...]:
    """Return the first row of an answer."""
    with closing(sqlite3.connect(db)) as connection:
        row: tuple[object, ...] = connection.execute(query).fetchone()
        return row


def test_a_page_that_is_empty_until_scripts_run_says_so(
    paper: Site, crawl_file: Callable[..., CrawlResult], tmp_path: Path
) -> None:
    """As the reason of its reject."""
    crawl_file(file_of(paper, tmp_path, render=False), tmp_path / "news.db")
    assert first(tmp_path / "news.db", "select stage, reason from rejects") == ("read", "needs-scripts")
    assert "/app.js" not in paper.asked


@pytest.mark.skipif(not can_render(), reason="the extra dateline[render] is not installed")
@pytest.mark.skipif(not any(map(shutil.which, BROWSERS)), reason="there is no Chromium on this machine")
def test_a_browser_fetches_the_articles_and_nothing_else(
    paper: Site, crawl_file: Callable[..., CrawlResult], tmp_path: Path
) -> None:
    """The text that a script fetched is stored; the feed is asked for without a browser."""
    crawl_file(file_of(paper, tmp_path, render=True), tmp_path / "news.db")
    assert first(tmp_path / "news.db", "select headline, body like '%harbour wall%' from articles") == (
        "Budget settled",
        1,
    )
    assert "Dateline" in paper.headers["/feed.xml"]["User-Agent"]
    assert "Dateline" in paper.headers["/text"]["user-agent"]
    assert "Sec-Fetch-Mode" not in paper.headers["/feed.xml"]


@pytest.mark.skipif(not can_render(), reason="the extra dateline[render] is not installed")
@pytest.mark.skipif(not any(map(shutil.which, BROWSERS)), reason="there is no Chromium on this machine")
def test_a_page_that_scripts_make_without_end_is_refused(
    paper: Site, crawl_file: Callable[..., CrawlResult], tmp_path: Path
) -> None:
    """However little came over the network."""
    script = "document.querySelector('#app').innerHTML = '<p>Buy now.</p>'.repeat(100000)"
    paper.answers["/app.js"] = Answer(script.encode(), headers={"Content-Type": "text/javascript"})
    settings = {"DATELINE_READERS": 0, "DOWNLOAD_MAXSIZE": 2**20}
    crawl_file(file_of(paper, tmp_path, render=True), tmp_path / "news.db", settings=settings)
    assert first(tmp_path / "news.db", "select reason, detail from rejects") == (
        "too-large",
        "1,500,207 bytes once its scripts had run",
    )


def test_without_the_extra_the_file_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before any request is made."""
    monkeypatch.setattr("crawler.catalogue.render.can_render", lambda: False)
    with pytest.raises(BadOutletError, match=r"\[outlet\] render: a browser is needed; install it: pip"):
        load_outlet(file_of(Site("https://gazette.example/"), tmp_path, render=True))
