"""A month of `dateline watch` against the demo press, on a clock that runs ahead: memory, floors, and delays.

The watch, its plans, its judgements and every crawl are the real ones; each crawl is a real process that asks real
servers on loopback, with its time of day set to the watch's. Run: python -m bench.month [--days 30] (half a minute a day and core)
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack, closing, suppress
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median

import time_machine

from bench.living import Habit, LivingPaper
from crawler.catalogue.outlets import load_outlet
from crawler.metrics import Metrics
from crawler.plan import CrawlOptions, CrawlResult
from crawler.watch.checkup import Checkup
from crawler.watch.children import LOADED, Children, Ended, work
from crawler.watch.watching import Watch
from pipelines.outlet import Outlet
from storage.database import open_database

BEGIN = datetime(2026, 3, 1, tzinfo=UTC)
EVERY_DAY = tuple(range(7))
PRESS = (
    Habit("busy", 120, EVERY_DAY, 10),
    Habit("daily", 20, EVERY_DAY, 30),
    Habit("weekly", 8, (3,), 60),
)
OUTLET = """\
[outlet]
name = "{name}"
homepage = "{homepage}"
language = "vi"
timezone = "Asia/Ho_Chi_Minh"

[discover]
feeds = ["{homepage}rss/home.rss"]
allow = ['-post\\d+\\.html$']
"""


class FastClock:
    """A clock that is moved on; while crawls run it goes as this machine's does."""

    def __init__(self) -> None:
        self._passed = 0.0
        self._began: float | None = None

    def now(self) -> datetime:
        """Return the instant."""
        return BEGIN + timedelta(seconds=self.seconds())

    def seconds(self) -> float:
        """Return the seconds that passed."""
        return self._passed + (time.monotonic() - self._began if self._began is not None else 0.0)

    def move(self, seconds: float) -> None:
        """Let time pass at once."""
        self._passed += seconds

    def go(self, *, on: bool) -> None:
        """Go as this machine's clock does, or stand."""
        self._passed = self.seconds()
        self._began = time.monotonic() if on else None


class FastChildren(Children):
    """Real child processes, whose time of day is the watch's; waiting for nothing takes no time."""

    def __init__(self, db_path: Path, clock: FastClock) -> None:
        super().__init__(db_path)
        # A child looks its parent's main module up by name: that of a bench is loaded once for all, too.
        self._context.set_forkserver_preload(["bench.month", *LOADED])
        self.clock = clock
        self.crawls = 0

    def start(self, outlets: Sequence[Outlet], options: CrawlOptions) -> None:
        """Begin a process that lives at the watch's time."""
        self.crawls += 1
        self.clock.go(on=True)
        self.launch(_work_then, outlets, options, self.clock.now(), time.monotonic())

    def hear(self, seconds: float) -> list[Ended]:
        """Wait for crawls, if there are any; else let the time pass."""
        if not self.running:
            self.clock.move(seconds)
            return []
        ended = super().hear(seconds)
        self.clock.go(on=self.running > 0)
        return ended


def _work_then(  # noqa: PLR0913, PLR0917 - what work is given, and when
    pipe: Connection,
    outlets: Sequence[Outlet],
    db_path: Path,
    options: CrawlOptions,
    instant: datetime,
    began: float,
) -> None:
    """Crawl at an instant, and as much later as this process took to begin."""
    with time_machine.travel(instant + timedelta(seconds=time.monotonic() - began), tick=True):
        work(pipe, outlets, db_path, options)


def main() -> None:
    """Watch, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    clock = FastClock()
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        papers = [
            stack.enter_context(LivingPaper(habit, BEGIN, options.days, clock.now, options.seed))
            for habit in PRESS
        ]
        print(watched(folder, papers, clock, options.days))


def watched(folder: Path, papers: Sequence[LivingPaper], clock: FastClock, days: int) -> str:
    """Watch the papers for so many days, or until Ctrl-C, and tell how it went."""
    said: list[str] = []
    results: list[CrawlResult] = []
    db_path = folder / "news.db"
    runner = FastChildren(db_path, clock)
    watch = Watch(
        [_outlet(paper, folder) for paper in papers],
        db_path,
        clock=clock,
        runner=runner,
        options=CrawlOptions(settings={"DATELINE_READERS": 1}),
        checkup=Checkup([], db_path, Metrics(), folder / "dateline.prom"),
        at_once=2,
        say=said.append,
        ended=results.append,
    )
    memory, real = [_memory()], time.monotonic()
    with suppress(KeyboardInterrupt):
        while len(memory) <= days:
            while clock.seconds() < len(memory) * 86400:
                watch.turn(10)
            minutes = (time.monotonic() - real) / 60
            print(f"day {len(memory)}: {len(results)} crawls, {minutes:.1f} min", file=sys.stderr, flush=True)
            memory.append(_memory())
    while runner.running:
        watch.turn(1)
    lines = [
        (
            f"{len(memory) - 1} days, {runner.crawls} processes, {len(results)} crawls in {(time.monotonic() - real) / 60:.0f} min; "
            f"said: {said or 'nothing'}; not healthy: {sum(result.outcome != 'healthy' for result in results)}"
        ),
        f"memory of the watch, MB: {memory[1]:.0f} after a day, {memory[-1]:.0f} at the end, {max(memory):.0f} at most",
        *(_told(db_path, paper) for paper in papers),
    ]
    return "\n".join(lines)


def _told(db_path: Path, paper: LivingPaper) -> str:
    """Tell how late a paper's articles came in, and how near to each other its polls were."""
    query = "select published_at, first_seen_at from articles where outlet = ? and published_at > ?"
    with closing(open_database(db_path)) as db:
        rows = db.execute(query, [paper.habit.name, BEGIN.strftime("%Y-%m-%dT%H:%M:%SZ")]).fetchall()
        alerts = db.execute("select count(*) from alerts where outlet = ?", [paper.habit.name]).fetchone()[0]
    delays = [(datetime.fromisoformat(b) - datetime.fromisoformat(a)) / timedelta(minutes=1) for a, b in rows]
    gaps = [(after - before) / timedelta(minutes=1) for before, after in pairwise(paper.polls)] or [0.0]
    return (
        f"{paper.habit.name:<7} {len(rows)} articles, from publication to row: median {median(delays or [0]):.1f} min, "
        f"longest {max(delays or [0]):.0f}; {len(paper.polls)} polls, the nearest {min(gaps):.1f} min apart "
        f"(floor {paper.habit.floor}), median {median(gaps):.1f}; alerts {alerts}"
    )


def _outlet(paper: LivingPaper, folder: Path) -> Outlet:
    file = folder / f"{paper.habit.name}.toml"
    file.write_text(OUTLET.format(name=paper.habit.name.title(), homepage=paper.homepage), encoding="utf-8")
    return load_outlet(file)


def _memory() -> float:
    """Return the resident memory of this process in megabytes, as Linux tells it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
