"""A crawl learns what repeats across an outlet's pages, corrects what it stored, and reads by it the next time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crawler.repeating import take_out
from crawler.run import CrawlResult
from pipelines.outlet_of_page import nobody_described
from storage.articles.storing import save_articles
from storage.database import open_database
from storage.frontier.outlets import save_outlet
from storage.records import Article, Repeats
from tests.crawler.paper import Site

Crawl = Callable[..., CrawlResult]
PROMO = "Readers who write to the desk get a reply by the end of the week, as they have since 1871."
TOPICS = (
    "Harbour",
    "Library",
    "Council",
    "School",
    "Bridge",
    "Market",
    "Hospital",
    "Theatre",
    "Ferry",
    "Museum",
)


def rows(db: Path, query: str) -> list[tuple[Any, ...]]:
    """Ask the database."""
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(query).fetchall()


def publish(site: Site, count: int) -> None:
    """Have the paper announce so many articles, each with the same line at the end of its text."""
    for number, topic in enumerate(TOPICS[:count], start=1):
        answer = site.article(
            f"/a-post{number}", f"{topic} to be mended", extra='<meta name=keywords content="coast">'
        )
        answer.body = answer.body.replace(b"</article>", f"<p>{PROMO}</p></article>".encode())
    items = "".join(f"<item><link>{site.homepage}a-post{n}</link></item>" for n in range(1, count + 1))
    site.page(
        "/feed.xml",
        f"<rss version='2.0'><channel>{items}</channel></rss>",
        Content_Type="application/rss+xml",
    )


@pytest.fixture(scope="module")
def db(site: Site, crawl_file: Crawl, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The paper crawled with eight articles, and again, every page looked at anew, with two more."""
    folder = tmp_path_factory.mktemp("repeating")
    file = site.outlet(folder, discover="feeds = [\"/feed.xml\"]\nallow = ['-post']\n")
    publish(site, 8)
    first = crawl_file(file, folder / "news.db")
    publish(site, 10)
    second = crawl_file(file, folder / "news.db", refresh=True)
    assert (first.counts.new, second.counts.new, second.counts.changed) == (8, 2, 0)
    return folder / "news.db"


def test_the_line_is_kept_with_the_outlet(db: Path) -> None:
    """For the next crawl, and for a reread."""
    assert rows(db, "select outlet, kind, text from outlet_repeats where kind = 'line'") == [
        ("gazette", "line", PROMO)
    ]


def test_no_article_holds_it_whenever_it_was_stored(db: Path) -> None:
    """The first crawl's were corrected, the second's were read without it."""
    assert rows(db, f"select count(*), sum(instr(body, '{PROMO}')) from articles") == [(10, 0)]


def test_learning_makes_no_versions(db: Path) -> None:
    """The outlet edited nothing."""
    assert rows(db, "select count(*) from article_versions") == [(0,)]
    assert rows(db, "select distinct version from articles") == [(1,)]


def test_former_states_lose_the_line_too(tmp_path: Path) -> None:
    """Or else every one of them would look edited."""
    db = open_database(tmp_path / "a.db")
    save_outlet(db, nobody_described("https://gazette.example/").record)
    article = Article("https://gazette.example/1", "gazette.example", "A vote", f"It was close.\n\n{PROMO}")
    later = replace(article, body=f"It was very close.\n\n{PROMO}", seen_at="2023-06-06T00:00:00Z")
    for state in (article, later):
        save_articles(db, [state])
    assert take_out(db, "gazette.example", Repeats(lines=frozenset({PROMO}))) == 1
    assert rows(tmp_path / "a.db", "select body from article_states order by version") == [
        ("It was close.",),
        ("It was very close.",),
    ]
    db.close()
