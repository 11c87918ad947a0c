"""The watch: polls each outlet when it is worth asking, judges what came of it, and tells what broke."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from crawler.hosts import hosts_of
from crawler.plan import CrawlOptions, CrawlResult, Look
from crawler.visits import timestamp
from crawler.watch.checkup import Checkup
from crawler.watch.children import Ended, Runner
from crawler.watch.clock import Clock, JumpWatch
from crawler.watch.planning import Turn, reached, turns_of
from pipelines.outlet import Outlet
from storage.database import NotADatabaseError, open_database
from storage.frontier.crawls import last_crawl
from storage.frontier.outlets import known_outlets

LEAST_ROOM = 100 * 2**20  # bytes free on the database's disk, below which nothing is begun
REST = timedelta(minutes=2)  # between two polls of an outlet, whatever its turns say
SECONDS_A_TURN = 1.0
SECONDS_WITHOUT_ROOM = 60.0
HINDRANCES = (sqlite3.OperationalError, NotADatabaseError, OSError)


class Watch:
    """Polls outlets until it is asked to end.

    ``say`` takes a line for the operator; ``ended`` how each crawl ended. All times are the ``clock``'s.
    """

    def __init__(  # noqa: PLR0913 - each by its name
        self,
        outlets: Sequence[Outlet],
        db_path: Path,
        *,
        clock: Clock,
        runner: Runner,
        options: CrawlOptions,
        checkup: Checkup,
        at_once: int,
        say: Callable[[str], None],
        ended: Callable[[CrawlResult], None],
    ) -> None:
        self.outlets = {outlet.slug: outlet for outlet in outlets}
        self.ending = False
        self._db_path = db_path
        self._clock = clock
        self._runner = runner
        self._options = options
        self._checkup = checkup
        self._at_once = at_once
        self._say = say
        self._ended = ended
        self._jumps = JumpWatch(clock)
        self._turns: dict[str, Turn] = {}
        self._begun: dict[str, float] = {}
        self._crawling: set[str] = set()
        self._untold: list[Ended] = []
        self._answered = True  # whether an outlet of those that were crawled last did
        self._trouble: str | None = None
        self._again = 0.0  # seconds of the clock, from which on a full disk is looked at again

    def run(self) -> None:
        """Watch until ``end``; crawls that are under way then are waited for."""
        while not self.ending or self._runner.running:
            self.turn(SECONDS_A_TURN)

    def end(self) -> None:
        """End politely, and when asked again at once."""
        self.ending = True
        self._say(f"ending: {self._runner.running} crawls are finishing; Ctrl-C again ends at once")
        self._runner.end()

    def turn(self, seconds: float) -> None:
        """Do what is to be done now, and wait for so long for what happens."""
        jump = self._jumps.jump()
        if jump is not None:
            self._say(f"the clock moved by {jump.total_seconds():+.0f} s at once: every poll is planned anew")
            self._checkup.hold(self._clock.seconds())
            self._turns.clear()
        stumbled = waits = self._clock.seconds() < self._again
        try:
            if not waits:
                self._plan()
                self._begin()
        except HINDRANCES as problem:
            stumbled = self._stumble(problem)
        for one in self._runner.hear(seconds):
            self._crawling.discard(one.outlet)
            self._untold.append(one)
        try:
            if self._untold or self._checkup.is_due(self._clock.seconds()):
                self._take()
        except HINDRANCES as problem:
            stumbled = self._stumble(problem)
        if self._trouble is not None and not stumbled:
            self._recover()

    def _plan(self) -> None:
        """Find the next turn of each outlet that has none."""
        missing = self.outlets.keys() - self._turns.keys() - self._crawling
        if not missing:
            return
        now = self._clock.now()
        with closing(open_database(self._db_path)) as db:
            self._turns.update(turns_of(db, missing, now))

    def _begin(self) -> None:
        """Begin to crawl what is due: one process for feeds alone, one for outlets looked at as a whole."""
        self._check_room()
        if self.ending or self._runner.running >= self._at_once:
            return
        now, seconds = self._clock.now(), self._clock.seconds()
        asked = hosts_of(self.outlets[outlet] for outlet in self._crawling)
        due = {
            outlet: turn.look
            for outlet, turn in self._turns.items()
            if turn.due <= now
            and seconds - self._begun.get(outlet, -1e9) >= REST.total_seconds()
            and asked.isdisjoint(hosts_of([self.outlets[outlet]]))
        }
        look = Look.FEEDS if Look.FEEDS in due.values() else Look.RESTED
        chosen = sorted(outlet for outlet, how in due.items() if how is look)
        if not chosen:
            return
        self._runner.start([self.outlets[outlet] for outlet in chosen], replace(self._options, look=look))
        self._crawling.update(chosen)
        for outlet in chosen:
            self._begun[outlet] = seconds
            del self._turns[outlet]

    def _take(self) -> None:
        """Tell how crawls ended, and judge their outlets."""
        now = self._clock.now()
        with closing(open_database(self._db_path)) as db:
            results = [one.result or _result(db, one.outlet, now) for one in self._untold]
            outlets = [result.outlet for result in results if result.outlet in known_outlets(db)]
            problems = self._checkup.examine(db, outlets, now, self._clock.seconds())
        self._untold = []
        answered = any(map(reached, results))
        if answered and not self._answered:
            self._turns.clear()
        self._answered = answered if results else self._answered
        for result in results:
            self._ended(result)
        for problem in problems:
            self._say(problem)

    def _recover(self) -> None:
        self._trouble = None
        self._say("it works again: polling goes on")
        for problem in self._checkup.ours(None):
            self._say(problem)

    def _check_room(self) -> None:
        """Raise ``OSError`` where the disk is full."""
        free = shutil.disk_usage(self._db_path.parent).free
        if free < LEAST_ROOM:
            raise OSError(
                f"its disk is full ({free // 2**20} MB free): nothing is fetched until there is room"
            )

    def _stumble(self, problem: Exception) -> bool:
        """Tell what keeps us from working, once; all is tried again in a minute."""
        names_it = isinstance(problem, NotADatabaseError)
        words = str(problem) if names_it else f"{self._db_path}: {problem}"
        self._again = self._clock.seconds() + SECONDS_WITHOUT_ROOM
        if self._trouble is None:
            self._trouble = words
            self._say(words)
        for undelivered in self._checkup.ours(self._trouble):
            self._say(undelivered)
        return True


def _result(db: Database, outlet: str, now: datetime) -> CrawlResult:
    outcome, counts, shortfalls = last_crawl(db, outlet, timestamp(now))
    return CrawlResult(outlet, outcome, counts, shortfalls)
