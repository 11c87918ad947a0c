"""CPU seconds per 1,000 pages of a whole crawl on loopback: ours, beside a bare download and a usual pipeline.

Ours discovers, fetches, keeps, reads, dates, stores and indexes. The peers, run on the same pages in the same run:
Scrapy that only downloads, and Scrapy with trafilatura that commits each row to SQLite (skipped where trafilatura
is not installed). CPU is user and system time of the process tree, the paper's server left out.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
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


def measured(command: list[str | Path]) -> tuple[float, float]:
    """Run a command; return its CPU and wall seconds, children included."""

    def cpu() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    before, began = cpu(), time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return cpu() - before, time.monotonic() - began


def ours(port: int, folder: Path) -> list[str | Path]:
    """Return the command of our crawl."""
    (folder / "bench-paper.toml").write_text(OUTLET.format(port=port))
    command = [
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


def peer(port: int, folder: Path, pages: int, parts: dict[str, str]) -> list[str | Path]:
    """Return the command of a peer's crawl."""
    script = folder / "peer.py"
    script.write_text(PEER.format(port=port, pages=pages, **parts))
    return [sys.executable, script, folder / "peer.db"]


def main() -> None:
    """Measure and print a table, CPU seconds per 1,000 pages first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    pages = parser.parse_args().pages
    server = subprocess.Popen(
        [sys.executable, HERE / "press.py", "--pages", str(pages)], stdout=subprocess.PIPE, text=True
    )
    try:
        port = int(server.stdout.readline() if server.stdout else 0)
        rows = dict(run_all(port, pages))
    finally:
        server.kill()
    for name, (cpu, wall, note) in rows.items():
        print(
            f"{name:<36}{1000 * cpu / pages:8.2f} CPU s per 1,000 pages {pages / wall:8.0f} pages/s  {note}"
        )


def run_all(port: int, pages: int) -> list[tuple[str, tuple[float, float, str]]]:
    """Run ours twice (the second crawl finds nothing new), then the peers."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = ours(port, folder)
        first = measured(command)
        kept = (folder / "news.pages.db").stat().st_size / pages
        rows = [("dateline, all of it", (*first, f"kept pages {kept / 1000:.1f} KB each"))]
        rows.append(("dateline, second crawl", (*measured(command), counted(folder / "news.db"))))
        rows.append(("Scrapy, download only", (*measured(peer(port, folder, pages, BARE)), "")))
        if find_spec("trafilatura"):
            rows.append(("Scrapy + trafilatura + SQLite", (*measured(peer(port, folder, pages, USUAL)), "")))
    return rows


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
