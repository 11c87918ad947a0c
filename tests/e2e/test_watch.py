"""`dateline watch` as it is run: real processes, real signals, the demo paper."""

from __future__ import annotations

import errno
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from crawler.command.watch import say
from crawler.demo import SLUG, outlet_file
from crawler.demo.server import DemoPress

SECONDS = 300


@contextmanager
def watch(folder: Path, homepage: str, *options: str) -> Iterator[subprocess.Popen[str]]:
    """Run a watch of the demo paper in a folder; whatever happens, it ends."""
    outlet_file(homepage, folder / "outlets")
    command = [
        sys.executable,
        "-m",
        "crawler",
        "watch",
        SLUG,
        "--db",
        "news.db",
        "--outlets",
        "outlets",
        *options,
    ]
    with (folder / "said").open("w") as said:
        process = subprocess.Popen(
            command, cwd=folder, stdout=said, stderr=said, text=True, env=environment()
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def environment() -> dict[str, str]:
    """Return an environment in which the command finds this project."""
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}


def wait_for(what: Callable[[], bool]) -> None:
    """Wait until something is so."""
    until = time.monotonic() + SECONDS
    while not what():
        assert time.monotonic() < until, "it took too long"
        time.sleep(0.1)


def count(folder: Path, query: str) -> int:
    """Count rows, none while there is no table."""
    with closing(sqlite3.connect(folder / "news.db")) as db:
        try:
            return int(db.execute(query).fetchone()[0])
        except sqlite3.OperationalError:
            return 0


def ended(folder: Path) -> bool:
    """Tell whether a crawl ended."""
    return count(folder, "select count(*) from crawls where finished_at is not null") > 0


def test_a_watch_crawls_logs_and_ends_politely(tmp_path: Path) -> None:
    """What other schedulers send ends it with exit code 0, as Ctrl-C does."""
    with DemoPress() as paper, watch(tmp_path, paper.homepage, "--log-file", "log", "--log-json") as process:
        wait_for(lambda: ended(tmp_path))
        wait_for(lambda: "healthy" in (tmp_path / "said").read_text())
        process.send_signal(signal.SIGTERM)
        assert process.wait(SECONDS) == 0
    assert count(tmp_path, "select count(*) from articles") > 50
    assert '"message": "crawl ended: healthy"' in (tmp_path / "log").read_text()
    assert "crawls are finishing; Ctrl-C again ends at once" in (tmp_path / "said").read_text()


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGHUP])
def test_a_crawl_under_way_is_finished_before_the_end(tmp_path: Path, ending: signal.Signals) -> None:
    """What it has fetched is stored, and the crawl is told as interrupted, not as failed."""
    with DemoPress() as paper, watch(tmp_path, paper.homepage, "-s", "DOWNLOAD_DELAY=0.3") as process:
        wait_for(lambda: count(tmp_path, "select count(*) from pages where fetched_at is not null") > 0)
        process.send_signal(ending)
        assert process.wait(SECONDS) == 0
    unfinished = "select count(*) from crawls where finished_at is null"
    assert count(tmp_path, unfinished) == 0
    assert count(tmp_path, "select count(*) from pages where leased_by is not null") == 0


def test_a_watch_that_is_killed_goes_on_when_it_is_started_again(tmp_path: Path) -> None:
    """The database is all it knows; a crawl that was under way ends by itself, and is waited for."""
    with DemoPress() as paper:
        with watch(tmp_path, paper.homepage):
            wait_for(lambda: count(tmp_path, "select count(*) from crawls") > 0)
        with watch(tmp_path, paper.homepage) as process:
            wait_for(lambda: "watching 1 outlet;" in (tmp_path / "said").read_text())
            wait_for(lambda: ended(tmp_path) and count(tmp_path, "select count(*) from articles") > 50)
            process.send_signal(signal.SIGTERM)
            assert process.wait(SECONDS) == 0
    assert (
        count(tmp_path, "select count(*) from (select url from articles group by url having count(*) > 1)")
        == 0
    )


def test_a_closed_terminal_costs_the_words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The watch is to end politely then, not to stumble over what it says of that."""

    def closed(_: str) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("click.echo", closed)
    say("ending")


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    """With the option that chooses another."""
    with DemoPress() as paper, socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with watch(tmp_path, paper.homepage, "--metrics-port", str(port)) as process:
            assert process.wait(SECONDS) == 1
    assert f"--metrics-port {port}: Address already in use; choose another" in (tmp_path / "said").read_text()
