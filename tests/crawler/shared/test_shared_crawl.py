"""A crawl shared by workers: killed, restarted and cut off, it ends as one machine's undisturbed crawl does."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import pytest

from tests.crawler.paper import Answer, Site, serve
from tests.crawler.shared.conftest import RedisServer

PAPERS, ARTICLES = 3, 30
CONTENT = (
    "select url, outlet, headline, summary, body, published_at, published_from, version, word_count from articles order by url",
    "select a.url, d.number, d.raw, d.value, d.chosen from article_dates d join articles a on a.id = d.article order by 1, 2",
    "select url, outlet, state, status, etag, found_in, hints, failures, leased_by from pages order by url",
    "select url, outlet, stage, reason from rejects order by url",
    "select count(*) from article_versions",
    "select url from articles where search_row in (select rowid from articles_fts where articles_fts match 'budget') order by 1",
)
KEPT = ("select url, outlet, size, status from kept order by url",)


@pytest.fixture(scope="module")
def papers() -> Iterator[list[Site]]:
    """Serve three papers with articles, a removed page, one without text, and one that forbids itself."""
    with ExitStack() as stack:
        sites = [stack.enter_context(serve(Site())) for _ in range(PAPERS)]
        for site in sites:
            furnish(site)
        yield sites


def furnish(site: Site) -> None:
    """Give a paper its pages; each answer takes its time, so that a kill finds pages in flight."""
    paths = [f"/story-post{number}" for number in range(ARTICLES)]
    for number, path in enumerate(paths):
        answer = site.article(path, f"Budget {number}", f"2023-06-{number % 28 + 1:02d}", ETag=f'"{number}"')
        site.answers[path] = slowly(answer)
    site.page("/empty-post90", "<!DOCTYPE html><html><head><title>Nothing</title></head><body></body></html>")
    paths += ["/empty-post90", "/gone-post91", "/secret-post92"]
    site.page("/robots.txt", "User-agent: *\nDisallow: /secret")
    links = "".join(f"<url><loc>{site.homepage.rstrip('/')}{path}</loc></url>" for path in paths)
    site.page("/sitemap.xml", f"<urlset>{links}</urlset>")


def slowly(answer: Answer) -> Callable[[dict[str, str]], Answer]:
    """Answer after a while."""

    def answered(_: dict[str, str]) -> Answer:
        time.sleep(0.15)
        return answer

    return answered


def files(papers: list[Site], folder: Path) -> list[str]:
    """Write the papers' files and return their names; robots.txt's delay makes each a page at a time."""
    for number, site in enumerate(papers):
        site.outlet(
            folder, f"paper{number}", discover="sitemaps = [\"/sitemap.xml\"]\nallow = ['-post\\d+$']"
        )
    return [f"paper{number}" for number in range(len(papers))]


def dateline(*arguments: object, log: Path) -> subprocess.Popen[bytes]:
    """Start the command."""
    with log.open("ab") as out:
        return subprocess.Popen(
            [sys.executable, "-m", "crawler", *map(str, arguments)],
            stdout=out,
            stderr=out,
            start_new_session=True,
        )


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started, at once."""
    with suppress(ProcessLookupError):  # it has ended by itself
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def content(db: Path) -> list[list[tuple[object, ...]]]:
    """Return what a crawl left, but for the times of its requests."""
    answers = []
    for file, queries in ((db, CONTENT), (db.with_name(f"{db.stem}.pages.db"), KEPT)):
        with closing(sqlite3.connect(file)) as connection:
            answers += [connection.execute(query).fetchall() for query in queries]
    return answers


def sitemaps_asked(papers: list[Site]) -> int:
    """Tell how often a crawl has looked for pages."""
    return sum(site.requests["/sitemap.xml"] for site in papers)


def test_workers_and_redis_die_and_nothing_is_lost(
    papers: list[Site], redis_server: Callable[..., RedisServer], tmp_path: Path
) -> None:
    """Two workers, one killed again and again; Redis killed once, the coordinator once: row by row the same database."""
    slugs, log = files(papers, tmp_path), tmp_path / "log"
    alone = ("crawl", *slugs, "--outlets", tmp_path, "-s", "DATELINE_READERS=1")
    assert dateline(*alone, "--db", tmp_path / "alone.db", log=log).wait(120) == 0, log.read_text()
    asked = [len(site.asked) for site in papers]
    expected = content(tmp_path / "alone.db")

    server = redis_server()
    worker = ("worker", server.url, "-s", "DATELINE_READERS=1")
    shared = (*alone, "--db", tmp_path / "shared.db", "--queue", server.url)
    coordinator = dateline(*shared, log=log)
    steady, victim = dateline(*worker, log=log), dateline(*worker, log=log)
    try:
        for number in range(3):
            time.sleep(6)
            kill(victim)
            victim = dateline(*worker, log=log)
            if number == 0:
                kill(coordinator)
                before = sitemaps_asked(papers)
                coordinator = dateline(*shared, log=log)
                while sitemaps_asked(papers) == before and coordinator.poll() is None:
                    time.sleep(0.1)
            if number == 1:
                server.kill()
                time.sleep(1)
                server.start()
        assert coordinator.wait(240) == 0, log.read_text()
        assert content(tmp_path / "shared.db") == expected
        again = sum(len(site.asked) for site in papers) - 2 * sum(asked)
        # What waits to be stored when a machine dies is asked again: on a busy one that is most of a small crawl, once.
        assert again < sum(asked), f"{again} requests more than {sum(asked)}: {log.read_text()}"
    finally:
        for process in (steady, victim, coordinator):
            kill(process)


def test_a_worker_waits_for_work_and_leaves_when_there_is_none(
    papers: list[Site], redis_server: Callable[..., RedisServer], tmp_path: Path
) -> None:
    """It ends with exit code 0 and says how many pages it answered; the crawl counts what it asked for."""
    slugs, log = files(papers[:1], tmp_path), tmp_path / "worker.log"
    url = redis_server().url
    papers[0].asked.clear()
    crawl = ("crawl", *slugs, "--outlets", tmp_path, "--db", tmp_path / "news.db", "--queue", url)
    coordinator = dateline(*crawl, log=tmp_path / "crawl.log")
    while "/sitemap.xml" not in papers[0].asked and coordinator.poll() is None:
        time.sleep(0.1)
    worker = dateline("worker", url, "--idle", 10, "-s", "DATELINE_READERS=1", log=log)
    assert coordinator.wait(200) == 0, (tmp_path / "crawl.log").read_text()
    assert worker.wait(100) == 0, log.read_text()
    assert f"{ARTICLES + 3} pages answered" in log.read_text()
    with closing(sqlite3.connect(tmp_path / "news.db")) as db:
        found = db.execute(
            "select outcome, new, rejected, requests >= 34, bytes > 9000 from crawls"
        ).fetchall()
    assert found == [("healthy", ARTICLES, 2, 1, 1)]


def test_a_worker_that_is_interrupted_finishes_what_it_holds(
    papers: list[Site], redis_server: Callable[..., RedisServer], tmp_path: Path
) -> None:
    """Ctrl-C: no page is asked for a second time by the worker that goes on."""
    slugs, log = files(papers[:1], tmp_path), tmp_path / "log"
    papers[0].asked.clear()
    server = redis_server()
    first = dateline("worker", server.url, "-s", "DATELINE_READERS=1", log=log)
    crawl = ("crawl", *slugs, "--outlets", tmp_path, "--db", tmp_path / "news.db", "--queue", server.url)
    coordinator = dateline(*crawl, log=log)
    while len(papers[0].asked) < ARTICLES / 3 and coordinator.poll() is None:
        time.sleep(0.1)
    first.send_signal(signal.SIGINT)
    assert first.wait(100) == 0, log.read_text()
    second = dateline("worker", server.url, "-s", "DATELINE_READERS=1", log=log)
    try:
        assert coordinator.wait(200) == 0, log.read_text()
    finally:
        kill(second)
    times = {path: count for path, count in papers[0].requests.items() if path != "/robots.txt" and count > 1}
    assert times == {}
