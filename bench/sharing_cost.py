"""What sharing a crawl costs: CPU a page of coordinator, worker and Redis together, beside the same crawl by itself.

And what a second worker brings: a queue of pages of 176 KB, filled beforehand, is emptied by one worker and by two, each on
a core of its own, while the coordinator waits. Run it on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import redis

from bench.crawl import HERE, QUICK, Cost, compiled, measured, ours
from bench.network import Network
from bench.shared import Process, end, papers, queue, start, url
from bench.two_cores import gain, loops

HOME = Network(tuple(f"127.0.0.{n + 101}" for n in range(16)), "127.0.0.1", ())
AHEAD = 100  # pages of a paper that the coordinator has out


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--times", type=int, default=2, help="the least of so many runs is told")
    parser.add_argument(
        "--second", action="store_true", help="only what a second worker brings, the medians of the runs"
    )
    options = parser.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for row in () if options.second else cost(options.pages, options.times):
        print(row, flush=True)
    print(second_worker(options.times))


def cost(pages: int, times: int) -> Iterator[str]:
    """Crawl pages of 176 KB alone, then with a worker: few and many, so that starting is told apart from each page."""
    environment = compiled()
    runs = [[spent(number, environment) for number in (pages // 5, pages)] for _ in range(times)]
    few, many = (
        {part: min(run[part] for run in of_size) for part in of_size[0]}
        for of_size in zip(*runs, strict=True)
    )
    each = {part: 1000 * (many[part] - few[part]) / (pages - pages // 5) for part in many}
    alone, shared = each.pop("by itself"), sum(each.values())
    told = ", ".join(f"{part} {ms:.2f}" for part, ms in each.items())
    yield f"by itself {alone:.2f} ms CPU a page; shared {shared:.2f} ({told})"
    yield f"the queue's own cost: {shared - alone:.2f} ms CPU a page"
    seconds = {part: few[part] - each.get(part, alone) * pages / 5000 for part in few}
    yield "to start and end: " + ", ".join(f"{part} {cpu:.2f} s" for part, cpu in seconds.items())


def spent(pages: int, environment: dict[str, str]) -> dict[str, float]:
    """Return the CPU seconds of each part, of a crawl by itself and of one that is shared with a worker."""
    with printed(pages) as (port, alone, shared):
        plain = measured(ours(port, alone), environment)
        broker = queue(shared, HOME)
        here = [sys.executable, "-m", "crawler"]
        worker: list[str | Path] = [*here, "worker", url(HOME), "--idle", "10", *QUICK]
        with ThreadPoolExecutor() as both, redis.Redis.from_url(url(HOME)) as client:
            before = cpu_of(client)
            read = both.submit(measured, worker, environment)
            kept = both.submit(measured, [*ours(port, shared), "--queue", url(HOME)], environment)
            parts = {"coordinator": total(kept.result()), "worker": total(read.result())}
            parts["Redis"] = cpu_of(client) - before
        end(broker)
    return {"by itself": total(plain), **parts}


@contextmanager
def printed(pages: int) -> Iterator[tuple[int, Path, Path]]:
    """Serve a paper of so many pages; give its port, and folders for a crawl by itself and for a shared one."""
    press: list[str | Path] = [sys.executable, HERE / "press.py", "--pages", str(pages)]
    with (
        tempfile.TemporaryDirectory() as name,
        subprocess.Popen(press, stdout=subprocess.PIPE, text=True) as server,
    ):
        try:
            port = int(server.stdout.readline() if server.stdout else 0)
            alone, shared = Path(name, "alone"), Path(name, "shared")
            alone.mkdir()
            shared.mkdir()
            yield port, alone, shared
        finally:
            server.kill()


def second_worker(times: int) -> str:
    """Fill the queue, stop the coordinator, and let one worker empty it, then two, in turn; beside it what the cores allow."""
    runs, limits = [], []
    for _ in range(times):
        runs.append([emptied(workers) for workers in (1, 2)])
        limits.append([loops(number) for number in (1, 2)])
    return (
        f"two workers empty it at {gain(runs)} times the rate of one, by medians (and run by run); "
        f"two loops that only read, between these runs, at {gain(limits)}"
    )


def emptied(workers: int) -> float:
    """Return the pages a second that so many workers, each on its core, take off a full queue."""
    with tempfile.TemporaryDirectory() as name, papers(HOME, 2 * AHEAD, Path(name), "--large") as _:
        folder, broker = Path(name), queue(Path(name), HOME)
        slugs = [f"paper{n}" for n in range(len(HOME.papers))]
        coordinator = start(["crawl", *slugs, "--outlets", name, "--queue", url(HOME)], folder)
        started: list[Process] = []
        try:
            with redis.Redis.from_url(url(HOME)) as client:
                full = AHEAD * len(slugs)
                wait_for(lambda: waiting(client, slugs) == full)
                os.killpg(coordinator.pid, signal.SIGSTOP)
                started += [
                    start(
                        ["worker", url(HOME), "-s", "DATELINE_READERS=1"], folder, ("taskset", "-c", str(n))
                    )
                    for n in range(workers)
                ]
                wait_for(lambda: waiting(client, slugs) < 0.7 * full)  # the papers are shared out
                began, before = time.monotonic(), waiting(client, slugs)
                wait_for(lambda: waiting(client, slugs) < 0.2 * full)  # the last pages are one paper's
                return (before - waiting(client, slugs)) / (time.monotonic() - began)
        finally:
            for process in (*started, coordinator, broker):
                end(process)


def waiting(client: redis.Redis, slugs: list[str]) -> int:
    """Return how many pages wait in all papers' queues."""
    return sum(int(client.llen(f"dateline:{slug}:requests")) for slug in slugs)


def wait_for(holds: Callable[[], bool]) -> None:
    """Wait until something holds; look often."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if holds():
            return
        time.sleep(0.05)
    raise SystemExit("it took too long")


def total(cost_: Cost) -> float:
    """Return the CPU seconds of a command with all its processes."""
    return cost_.main + cost_.others


def cpu_of(client: redis.Redis) -> float:
    """Return the CPU seconds that Redis has used."""
    said = client.info("cpu")
    return float(said["used_cpu_user"]) + float(said["used_cpu_sys"])


if __name__ == "__main__":
    main()
