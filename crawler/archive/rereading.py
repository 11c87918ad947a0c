"""Kept pages read again with today's rules: what that changes in what is stored, shown and then put right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from importlib.metadata import version

from sqlite_utils import Database

from crawler.archive.findings import Findings, Outcome
from crawler.archive.reading import Reading
from crawler.repeating import take_out
from pipelines.door import article_of
from pipelines.normalise import READER_VERSION
from pipelines.outlet import Outlet
from pipelines.page import Page
from pipelines.repeats import article_without, learn
from storage.articles.corrections import stored_rows
from storage.articles.known import completed, lacks
from storage.articles.repeats import load_repeats, save_repeats
from storage.articles.rows import Row
from storage.articles.withdrawing import set_aside
from storage.frontier.addresses import hints_of
from storage.frontier.outlets import save_outlet
from storage.kept.pages import KeptPage, KeptPages
from storage.kept.rereads import Reached, forget_reached, reached, save_reached
from storage.records import Article, Hints, OutletRecord, Reject, Repeats, article_id

BLOCK = 500  # pages that are learnt from, compared and written together
Result = tuple[str, Article | Reject]  # a page's address, and what reading it gave


class Rereading:
    """One outlet's kept pages read again: gives what is to be read, and takes what that gave, block by block."""

    def __init__(
        self, db: Database, kept: KeptPages, outlet: Outlet, *, store: bool, afresh: bool = False
    ) -> None:
        """Begin, or go on where one was broken off; without ``store`` nothing is written, the findings say what would be."""
        self.findings = Findings(outlet.slug)
        self._db = db
        self._kept = kept
        self._outlet = replace(outlet, repeats=Repeats())
        self._store = store
        self._block: list[Result] = []
        self._judged: set[int] = set()
        self._aside: set[str] = set()
        self._rules = fingerprint(outlet)
        self._broken_off = None if afresh or not store else reached(kept.db, outlet.slug, self._rules)
        self._repeats = load_repeats(db, outlet.slug) if self._broken_off else Repeats()
        self.done = self._broken_off.pages if self._broken_off else 0
        if store:
            save_outlet(db, outlet.record)

    def readings(self) -> Iterator[Reading]:
        """Yield the latest state of each page to be read, the page fetched last first."""
        hints = hints_of(self._db, self._outlet.slug)
        place = self._broken_off.place if self._broken_off else None
        for kept in self._kept.each(self._outlet.slug, backwards=True, before=place):
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
            if complete and not self._broken_off:
                save_repeats(self._db, self._outlet.slug, self._repeats)
            take_out(self._db, self._outlet.slug, self._repeats)
        if self._store and complete:
            forget_reached(self._kept.db, self._outlet.slug)
        return self.findings

    def _settle(self) -> None:
        """Learn from a block, compare it with what is stored, and write what differs."""
        block, self._block = self._block, []
        self._repeats |= learn([result for _, result in block if isinstance(result, Article)])
        stored = stored_rows(self._db, list(_ids(block)))
        self._aside = set_aside(self._db, [url for url, _ in block])
        outcome = Outcome(self._outlet.slug)
        for url, result in block:
            self._judge(url, result, stored, outcome)
        self.findings.pages.update(outcome.counted())
        for entry, _ in outcome.corrected:
            self.findings.note(entry)
        for row, reject in outcome.withdrawn:
            self.findings.note_withdrawn(row, reject)
        if self._store and block:
            outcome.write(self._db)
            self._remember(block)

    def _judge(self, url: str, result: Article | Reject, stored: dict[int, Row], outcome: Outcome) -> None:
        row = stored.get(article_id(url if isinstance(result, Reject) else result.url))
        if isinstance(result, Reject) and (row is not None or url in self._aside):
            result = next(self._former_states(url), result)
        if isinstance(result, Reject):
            outcome.no_article(url, result, row)
        elif result.id in self._judged or self._was_judged(
            result, url
        ):  # of pages that declare one address the one fetched last counts
            self.findings.pages["same"] += 1
        else:
            self._judged.add(result.id)
            outcome.article(self._completed(url, article_without(result, self._repeats), row), row)

    def _remember(self, block: list[Result]) -> None:
        """Note how far the reread came and what it has learnt, now that the block is written."""
        self.done += len(block)
        url = block[-1][0]
        at = self._kept.fetched_at(url) or ""
        save_repeats(self._db, self._outlet.slug, load_repeats(self._db, self._outlet.slug) | self._repeats)
        save_reached(self._kept.db, Reached(self._outlet.slug, self._rules, at, url, self.done))

    def _was_judged(self, article: Article, url: str) -> bool:
        """Tell whether the address that a page declares is of a page read before the reread was broken off."""
        if self._broken_off is None or article.url == url:
            return False
        at = self._kept.fetched_at(article.url)
        return at is not None and (at, article.url) >= self._broken_off.place

    def _completed(self, url: str, article: Article, row: Row | None) -> Article:
        """An article with the facts that are stored, and that only its page's former states tell."""
        for former in self._former_states(url) if row is not None and lacks(article, row) else ():
            article = completed(article, former)
            if row is None or not lacks(article, row):
                break
        return article

    def _former_states(self, url: str) -> Iterator[Article]:
        """The articles in a page's former states, the latest first: a removed page may answer like any."""
        for kept in list(self._kept.states(url))[1:]:
            result = article_of(page_of(kept, Hints()), self._outlet)
            if isinstance(result, Article):
                yield result


def fingerprint(outlet: Outlet) -> str:
    """Return what tells whether pages would be read alike: the reader's version, and the outlet's rules."""
    rules = repr((version("dateline"), READER_VERSION, replace(outlet, repeats=Repeats())))
    return blake2b(rules.encode(), digest_size=8).hexdigest()


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
