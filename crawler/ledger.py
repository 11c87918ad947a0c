"""The books of one crawl of one outlet: what is to be fetched, and what came of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from crawler import logs
from crawler.agenda import Agenda
from crawler.archive.adopting import adopt
from crawler.attempts import Attempts
from crawler.discover.polls import Polls
from crawler.expectations import our_faults, outcome_of, shortfalls
from crawler.plan import CrawlOptions, CrawlResult, Pause, Progress, counts_of
from crawler.repeating import learn_repeats
from crawler.tally import Tally
from crawler.visits import next_check, timestamp, visit_of, visit_without_article
from pipelines.article_addresses import article_address
from pipelines.outlet import Outlet
from pipelines.page import Page
from pipelines.raw import NOT_FOUND
from storage.articles.repeats import load_repeats
from storage.database import open_database
from storage.frontier import history
from storage.frontier.crawls import begin_crawl, finish_crawl, sign_of_life
from storage.frontier.outlets import save_outlet
from storage.frontier.values import DuePage, Visit
from storage.kept.pages import KeptPages, kept_path
from storage.records import Article, PageState, Reject, Stage
from storage.writer import Writer

BATCH = 100
SECONDS_BETWEEN_FLUSHES = 2.0
SECONDS_BETWEEN_SIGNS_OF_LIFE = 30.0


class Ledger:
    """One crawl of one outlet. All writing goes through it, in batches; ``close`` ends it with an outcome.

    A batch that cannot be written, because the disk is full or the database locked, is kept and tried again;
    ``broken`` says that this went on for too long, and why.
    """

    def __init__(
        self,
        outlet: Outlet,
        db_path: Path,
        options: CrawlOptions,
        on_event: Callable[[Progress], None] | None = None,
        *,
        keep_pages: bool = True,
    ) -> None:
        self.options = options
        self.started_at = timestamp(datetime.now(UTC))
        self.result: CrawlResult | None = None
        self._attempts = Attempts()
        self._on_event = on_event
        self._db: Database = open_database(db_path)
        self._kept = KeptPages(kept_path(db_path)) if keep_pages else None
        save_outlet(self._db, outlet.record)
        adopt(self._db, self._kept.db if self._kept else None, outlet)
        self.outlet = replace(outlet, repeats=load_repeats(self._db, outlet.slug))
        self._crawl = begin_crawl(self._db, outlet.slug, self.started_at)
        logs.crawl_began(self._crawl, outlet.slug)
        usual = not (options.since or options.until or options.refresh)
        polls = Polls(self._db, outlet.slug, conditional=usual, look=options.look)
        self.agenda = Agenda(self._db, outlet.slug, self._crawl, self.started_at, polls)
        self._writer = Writer(self._db, outlet.slug, self._crawl, batch=10 * BATCH)
        self._tally = Tally(outlet, self.agenda, self._writer, options.limit)
        self._flushed = self._alive = time.monotonic()
        if options.refresh:
            self.agenda.make_all_due()

    @property
    def broken(self) -> str | None:
        """Why the database cannot be written, when that went on for too long."""
        return self._attempts.broken

    @property
    def written(self) -> bool:
        """Whether all that has been entered is in the database."""
        return not self._tally.unwritten

    def next_pages(self, wanted: int, is_wanted: Callable[[DuePage], bool]) -> list[DuePage] | None:
        """Hand out pages that are due, after what has been entered is written; None while nothing can be written."""
        self.flush()
        with self._attempts.attempt():
            return self.agenda.next_pages(wanted, is_wanted)
        return None

    def keep(self, page: Page) -> None:
        """Keep a page as it was fetched."""
        if self._kept is None:
            return
        with self._attempts.attempt():
            address, fetched_at = self._address(page), timestamp(page.fetched_at)
            self._kept.keep(address, page.outlet, fetched_at, page.status, page.headers, page.body)

    def article(self, article: Article, page: Page) -> None:
        """Enter an article; where it is filed under another address than it was found at, both are settled."""
        visit = visit_of(page, PageState.STORED, article)
        if article.url != page.url:
            self._writer.visit(replace(visit, next_check_at=None))
            visit = replace(visit, found_in=page.url, hints=page.hints)
        self._tally.article(article)
        self._writer.article(article, replace(visit, url=article.url))
        self._settle()

    def reject(self, reject: Reject, page: Page) -> None:
        """Enter a page that gave no article; one that gave one before, and says that it is not there, is gone."""
        if reject.reason == NOT_FOUND and history.was_stored(self._db, page.url):
            self.seen(page, PageState.GONE)
            return
        state, address = PageState.REJECTED, self._address(page)
        self._writer.reject(reject, visit_without_article(self._db, page, state, address, reject.reason))
        self._settle()

    def refused(
        self, url: str, state: PageState, reason: str, detail: str | None, status: int | None = None
    ) -> None:
        """Enter a page that could not be fetched, or that robots.txt forbids to ask for, with the reason."""
        now = datetime.now(UTC)
        asked_at = None if state is PageState.FORBIDDEN else timestamp(now)
        visit = Visit(url, state, status, fetched_at=asked_at, next_check_at=next_check(state, now))
        self._writer.reject(Reject(url, self.outlet.slug, Stage.FETCH, reason, detail), visit)
        self._tally.unfetched()
        self._settle()

    def seen(self, page: Page, state: PageState) -> None:
        """Enter a visit that brought nothing to read: a page not modified, or gone."""
        self._writer.visit(visit_without_article(self._db, page, state, self._address(page)))
        self._tally.seen(state)
        self._settle()

    def paused(self, pause: Pause) -> None:
        """Tell that the outlet's server is left alone for a while."""
        self._tally.pause = pause
        self._tell()

    def flush(self) -> None:
        """Write what has been entered, and now and then that the crawl lives."""
        with self._attempts.attempt():
            if self._kept is not None:
                self._kept.flush()
            self._writer.flush()
            self._tally.unwritten = 0
            self._give_sign_of_life()
        self._flushed = time.monotonic()
        self._tell()

    def flush_if_time(self) -> None:
        """Write what has been entered when the last writing is two seconds ago."""
        if time.monotonic() - self._flushed >= SECONDS_BETWEEN_FLUSHES:
            self.flush()

    def progress(self) -> Progress:
        """Return where the crawl stands."""
        return self._tally.progress(finished=self.result is not None)

    def close(self, reason: str, stats: Mapping[str, object]) -> CrawlResult:
        """End the crawl: write what is left, judge it by the outlet's expectations, and close the database."""
        self.flush()
        while not (self.written or self.broken):
            self.flush()
        now = datetime.now(UTC)
        health = self._tally.health(history.newest_article(self._db, self.outlet.slug))
        short = [] if self.options.is_partial else shortfalls(self.outlet.expect, health, now)
        short = [*self.agenda.troubles, *short, *our_faults(stats), *filter(None, [self.broken])]
        outcome = "failed" if self.broken else outcome_of(reason, self.agenda.found, short)
        counts = counts_of(self.progress(), stats)
        whole = reason == "finished" and not (self.options.is_partial or self.agenda.troubles)
        self.result = CrawlResult(self.outlet.slug, outcome, counts, tuple(short))
        logs.crawl_ended(self._crawl, self.result)
        if self.broken is None:
            self.agenda.close()
            if counts.new:
                learn_repeats(self._db, self.outlet.slug)
            stats = {**stats, history.LOOKED_EVERYWHERE: whole, history.LOOK: self.options.look}
            finish_crawl(self._db, self._crawl, outcome, counts, short, stats, finished_at=timestamp(now))
        self._tell()
        if self._kept is not None:
            self._kept.db.close()
        self._db.close()
        return self.result

    def _address(self, page: Page) -> str:
        return article_address(page.final_url, None, self.outlet)

    def _give_sign_of_life(self) -> None:
        if time.monotonic() - self._alive >= SECONDS_BETWEEN_SIGNS_OF_LIFE:
            sign_of_life(self._db, self._crawl)
            self.agenda.keep_leases()
            self._alive = time.monotonic()

    def _settle(self) -> None:
        self._tally.settled()
        if self._tally.unwritten >= BATCH:
            self.flush()
        self._tell()

    def _tell(self) -> None:
        if self._on_event is not None:
            self._on_event(self.progress())
