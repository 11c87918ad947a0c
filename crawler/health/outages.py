"""Times in which no paper could be reached: most likely that was our network, and it says nothing of a paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby, zip_longest

from sqlite_utils import Database

from crawler.health.causes import Cause, cause_of
from storage.health.observed import SeenCrawl, crawls_between

WINDOW = timedelta(days=7)
FEWEST = 3  # papers: two may well be down together
MOST = 2 / 3  # of the papers crawled lately: some are asked once a day only, and not meanwhile


@dataclass(frozen=True, slots=True)
class Outage:
    """A time in which so many papers were asked and none was reached, the last of them at ``last``.

    It ``ended`` when one answered; None while none has.
    """

    began: datetime
    last: datetime
    ended: datetime | None
    papers: int

    def holds(self, instant: datetime) -> bool:
        """Tell whether an instant lies in it."""
        return self.began <= instant and (self.ended is None or instant < self.ended)


def outages_until(db: Database, now: datetime, at_least: timedelta) -> list[Outage]:
    """Return the outages of the last seven days that lasted so long, the latest last."""
    outages = outages_of(crawls_between(db, now - WINDOW, now))
    return [outage for outage in outages if (outage.ended or outage.last) - outage.began >= at_least]


def outages_of(crawls: Iterable[tuple[str, SeenCrawl]]) -> list[Outage]:
    """Return the outages among the crawls of all papers, which come in the order in which they ended.

    Three papers at least must have failed between two answers, and two thirds of all. Our own failures say nothing.
    """
    causes = [(outlet, crawl, cause_of(crawl)) for outlet, crawl in crawls]
    told = [
        (outlet, crawl, cause is Cause.UNREACHABLE) for outlet, crawl, cause in causes if cause != Cause.OURS
    ]
    fewest = max(FEWEST, MOST * len({outlet for outlet, *_ in told}))
    stretches = [(failed, list(some)) for failed, some in groupby(told, key=lambda one: one[2])]
    outages = []
    for (failed, some), after in zip_longest(stretches, stretches[1:]):
        papers = len({outlet for outlet, *_ in some})
        if failed and papers >= fewest:
            begun = [crawl.started for _, crawl, _ in some]
            outages.append(Outage(min(begun), max(begun), after[1][0][1].finished if after else None, papers))
    return outages
