"""The books of an import: pages somebody saved, stored as a crawl stores those it fetched."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from crawler.archive.adopting import adopt
from crawler.archive.naming import address_of
from crawler.catalogue.outlets import Catalogue
from crawler.repeating import learn_repeats
from crawler.visits import timestamp, visit_of
from pipelines.addresses import is_web
from pipelines.article_addresses import article_address
from pipelines.outlet import Outlet
from pipelines.outlet_of_page import UNKNOWN, nobody_described
from pipelines.page import Page
from storage.articles.corrections import stored_rows
from storage.articles.earlier import save_earlier, save_earlier_sightings
from storage.articles.rejects import forget_rejects_of_file, save_rejects
from storage.articles.repeats import load_repeats
from storage.articles.storing import save_articles
from storage.articles.withdrawing import restore
from storage.clock import utc_now
from storage.database import CACHE_KIB, open_database, transaction
from storage.frontier.addresses import Frontier
from storage.frontier.outlets import save_outlet
from storage.frontier.values import Visit
from storage.kept.pages import KeptPages, kept_path
from storage.records import Article, PageState, Reject, Saved

BATCH = 100


class Imports:
    """Takes pages with what reading them gave, and stores them by the batch; ``close`` stores the rest.

    ``counts`` are the running totals: ``new``, ``changed``, ``unchanged``, ``rejected``, and ``older`` for former
    states of articles of which a later one is stored: they enter the history at their place, the later state stands.
    """

    def __init__(self, db_path: Path, *, cache_kib: int = CACHE_KIB) -> None:
        self.counts: Counter[str] = Counter()
        self._db = open_database(db_path, cache_kib=cache_kib)
        self._kept = KeptPages(kept_path(db_path))
        self._outlets: dict[str, Outlet] = {}
        self._grown: set[str] = set()
        self._taken: list[_Taken] = []
        self._rejects: list[Reject] = []

    def ready(self, outlet: Outlet) -> Outlet:
        """Return an outlet with what was learnt to repeat across its pages; from now on it has its row."""
        if outlet.slug not in self._outlets:
            save_outlet(self._db, outlet.record)
            adopt(self._db, self._kept.db, outlet)
            self._outlets[outlet.slug] = replace(outlet, repeats=load_repeats(self._db, outlet.slug))
        return self._outlets[outlet.slug]

    def article(self, article: Article, page: Page) -> None:
        """Take an article with its page; where it is filed under another address than it was found at, both are known."""
        is_new = self._keep(page, article.url)
        visit = visit_of(page, PageState.STORED, article)
        visits = {page.url: replace(visit, next_check_at=None), article.url: replace(visit, url=article.url)}
        self._taken.append(_Taken(article, [found for url, found in visits.items() if is_web(url)], is_new))
        self._flush_if_full()

    def reject(self, reject: Reject, page: Page | None, outlet: Outlet) -> None:
        """Take a page that gave no article, or a file that gave no page."""
        address = article_address(reject.url, None, outlet) if is_web(reject.url) else reject.url
        if page is not None and is_web(page.url):
            self._keep(page, address)
        self._rejects.append(replace(reject, url=address, outlet=outlet.slug))
        self._flush_if_full()

    def through(self, file: Path, refused: Collection[str]) -> None:
        """Take note that a file was read to its end: of what was rejected of it before, only what was refused now stands."""
        forget_rejects_of_file(self._db, address_of(file), refused)

    def flush(self) -> None:
        """Write what was taken: first the pages, then what was read from them."""
        self._kept.flush()
        taken = sorted(self._taken, key=lambda one: one.article.seen_at)
        with transaction(self._db):
            articles = self._without_older(taken)
            answers = save_articles(self._db, articles)
            save_rejects(self._db, self._rejects, None, utc_now())
            self._visit([(one.article.outlet, visit) for one in taken for visit in one.visits])
        self.counts.update(map(str, answers))
        self.counts[str(Saved.REJECTED)] += len(self._rejects)
        self._grown |= {a.outlet for a, saved in zip(articles, answers, strict=True) if saved is Saved.NEW}
        self._taken, self._rejects = [], []

    def close(self) -> None:
        """Write what is left, learn what repeats across the pages of each outlet, and close the database."""
        self.flush()
        for slug in self._grown - {UNKNOWN}:
            learn_repeats(self._db, slug)
        self._kept.close()
        self._db.close()

    def _flush_if_full(self) -> None:
        if len(self._taken) + len(self._rejects) >= BATCH:
            self.flush()

    def _keep(self, page: Page, address: str) -> bool:
        return self._kept.keep(
            address, page.outlet, timestamp(page.fetched_at), page.status, page.headers, page.body
        )

    def _visit(self, visits: Sequence[tuple[str, Visit]]) -> None:
        by_outlet: defaultdict[str, list[Visit]] = defaultdict(list)
        for outlet, visit in visits:
            by_outlet[outlet].append(visit)
        for outlet, its_visits in by_outlet.items():
            Frontier(self._db, outlet).record(its_visits)

    def _without_older(self, taken: Sequence[_Taken]) -> list[Article]:
        """Enter states of articles of which a later one is stored in the history, and return the others."""
        restore(self._db, [one.article.url for one in taken])
        stored = stored_rows(self._db, [one.article.id for one in taken])
        seen = {id_: row["last_seen_at"] for id_, row in stored.items()}
        older = [one for one in taken if one.article.seen_at < seen.get(one.article.id, "")]
        save_earlier(self._db, [one.article for one in older if one.is_new])
        save_earlier_sightings(self._db, [one.article for one in older if not one.is_new])
        self.counts["older"] += len(older)
        return [one.article for one in taken if one.article.seen_at >= seen.get(one.article.id, "")]


@dataclass(frozen=True, slots=True)
class _Taken:
    """An article on its way into the database, the visits it tells of, and whether its page was not kept before."""

    article: Article
    visits: list[Visit]
    is_new: bool


class Whose:
    """Says whose page one is: the outlet's that was named, that of its host, or an outlet made for the host."""

    def __init__(self, catalogue: Catalogue, slug: str | None = None) -> None:
        self._catalogue = catalogue
        self._named = catalogue.find(slug) if slug else None
        self._of_host = cache(self._outlet_of)

    def __call__(self, url: str) -> Outlet:
        """Return the outlet of a page at an address."""
        address = urlsplit(url)
        return self._named or self._of_host(f"{address.scheme}://{address.netloc}/" if address.netloc else "")

    def _outlet_of(self, homepage: str) -> Outlet:
        return (self._catalogue.of_host(homepage) if homepage else None) or nobody_described(homepage)
