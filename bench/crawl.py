"""CPU seconds per 1,000 pages of a whole crawl on loopback: ours, beside a bare download and a usual pipeline.

Ours discovers, fetches, keeps, reads, dates, stores and indexes. The peers, run on the same pages in the same run:
Scrapy that only downloads, and Scrapy with trafilatura that commits each row to SQLite (skipped where trafilatura
is not installed). CPU is user and system time of all processes, fork server and workers included, the paper's server
left out. Linux only.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from compileall import compile_dir
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER, linux/prctl.h
OUTLET = """
[outlet]
name = "Bench Paper"
homepage = "http://127.0.0.1:{port}/"
language = "en"
timezone = "Asia/Ho_Chi_Minh"
[discover]
sitemaps = ["http://127.0.0.1:{port}/sitemap.xml"]
allow = ['/news/']
"""
QUICK = (
    "-s",
    "DOWNLOAD_DELAY=0",
    "-s",
    "AUTOTHROTTLE_ENABLED=False",
    "-s",
    "CONCURRENT_REQUESTS_PER_DOMAIN=32",
)
PEER = """
import sqlite3, sys
import scrapy
from scrapy.crawler import CrawlerProcess
class Peer(scrapy.Spider):
    name = "peer"
    async def start(self):
        for n in range({pages}):
            yield scrapy.Request(f"http://127.0.0.1:{port}/news/story-{{n:06d}}.html")
    def parse(self, response):
        {work}
{setup}
process = CrawlerProcess({{"LOG_LEVEL": "ERROR", "CONCURRENT_REQUESTS": 32, "CONCURRENT_REQUESTS_PER_DOMAIN": 32, "TELNETCONSOLE_ENABLED": False}})
process.crawl(Peer)
process.start()
"""
BARE = {"work": "pass", "setup": ""}
USUAL = {
    "work": (
        "a = trafilatura.bare_extraction(response.text, url=response.url, with_metadata=True)\n"
        "        db.execute('insert into a values (?, ?, ?, ?)', (response.url, a.title, a.date, a.text)); db.commit()"
    ),
    "setup": "import trafilatura\ndb = sqlite3.connect(sys.argv[1])\ndb.execute('create table a (url, title, date, text)')",
}


@dataclass(slots=True)
class Cost:
    """What a command used: CPU seconds of its main process and of the others, wall seconds, MB by pages fetched."""

    main: float = 0.0
    others: float = 0.0
    wall: float = 0.0
    memory: dict[int, tuple[int, int]] = field(default_factory=dict)

    def row(self, name: str, pages: int, note: str = "") -> str:
        """Return a row of the table."""
        each = 1000 / pages
        return (
            f"{name:<30}{(self.main + self.others) * each:8.2f} CPU s per 1,000 pages"
            f" (main {self.main * each:.2f}, others {self.others * each:.2f}) {pages / self.wall:6.0f} pages/s  {note}"
        )


def measured(command: list[str | Path], environment: dict[str, str]) -> Cost:
    """Run a command and return what it used.

    Its processes form a group; those it leaves behind, as a fork server is, come to us as to their nearest
    reaper, or else the kernel would count them nowhere.
    """
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    began, cost = time.monotonic(), Cost()
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment,
        start_new_session=True,
    )
    for line in process.stdout or ():
        if told := re.search(r"fetched (\d+)", line):
            cost.memory[int(told[1])] = memory_of(process.pid)
    while True:
        try:
            pid, status, used = os.wait4(-process.pid, 0)
        except ChildProcessError:
            break
        seconds = used.ru_utime + used.ru_stime
        if pid == process.pid:
            cost.main, cost.wall, process.returncode = seconds, time.monotonic() - began, status
        else:
            cost.others += seconds
    if process.returncode:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return cost


def memory_of(group: int) -> tuple[int, int]:
    """Return the resident memory of a process group in MB: its leader's, and that of the largest other process."""
    sizes: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if os.getpgid(int(folder.name)) == group:
                words = (folder / "status").read_text()
                told = re.search(r"VmRSS:\s+(\d+)", words)
                sizes[int(folder.name)] = int(told[1]) // 1024 if told else 0
    return sizes.pop(group, 0), max(sizes.values(), default=0)


def compiled() -> dict[str, str]:
    """Compile ours, as what installs a package does, and return the environment to run in: nothing is compiled in it."""
    for package in ("crawler", "pipelines", "storage"):
        compile_dir(HERE.parent / package, quiet=1)
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}


def ours(port: int, folder: Path) -> list[str | Path]:
    """Return the command of our crawl."""
    (folder / "bench-paper.toml").write_text(OUTLET.format(port=port))
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "crawler",
        "crawl",
        "bench-paper",
        "--outlets",
        folder,
        "--db",
        folder / "news.db",
    ]
    return [*command, "--contact", "bench@localhost", *QUICK]


def peer(python: str | Path, port: int, folder: Path, pages: int, parts: dict[str, str]) -> list[str | Path]:
    """Return the command of a peer's crawl."""
    script = folder / "peer.py"
    script.write_text(PEER.format(port=port, pages=pages, **parts))
    (folder / "peer.db").unlink(missing_ok=True)
    return [python, script, folder / "peer.db"]


def main() -> None:
    """Measure and print a table, CPU seconds per 1,000 pages first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--peers", default=sys.executable, help="a Python that has Scrapy and trafilatura")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument(
        "--saved", type=Path, help="a folder of saved pages to serve in turn, instead of made ones"
    )
    options = parser.parse_args()
    press: list[str | Path] = [sys.executable, HERE / "press.py", "--pages", str(options.pages)]
    press += ["--saved", options.saved] if options.saved else []
    server = subprocess.Popen(press, stdout=subprocess.PIPE, text=True)
    try:
        port = int(server.stdout.readline() if server.stdout else 0)
        kind = f"of {options.saved}" if options.saved else "of 176 KB"
        print(f"{options.pages} pages {kind}; load {os.getloadavg()[0]:.1f}")
        for row in run_all(port, options.pages, None if options.no_peers else options.peers):
            print(row)
    finally:
        server.kill()


def run_all(port: int, pages: int, peers: str | None) -> Iterator[str]:
    """Run ours twice (the second crawl finds nothing new), a reread, then the peers; give a row after each."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = compiled()
        command = ours(port, folder)
        first = measured(command, environment)
        kept = (folder / "news.pages.db").stat().st_size / pages
        yield first.row("dateline, all of it", pages, f"kept pages {kept / 1000:.1f} KB each")
        yield from (
            f"    after {at} pages: main {mb[0]} MB, a worker {mb[1]} MB"
            for at, mb in told_of(first.memory, pages)
        )
        second = measured(command, environment)
        yield second.row("dateline, second crawl", pages, counted(folder / "news.db"))
        again = [*command[:3], "reread", "--dry-run", *command[5:9], "--jobs", "2"]
        yield measured(again, environment).row("dateline, reread", pages)
        if peers:
            bare = peer(peers, port, folder, pages, BARE)
            yield measured(bare, environment).row("Scrapy, download only", pages)
            if (
                subprocess.run(
                    [peers, "-c", "import trafilatura"], check=False, stderr=subprocess.DEVNULL
                ).returncode
                == 0
            ):
                usual = peer(peers, port, folder, pages, USUAL)
                yield measured(usual, environment).row("Scrapy + trafilatura + SQLite", pages)


def told_of(memory: dict[int, tuple[int, int]], pages: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """Give the memory after about a fifth of the pages, and after the last."""
    for wanted in (pages // 5, pages):
        at = min((at for at in memory if at), key=lambda at: abs(at - wanted))
        yield at, memory[at]


def counted(db: Path) -> str:
    """Return what the last crawl in a database asked for and stored."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "sqlite_utils",
            "query",
            db,
            "select requests, new, unchanged from crawls order by started_at desc limit 1",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    return str(json.loads(done.stdout)[0])


if __name__ == "__main__":
    main()
