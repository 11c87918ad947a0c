"""A shared crawl tormented: workers with addresses of their own are killed every few seconds, Redis once, and once it is silent.

What it leaves must be, row by row, what one machine's undisturbed crawl leaves; and no paper may have been asked by two
workers at once. Exits with 1 where that is not so.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import pairwise
from pathlib import Path
from urllib.request import urlopen

from redis import Redis

from bench.kills import content
from bench.network import Network, network

OUTLET = """
[outlet]
name = "Paper {number}"
homepage = "http://{host}:{port}/"
language = "en"
timezone = "Asia/Ho_Chi_Minh"
[discover]
sitemaps = ["http://{host}:{port}/sitemap.xml"]
allow = ['/news/']
"""
HERE = Path(__file__).parent
QUEUE_PORT = 7398
SILENT_SECONDS = 15  # longer than a lease is held without a renewal
Process = subprocess.Popen[bytes]


def main() -> None:
    """Torment, compare, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--papers", type=int, default=10)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kill-every", type=float, default=7.0, help="seconds; 0 kills none")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as name,
        network(options.papers, options.workers) as net,
        papers(net, options.pages // options.papers, Path(name)) as port,
    ):
        print(torment(Path(name), net, port, options))


@contextmanager
def papers(net: Network, pages: int, folder: Path, *more: str) -> Iterator[int]:
    """Serve the papers and write their files; ``more`` are options of the server."""
    command = [sys.executable, "-m", "bench.many_papers", "--pages", str(pages), *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=HERE.parent) as server:
        try:
            port = int(server.stdout.readline() if server.stdout else 0)
            for number, host in enumerate(net.papers):
                text = OUTLET.format(number=number, host=host, port=port)
                (folder / f"paper{number}.toml").write_text(text)
            yield port
        finally:
            server.kill()


def torment(folder: Path, net: Network, port: int, options: argparse.Namespace) -> str:
    """Crawl alone, then shared and tormented; compare what both left, and return the tally."""
    slugs = [f"paper{number}" for number in range(options.papers)]
    crawl = ["crawl", *slugs, "--outlets", str(folder), "--contact", "bench@localhost"]
    began = time.monotonic()
    start(crawl, folder / "alone").wait()
    alone = time.monotonic() - began
    before = len(asked(net, port))
    redis = queue(folder, net)
    workers = [
        start(["worker", url(net), "-s", "DATELINE_READERS=1"], folder, words) for words in net.workers
    ]
    began = time.monotonic()
    coordinator = start([*crawl, "--queue", url(net)], folder / "shared")
    kills = restarts = silences = 0
    chance = random.Random(options.seed)
    while coordinator.poll() is None:
        time.sleep(options.kill_every or 1)
        if options.kill_every and coordinator.poll() is None:
            victim = chance.randrange(len(workers))
            end(workers[victim])
            workers[victim] = start(
                ["worker", url(net), "-s", "DATELINE_READERS=1"], folder, net.workers[victim]
            )
            kills += 1
        if kills == 3 and not restarts:
            end(redis)
            redis, restarts = queue(folder, net), 1
        if kills == 6 and not silences:
            with Redis.from_url(url(net)) as client:
                silences = int(client.client_pause(1000 * SILENT_SECONDS))
    seconds = time.monotonic() - began
    for process in (*workers, redis):
        end(process)
    requests = asked(net, port)[before:]
    equal = content(folder / "shared") == content(folder / "alone")
    doubled = overlaps(requests)
    tally = (
        f"{options.pages} pages of {options.papers} papers, {len(net.workers)} workers at {len({c for _, c, *_ in requests})} addresses,"
        f" {kills} workers killed, Redis killed {restarts} times and silent {silences} times: "
        f"{'the same database' if equal else 'ANOTHER DATABASE'} as one machine's; {len(requests)} requests,"
        f" {doubled} times two workers at one paper; {seconds:.0f} s, alone {alone:.0f} s; load {os.getloadavg()[0]:.1f}"
    )
    if not equal or doubled or coordinator.returncode:
        ended = f"the coordinator ended with {coordinator.returncode}"
        raise SystemExit("\n".join((tally, ended, *differences(folder))))
    return tally


def differences(folder: Path) -> Iterator[str]:
    """Tell rows of either crawl that the other has not, ten of each kind, and why pages gave no article."""
    alone, shared = content(folder / "alone"), content(folder / "shared")
    for sides in zip(alone, shared, strict=True):
        for name, ours, theirs in zip(("alone", "shared"), sides, sides[::-1], strict=True):
            yield from (f"only {name}: {row}" for row in sorted(set(ours) - set(theirs), key=repr)[:10])
    with closing(sqlite3.connect(folder / "shared" / "news.db")) as db:
        yield from map(str, db.execute("select url, stage, reason, detail, seen_at from rejects"))


def start(arguments: list[str], folder: Path, words: tuple[str, ...] = ()) -> Process:
    """Start a command; its database is the folder's."""
    folder.mkdir(exist_ok=True)
    db = ["--db", str(folder / "news.db")] if arguments[0] == "crawl" else []
    log = (folder / f"{arguments[0]}.log").open("ab")
    command = [*words, sys.executable, "-m", "crawler", *arguments, *db]
    return subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True, cwd=HERE.parent)


def end(process: Process) -> None:
    """Kill a process with all that it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def queue(folder: Path, net: Network) -> Process:
    """Start Redis with an append-only file, on from what it held."""
    place = ["--bind", net.queue, "--port", str(QUEUE_PORT), "--dir", str(folder), "--protected-mode", "no"]
    command = ["redis-server", *place, "--appendonly", "yes", "--appendfsync", "everysec", "--save", ""]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    time.sleep(1)
    return process


def url(net: Network) -> str:
    """Return the queue's address."""
    return f"redis://{net.queue}:{QUEUE_PORT}"


def asked(net: Network, port: int) -> list[tuple[str, str, float, float]]:
    """Return every request for a page: the paper's host, the client's address, when it began and ended."""
    with urlopen(f"http://{net.papers[0]}:{port}/asked") as answer:
        found: list[tuple[str, str, float, float]] = json.loads(answer.read())
        return found


def overlaps(requests: list[tuple[str, str, float, float]]) -> int:
    """Count how often a paper was asked by one client before it had answered another."""
    by_host: defaultdict[str, list[tuple[float, float, str]]] = defaultdict(list)
    for host, client, began, ended in requests:
        by_host[host].append((began, ended, client))
    pairs = (pair for its in by_host.values() for pair in pairwise(sorted(its)))
    return sum(first[2] != second[2] and second[0] < first[1] for first, second in pairs)


if __name__ == "__main__":
    main()
