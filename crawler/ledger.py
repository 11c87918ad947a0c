"""The books of one crawl of one outlet: what is to be fetched, and what came of it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from crawler.expectations import Health, shortfalls
from crawler.history import TROUBLES, announced_by, announcers, last_full_crawl, make_all_due, newest_article
from crawler.plan import CrawlOptions, CrawlResult, Progress
from crawler.visits import next_check, timestamp, visit_of
from pipelines.addresses import article_address
from pipelines.outlet import Outlet
from pipelines.page import Page
from storage.crawls import CrawlCounts, begin_crawl, finish_crawl
from storage.database import open_database
from storage.frontier import DuePage, Found, Frontier, Visit
from storage.kept import KeptPages, kept_path
from storage.outlets import save_outlet
from storage.records import Article, PageState, Reject, Stage, article_id
from storage.writer import Writer

BATCH = 100
SECONDS_BETWEEN_FLUSHES = 2.0
OUTCOMES = {"shutdown": "interrupted", "blocked": "blocked"}


class Ledger:
    """One crawl of one outlet. All writing goes through it, in batches; ``close`` ends it with an outcome."""

    def __init__(
        self,
        outlet: Outlet,
        db_path: Path,
        options: CrawlOptions,
        on_event: Callable[[Progress], None] | None = None,
        *,
        keep_pages: bool = True,
    ) -> None:
        self.outlet = outlet
        self.options = options
        self.started_at = timestamp(datetime.now(UTC))
        self.result: CrawlResult | None = None
        self._on_event = on_event
        self._db: Database = open_database(db_path)
        self._kept = KeptPages(kept_path(db_path)) if keep_pages else None
        save_outlet(self._db, outlet.record)
        self._crawl = begin_crawl(self._db, outlet.slug, self.started_at)
        self._frontier = Frontier(self._db, outlet.slug)
        self._writer = Writer(self._db, outlet.slug, self._crawl, BATCH)
        self._found: set[int] = set()
        self._filled: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self._in_flight: set[str] = set()
        self._troubles: list[str] = []
        self._flushed = time.monotonic()
        self.last_full_crawl = last_full_crawl(self._db, outlet.slug)
        self.announcers = announcers(self._db, outlet.slug)
        if options.refresh:
            make_all_due(self._db, outlet.slug, self.started_at)

    def found(self, pages: Iterable[Found]) -> int:
        """Enter what discovery found, and return how many of it were new."""
        pages = list(pages)
        self._found.update(article_id(page.url) for page in pages)
        new = self._frontier.add(pages)
        self._counts["waiting"] += new
        self._tell()
        return new

    def passed_over(self, announcer: str) -> None:
        """Enter a sitemap that need not be opened: what it announced before still counts as found."""
        known = announced_by(self._db, self.outlet.slug, announcer)
        self._found.update(article_id(url) for url in known)

    def trouble(self, words: str) -> None:
        """Enter what kept discovery from looking where the outlet's file says."""
        self._troubles.append(words)

    def next_pages(self, wanted: int, is_wanted: Callable[[DuePage], bool]) -> list[DuePage]:
        """Hand out pages that are due, each once a crawl."""
        self.flush()
        due = self._frontier.due(wanted + len(self._in_flight), self.started_at)
        pages = [page for page in due if page.url not in self._in_flight]
        self._in_flight.update(page.url for page in pages)
        return [page for page in pages if is_wanted(page)]

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
        reject = Reject(url, self.outlet.slug, Stage.FETCH, reason, detail)
        self._writer.reject(reject, visit)
        self._settle(url)

    def seen(self, page: Page, state: PageState) -> None:
        """Enter a visit that brought nothing to read: a page not modified, or gone."""
        self._writer.visit(visit_of(page, state))
        self._counts["not modified"] += state is PageState.STORED
        self._settle(page.url)

    def flush(self) -> None:
        """Write what has been entered."""
        self._writer.flush()
        if self._kept is not None:
            self._kept.flush()
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
            found=len(self._found),
            waiting=max(0, self._counts["waiting"]),
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
        short = self._troubles + (
            [] if self._is_partial else shortfalls(self.outlet.expect, self._health(), now)
        )
        outcome = self._outcome(reason, short)
        counts = self._crawl_counts(stats)
        finish_crawl(
            self._db,
            self._crawl,
            finished_at=timestamp(now),
            outcome=outcome,
            counts=counts,
            shortfalls=short,
            stats={**stats, TROUBLES: len(self._troubles)},
        )
        self.result = CrawlResult(self.outlet.slug, outcome, counts, tuple(short))
        self._tell()
        if self._kept is not None:
            self._kept.close()
        self._db.close()
        return self.result

    @property
    def _is_partial(self) -> bool:
        """Whether the crawl was asked to see less than all."""
        return bool(self.options.since or self.options.until or self.options.limit)

    def _outcome(self, reason: str, short: list[str]) -> str:
        if reason != "finished":
            return OUTCOMES.get(reason, "failed")
        if short:
            return "short"
        return "partial" if self._is_partial else "healthy"

    def _health(self) -> Health:
        return Health(
            found=len(self._found),
            articles=self._counts["articles"],
            filled=self._filled,
            newest=newest_article(self._db, self.outlet.slug),
        )

    def _crawl_counts(self, stats: Mapping[str, object]) -> CrawlCounts:
        progress = self.progress()
        return CrawlCounts(
            requests=_number(stats, "downloader/request_count"),
            bytes=_number(stats, "downloader/response_bytes"),
            found=progress.found,
            new=progress.new,
            changed=progress.changed,
            unchanged=progress.unchanged,
            rejected=progress.rejected,
        )

    def _settle(self, url: str) -> None:
        self._in_flight.discard(url)
        self._counts["fetched"] += 1
        self._counts["waiting"] -= 1
        self._tell()

    def _tell(self) -> None:
        if self._on_event is not None:
            self._on_event(self.progress())


def _number(stats: Mapping[str, object], name: str) -> int:
    value = stats.get(name, 0)
    return value if isinstance(value, int) else 0
