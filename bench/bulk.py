"""Bulk reading: pages a second that one worker of a Dask cluster imports, and two, each on a core of its own.

Archives are made of the benchmark's pages of 176 KB, two unless told otherwise: so both workers read to the end, and
joining the parts, which is done where the import was asked for, takes no worker's core meanwhile. The time is that until
all parts are made. One worker and two read in turn, since a machine's speed changes from minute to minute, and between them
the loops of ``bench.two_cores``: what the machine's cores allow. The memory of the workers is told along the way: it
should stay flat.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from distributed import Client
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from bench.crawl import compiled
from bench.press import page
from bench.two_cores import gain, loops

PORT = 8797
ADDRESS = f"tcp://127.0.0.1:{PORT}"


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archives", type=int, default=2)
    parser.add_argument("--pages", type=int, default=1000, help="of each archive")
    parser.add_argument("--times", type=int, default=3, help="one worker and two in turn, so often")
    options = parser.parse_args()
    print(f"{options.archives} archives of {options.pages} pages of 176 KB; load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(options.archives):
            write_archive(folder / f"{number}.warc.gz", number, options.pages)
        environment = compiled()
        pages = options.archives * options.pages
        runs, limits = [], []
        for _ in range(options.times):
            runs.append([imported(folder, workers, pages, environment) for workers in (1, 2)])
            limits.append([loops(number) for number in (1, 2)])
    print(f"two workers read {gain(runs)} times as many pages a second as one, by medians (and run by run)")
    print(f"two loops that only read, between these runs: {gain(limits)} times as many as one")


def write_archive(file: Path, paper: int, pages: int) -> None:
    """Write an archive of one paper."""
    with file.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for number in range(pages):
            headers = StatusAndHeaders(
                "200 OK", [("content-type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
            )
            url, body = f"https://paper{paper}.example/{number}", page(paper * pages + number)
            writer.write_record(
                writer.create_warc_record(url, "response", payload=BytesIO(body), http_headers=headers)
            )


def imported(folder: Path, workers: int, pages: int, environment: dict[str, str]) -> float:
    """Import all archives with so many workers, and return the pages read a second; tell the memory of the workers."""
    db = folder / str(workers) / "news.db"
    db.parent.mkdir()
    command = [
        sys.executable,
        "-m",
        "crawler",
        "import",
        *map(str, folder.glob("*.gz")),
        "--db",
        str(db),
        "--cluster",
        ADDRESS,
    ]
    with cluster(workers, environment) as processes:
        began, cpu = time.monotonic(), os.times()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        notes, memory, read_by = db.with_suffix(".parts"), [], 0.0
        while process.poll() is None:
            memory.append(max(rss(each.pid) for each in processes))
            done = [note for note in notes.glob("*.json") if '"complete": true' in note.read_text()]
            read_by = read_by or (
                time.monotonic() - began if len(done) == len(list(folder.glob("*.gz"))) else 0.0
            )
            time.sleep(0.5)
    seconds = read_by or time.monotonic() - began
    quarters = [max(memory[: len(memory) * quarter // 4 or 1]) for quarter in range(1, 5)]
    used = os.times().children_user + os.times().children_system - cpu.children_user - cpu.children_system
    said = process.stdout.read().strip() if process.stdout else ""
    print(
        f"{workers} workers: {said}; {pages / seconds:.0f} pages/s, {1000 * used / pages:.1f} ms CPU a page in all;"
        f" the largest worker had {', '.join(map(str, quarters))} MB at most until each quarter of the time"
    )
    shutil.rmtree(db.parent)
    return pages / seconds


@contextmanager
def cluster(workers: int, environment: dict[str, str]) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Start a scheduler, and workers each on a core of its own."""
    unprofiled = environment | {
        "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False"
    }  # as docs/scaling.md has it
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": unprofiled}
    place = ["--host", "127.0.0.1", "--no-dashboard"]
    cli = [sys.executable, "-m", "distributed.cli"]
    started = [subprocess.Popen([*cli[:2], f"{cli[2]}.dask_scheduler", *place, "--port", str(PORT)], **quiet)]  # type: ignore[call-overload]
    for number in range(workers):
        pinned = [
            "taskset",
            "-c",
            str(number % (os.cpu_count() or 1)),
            *cli[:2],
            f"{cli[2]}.dask_worker",
            ADDRESS,
        ]
        started.append(subprocess.Popen([*pinned, *place, "--nthreads", "1", "--no-nanny"], **quiet))  # type: ignore[call-overload]
    try:
        time.sleep(3)
        with Client(ADDRESS, timeout=60) as client:  # type: ignore[no-untyped-call]
            client.wait_for_workers(workers, timeout=60)
        yield started[1:]
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


def rss(pid: int) -> int:
    """Return the resident memory of a process in MB."""
    told = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(told[1]) // 1024 if told else 0


if __name__ == "__main__":
    main()
