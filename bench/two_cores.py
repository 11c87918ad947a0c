"""What two cores of this machine do beside one: `python -m bench.two_cores [--times 5]`.

Loops that read pages of 176 KB, each on a core of its own and nothing between them, one and two in turn. Cores that share
a unit, or a machine that is shared, do less than twice as much: no work of ours can be spread better than these loops.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime

from bench.press import page
from pipelines.door import article_of, collect_seldom
from pipelines.outlet_of_page import default_outlet
from pipelines.page import Page

PAGES = 600
SOME = 50


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--loop", action="store_true", help="be one of the loops")
    options = parser.parse_args()
    if options.loop:
        print(loop())
        return
    runs = [[loops(number) for number in (1, 2)] for _ in range(options.times)]
    print(f"two loops that only read: {gain(runs)} times as many pages a second as one")


def loops(number: int) -> float:
    """Return the pages a second that so many loops read."""
    loop_on = ["taskset", "-c", "", sys.executable, "-m", "bench.two_cores", "--loop"]
    commands = [[word or str(core) for word in loop_on] for core in range(number)]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for command in commands]
    return sum(float(each.communicate()[0]) for each in started)


def loop() -> float:
    """Return the pages a second that this process reads."""
    collect_seldom()
    outlet, now = default_outlet("https://paper.example/"), datetime.now(UTC)
    urls = [f"https://paper.example/{number}" for number in range(SOME)]
    pages = [Page(url, url, 200, {}, page(number), now, "") for number, url in enumerate(urls)]
    for each in pages:
        article_of(each, outlet)
    began = time.perf_counter()
    for number in range(PAGES):
        article_of(pages[number % SOME], outlet)
    return PAGES / (time.perf_counter() - began)


def gain(runs: Sequence[Sequence[float]]) -> str:
    """Say how much more two did than one: by the medians, and run by run."""
    one, two = map(statistics.median, zip(*runs, strict=True))
    return f"{two / one:.2f} ({', '.join(f'{two / one:.2f}' for one, two in runs)})"


if __name__ == "__main__":
    main()
