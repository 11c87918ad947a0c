"""A deployment is tried for real: Scrapyd takes the egg, lists the outlets, and crawls the demo paper."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

from crawler.demo import SLUG, outlet_file
from crawler.demo.server import DemoPress
from storage.database import open_database

Dateline = Callable[..., Any]
BIN = Path(sys.executable).parent
SECONDS = 120


@contextmanager
def scrapyd(folder: Path) -> Iterator[str]:
    """Run Scrapyd in a folder, on loopback; yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder.mkdir()
    settings = f"[scrapyd]\nbind_address = 127.0.0.1\nhttp_port = {port}\npoll_interval = 0.3\nmax_proc = 1\n"
    (folder / "scrapyd.conf").write_text(settings)
    url = f"http://127.0.0.1:{port}/"
    with (
        (folder / "scrapyd.out").open("w") as log,
        subprocess.Popen([BIN / "scrapyd"], cwd=folder, stdout=log, stderr=log) as server,
    ):
        try:
            wait_for(lambda: answer(f"{url}daemonstatus.json").get("status") == "ok")
            yield url
        finally:
            server.terminate()
            server.wait(20)


def answer(url: str, **form: str) -> dict[str, Any]:
    """Ask Scrapyd, and return what it answers; nothing while it does not."""
    try:
        with urlopen(url, urlencode(form).encode() if form else None, timeout=SECONDS) as response:
            told: dict[str, Any] = json.load(response)
    except (URLError, ConnectionError):
        return {}
    return told


def wait_for(what: Callable[[], bool]) -> None:
    """Wait until something is so."""
    until = time.monotonic() + SECONDS
    while not what():
        assert time.monotonic() < until, "it took too long"
        time.sleep(0.2)


def test_scrapyd_deploys_and_crawls_an_outlet(dateline: Dateline, tmp_path: Path) -> None:
    """From `dateline schedule scrapyd` to articles, by Scrapyd's own commands."""
    db, press, outlets = tmp_path / "news.db", tmp_path / "press", tmp_path / "outlets"
    with DemoPress() as paper, scrapyd(tmp_path / "scrapyd") as url:
        outlet_file(paper.homepage, outlets)
        done = dateline("schedule", "scrapyd", "--db", db, "--outlets", outlets, "--url", url, "--to", press)
        assert done.code == 0, done.err
        deployed = subprocess.run(
            [BIN / "scrapyd-deploy"], cwd=press, capture_output=True, text=True, check=False
        )
        assert '"status": "ok"' in deployed.stdout, deployed.stderr
        spiders = answer(f"{url}listspiders.json?project=dateline")["spiders"]
        assert SLUG in spiders
        assert len(spiders) > 100
        assert answer(f"{url}schedule.json", project="dateline", spider=SLUG)["status"] == "ok"
        wait_for(lambda: len(answer(f"{url}listjobs.json?project=dateline").get("finished", [])) == 1)
    with closing(open_database(db)) as news:
        assert news.table("articles").count > 50
        assert [row["outcome"] for row in news.table("crawls").rows] == ["healthy"]
