"""How little a crawl asks for that was asked before: counted at the server."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from crawler.command import verbs
from crawler.run import CrawlResult
from tests.crawler.paper import Answer, Site, serve

Crawl = Callable[..., CrawlResult]
STORIES = 140
DISCOVER = 'feeds = ["/feed.xml"]\nsitemaps = ["/index.xml"]\nsections = ["/town/", "/sport/"]'


def changing(answer: Answer, etag: str) -> Callable[[dict[str, str]], Answer]:
    """Serve an answer with its ETag, and to those who know it that nothing changed."""
    answer.headers["ETag"] = etag
    return lambda headers: Answer(status=304) if headers.get("If-None-Match") == etag else answer


def publish(site: Site, count: int, edited: frozenset[int] = frozenset()) -> None:
    """Have a paper of so many stories: a feed of the latest, a sitemap a month, two paged sections."""
    home = site.homepage
    names = [f"story-of-the-day-{10_000 + number}" for number in range(count)]
    for number, name in enumerate(names):
        story = site.article(f"/{name}", f"Story {number}" + " edited" * (number in edited))
        site.answers[f"/{name}"] = changing(story, f'"{number in edited}"')
    items = "".join(f"<item><link>{home}{name}</link></item>" for name in reversed(names[-20:]))
    site.answers["/feed.xml"] = changing(
        site.page("/feed.xml", f"<rss><channel>{items}</channel></rss>"), f'"{count}"'
    )
    site.page(
        "/index.xml",
        f"<sitemapindex><sitemap><loc>{home}old.xml</loc></sitemap><sitemap><loc>{home}new.xml</loc></sitemap></sitemapindex>",
    )
    for part, stories in (("old", range(STORIES // 2)), ("new", range(STORIES // 2, count))):
        entries = "".join(
            f"<url><loc>{home}{names[number]}</loc><lastmod>{'2099-01-01' if number in edited else '2023-06-05'}</lastmod></url>"
            for number in stories
        )
        answer = site.page(f"/{part}.xml", f"<urlset>{entries}</urlset>")
        site.answers[f"/{part}.xml"] = changing(answer, f'"{len(stories)}{sorted(edited)}"')
    for section in ("town", "sport"):
        for page in range(1, 4):
            latest = names[::-1][10 * (page - 1) : 10 * page]
            links = "".join(f"<a href=/{name}>x</a>" for name in latest)
            site.page(f"/{section}/?page={page}", f"{links}<a href=?page={page + 1}>older</a>")
        site.answers[f"/{section}/"] = site.answers[f"/{section}/?page=1"]


def test_little_is_asked_again(crawl_file: Crawl, tmp_path: Path) -> None:
    """Nothing but what may announce new stories; the day after, these, the edited ones and little else."""
    with serve(Site()) as site:
        publish(site, STORIES)
        file, db = site.outlet(tmp_path, discover=DISCOVER), tmp_path / "news.db"
        first = crawl_file(file, db)
        assert (first.counts.new, first.counts.found) == (STORIES, STORIES)
        site.asked.clear()
        second = crawl_file(file, db)
        assert (second.outcome, second.counts.found, second.counts.new) == ("healthy", STORIES, 0)
        assert [path for path in site.asked if "story" in path] == []
        assert len(site.asked) <= 0.05 * first.counts.requests

        site.asked.clear()
        publish(site, STORIES + 5, edited=frozenset({3, 50}))
        third = crawl_file(file, db)
        assert (third.counts.new, third.counts.changed) == (5, 2)
        assert len([path for path in site.asked if "story" in path]) == 5 + 2
        assert len(site.asked) <= 5 + 2 + 1 + 10


def test_feeds_and_sitemaps_are_asked_for_their_changes(crawl_file: Crawl, tmp_path: Path) -> None:
    """What did not change still counts as found; an ETag that never changes is believed twice."""
    with serve(Site()) as site:
        publish(site, STORIES)
        file, db = site.outlet(tmp_path, discover='feeds = ["/feed.xml"]'), tmp_path / "news.db"
        assert crawl_file(file, db).counts.found == 20
        known, found = [], []
        for _ in range(4):
            found.append(crawl_file(file, db).counts.found)
            known.append(site.headers["/feed.xml"].get("If-None-Match"))
        assert found == [20] * 4
        assert known == [f'"{STORIES}"', f'"{STORIES}"', None, f'"{STORIES}"']


@pytest.mark.parametrize(
    "days",
    [
        pytest.param({"since": date(2024, 1, 1)}, id="other days"),
        pytest.param({"refresh": True}, id="refresh"),
    ],
)
def test_a_crawl_of_certain_days_hides_nothing_from_the_next(
    crawl_file: Crawl, tmp_path: Path, days: dict[str, object]
) -> None:
    """It enters less of what a feed says, so the next crawl asks for the whole of it."""
    with serve(Site()) as site:
        publish(site, STORIES)
        file, db = site.outlet(tmp_path, discover='feeds = ["/feed.xml"]'), tmp_path / "news.db"
        for name in [path for path in site.answers if "story" in path]:
            site.answers[name] = Answer(status=404)
        crawl_file(file, db, **days)
        crawl_file(file, db)
        assert "If-None-Match" not in site.headers["/feed.xml"]
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("select count(*) from pages").fetchone() == (20,)


def test_a_crawl_looks_after_what_was_imported_before_the_file(crawl_file: Crawl, tmp_path: Path) -> None:
    """It is the outlet's own from then on, and is fetched again as its pages are."""
    db, saved = tmp_path / "news.db", tmp_path / "page.html"
    with serve(Site()) as site:
        urls = [f"{site.homepage}story-of-the-day-1000{number}" for number in range(3)]
        stories = [site.article(f"/story-of-the-day-1000{number}", f"Story {number}") for number in range(3)]
        items = "".join(f"<item><link>{url}</link></item>" for url in urls)
        site.page("/feed.xml", f"<rss><channel>{items}</channel></rss>")
        saved.write_bytes(stories[1].body)
        taken = CliRunner().invoke(
            verbs, ["import", str(saved), "--url", urls[1], "--db", str(db), "--jobs", "0"]
        )
        assert taken.exit_code == 0, taken.output
        file = site.outlet(tmp_path, discover='feeds = ["/feed.xml"]')
        result = crawl_file(file, db, refresh=True)
    assert (result.counts.new, result.counts.unchanged) == (2, 1)
    with closing(sqlite3.connect(db)) as told:
        for table in ("articles", "pages"):
            (row,) = told.execute(f"select outlet, count(*) from {table} group by 1").fetchall()
            assert row == ("gazette", 3)
        assert told.execute("select slug from outlets").fetchall() == [("gazette",)]
