"""`dateline status`: from rows to a line an outlet, an exit code and an alert."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from storage.articles.storing import save_articles
from storage.database import open_database
from storage.frontier.crawls import CrawlCounts, begin_crawl, finish_crawl
from storage.frontier.outlets import save_outlet
from storage.health.alerts import note
from storage.records import Article, OutletRecord

Dateline = Callable[..., Any]
NOW = datetime.now(UTC).replace(microsecond=0)
HOUR = timedelta(hours=1)


def text(instant: datetime) -> str:
    """Write an instant as rows do."""
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A database of two papers: one prints every two hours to this day, one did until four days ago."""
    path = tmp_path / "news.db"
    with closing(open_database(path)) as db:
        for slug, silence in (("well", 0), ("silent", 96)):
            save_outlet(db, OutletRecord(slug, slug.title(), f"https://{slug}.example/", "en", "UTC"))
            save_articles(db, [article(slug, NOW - n * HOUR) for n in range(silence, 24 * 40, 2)])
            crawl = begin_crawl(db, slug, text(NOW - HOUR))
            finish_crawl(db, crawl, "healthy", CrawlCounts(found=20), finished_at=text(NOW))
    return path


def article(outlet: str, published: datetime) -> Article:
    """An article that was seen as it was published."""
    return Article(
        url=f"https://{outlet}.example/{published:%Y%m%d%H}.html",
        outlet=outlet,
        headline=f"News of {published:%d %B, %H} o'clock",
        body="The council met.",
        published_on=f"{published:%Y-%m-%d}",
        published_at=text(published),
        seen_at=text(published),
    )


def test_each_outlet_has_a_line_and_one_that_is_silent_fails_the_command(
    dateline: Dateline, news: Path
) -> None:
    """In a pipe the lines are plain."""
    done = dateline("status", "--db", news)
    well, silent = sorted(done.out.splitlines(), reverse=True)
    assert done.code == 1
    assert well.startswith("well: fine: last article")
    assert silent.startswith("silent: silent: for 4 days; ")
    assert "\x1b" not in done.out


def test_an_outlet_that_is_well_is_told_with_its_facts(dateline: Dateline, news: Path) -> None:
    """A named outlet shows what its verdict rests on."""
    done = dateline("status", "well", "--db", news)
    assert done.code == 0
    assert "usual day" in done.out
    assert "Mon 12" in done.out


def test_json_is_one_object_an_outlet(dateline: Dateline, news: Path) -> None:
    """Machines read the same verdict."""
    done = dateline("status", "--json", "--db", news)
    verdicts = {verdict["outlet"]: verdict for verdict in map(json.loads, done.out.splitlines())}
    assert {outlet: verdict["state"] for outlet, verdict in verdicts.items()} == {
        "well": "fine",
        "silent": "silent",
    }
    assert verdicts["silent"]["since"] == text(NOW - 96 * HOUR)
    assert sum(verdicts["well"]["days"]) > 100


def test_the_view_of_health_shows_what_is_wrong(dateline: Dateline, news: Path) -> None:
    """An analyst sees the verdict in the browser."""
    dateline("status", "--db", news)
    with closing(open_database(news)) as db:
        rows = list(db.query("select outlet, wrong from outlet_health order by outlet"))
    assert rows == [{"outlet": "silent", "wrong": "silent"}, {"outlet": "well", "wrong": None}]


def test_an_unknown_outlet_and_a_wrong_address_are_wrong_usage(dateline: Dateline, news: Path) -> None:
    """Each with what to write instead."""
    unknown = dateline("status", "nobody", "--db", news)
    assert (unknown.code, "crawled were: silent, well" in unknown.err) == (2, True)
    wrong = dateline("status", "--db", news, "--alert", "mailtoo://desk@example.org")
    assert (wrong.code, "mailto://" in wrong.err) == (2, True)


def test_an_address_that_does_not_answer_is_told_and_the_judgement_shown(
    dateline: Dateline, news: Path
) -> None:
    """The alert waits in the database."""
    done = dateline("status", "--db", news, "--alert", "json://127.0.0.1:9/none")
    assert done.code == 1
    assert "silent: silent" in done.out
    assert "could not be delivered to json://127.0.0.1:9/none" in done.err
    with closing(open_database(news)) as db:
        assert [row["told"] for row in db.table("alerts").rows] == ["[]"]


def test_an_alert_is_sent_though_nobody_reads_the_lines(news: Path) -> None:
    """As under ``| head -1``, which leaves before all is shown."""
    reading, writing = os.pipe()
    os.close(reading)
    with socket.create_server(("127.0.0.1", 0)) as desk:
        desk.settimeout(0)
        alert = f"json://127.0.0.1:{desk.getsockname()[1]}/none?rto=1"
        command = [sys.executable, "-m", "crawler", "status", "--db", str(news), "--alert", alert]
        done = subprocess.run(command, check=False, stdout=writing, stderr=subprocess.DEVNULL, timeout=60)
        os.close(writing)
        assert done.returncode == 141
        came, _ = desk.accept()  # raises where nobody knocked
        came.close()


FILE = """
[outlet]
name = "A paper"
homepage = "https://{slug}.example/"
language = "en"
timezone = "UTC"
status = "{status}"
"""
ENDED = {"retired": "retired", "tried": "draft", "removed": "no file"}


@pytest.fixture
def ended(tmp_path: Path) -> tuple[Path, Path]:
    """Papers that were last crawled a week ago: one retired since, one a draft, one without its file, two still wanted."""
    path, mine = tmp_path / "ended.db", tmp_path / "mine"
    mine.mkdir()
    statuses = {"retired": "retired", "tried": "draft", "regular": "draft", "wanted": "active"}
    for slug, status in statuses.items():
        (mine / f"{slug}.toml").write_text(FILE.format(slug=slug, status=status), encoding="utf-8")
    with closing(open_database(path)) as db:
        for slug in (*statuses, "removed"):
            save_outlet(db, OutletRecord(slug, slug.title(), f"https://{slug}.example/", "en", "UTC"))
            for day in range(7, 15 if slug == "regular" else 8):
                began = NOW - day * 24 * HOUR
                crawl = begin_crawl(db, slug, text(began))
                finish_crawl(db, crawl, "healthy", CrawlCounts(), finished_at=text(began))
            note(db, slug, ("our own failure", text(NOW), "it was not crawled since"), text(NOW))
    return path, mine


def test_an_outlet_that_is_crawled_no_more_is_not_judged(
    dateline: Dateline, ended: tuple[Path, Path]
) -> None:
    """It is said why, nothing is wrong with it any more, and nobody is told that it was mended."""
    path, mine = ended
    done = dateline("status", "--db", path, "--outlets", mine)
    states = dict(line.split(": ")[:2] for line in done.out.splitlines())
    assert states == {"regular": "our own failure", "wanted": "our own failure", **ENDED}
    assert done.code == 1
    with closing(open_database(path)) as db:
        wrong = "select outlet from alerts where ended_at is null order by outlet"
        assert [row["outlet"] for row in db.query(wrong)] == ["regular", "wanted"]
    named = dateline("status", *ENDED, "--json", "--db", path, "--outlets", mine)
    assert named.code == 0
    assert {row["outlet"]: row["state"] for row in map(json.loads, named.out.splitlines())} == ENDED


def test_without_files_of_ones_own_none_is_missed(dateline: Dateline, ended: tuple[Path, Path]) -> None:
    """Who names no folder has them elsewhere: whether the schedule runs is asked as ever."""
    path, _ = ended
    done = dateline("status", "removed", "--db", path)
    assert (done.code, "does the schedule run?" in done.out) == (1, True)
