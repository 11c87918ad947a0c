"""Thirty made-up papers of a year: what each prints, when its server is down, and what truly breaks."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from crawler.health.rests import rests_of
from storage.health.observed import SeenCrawl, SeenPage

BEGIN = datetime(2025, 9, 1, tzinfo=UTC)  # history before the year that is measured
YEAR = datetime(2026, 1, 1, tzinfo=UTC)
END = datetime(2027, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
ZONE = timedelta(hours=7)
HOURS = (1, 0, 0, 0, 1, 4, 10, 12, 12, 12, 10, 7, 5, 7, 10, 12, 12, 9, 6, 5, 4, 4, 3, 2)
FILLED = {
    "summary": 0.95,
    "byline": 0.85,
    "authors": 0.8,
    "section": 0.99,
    "tags": 0.6,
    "image_url": 0.9,
    "published_at": 0.99,
}
KINDS = (
    (60, 2),
    (20, 10),
    (6, 9),
    (1.5, 6),
    (0, 3),
)  # articles a day, and how many papers print so many; 0 is a weekly


class Break(StrEnum):
    """What truly breaks."""

    SILENCE = "silence"
    BLOCK = "block"
    FEED = "feed gone"
    FIELDS = "fields lost"
    REJECTED = "pages unread"
    DOWN = "server gone"


FAILED = {
    Break.BLOCK: ("blocked", ()),
    Break.FEED: ("failed", ("https://gazette.example/rss: HTTP 404",)),
    Break.DOWN: ("failed", ("https://gazette.example/rss: timeout",)),
}


@dataclass(frozen=True)
class Broken:
    """A true break, from its beginning to its repair."""

    kind: Break
    begin: datetime
    end: datetime


@dataclass
class Paper:
    """A paper's year: its pages as a crawl sees them, and its troubles."""

    name: str
    a_day: float
    every: timedelta
    pages: list[SeenPage] = field(default_factory=list)
    breaks: list[Broken] = field(default_factory=list)
    outages: list[tuple[datetime, datetime]] = field(default_factory=list)

    def broken(self, moment: datetime) -> Broken | None:
        """Return what is broken at an instant."""
        return next((one for one in self.breaks if one.begin <= moment < one.end), None)

    def crawled(self, moment: datetime) -> SeenCrawl:
        """Return how a crawl at an instant ends."""
        broken = self.broken(moment)
        outcome, shortfalls = FAILED.get(broken.kind, ("healthy", ())) if broken else ("healthy", ())
        if any(begin <= moment < end for begin, end in self.outages):
            outcome, shortfalls = FAILED[Break.DOWN]
        return SeenCrawl(moment, moment + timedelta(minutes=2), outcome, shortfalls)


def papers(seed: int) -> list[Paper]:
    """Make the thirty papers of a seed."""
    chance = random.Random(seed)
    sizes = [size for size, count in KINDS for _ in range(count)]
    return [_paper(f"paper-{number:02}", size, chance) for number, size in enumerate(sizes)]


def _paper(name: str, size: float, chance: random.Random) -> Paper:
    a_day = size * chance.uniform(0.7, 1.4) if size else 1.0
    every = 6 * HOUR if a_day > 10 else 6 * HOUR if a_day > 3 else 12 * HOUR
    paper = Paper(name, a_day, every if size else DAY)
    paper.breaks = _breaks(a_day if size else 0.2, chance)
    for _ in range(24):  # a server is down for an hour or three, most often by night
        begin = BEGIN + chance.random() * (END - BEGIN)
        paper.outages.append((begin, begin + chance.uniform(0.3, 3) * HOUR))
    sundays, tet, weekly = (
        chance.uniform(0.1, 0.9),
        chance.choice((0, 0.2, 0.3, 0.5, 0.7)),
        chance.randrange(7),
    )
    rests = rests_of("VN", 2026)
    day = BEGIN
    while day < END:
        local = (day + ZONE).date()
        feast = tet if _is_tet(local) else chance.uniform(0.4, 1) if local in rests else 1.0
        pace = feast * (sundays if local.weekday() == 6 else 1.0)
        amount = a_day * pace * chance.gammavariate(8, 1 / 8)
        printed = (
            _poisson(amount, chance)
            if size
            else (local.weekday() == weekly) * chance.randint(2, 8) * (feast > 0.3)
        )
        _print(paper, local, printed, chance)
        day += DAY
    paper.pages.sort(key=lambda page: page.seen)
    return paper


def _print(paper: Paper, day: date, articles: int, chance: random.Random) -> None:
    """Add a day's pages, in batches as editors release them, each as its break leaves it."""
    odd = {name: chance.gauss(0, 0.06) for name in FILLED}  # a day has its desk, and a desk its habits
    left = articles
    while left > 0:
        batch = min(left, chance.choice((1, 1, 1, 2, 3)))
        left -= batch
        hour = chance.choices(range(24), HOURS)[0]
        moment = datetime(day.year, day.month, day.day, hour, chance.randrange(60), tzinfo=UTC) - ZONE
        broken = paper.broken(moment)
        for _ in range(batch if broken is None or broken.kind in {Break.FIELDS, Break.REJECTED} else 0):
            paper.pages.append(_page(moment, broken, odd, chance))


def _page(moment: datetime, broken: Broken | None, odd: dict[str, float], chance: random.Random) -> SeenPage:
    if broken is not None and broken.kind is Break.REJECTED:
        return SeenPage(moment, moment, frozenset())
    lost = {"byline", "authors", "summary"} if broken is not None else set()
    filled = {
        name for name, share in FILLED.items() if name not in lost and chance.random() < share + odd[name]
    }
    return SeenPage(moment, moment, frozenset({"article", *filled}), int(chance.lognormvariate(6, 0.5)))


def _breaks(a_day: float, chance: random.Random) -> list[Broken]:
    """Spread four breaks over the year, each long enough to be noticed, none beside another."""
    longest = (
        30 * DAY if a_day < 1 else 15 * DAY if a_day < 3 else 6 * DAY
    )  # more than four of its usual gaps
    begins = sorted(YEAR + (n + chance.uniform(0, 0.4)) * 91 * DAY for n in range(4))
    return [Broken(chance.choice(list(Break)), begin, begin + longest) for begin in begins]


def _is_tet(day: date) -> bool:
    return date(2026, 2, 15) <= day <= date(2026, 2, 21)


def _poisson(mean: float, chance: random.Random) -> int:
    limit, product, number = math.exp(-mean), chance.random(), 0
    while product > limit:
        product *= chance.random()
        number += 1
    return number
