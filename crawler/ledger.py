"""The books of one crawl of one outlet: what is to be fetched, and what came of it."""

from __future__ import annotations

import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from crawler import history
from crawler.agenda import Agenda
from crawler.expectations import Health, outcome_of, shortfalls
from crawler.plan import CrawlOptions, CrawlResult, Progress, counts_of
from crawler.repeating import learn_repeats
from crawler.visits import next_check, timestamp, visit_of
from pipelines.addresses import article_address
from pipelines.outlet import Outlet
from pipelines.page import Page
from storage.crawls import begin_crawl, finish_crawl
from storage.database import open_database
from storage.frontier import DuePage, Visit
from storage.kept import KeptPages, kept_path
from storage.outlets import save_outlet
from storage.records import Article, PageState, Reject, Stage
from storage.repeats import load_repeats
from storage.writer import Writer

BATCH = 100
SECONDS_BETWEEN_FLUSHES = 2.0
MOST_FAILED_WRITES = 3


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
        self.broken: str | None = None
        self._on_event = on_event
        self._db: Database = open_database(db_path)
        self._kept = KeptPages(kept_path(db_path)) if keep_pages else None
        save_outlet(self._db, outlet.record)
        self.outlet = replace(outlet, repeats=load_repeats(self._db, outlet.slug))
        self.agenda = Agenda(self._db, outlet.slug, self.started_at)
        self._crawl = begin_crawl(self._db, outlet.slug, self.started_at)
        self._writer = Writer(self._db, outlet.slug, self._crawl, batch=10 * BATCH)
        self._filled: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self._settled: list[str] = []
        self._failed_writes = 0
        self._flushed = time.monotonic()
        if options.refresh:
            self.agenda.make_all_due()

    def next_pages(self, wanted: int, is_wanted: Callable[[DuePage], bool]) -> list[DuePage]:
        """Hand out pages that are due; what has been entered is written first, so that none comes twice."""
        self.flush()
        return self.agenda.next_pages(wanted, is_wanted)

    def keep(self, page: Page) -> None:
        """Keep a page as it was fetched."""
        if self._kept is not None:
            address = article_address(page.final_url, None, self.outlet)
            fetched_at = timestamp(page.fetched_at)
            self._kept.keep(address, page.outlet, fetched_at, page.status, page.headers, page.body)

    def article(self, article: Article, page: Page) -> None:
        """Enter an article; where it is filed under another address than it was found at, both are settled."""
        visit = visit_of(page, PageState.STORED, article)
        if article.url != page.url:
            self.agenda.moved(page, article.url)
            self._writer.visit(replace(visit, next_check_at=None))
        self._counts["articles"] += 1
        self._filled.update(name for name in self.outlet.expect.filled if getattr(article, name))
        self._writer.article(article, replace(visit, url=article.url))
        self._settle(page.url)

    def reject(self, reject: Reject, page: Page) -> None:
        """Enter a page that gave no article."""
        self._writer.reject(reject, visit_of(page, PageState.REJECTED))
        self._settle(page.url)

    def refused(
        self, url: str, state: PageState, reason: str, detail: str | None, status: int | None = None
    ) -> None:
        """Enter a page that could not be fetched, with the reason."""
        now = datetime.now(UTC)
        visit = Visit(url, state, status, fetched_at=timestamp(now), next_check_at=next_check(state, now))
        self._writer.reject(Reject(url, self.outlet.slug, Stage.FETCH, reason, detail), visit)
        self._settle(url)

    def seen(self, page: Page, state: PageState) -> None:
        """Enter a visit that brought nothing to read: a page not modified, or gone."""
        published = history.publication(self._db, article_address(page.final_url, None, self.outlet))
        self._writer.visit(visit_of(page, state, published=published))
        self._counts["not modified"] += state is PageState.STORED
        self._settle(page.url)

    def flush(self) -> None:
        """Write what has been entered."""
        try:
            if self._kept is not None:
                self._kept.flush()
            self._writer.flush()
        except sqlite3.OperationalError as problem:
            self._failed_writes += 1
            if self._failed_writes >= MOST_FAILED_WRITES:
                self.broken = f"the database cannot be written: {problem}"
        else:
            self._failed_writes = 0
            self.agenda.release(self._settled)
            self._settled = []
        self._flushed = time.monotonic()
        self._tell()

    def flush_if_time(self) -> None:
        """Write what has been entered when the last writing is two seconds ago."""
        if time.monotonic() - self._flushed >= SECONDS_BETWEEN_FLUSHES:
            self.flush()

    def progress(self) -> Progress:
        """Return where the crawl stands."""
        written = self._writer.counts
        return Progress(
            self.outlet.slug,
            found=self.agenda.found,
            waiting=max(0, self.agenda.waiting),
            fetched=self._counts["fetched"],
            new=written["new"],
            changed=written["changed"],
            unchanged=written["unchanged"] + self._counts["not modified"],
            rejected=written["rejected"],
            finished=self.result is not None,
        )

    def close(self, reason: str, stats: Mapping[str, object]) -> CrawlResult:
        """End the crawl: write what is left, judge it by the outlet's expectations, and close the database."""
        self.flush()
        now = datetime.now(UTC)
        partial = bool(self.options.since or self.options.until or self.options.limit)
        short = [] if partial else shortfalls(self.outlet.expect, self._health(), now)
        short = [*self.agenda.troubles, *short, *filter(None, [self.broken])]
        outcome = outcome_of(reason, self.agenda.found, short)
        counts = counts_of(self.progress(), stats)
        whole = reason == "finished" and not (partial or self.agenda.troubles)
        self.result = CrawlResult(self.outlet.slug, outcome, counts, tuple(short))
        if self.broken is None:
            if counts.new:
                learn_repeats(self._db, self.outlet.slug)
            finish_crawl(
                self._db,
                self._crawl,
                finished_at=timestamp(now),
                outcome=outcome,
                counts=counts,
                shortfalls=short,
                stats={**stats, history.LOOKED_EVERYWHERE: whole},
            )
        self._tell()
        if self._kept is not None:
            self._kept.db.close()
        self._db.close()
        return self.result

    def _health(self) -> Health:
        newest = history.newest_article(self._db, self.outlet.slug)
        articles, rejected = self._counts["articles"], self._writer.counts["rejected"]
        return Health(self.agenda.found, articles, self._filled, newest, rejected)

    def _settle(self, url: str) -> None:
        self._settled.append(url)
        self._counts["fetched"] += 1
        self.agenda.waiting -= 1
        if len(self._settled) >= BATCH:
            self.flush()
        self._tell()

    def _tell(self) -> None:
        if self._on_event is not None:
            self._on_event(self.progress())
