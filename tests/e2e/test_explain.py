"""``dateline explain``: every date of a page, and why one won."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from storage.articles.rejects import save_rejects
from storage.articles.storing import save_articles
from storage.database import open_database
from storage.frontier.addresses import Frontier
from storage.frontier.outlets import save_outlet
from storage.frontier.values import Found, Visit
from storage.kept.pages import KeptPages, kept_path
from storage.records import Article, OutletRecord, PageState, Reject, Stage

Dateline = Callable[..., Any]

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Bridge reopens</title>
<meta property="article:published_time" content="2023-06-05T08:30:00+07:00">
<meta name="date" content="31/02/2023"></head><body><article><h1>Bridge reopens</h1>
<p>By Ann Lee</p><p>The bridge over the river Ayun reopened on Monday after two months of repairs.</p>
<p>Lorries are allowed to cross it at night only, the district's road office said, until the rails are painted.</p>
</article></body></html>"""

GAZETTE = OutletRecord("gazette", "Harbour Gazette", "https://gazette.example/", "en", "Europe/London")
FILE = """
[outlet]
name = "Harbour Gazette"
homepage = "https://gazette.example/"
language = "en"
timezone = "Europe/London"

[discover]
feeds = ["https://gazette.example/rss"]
allow = ['-\\d+\\.html$']
deny = ['/live/']
"""


def test_every_date_is_told_and_why_one_won(dateline: Dateline, tmp_path: Path) -> None:
    """An impossible date is shown as one that says nothing."""
    (tmp_path / "page.html").write_text(PAGE)
    done = dateline("explain", tmp_path / "page.html", "--url", "https://gazette.example/bridge-1.html")
    assert done.code == 0
    chosen = next(line for line in done.out.splitlines() if line.startswith("✓ published"))
    assert "2023-06-05T08:30:00+07:00" in chosen
    assert "chosen" in chosen
    impossible = next(line for line in done.out.splitlines() if "31/02/2023" in line)
    assert "these words give no date" in impossible


def test_an_address_nobody_found_is_said_to_be_unknown(dateline: Dateline, tmp_path: Path) -> None:
    """No guess, no request."""
    (tmp_path / "a.txt").write_text(
        "date 2023-06 Một tiêu đề\n\nMột đoạn văn.\n\nHai đoạn văn.", encoding="utf-8"
    )
    assert dateline("import", tmp_path / "a.txt", "--db", tmp_path / "a.db").code == 0
    done = dateline("explain", "https://gazette.example/never-seen", "--db", tmp_path / "a.db")
    assert done.code == 1
    assert "no crawl found this address" in done.err


def test_an_address_tells_why_it_was_fetched_and_what_came_of_it(dateline: Dateline, tmp_path: Path) -> None:
    """What announced it, how its requests ended, its versions, and who else prints it."""
    db = tmp_path / "news.db"
    with closing(open_database(db)) as news, KeptPages(kept_path(db)) as kept:
        save_outlet(news, GAZETTE)
        url = "https://gazette.example/bridge-reopens-12345.html"
        Frontier(news, "gazette").add([Found(url, "https://gazette.example/rss")])
        visit = Visit(url, PageState.STORED, 200, fetched_at="2023-06-05T02:00:00Z")
        Frontier(news, "gazette").record([visit])
        for headline, seen in (
            ("Bridge reopens", "2023-06-05T02:00:00Z"),
            ("Bridge closed", "2023-06-05T03:00:00Z"),
        ):
            save_articles(news, [Article(url, "gazette", headline, "It did.", seen_at=seen, read_by="1")])
            kept.keep(
                url,
                "gazette",
                seen,
                200,
                {"content-type": "text/html"},
                PAGE.replace("reopens", headline).encode(),
            )
    done = dateline("explain", url, "--db", db)
    assert done.code == 0, done.err
    told: dict[str, list[str]] = {}
    for line in done.out.splitlines():
        told.setdefault(line[:14].strip(), []).append(line[15:])
    assert told["state"] == ["stored: fetched, and its article is stored"]
    assert told["found"][0].endswith("in https://gazette.example/rss")
    assert [request[:20] for request in told["kept"]] == ["2023-06-05T03:00:00Z", "2023-06-05T02:00:00Z"]
    assert told["version"][0].startswith(
        "1: 2023-06-05T02:00:00Z to 2023-06-05T03:00:00Z, then other in headline"
    )
    assert told["version"][1] == "2: 2023-06-05T03:00:00Z, the latest: Bridge closed"


def test_a_page_without_an_article_tells_its_last_verdict(dateline: Dateline, tmp_path: Path) -> None:
    """The stage, the reason, how often, and the crawl."""
    db = tmp_path / "news.db"
    url = "https://gazette.example/blocked-12345.html"
    with closing(open_database(db)) as news:
        save_outlet(news, GAZETTE)
        Frontier(news, "gazette").record(
            [Visit(url, PageState.BLOCKED, 403, fetched_at="2023-06-05T02:00:00Z")]
        )
        reject = Reject(url, "gazette", Stage.FETCH, "http-403", "no entry")
        save_rejects(news, [reject], None, "2023-06-05T02:00:00Z")
    done = dateline("explain", url, "--db", db)
    assert "blocked: its server refused us" in done.out
    assert "when it came to fetch: http-403: no entry (1 times, last 2023-06-05T02:00:00Z)" in done.out
    assert (done.code, "was not kept" in done.err) == (1, True)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://elsewhere.example/a-12345.html", "no outlet has this host"),
        ("https://gazette.example/live/a-12345.html", "denies it: [discover].deny has '/live/'"),
        ("https://gazette.example/about", "matches nothing in [discover].allow of gazette"),
        ("https://gazette.example/a-12345.html", "nothing announced it so far: https://gazette.example/rss"),
    ],
)
def test_an_address_no_crawl_knows_tells_why(dateline: Dateline, tmp_path: Path, url: str, why: str) -> None:
    """By the rules of its outlet's file."""
    open_database(tmp_path / "news.db").close()
    (tmp_path / "gazette.toml").write_text(FILE)
    done = dateline("explain", url, "--db", tmp_path / "news.db", "--outlets", tmp_path)
    assert (done.code, why in done.err) == (1, True), done.err


def test_a_page_is_read_by_the_outlet_that_crawled_it(dateline: Dateline, tmp_path: Path) -> None:
    """Also where its host has a port, and where another outlet has the same host."""
    db, url = tmp_path / "news.db", "http://127.0.0.1:9131/bridge-reopens-12345.html"
    home = FILE.replace("https://gazette.example", "http://127.0.0.1:9131")
    (tmp_path / "gazette.toml").write_text(home + '[read]\nheadline = "title"\n')
    with closing(open_database(db)) as news, KeptPages(kept_path(db)) as kept:
        save_outlet(news, OutletRecord("gazette", "G", "http://127.0.0.1:9131/", "en", "Europe/London"))
        Frontier(news, "gazette").record(
            [Visit(url, PageState.STORED, 200, fetched_at="2023-06-05T02:00:00Z")]
        )
        kept.keep(url, "gazette", "2023-06-05T02:00:00Z", 200, {}, PAGE.encode())

    def told(*words: object) -> str:
        lines = dateline("explain", *words, "--outlets", tmp_path).out.splitlines()
        return str(next(line for line in lines if line.startswith("headline")))

    assert "[css:title]" in told(url, "--db", db)
    (tmp_path / "page.html").write_text(PAGE)
    assert "[css:title]" in told(tmp_path / "page.html", "--url", url)
    (tmp_path / "another.toml").write_text(home)
    assert "[css:title]" in told(url, "--db", db)
    assert "[h1]" in told(url, "--db", db, "--outlet", "another")
