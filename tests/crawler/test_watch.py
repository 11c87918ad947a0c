"""The watch, by a clock and a runner made for it: when it polls, what it survives, how it ends."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import pairwise
from pathlib import Path
from typing import Self

import pytest

from crawler.alerts.delivery import Address
from crawler.alerts.texts import Message
from crawler.ledger import Ledger
from crawler.metrics import Metrics
from crawler.plan import CrawlOptions, CrawlResult, Look
from crawler.visits import timestamp
from crawler.watch.checkup import Checkup
from crawler.watch.children import Ended
from crawler.watch.planning import next_turn
from crawler.watch.watching import REST, Watch
from pipelines.outlet import Outlet
from storage.database import open_database
from storage.frontier.crawls import CrawlCounts, begin_crawl, finish_crawl
from storage.frontier.feeds import Poll, save_poll
from storage.frontier.outlets import save_outlet
from storage.health.observed import observe
from storage.health.standing import Standing
from storage.records import OutletRecord

NOON = datetime(2023, 6, 5, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
GAZETTE = Outlet(OutletRecord("gazette", "Harbour Gazette", "https://gazette.example/", "en", "UTC"))
ECHO = Outlet(OutletRecord("echo", "The Echo", "https://echo.example/", "en", "UTC"))

ADDRESS = Address("json://x", "json://x", "1")


class FakeClock:
    """A clock that moves when it is told to, and can be set."""

    def __init__(self) -> None:
        self.instant = NOON
        self.passed = 0.0

    def now(self) -> datetime:
        """Return the instant."""
        return self.instant

    def seconds(self) -> float:
        """Return the seconds that passed."""
        return self.passed

    def pass_by(self, time: timedelta) -> None:
        """Let time pass."""
        self.instant += time
        self.passed += time.total_seconds()


class FakeRunner:
    """Keeps the books of crawls that took no time and asked nobody; what it is told to break, it breaks."""

    def __init__(self, db_path: Path, clock: FakeClock) -> None:
        self.path, self.clock = db_path, clock
        self.polls: list[tuple[str, datetime, Look]] = []
        self.reason = "finished"
        self.floor = 10 * MINUTE
        self.dies = self.hangs = self.takes_long = self.offline = False
        self.ended = 0
        self._told: list[Ended] = []

    @property
    def running(self) -> int:
        """Whether one is under way."""
        return int(self.hangs)

    def start(self, outlets: Sequence[Outlet], options: CrawlOptions) -> None:
        """Crawl, or die."""
        for outlet in outlets:
            self.polls.append((outlet.slug, self.clock.now(), options.look))
            died = CrawlResult(outlet.slug, "failed", shortfalls=("its process died",))
            self._told.append(Ended(outlet.slug, died if self.dies else None))
            if not self.dies:
                self._crawl(outlet, options)

    def hear(self, seconds: float) -> list[Ended]:
        """Let a minute pass."""
        self.clock.pass_by(max(MINUTE, timedelta(seconds=seconds)))
        if self.takes_long:
            return []
        told, self._told = self._told, []
        return told

    def end(self) -> None:
        """Count how often the end was asked for."""
        self.ended += 1
        self.hangs = False

    def _crawl(self, outlet: Outlet, options: CrawlOptions) -> None:
        ledger = Ledger(outlet, self.path, options, keep_pages=False)
        if self.offline:
            ledger.agenda.troubles.append(f"{outlet.record.homepage}rss: timeout")
        ledger.close(self.reason, {})
        if self.offline:
            return
        now = timestamp(self.clock.now())
        with closing(open_database(self.path)) as db:
            due = timestamp(self.clock.now() + self.floor)
            save_poll(db, Poll(f"{outlet.record.homepage}rss", outlet.slug, now, 1000.0, 600, due))


class Room:
    """A watch, and what belongs to it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "news.db"
        open_database(self.path).close()
        self.clock = FakeClock()
        self.runner = FakeRunner(self.path, self.clock)
        self.said: list[str] = []
        self.results: list[CrawlResult] = []
        self.told: list[str] = []
        self.metrics = folder / "dateline.prom"
        self.watch = Watch(
            [GAZETTE, ECHO],
            self.path,
            clock=self.clock,
            runner=self.runner,
            options=CrawlOptions(),
            checkup=Checkup([ADDRESS], self.path, Metrics(), self.metrics),
            at_once=2,
            say=self.said.append,
            ended=self.results.append,
        )

    def watch_for(self, time: timedelta) -> None:
        """Let the watch do its work for so long."""
        until = self.clock.now() + time
        while self.clock.now() < until:
            self.watch.turn(60)

    def polls(self, outlet: str = "gazette") -> list[datetime]:
        """When an outlet was polled."""
        return [moment for slug, moment, _ in self.runner.polls if slug == outlet]


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    """Return a watch of two papers that nobody crawled yet, and whose crawls go by its clock."""
    made = Room(tmp_path)

    class Instant(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls.fromtimestamp(made.clock.now().timestamp(), tz)

    monkeypatch.setattr("crawler.ledger.datetime", Instant)
    monkeypatch.setattr(Address, "send", lambda _, message: made.told.append(message.title))
    return made


def test_feeds_are_polled_when_due_and_never_sooner(room: Room) -> None:
    """Every ten minutes, as their server wants; all else every six hours."""
    room.watch_for(timedelta(hours=13))
    polls = room.polls()
    gaps = [after - before for before, after in pairwise(polls)]
    assert min(gaps) >= 10 * MINUTE
    assert max(gaps) <= 12 * MINUTE
    looks = Counter(look for slug, _, look in room.runner.polls if slug == "echo")
    assert looks[Look.RESTED] == 3
    assert looks[Look.FEEDS] > 60
    with closing(open_database(room.path)) as db:
        crawls = observe(db, "echo", room.clock.now()).crawls
    assert sum(crawl.is_whole for crawl in crawls) == 3
    assert room.metrics.read_text(encoding="utf-8").endswith("# EOF\n")


@pytest.mark.parametrize("outcome", ["failed", "blocked"])
def test_a_server_that_refuses_is_asked_less_and_less(room: Room, outcome: str) -> None:
    """The wait doubles, to a day at most."""
    room.runner.reason = outcome
    room.watch_for(timedelta(days=5))
    polls = room.polls()
    gaps = [(after - before) / MINUTE for before, after in pairwise(polls)]
    assert [round(gap, -1) for gap in gaps[:4]] == [20, 40, 80, 160]
    assert gaps[-1] == pytest.approx(24 * 60, rel=0.01)


def test_a_crawl_that_dies_is_told_and_the_watch_goes_on(room: Room) -> None:
    """It left no row, so it is tried again, but not at once."""
    room.runner.dies = True
    room.watch_for(10 * MINUTE)
    assert {result.shortfalls for result in room.results} == {("its process died",)}
    assert len(room.polls()) <= 10 * MINUTE / REST
    room.runner.dies = False
    room.watch_for(60 * MINUTE)
    assert room.results[-1].outcome == "healthy"


@pytest.mark.parametrize("jump", [timedelta(days=400), timedelta(days=-400), timedelta(hours=-5)], ids=str)
def test_a_clock_that_jumps_is_told_and_every_poll_planned_anew(room: Room, jump: timedelta) -> None:
    """Nobody is forgotten until a date that was never real, and nobody called silent for a year that never was."""
    room.watch_for(60 * MINUTE)
    room.clock.instant += jump
    before = len(room.polls())
    room.watch_for(40 * MINUTE)
    assert any("the clock moved by" in line for line in room.said)
    assert len(room.polls()) - before >= 2
    with closing(open_database(room.path)) as db:
        assert db.table("alerts").count == 0


def test_what_a_clock_that_was_wrong_once_wrote_changes_nothing(room: Room) -> None:
    """A crawl and a poll of two days ahead: turns, looks and what is told are as ever."""
    ahead = timestamp(NOON + timedelta(days=2))
    with closing(open_database(room.path)) as db:
        for outlet in (GAZETTE, ECHO):
            save_outlet(db, outlet.record)
            crawl = begin_crawl(db, outlet.slug, ahead)
            finish_crawl(db, crawl, "healthy", CrawlCounts(new=99), finished_at=ahead)
        save_poll(db, Poll("https://gazette.example/gone.xml", "gazette", ahead, 7.0, 0, ahead))
    room.watch_for(timedelta(hours=13))
    assert min(after - before for before, after in pairwise(room.polls())) >= 10 * MINUTE
    assert Counter(look for slug, _, look in room.runner.polls if slug == "gazette")[Look.RESTED] == 3
    assert len(room.polls()) > 60
    assert {result.counts.new for result in room.results} == {0}


def test_a_feed_that_no_longer_answers_is_asked_every_ten_minutes(room: Room) -> None:
    """It was due long ago, and stays so."""
    long_ago = timestamp(NOON - timedelta(days=9))
    with closing(open_database(room.path)) as db:
        save_outlet(db, GAZETTE.record)
        save_poll(db, Poll("https://gazette.example/gone.xml", "gazette", long_ago, 7.0, 0, long_ago))
    room.watch_for(timedelta(hours=2))
    assert min(after - before for before, after in pairwise(room.polls())) >= 10 * MINUTE


def test_a_full_disk_is_told_once_and_waited_for(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is begun without room; with room polling goes on."""
    usage = shutil.disk_usage(room.path.parent)
    with monkeypatch.context() as full:
        full.setattr(shutil, "disk_usage", lambda _: usage._replace(free=5 * 2**20))
        room.watch_for(60 * MINUTE)
    assert room.polls() == []
    assert len(room.said) == 1
    assert "its disk is full (5 MB free): nothing is fetched until there is room" in room.said[0]
    room.watch_for(20 * MINUTE)
    assert room.polls()
    assert room.said[1] == "it works again: polling goes on"


def test_a_file_that_cannot_be_opened_is_named_once(room: Room) -> None:
    """In a line that names it once."""
    room.path.unlink()
    room.path.mkdir()
    room.watch_for(5 * MINUTE)
    assert room.said == [f"{room.path}: is a folder"]


def test_our_own_failure_is_told_once_to_each_address(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """What no database could hold is kept in memory, and its end is told, too."""
    titles: list[str] = []
    monkeypatch.setattr(Address, "send", lambda _, message: titles.append(message.title))
    checkup = Checkup([ADDRESS], room.path, Metrics(), None)
    for words in ("the disk is full", "the disk is full", None, None):
        checkup.ours(words)
    assert titles == ["Dateline: our own failure", "Dateline: well again"]


def test_the_end_of_our_own_failure_is_told_again_until_it_arrives(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the next failure is told, whether it did or not."""
    arrived: list[str] = []
    answers = iter([None, "refused", None, None, "refused", None])

    def send(_: Address, message: Message) -> str | None:
        problem = next(answers)
        if problem is None:
            arrived.append(message.text.splitlines()[0])
        return problem

    monkeypatch.setattr(Address, "send", send)
    checkup = Checkup([ADDRESS], room.path, Metrics(), None)
    with closing(open_database(room.path)) as db:
        checkup.ours("the disk is full")
        assert "could not be delivered" in checkup.ours(None)[0]
        assert checkup.examine(db, [], NOON, 600) == checkup.examine(db, [], NOON, 1200) == []
        checkup.ours("the disk is full again")
        checkup.ours(None)
        checkup.ours("the database is locked")
    assert arrived == [
        "the disk is full",
        "Over: the disk is full",
        "the disk is full again",
        "the database is locked",
    ]


def test_an_outlet_waits_while_another_of_its_host_is_crawled(room: Room) -> None:
    """Its server is asked by one process at a time."""
    room.watch.outlets = {"gazette": GAZETTE}
    room.runner.takes_long = True
    room.watch.turn(60)
    room.watch.outlets["echo"] = replace(ECHO, hosts=("gazette.example",))
    room.watch_for(5 * MINUTE)
    assert (len(room.polls()), room.polls("echo")) == (1, [])
    room.runner.takes_long = False
    room.watch_for(2 * MINUTE)
    assert len(room.polls("echo")) == 1


def test_when_nobody_can_be_reached_it_is_us_and_told_once(room: Room) -> None:
    """Once one answers nobody waits any more, and no paper was called unreachable."""
    slugs = ["gazette", "herald", "echo", "courier", "tribune"]
    for slug in slugs[1:]:
        record = OutletRecord(slug, slug.title(), f"https://{slug}.example/", "en", "UTC")
        room.watch.outlets[slug] = Outlet(record)
    room.watch_for(timedelta(hours=3))
    room.runner.offline = True
    room.watch_for(timedelta(hours=20))
    assert room.told == ["Dateline: offline"]
    room.runner.offline = False
    before = room.clock.now()
    room.watch_for(timedelta(hours=14))
    first = [next(poll for poll in room.polls(slug) if poll >= before) for slug in slugs]
    assert max(first) - min(first) <= 10 * MINUTE
    assert room.told == ["Dateline: offline", "Dateline: online again"]
    with closing(open_database(room.path)) as db:
        assert [row["cause"] for row in db.table("alerts").rows] == ["offline"]
    assert {result.outcome for result in room.results[-50:]} == {"healthy"}


def test_a_paper_that_alone_cannot_be_reached_is_told_and_waits(room: Room) -> None:
    """As long as others answer it is not us; two papers are too few to tell."""
    room.runner.offline = True
    room.watch_for(timedelta(hours=8))
    assert room.told == ["echo: unreachable", "gazette: unreachable"]


def test_an_end_waits_for_crawls_under_way(room: Room) -> None:
    """Ctrl-C is passed on to them; nothing new is begun."""
    room.runner.hangs = True
    room.watch.end()
    room.watch.run()
    assert room.runner.ended == 1
    assert room.polls() == []
    assert room.said == ["ending: 1 crawls are finishing; Ctrl-C again ends at once"]


def test_a_weekly_without_feeds_is_looked_at_once_a_day() -> None:
    """By what it printed in a week: one article is a day's wait, 700 an hour's."""
    crawled = timestamp(NOON)
    weekly = next_turn(Standing(crawled, crawled, a_week=1), NOON)
    assert (weekly.due, weekly.look) == (NOON + timedelta(days=1), Look.RESTED)
    assert next_turn(Standing(crawled, crawled, a_week=700), NOON).due == NOON + timedelta(hours=1)
