"""How many instructions of the processor sharing a crawl costs a page: the same on a busy machine as on an idle one.

A crawl by itself, then one of coordinator and worker, each under valgrind's cachegrind, which counts. Few pages and many,
so that starting is told apart from each page; pages are read in the crawl's own process on both sides. Valgrind makes a
second long: the shared crawl's waits are made as much longer, or else it would report pages one by one. What Redis and
the kernel do is not counted: ``bench.sharing_calls`` tells it. Needs valgrind and redis-server; takes ten minutes.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.crawl import HERE, QUICK, compiled, ours
from bench.shared import end, queue, url
from bench.sharing_cost import HOME, printed

SLOWER = 60
WAITS = {
    "crawler.shared.away_ledger": ("TOGETHER",),
    "crawler.shared.board": ("ALIVE",),
    "crawler.shared.coordinator": ("FAREWELL",),
    "crawler.shared.desk": ("WAIT",),
    "crawler.shared.lease": ("SECONDS", "BETWEEN_CLAIMS", "SLOW"),
    "crawler.shared.server": ("SECONDS_TO_ANSWER",),
    "crawler.shared.shift": ("ROUND",),
    "crawler.shared.worker_spider": ("QUIET",),
}
START = f"""
from importlib import import_module
for name, waits in {WAITS!r}.items():
    module = import_module(name)
    for wait in waits:
        setattr(module, wait, getattr(module, wait) * {SLOWER})
from crawler.command import main
main()
"""
PATIENT = ("-s", "DATELINE_READERS=0", "-s", f"DOWNLOAD_TIMEOUT={60 * SLOWER}")
COUNT = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")
COUNTED = re.compile(r"I\s+refs:\s+([\d,]+)")


def main() -> None:
    """Count, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--few", type=int, default=20)
    parser.add_argument("--many", type=int, default=116)
    options = parser.parse_args()
    environment = {**compiled(), "PYTHONHASHSEED": "0"}
    few, many = (counted(pages, environment) for pages in (options.few, options.many))
    each = {part: (many[part] - few[part]) / (options.many - options.few) / 1e6 for part in few}
    alone, shared = each["by itself"], each["coordinator"] + each["worker"]
    print(
        ", ".join(f"{part} {millions:.2f}" for part, millions in each.items()), "million instructions a page"
    )
    print(f"sharing: {shared - alone:.2f} million a page more, {100 * (shared / alone - 1):.1f} %")


def counted(pages: int, environment: dict[str, str]) -> dict[str, int]:
    """Return the instructions of a crawl by itself, and of coordinator and worker."""
    with printed(pages) as (port, alone, shared):
        plain = instructions_of(begun([*ours(port, alone), *PATIENT], environment))
        broker = queue(shared, HOME)
        work = ["", "", "", "worker", url(HOME), "--idle", str(2 * SLOWER), *QUICK, *PATIENT]
        worker = begun(work, environment)
        coordinator = begun([*ours(port, shared), *PATIENT, "--queue", url(HOME)], environment)
        both = {"coordinator": instructions_of(coordinator), "worker": instructions_of(worker)}
        end(broker)
    return {"by itself": plain, **both}


def begun(command: Sequence[str | Path], environment: dict[str, str]) -> subprocess.Popen[str]:
    """Start a command of Dateline, given with the three words that start it from a shell, to be counted."""
    return subprocess.Popen(
        [*COUNT, sys.executable, "-c", START, *command[3:]],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=HERE.parent,
    )


def instructions_of(process: subprocess.Popen[str]) -> int:
    """Wait for a counted process, and return its instructions."""
    _, told = process.communicate()
    found = COUNTED.search(told)
    if process.returncode or not found:
        raise SystemExit(f"{process.args!r} ended with {process.returncode}: {told[-2000:]}")
    return int(found[1].replace(",", ""))


if __name__ == "__main__":
    main()
