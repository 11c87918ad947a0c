"""A paper crawled again: what is asked for, and what edits, removals and interruptions come to."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from crawler.catalogue.outlets import load_outlet
from crawler.run import CrawlOptions, CrawlResult, Progress, crawl
from storage.clock import utc_now
from storage.database import open_database
from storage.frontier.crawls import begin_crawl
from storage.frontier.outlets import save_outlet
from storage.processes import this_process
from tests.crawler.paper import Answer, Site, announce, rows, serve

Crawl = Callable[..., CrawlResult]
FEED = 'feeds = ["/feed.xml"]'


def test_a_refresh_asks_for_changes_only(site: Site, crawl_file: Crawl, tmp_path: Path) -> None:
    """What the server says is unmodified is not read again; an edit makes a version; what is gone is marked."""
    names = ("same-story-of-the-day", "edited-story-of-the-day", "removed-story-of-the-day")
    announce(site, *names)
    unmodified = site.article(f"/{names[0]}", "Same", ETag='"1"')
    site.article(f"/{names[1]}", "Before the edit", ETag='"1"')
    site.article(f"/{names[2]}", "Removed")
    file, db = site.outlet(tmp_path, discover=FEED), tmp_path / "news.db"
    assert crawl_file(file, db).counts.new == 3

    site.answers[f"/{names[0]}"] = lambda headers: (
        Answer(status=304) if headers.get("If-None-Match") == '"1"' else unmodified
    )
    site.article(f"/{names[1]}", "After the edit", ETag='"2"')
    site.answers[f"/{names[2]}"] = Answer(status=410)
    result = crawl_file(file, db, refresh=True)
    counts = result.counts
    assert (counts.new, counts.changed, counts.unchanged, counts.gone) == (0, 1, 1, 1)
    assert rows(db, "select headline, version from articles order by headline") == [
        ("After the edit", 2),
        ("Removed", 1),
        ("Same", 1),
    ]
    states = dict(rows(db, "select url, state from pages"))
    assert states[site.homepage + names[2]] == "gone"
    assert states[site.homepage + names[0]] == "stored"
    assert rows(db, "select count(*) from rejects") == [(0,)]
    assert rows(db, "select gone from crawls order by started_at") == [(0,), (1,)]


def test_a_rejected_page_is_no_article_because_it_did_not_change(
    site: Site, crawl_file: Crawl, tmp_path: Path
) -> None:
    """It is asked for whole, rejected again and counted so; a server that answers 304 all the same said nothing."""
    names = [f"video-number-{number}-of-the-day" for number in range(5)]
    announce(site, *names)

    def whole(headers: dict[str, str]) -> Answer:
        return Answer(status=304) if headers.get("If-None-Match") else video

    video = site.page(f"/{names[0]}", "<h1>Video</h1>", ETag='"1"')
    site.answers |= {f"/{name}": whole for name in names}
    file, db = site.outlet(tmp_path, discover=FEED), tmp_path / "news.db"
    assert crawl_file(file, db).counts.rejected == 5
    again = crawl_file(file, db, refresh=True)
    assert (again.counts.rejected, again.counts.unchanged) == (5, 0)
    assert again.shortfalls == ("5 of 5 pages gave no article: see the table rejects",)
    assert rows(db, "select distinct state, status from pages") == [("rejected", 200)]

    site.answers |= {f"/{name}": Answer(status=304) for name in names}
    assert crawl_file(file, db, refresh=True).counts.unchanged == 0
    assert rows(db, "select distinct state, status from pages") == [("failed", 304)]


def test_days_and_numbers_limit_a_crawl(site: Site, crawl_file: Crawl, tmp_path: Path) -> None:
    """What lies outside the days asked for is not fetched; of what lies inside, no more than the limit."""
    names = [f"story-number-{number}-of-the-day" for number in range(6)]
    for name in names:
        site.article(f"/{name}", name)
    announce(site, *names)
    file = site.outlet(tmp_path, discover=FEED)
    site.asked.clear()
    outside = crawl_file(file, tmp_path / "news.db", since=date(2023, 7, 1))
    assert (outside.counts.found, outside.counts.new, len(site.asked)) == (0, 0, 2)
    limited = crawl_file(file, tmp_path / "news.db", since=date(2023, 6, 1), until=date(2023, 6, 30), limit=4)
    assert (limited.outcome, limited.counts.found, limited.counts.new) == ("healthy", 6, 4)
    rest = crawl_file(file, tmp_path / "news.db")
    assert rest.counts.new == 2


def test_a_paper_nobody_described_is_searched_from_its_homepage(crawl_file: Crawl, tmp_path: Path) -> None:
    """Feeds of the head, sitemaps of robots.txt, sections of the menu."""
    with serve(Site()) as site:
        site.page(
            "/",
            "<head><link rel=alternate type=application/rss+xml href=/feed.xml></head><nav><a href=/town/>Town</a></nav>"
            "<a href=/front-page-story-of-today>1</a>",
        )
        announce(site, "gale")
        site.page("/robots.txt", f"Sitemap: {site.homepage}map.xml")
        site.page(
            "/map.xml", f"<urlset><url><loc>{site.homepage}story-of-the-sitemap-12345</loc></url></urlset>"
        )
        site.page("/town/", "<a href=/story-of-the-town-section>1</a>")
        names = [
            "gale",
            "front-page-story-of-today",
            "story-of-the-sitemap-12345",
            "story-of-the-town-section",
        ]
        for name in names:
            site.article(f"/{name}", name)
        result = crawl_file(site.outlet(tmp_path), tmp_path / "news.db")
        assert (result.outcome, result.counts.new) == ("healthy", 4)


def test_a_busy_server_is_left_alone_and_asked_again(site: Site, crawl_file: Crawl, tmp_path: Path) -> None:
    """For as long as its Retry-After says; a longer one than we wait leaves the page for another crawl."""
    times: list[float] = []

    def busy_once(_: dict[str, str]) -> Answer:
        times.append(time.monotonic())
        return Answer(status=429, headers={"Retry-After": "1"}) if len(times) == 1 else later

    later = site.article("/busy-story-of-the-day", "Busy")
    site.answers["/busy-story-of-the-day"] = busy_once
    site.answers["/closed-story-of-the-day"] = Answer(status=503, headers={"Retry-After": "86400"})
    announce(site, "busy-story-of-the-day", "closed-story-of-the-day")
    site.asked.clear()
    result = crawl_file(site.outlet(tmp_path, discover=FEED), tmp_path / "news.db")
    assert (result.counts.new, result.counts.rejected) == (1, 1)
    assert times[1] - times[0] >= 1.0
    assert site.requests["/closed-story-of-the-day"] == 1
    assert rows(tmp_path / "news.db", "select state, status from pages where url like '%closed%'") == [
        ("failed", 503)
    ]


@pytest.mark.parametrize("status", [403, 429])
def test_a_server_that_refuses_everything_ends_the_crawl(
    site: Site, crawl_file: Crawl, tmp_path: Path, status: int
) -> None:
    """As blocked, long before every page has been refused."""
    names = [f"story-number-{number}-behind-a-wall" for number in range(60)]
    for name in names:
        site.answers[f"/{name}"] = Answer(status=status)
    announce(site, *names)
    site.asked.clear()
    settings = {"DATELINE_READERS": 0, "DATELINE_LONGEST_PAUSE": 1}
    result = crawl_file(site.outlet(tmp_path, discover=FEED), tmp_path / "news.db", settings=settings)
    assert result.outcome == "blocked"
    assert len(site.asked) < 45
    assert rows(tmp_path / "news.db", "select distinct reason from rejects") == [(f"http-{status}",)]


def test_a_dead_server_is_a_failed_crawl_with_a_reason(crawl_file: Crawl, tmp_path: Path) -> None:
    """Not one that found nothing and calls that healthy."""
    site = Site(homepage="http://127.0.0.1:9/")
    result = crawl_file(
        site.outlet(tmp_path, discover=FEED), tmp_path / "news.db", settings={"RETRY_ENABLED": False}
    )
    assert result.outcome == "failed"
    assert result.shortfalls == ("http://127.0.0.1:9/feed.xml: connection-refused",)


@pytest.mark.parametrize(
    ("how", "times"),
    [pytest.param(signal.SIGINT, 1, id="Ctrl-C"), pytest.param(signal.SIGKILL, 5, id="kill -9")],
)
def test_an_interrupted_crawl_goes_on_where_it_stood(
    site: Site, crawl_file: Crawl, tmp_path: Path, how: signal.Signals, times: int
) -> None:
    """Ctrl-C ends politely, kill -9 at once; nothing stored is lost, and nothing is stored twice."""
    names = [f"story-number-{number}-of-a-long-day" for number in range(60)]
    for name in names:
        site.article(f"/{name}", name)
    announce(site, *names)
    file, db = site.outlet(tmp_path, discover=FEED), tmp_path / "news.db"
    site.asked.clear()
    stored = [0]
    for _ in range(times):
        interrupt(file, db, site, how)
        assert rows(db, "pragma integrity_check") == [("ok",)]
        stored.append(rows(db, "select count(*) from articles")[0][0])
    assert stored == sorted(stored)
    assert stored[-1] < 60
    assert stored[-1] > 0 or how is signal.SIGKILL
    outcome = "interrupted" if how is signal.SIGINT else None
    assert rows(db, "select distinct outcome from crawls") == [(outcome,)]

    result = crawl_file(file, db)
    assert result.counts.new == 60 - stored[-1]
    assert rows(db, "select count(*), max(version) from articles") == [(60, 1)]
    if how is signal.SIGINT:
        assert max(site.requests[f"/{name}"] for name in names) == 1


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        pytest.param(
            "/story-of-the-day-12345", Answer(status=429, headers={"Retry-After": "100"}), id="Retry-After"
        ),
        pytest.param("/robots.txt", Answer(b"User-agent: *\nCrawl-delay: 100"), id="Crawl-delay"),
        pytest.param("/robots.txt", Answer(status=503, headers={"Retry-After": "100"}), id="robots.txt"),
    ],
)
def test_an_interrupted_crawl_that_only_waits_ends(tmp_path: Path, path: str, answer: Answer) -> None:
    """On the first Ctrl-C, whatever it was to wait for; no page is entered that was not asked for."""
    with serve(Site()) as site:
        announce(site, "story-of-the-day-12345", "other-story-of-the-day-12345")
        for name in ("/story-of-the-day-12345", "/other-story-of-the-day-12345"):
            site.article(name, "Story")
        site.answers[path] = answer
        file, db = site.outlet(tmp_path, discover=FEED), tmp_path / "news.db"
        process = multiprocessing.get_context("forkserver").Process(
            target=crawl,
            args=([load_outlet(file)], db),
            kwargs={"options": CrawlOptions(settings={"DATELINE_READERS": 0})},
        )
        process.start()
        while path not in site.asked:
            time.sleep(0.01)
        time.sleep(1)
        os.kill(process.pid or 0, signal.SIGINT)
        process.join(timeout=30)
        assert process.exitcode == 0
    assert rows(db, "select outcome, shortfalls from crawls") == [("interrupted", None)]
    assert rows(db, "select count(*) from rejects") == [(0,)]
    assert rows(db, "select count(*) from pages where leased_by is not null") == [(0,)]


def interrupt(file: Path, db: Path, site: Site, how: signal.Signals) -> None:
    """Begin a crawl, and send it a signal when it has asked for some pages."""
    settings = {"DATELINE_READERS": 0, "DOWNLOAD_DELAY": 0.02, "CONCURRENT_REQUESTS_PER_DOMAIN": 1}
    process = multiprocessing.get_context("forkserver").Process(
        target=crawl, args=([load_outlet(file)], db), kwargs={"options": CrawlOptions(settings=settings)}
    )
    process.start()
    before = len(site.asked)
    while len(site.asked) < before + 12:
        time.sleep(0.01)
    os.kill(process.pid or 0, how)
    process.join(timeout=20)
    process.close()


def test_a_pause_is_told_with_its_reason(tmp_path: Path) -> None:
    """To whoever looks at the crawl's progress."""
    with serve(Site()) as site:
        announce(site, "story-of-the-day-12345")
        story = site.article("/story-of-the-day-12345", "Story")
        answers = iter([Answer(status=503, headers={"Retry-After": "1"})])
        site.answers["/story-of-the-day-12345"] = lambda _: next(answers, story)
        outlet = load_outlet(site.outlet(tmp_path, "gazette", discover=FEED))
        herald = load_outlet(site.outlet(tmp_path, "herald", discover=FEED))
        events: list[Progress] = []
        options = CrawlOptions(jobs=2, settings={"DATELINE_READERS": 0})
        crawl([outlet, herald], tmp_path / "news.db", options=options, on_event=events.append)
    assert {event.pause.why for event in events if event.pause} == {"HTTP 503"}


def test_two_processes_share_outlets_and_a_database(tmp_path: Path) -> None:
    """Each outlet is crawled once, in its turn, and every event arrives."""
    slugs = ["gazette", "herald", "mercury"]
    with serve(Site()) as one, serve(Site()) as two, serve(Site()) as three:
        for site, slug in zip((one, two, three), slugs, strict=True):
            names = [f"{slug}-story-number-{number}-of-today" for number in range(8)]
            for name in names:
                site.article(f"/{name}", name)
            announce(site, *names)
            site.outlet(tmp_path, slug, discover=FEED)
        outlets = [load_outlet(tmp_path / f"{slug}.toml") for slug in slugs]
        events: list[Progress] = []
        options = CrawlOptions(jobs=2, settings={"DATELINE_READERS": 0, "DATELINE_OUTLETS_AT_ONCE": 1})
        results = crawl(outlets, tmp_path / "news.db", options=options, on_event=events.append)
    assert [(result.outlet, result.outcome, result.counts.new) for result in results] == [
        (slug, "healthy", 8) for slug in slugs
    ]
    assert [event.outlet for event in events if event.finished and event.outlet == "gazette"] == ["gazette"]
    assert {event.outlet for event in events if event.finished} == set(slugs)
    assert rows(tmp_path / "news.db", "select count(*) from articles") == [(24,)]


def test_crawl_delay_is_obeyed(crawl_file: Crawl, tmp_path: Path) -> None:
    """By every request after robots.txt, with no jitter below it."""
    times: list[float] = []
    with serve(Site()) as site:
        names = [f"story-of-the-day-1234{number}" for number in range(4)]
        announce(site, *names)
        story = site.article("/story", "Story")

        def timed(_: dict[str, str]) -> Answer:
            times.append(time.monotonic())
            return story

        site.answers |= {f"/{name}": timed for name in names}
        site.page("/robots.txt", "User-agent: *\nCrawl-delay: 0.4")
        crawl_file(site.outlet(tmp_path, discover=FEED), tmp_path / "news.db")
    assert len(times) == 4
    assert min(later - earlier for earlier, later in pairwise(times)) > 0.35


def test_what_is_said_to_be_edited_is_looked_at_again(crawl_file: Crawl, tmp_path: Path) -> None:
    """By its sitemap's ``lastmod``; a sitemap that says so of every page is not believed."""

    def sitemap(*modified: str) -> None:
        entries = (
            f"<url><loc>{site.homepage}{n}</loc><lastmod>{m}</lastmod></url>"
            for n, m in zip(names, modified, strict=True)
        )
        site.page("/map.xml", f"<urlset>{''.join(entries)}</urlset>")

    with serve(Site()) as site:
        names = [f"story-of-the-day-1234{number}" for number in range(9)]
        for name in names:
            site.article(f"/{name}", name)
        file, db = site.outlet(tmp_path, discover='sitemaps = ["/map.xml"]'), tmp_path / "news.db"
        sitemap(*["2023-06-05"] * 9)
        assert crawl_file(file, db).counts.new == 9
        site.article(f"/{names[4]}", "Edited")
        site.asked.clear()
        sitemap(*["2023-06-05"] * 4, "2099-01-01", *["2023-06-05"] * 4)
        assert crawl_file(file, db).counts.changed == 1
        assert sorted(site.asked) == ["/map.xml", "/robots.txt", f"/{names[4]}"]
        site.asked.clear()
        sitemap(*["2099-01-01"] * 9)
        crawl_file(file, db)
        assert sorted(site.asked) == ["/map.xml", "/robots.txt"]


def test_a_page_that_was_not_modified_keeps_its_appointments(crawl_file: Crawl, tmp_path: Path) -> None:
    """An article of this morning is looked at again this afternoon, modified or not."""
    with serve(Site()) as site:
        announce(site, "story-of-the-day-12345")
        story = site.article(
            "/story-of-the-day-12345", "Story", day=datetime.now(UTC).date().isoformat(), ETag='"1"'
        )
        site.answers["/story-of-the-day-12345"] = lambda headers: (
            Answer(status=304) if headers.get("If-None-Match") else story
        )
        file, db = site.outlet(tmp_path, discover=FEED), tmp_path / "news.db"
        crawl_file(file, db)
        assert crawl_file(file, db, refresh=True).counts.unchanged == 1
    assert rows(db, "select count(*) from pages where next_check_at > fetched_at") == [(1,)]


def test_a_search_that_ended_in_the_middle_is_taken_up(crawl_file: Crawl, tmp_path: Path) -> None:
    """A section is followed past pages that are known, until a crawl has once seen them all."""
    with serve(Site()) as site:
        for number in range(1, 6):
            site.article(f"/story-of-the-day-1234{number}", f"Story {number}")
            site.page(
                f"/town/?page={number}",
                f"<a href=/story-of-the-day-1234{number}>1</a><a href=?page={number + 1}>2</a>",
            )
        site.answers["/town/"] = site.answers["/town/?page=1"]
        site.page("/town/?page=6", "")
        file, db = site.outlet(tmp_path, discover='sections = ["/town/"]'), tmp_path / "news.db"
        assert crawl_file(file, db, limit=2).counts.new == 2
        assert "/town/?page=3" not in site.asked
        assert crawl_file(file, db).counts.new == 3
        site.asked.clear()
        assert crawl_file(file, db).counts.new == 0
        assert sorted(site.asked) == ["/robots.txt", "/town/"]


def test_what_its_feed_calls_edited_is_fetched_whole(crawl_file: Crawl, tmp_path: Path) -> None:
    """A server whose ETag never changes cannot hide an edit that its own sitemap tells."""
    with serve(Site()) as site:
        name = "story-of-the-day-12345"

        def sitemap(modified: str) -> None:
            site.page(
                "/map.xml",
                f"<urlset><url><loc>{site.homepage}{name}</loc><lastmod>{modified}</lastmod></url></urlset>",
            )

        def frozen(headers: dict[str, str]) -> Answer:
            return Answer(status=304) if headers.get("If-None-Match") else story

        story = site.article(f"/{name}", "Story", ETag='"1"')
        site.answers[f"/{name}"] = frozen
        file, db = site.outlet(tmp_path, discover='sitemaps = ["/map.xml"]'), tmp_path / "news.db"
        sitemap("2023-06-05")
        assert crawl_file(file, db).counts.new == 1
        story = site.article(f"/{name}", "Edited", ETag='"1"')
        site.answers[f"/{name}"] = frozen
        sitemap("2099-01-01")
        assert crawl_file(file, db).counts.changed == 1


def test_pages_of_other_days_do_not_hide_those_of_the_days_asked_for(
    crawl_file: Crawl, tmp_path: Path
) -> None:
    """However many of them wait before; they stay due for a crawl that asks for their days."""
    with serve(Site()) as site:
        names = [f"story-of-the-day-{12300 + number}" for number in range(70)]
        days = ["2023-01-05"] * 69 + ["2023-06-05"]
        entries = (
            f"<url><loc>{site.homepage}{name}</loc><news:news><news:publication_date>{day}</news:publication_date></news:news></url>"
            for name, day in zip(names, days, strict=True)
        )
        space = "http://www.google.com/schemas/sitemap-news/0.9"
        site.page("/map.xml", f'<urlset xmlns:news="{space}">{"".join(entries)}</urlset>')
        for name, day in zip(names, days, strict=True):
            site.article(f"/{name}", name, day)
        file, db = site.outlet(tmp_path, discover='sitemaps = ["/map.xml"]'), tmp_path / "news.db"
        crawl_file(file, db, limit=1)
        assert crawl_file(file, db, since=date(2023, 6, 1)).counts.new == 1
    assert rows(db, "select state, count(*) from pages group by state order by state") == [
        ("found", 68),
        ("stored", 2),
    ]


def test_an_outlet_is_crawled_by_one_crawl_at_a_time(crawl_file: Crawl, tmp_path: Path) -> None:
    """Its server is asked no faster by two impatient operators; the second is told by whom it is crawled."""
    with serve(Site()) as site, closing(open_database(tmp_path / "news.db")) as db:
        announce(site, "story-of-the-day-12345")
        file = site.outlet(tmp_path, discover=FEED)
        save_outlet(db, load_outlet(file).record)
        crawl = begin_crawl(db, "gazette", utc_now())
        result = crawl_file(file, tmp_path / "news.db")
        assert site.asked == []
    assert result.outcome == "busy"
    assert result.shortfalls == (
        f"gazette is being crawled already, by process {this_process()} ({crawl}); let it end, or end it",
    )


def test_pages_of_a_dead_server_are_not_called_rejected(crawl_file: Crawl, tmp_path: Path) -> None:
    """Nobody has read them."""
    names = [f"story-number-{number}-of-the-day" for number in range(6)]
    with serve(Site()) as site:
        announce(site, *names)
        for name in names:
            site.answers[f"/{name}"] = Answer(status=500)
        file = site.outlet(tmp_path, discover=FEED)
        result = crawl_file(file, tmp_path / "news.db", settings={"DATELINE_READERS": 0, "RETRY_TIMES": 0})
    assert result.shortfalls == ("6 of 6 pages could not be fetched: see the table rejects",)
