"""Kept pages read again with today's rules: what that changes in what is stored, shown and then put right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from crawler.archive.findings import Findings, Outcome
from crawler.archive.reading import Reading
from crawler.repeating import take_out
from pipelines.outlet import Outlet
from pipelines.page import Page
from pipelines.pool import article_of
from pipelines.repeats import article_without, learn
from storage.corrections import stored_rows
from storage.frontier import hints_of
from storage.kept import KeptPage, KeptPages
from storage.outlets import save_outlet
from storage.records import Article, Hints, OutletRecord, Reject, Repeats, article_id
from storage.repeats import load_repeats, save_repeats
from storage.rows import Row

BLOCK = 500  # pages that are learnt from, compared and written together
Result = tuple[str, Article | Reject]  # a page's address, and what reading it gave


class Rereading:
    """One outlet's kept pages read again: gives what is to be read, and takes what that gave, block by block."""

    def __init__(self, db: Database, kept: KeptPages, outlet: Outlet, *, store: bool) -> None:
        """Begin; without ``store`` nothing is written, and the findings say what would be."""
        self.findings = Findings(outlet.slug)
        self._db = db
        self._kept = kept
        self._outlet = replace(outlet, repeats=Repeats())
        self._store = store
        self._repeats = Repeats()
        self._block: list[Result] = []
        self._judged: set[int] = set()
        if store:
            save_outlet(db, outlet.record)

    def readings(self) -> Iterator[Reading]:
        """Yield the latest state of each page to be read, the page fetched last first."""
        hints = hints_of(self._db, self._outlet.slug)
        for kept in self._kept.each(self._outlet.slug, backwards=True):
            yield Reading(page_of(kept, hints.get(kept.url, Hints())), self._outlet)

    def take(self, url: str, result: Article | Reject) -> None:
        """Take what reading the page at an address gave."""
        self._block.append((url, result))
        if len(self._block) >= BLOCK:
            self._settle()

    def close(self, *, complete: bool = True) -> Findings:
        """Settle what is left; what repeats is learnt afresh, unless the reading was broken off."""
        self._settle()
        if self._store:
            known = Repeats() if complete else load_repeats(self._db, self._outlet.slug)
            save_repeats(self._db, self._outlet.slug, known | self._repeats)
            take_out(self._db, self._outlet.slug, self._repeats)
        return self.findings

    def _settle(self) -> None:
        """Learn from a block, compare it with what is stored, and write what differs."""
        block, self._block = self._block, []
        self._repeats |= learn([result for _, result in block if isinstance(result, Article)])
        stored = stored_rows(self._db, list(_ids(block)))
        outcome = Outcome(self._outlet.slug)
        for url, result in block:
            self._judge(url, result, stored, outcome)
        self.findings.pages.update(outcome.counted())
        for entry, _ in outcome.corrected:
            self.findings.note(entry)
        if self._store:
            outcome.write(self._db)

    def _judge(self, url: str, result: Article | Reject, stored: dict[int, Row], outcome: Outcome) -> None:
        row = stored.get(article_id(url if isinstance(result, Reject) else result.url))
        if isinstance(result, Reject) and row is not None:
            result = self._former_state(url) or result
        if isinstance(result, Reject):
            outcome.no_article(url, result, row)
        elif result.id in self._judged:  # of pages that declare one address the one fetched last counts
            self.findings.pages["same"] += 1
        else:
            self._judged.add(result.id)
            outcome.article(article_without(result, self._repeats), row)

    def _former_state(self, url: str) -> Article | None:
        """The article in the latest of a page's former states that holds one: a removed page may answer like any."""
        for kept in list(self._kept.states(url))[1:]:
            result = article_of(page_of(kept, Hints()), self._outlet)
            if isinstance(result, Article):
                return result
        return None


def page_of(kept: KeptPage, hints: Hints) -> Page:
    """Return a kept page as it was fetched."""
    fetched_at = datetime.fromisoformat(kept.fetched_at)
    return Page(kept.url, kept.url, kept.status, kept.headers, kept.body, fetched_at, kept.outlet, hints)


def stored_outlet(db: Database, slug: str) -> Outlet:
    """Return an outlet that has no file (any more) as its row describes it."""
    (row,) = db.table("outlets").rows_where("slug = ?", [slug])
    return Outlet(record=OutletRecord(**row))


def _ids(block: Iterable[Result]) -> Iterator[int]:
    for url, result in block:
        yield article_id(url if isinstance(result, Reject) else result.url)
