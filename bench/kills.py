"""Kills crawls with SIGKILL at random instants, and compares what they leave with an undisturbed crawl's.

Each crawl goes on where the one that was killed before it stood. After each kill both files must be intact; when a
crawl ends by itself, its articles, its search index, its frontier and its kept pages must be those of a crawl that
nobody disturbed. Exits with 1 at the first difference.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from bench.crawl import HERE, ours

CONTENT = (
    "select url, headline, summary, body, published_at, version from articles order by url",
    "select a.url, d.number, d.raw, d.chosen from article_dates d join articles a on a.id = d.article order by 1, 2",
    "select url, state, status from pages order by url",
    "select count(*) from article_versions",
    "select count(*) from rejects",
    "select count(*) from articles_fts where articles_fts match 'council'",
)
KEPT = ("select url, size, status from kept order by url",)


def main() -> None:
    """Kill, compare, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    press: list[str | Path] = [sys.executable, HERE / "press.py", "--pages", str(options.pages)]
    with (
        tempfile.TemporaryDirectory() as name,
        subprocess.Popen(press, stdout=subprocess.PIPE, text=True) as server,
    ):
        try:
            port = int(server.stdout.readline() if server.stdout else 0)
            print(torment(Path(name), port, options.kills, chance))
        finally:
            server.kill()


def torment(folder: Path, port: int, kills: int, chance: random.Random) -> str:
    """Kill so many crawls, over as many databases as it takes, and return the tally."""
    calm = folder / "calm"
    calm.mkdir()
    began = time.monotonic()
    crawled(port, calm, None)
    whole, expected = time.monotonic() - began, content(calm)
    done = databases = stored = 0
    while done < kills:
        databases += 1
        place = folder / str(databases)
        place.mkdir()
        while crawled(port, place, chance.uniform(0.1, 0.8) * whole):
            done += 1
            check_intact(place)
            stored += count(place)
        if content(place) != expected:
            raise SystemExit(
                f"after {done} kills, database {databases}: not what an undisturbed crawl stores"
            )
    return (
        f"{done} kills, {databases} databases crawled to the end: each intact after each kill, and at its end equal to "
        f"an undisturbed crawl's; at a kill {stored / done:.0f} of {len(expected[0])} articles were stored on average"
    )


def crawled(port: int, folder: Path, seconds: float | None) -> bool:
    """Crawl; tell whether the crawl was killed, which it is after so many seconds unless it ended before."""
    process = subprocess.Popen(
        [*ours(port, folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    if process.returncode:
        raise SystemExit(f"a crawl ended with {process.returncode}")
    return False


def check_intact(folder: Path) -> None:
    """Have SQLite look through both files, and through the search index."""
    for file in folder.glob("*.db"):
        with closing(sqlite3.connect(file)) as db:
            told = db.execute("pragma integrity_check").fetchall()
            broken = db.execute("pragma foreign_key_check").fetchall()
            if told != [("ok",)] or broken:
                raise SystemExit(f"{file}: {told} {broken}")
            if file.name == "news.db" and count(folder):
                db.execute("insert into articles_fts (articles_fts) values ('integrity-check')")


def count(folder: Path) -> int:
    """Return how many articles are stored; none where the crawl was killed before it made its tables."""
    with closing(sqlite3.connect(folder / "news.db")) as db:
        made = db.execute("select 1 from sqlite_master where name = 'articles_fts'").fetchone()
        return int(db.execute("select count(*) from articles").fetchone()[0]) if made else 0


def content(folder: Path) -> list[list[tuple[object, ...]]]:
    """Return what a crawl left, but for the times of its requests."""
    answers = []
    for name, queries in (("news.db", CONTENT), ("news.pages.db", KEPT)):
        with closing(sqlite3.connect(folder / name)) as db:
            answers += [db.execute(query).fetchall() for query in queries]
    return answers


if __name__ == "__main__":
    main()
