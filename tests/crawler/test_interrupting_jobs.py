"""``crawl --jobs``: what ends the command ends the crawls of all its processes, politely."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.crawler.paper import Site, serve

STORIES = 300
COMMAND = [sys.executable, "-m", "crawler", "crawl", "-s", "DATELINE_READERS=0", "-s", "DOWNLOAD_DELAY=0.05"]


@pytest.mark.parametrize(
    ("reaches", "how", "jobs"),
    [
        pytest.param(os.kill, signal.SIGINT, "2", id="Ctrl-C's, the parent alone"),
        pytest.param(os.killpg, signal.SIGINT, "2", id="Ctrl-C"),
        pytest.param(os.kill, signal.SIGTERM, "2", id="docker stop"),
        pytest.param(os.killpg, signal.SIGHUP, "2", id="a terminal that ends"),
        pytest.param(os.kill, signal.SIGHUP, "1", id="without jobs"),
    ],
)
def test_one_signal_ends_all_crawls_politely(
    tmp_path: Path, reaches: Callable[[int, int], None], how: signal.Signals, jobs: str
) -> None:
    """Whether it reaches the parent alone, as from ``docker stop``, or all of a terminal, as Ctrl-C does."""
    with serve(Site()) as one, serve(Site()) as two:
        for site, slug in ((one, "gazette"), (two, "herald")):
            links = ""
            for number in range(STORIES):
                site.article(f"/{slug}-story-number-{number}", f"Story {number}")
                links += f"<item><link>{site.homepage}{slug}-story-number-{number}</link></item>"
            site.page("/feed.xml", f"<rss><channel>{links}</channel></rss>")
            site.outlet(tmp_path, slug, discover='feeds = ["/feed.xml"]')
        options = ["--jobs", jobs, "--outlets", str(tmp_path), "--db", str(tmp_path / "news.db")]
        command = subprocess.Popen(
            [*COMMAND, "gazette", "herald", *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        while min(len(one.asked), len(two.asked)) < 12:
            time.sleep(0.02)
        reaches(command.pid, how)
        said, _ = command.communicate(timeout=60)
        assert max(len(one.asked), len(two.asked)) < STORIES
    assert command.returncode == 1
    assert "Traceback" not in said
    assert "2 outlets: 2 interrupted" in said
    with closing(sqlite3.connect(tmp_path / "news.db")) as db:
        query = "select outcome, finished_at is null from crawls"
        assert db.execute(query).fetchall() == [("interrupted", 0)] * 2
