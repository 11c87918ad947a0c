"""Storing articles: new ones, edited ones, and those that stayed as they were."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from operator import attrgetter

from sqlite_utils import Database

from storage.articles import clusters
from storage.articles.corrections import stored_rows
from storage.articles.details import add_details, replace_details
from storage.articles.inserting import insert_rows
from storage.articles.known import as_stored, completed, lacks
from storage.articles.rejects import forget_rejects, save_rejects
from storage.articles.rows import TEXT, Row, article_row, changed_columns
from storage.articles.withdrawing import restore
from storage.articles.words import words_in
from storage.database import transaction
from storage.records import Article, Reject, Saved, Stage
from storage.search import index


def save_articles(db: Database, articles: Sequence[Article], *, crawl_id: str | None = None) -> list[Saved]:
    """Insert articles, or bring those already stored to their latest state; one answer an article.

    Idempotent: an article seen again as it was moves only ``last_seen_at``. When its text differs, the former
    state goes to ``article_versions`` and ``version`` is counted up; when only facts differ (a byline, a date),
    the row is corrected in place. Facts that a page does not tell this time stay: a template loses its dates, an article
    does not. What had been withdrawn is brought back first. An address whose id belongs to another address is rejected, never written.
    The articles' outlets must be stored before.
    """
    answers: list[Saved] = []
    with transaction(db):
        for batch in _without_repeats(articles):
            answers += _Batch(db, batch, crawl_id).save()
    return answers


def _without_repeats(articles: Sequence[Article]) -> Iterator[list[Article]]:
    """Cut the articles into runs in which no id comes twice, so that a later state meets the earlier one stored."""
    run: dict[int, Article] = {}
    for article in articles:
        if article.id in run:
            yield list(run.values())
            run = {}
        run[article.id] = article
    if run:
        yield list(run.values())


class _Batch:
    """Articles of different ids on their way into the database, with what is stored under these ids."""

    def __init__(self, db: Database, articles: list[Article], crawl_id: str | None) -> None:
        self.db = db
        self.crawl_id = crawl_id
        restore(db, [article.url for article in articles])
        self.stored = stored_rows(db, [article.id for article in articles])
        self.articles = [self._with_known(article) for article in articles]

    def save(self) -> list[Saved]:
        answers = [self._answer(article) for article in self.articles]
        by_answer = {
            saved: [a for a, s in zip(self.articles, answers, strict=True) if s is saved] for saved in Saved
        }
        self._insert(by_answer[Saved.NEW])
        self._update(by_answer[Saved.CHANGED])
        self._touch(by_answer[Saved.UNCHANGED])
        forget_rejects(self.db, [article.url for article in self.articles])
        self._reject(by_answer[Saved.REJECTED])
        return answers

    def _with_known(self, article: Article) -> Article:
        old = self.stored.get(article.id)
        if old is None or old["url"] != article.url or not lacks(article, old):
            return article
        return completed(article, as_stored(self.db, article, old))

    def _answer(self, article: Article) -> Saved:
        old = self.stored.get(article.id)
        if old is None:
            return Saved.NEW
        if old["url"] != article.url:
            return Saved.REJECTED
        return Saved.CHANGED if changed_columns(old, article_row(article)) else Saved.UNCHANGED

    def _insert(self, articles: list[Article]) -> None:
        if not articles:
            return
        words = {article.id: words_in(article.body) for article in articles}
        rows = [article_row(article, words[article.id].number) for article in articles]
        insert_rows(self.db, rows, words)
        add_details(self.db, sorted(articles, key=attrgetter("id")))

    def _update(self, articles: list[Article]) -> None:
        if not articles:
            return
        olds = [self.stored[article.id] for article in articles]
        news = [_next_state(old, article) for old, article in zip(olds, articles, strict=True)]
        edited = [(old, new) for old, new in zip(olds, news, strict=True) if new["version"] != old["version"]]
        self._keep_versions(edited)
        columns = ", ".join(f"{name} = :{name}" for name in news[0])
        self.db.conn.executemany(f"update articles set {columns} where id = :id", news)  # noqa: S608 - our own columns
        index.remove(self.db, [old for old, _ in edited])
        index.add(self.db, [new for _, new in edited])
        clusters.renew(self.db, zip(olds, news, strict=True))
        replace_details(self.db, articles)

    def _keep_versions(self, edited: list[tuple[Row, Row]]) -> None:
        self.db.conn.executemany(
            """
            insert into article_versions
                (article, version, seen_at, replaced_at, changed, headline, summary, modified_at, read_by, read_at, body)
            values (:id, :version,
                coalesce((select max(replaced_at) from article_versions where article = :id), :first_seen_at),
                :replaced_at, :changed, :headline, :summary, :modified_at, :read_by, :read_at, :body)
            """,
            [
                {**old, "replaced_at": new["last_seen_at"], "changed": json.dumps(changed_columns(old, new))}
                for old, new in edited
            ],
        )

    def _touch(self, articles: list[Article]) -> None:
        self.db.conn.executemany(
            "update articles set last_seen_at = max(last_seen_at, ?), read_by = ?, modified_at = ? where id = ?",
            [(article.seen_at, article.read_by, article.modified_at, article.id) for article in articles],
        )

    def _reject(self, articles: list[Article]) -> None:
        for article in articles:
            other = self.stored[article.id]["url"]
            reject = Reject(
                article.url, article.outlet, Stage.STORE, "id-taken", f"{article.id} is the id of {other}"
            )
            save_rejects(self.db, [reject], self.crawl_id, article.seen_at)


def _next_state(old: Row, article: Article) -> Row:
    new = article_row(article)
    edited = any(old[name] != new[name] for name in TEXT)
    return {
        **new,
        "version": old["version"] + edited,
        "search_row": old["search_row"],
        "first_seen_at": old["first_seen_at"],
        "last_seen_at": max(old["last_seen_at"], new["last_seen_at"]),
    }
