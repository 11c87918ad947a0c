"""What a crawl stores through: articles, rejects and visits, gathered and written together."""

from __future__ import annotations

from collections import Counter

from sqlite_utils import Database

from storage.articles.rejects import forget_refusals, save_rejects
from storage.articles.storing import save_articles
from storage.clock import utc_now
from storage.database import transaction
from storage.frontier.addresses import Frontier
from storage.frontier.values import Visit
from storage.records import Article, PageState, Reject, Saved


class Writer:
    """Writes what a crawl of one outlet brings, a batch a transaction.

    An article's row and the state of its page go together: a crawl killed between two batches fetches the
    second one's pages again, and loses nothing. The caller flushes on a timer, and at the end.
    ``counts`` are the running totals: ``new``, ``changed``, ``unchanged`` and ``rejected``.
    """

    def __init__(self, db: Database, outlet: str, crawl_id: str | None = None, batch: int = 100) -> None:
        self.db = db
        self.frontier = Frontier(db, outlet)
        self.crawl_id = crawl_id
        self.batch = batch
        self.counts: Counter[str] = Counter()
        self._articles: list[Article] = []
        self._rejects: list[tuple[Reject, str]] = []
        self._visits: list[Visit] = []

    def article(self, article: Article, visit: Visit | None = None) -> None:
        """Take an article, with the visit that brought it."""
        self._articles.append(article)
        self._take(visit)

    def reject(self, reject: Reject, visit: Visit | None = None) -> None:
        """Take a page that gave no article, with the visit that showed it."""
        self._rejects.append((reject, (visit and visit.fetched_at) or utc_now()))
        self._take(visit)

    def visit(self, visit: Visit) -> None:
        """Take a visit that brought neither: a page not modified, gone, blocked or failed."""
        self._take(visit)

    def flush(self) -> dict[str, int]:
        """Write what was taken, in one transaction, and return this batch's counts.

        When writing fails nothing of the batch is written, and it is still taken: flush again.
        """
        stored = [visit.url for visit in self._visits if visit.state is PageState.STORED]
        with transaction(self.db):
            forget_refusals(self.db, stored)
            saved = Counter(map(str, save_articles(self.db, self._articles, crawl_id=self.crawl_id)))
            for reject, seen_at in self._rejects:
                save_rejects(self.db, [reject], self.crawl_id, seen_at)
            self.frontier.record(self._visits)
        saved[str(Saved.REJECTED)] += len(self._rejects)
        self.counts += saved
        self._articles, self._rejects, self._visits = [], [], []
        return dict(+saved)

    def _take(self, visit: Visit | None) -> None:
        if visit is not None:
            self._visits.append(visit)
        if len(self._articles) + len(self._rejects) + len(self._visits) >= self.batch:
            self.flush()
