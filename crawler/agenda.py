"""What a crawl has to do: what discovery found, and which pages are due."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta

from sqlite_utils import Database

from crawler.discover.polls import Polls
from crawler.discover.sieve import instant_of
from crawler.visits import LATEST, PASSING, timestamp
from storage.frontier import history
from storage.frontier.addresses import Frontier
from storage.frontier.values import DuePage, Found, Lease
from storage.records import Hints, article_id

FEW = 5
LEASE = timedelta(minutes=5)  # renewed while the crawl lives


class Agenda:
    """The pages one crawl of one outlet is to fetch. The frontier in the database is the queue: none waits in memory.

    ``polls`` are its feeds and sitemaps as they answered before;
    ``troubles`` is what kept discovery from looking where the outlet's file says; ``last_full_crawl`` and
    ``announcers`` are what earlier crawls left.
    """

    def __init__(self, db: Database, outlet: str, crawl: str, started_at: str, polls: Polls) -> None:
        self.outlet = outlet
        self.crawl = crawl
        self.started_at = started_at
        self.last_full_crawl = history.last_full_crawl(db, outlet, started_at)
        self.announcers = history.announcers(db, outlet)
        self.polls = polls
        self.troubles: list[str] = []
        self.new = 0
        self._db = db
        self._frontier = Frontier(db, outlet)
        self._frontier.bring_forward(timestamp(datetime.now(UTC) + LATEST), started_at)
        self.waiting = self._frontier.waiting(started_at)
        self._found: set[int] = set()

    @property
    def found(self) -> int:
        """How many pages were found, known ones among them."""
        return len(self._found)

    def add(self, pages: Iterable[Found]) -> int:
        """Enter what discovery found, and return how many of it were new; what was edited since is due again."""
        pages = list(pages)
        self._found.update(article_id(page.url) for page in pages)
        new = self._frontier.add(pages)
        edited = self._edited(pages)
        self._frontier.make_due(edited, self.started_at)
        self.new += new
        self.waiting += new + len(edited)
        return new

    def pass_over(self, announcer: str, most: int = -1) -> int:
        """Enter what need not be opened: what it announced before still counts as found, or so much of the latest."""
        urls = history.announced_by(self._db, self.outlet, announcer, most)
        self._found.update(map(article_id, urls))
        return len(urls)

    def make_all_due(self) -> None:
        """Have every page that was fetched looked at again."""
        self._frontier.make_all_due(self.started_at)
        self.waiting = self._frontier.waiting(self.started_at)

    def next_pages(self, wanted: int, is_wanted: Callable[[DuePage], bool]) -> list[DuePage]:
        """Hand out pages that are due, each once a crawl: they are leased until their new state is written.

        What is not wanted is passed by, and stays due for a crawl that wants it.
        """
        pages: list[DuePage] = []
        while len(pages) < wanted and (
            due := self._frontier.lease(wanted - len(pages), self._lease(), due=self.started_at)
        ):
            wanted_ones = list(filter(is_wanted, due))
            self.waiting -= len(due) - len(wanted_ones)
            pages += wanted_ones
        return pages

    def keep_leases(self) -> None:
        """Renew the leases of pages in flight."""
        self._frontier.renew(self._lease())

    def close(self) -> None:
        """Give back what was leased and not fetched."""
        self._frontier.give_back(self.crawl)

    def _lease(self) -> Lease:
        return Lease(self.crawl, timestamp(datetime.now(UTC) + LEASE))

    def _edited(self, pages: Sequence[Found]) -> list[str]:
        """Return known pages that are said to have changed since they were stored, or to be there after all.

        Some sitemaps say so of every page, always: one that says it of more than a third is not believed.
        """
        modified = {page.url: instant for page in pages if (instant := instant_of(page.hints.modified))}
        announced = {page.url: instant for page in pages if (instant := _announced(page.hints))}
        edited = history.fetched_before(self._db, modified, announced, PASSING)
        return edited if len(edited) <= max(FEW, len({**announced, **modified}) / 3) else []


def _announced(hints: Hints) -> datetime | None:
    """The latest instant said of a page, those to come left out: they would have it asked for in every crawl."""
    said = filter(None, map(instant_of, (hints.published, hints.modified)))
    return max((instant for instant in said if instant <= datetime.now(UTC)), default=None)
