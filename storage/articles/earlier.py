"""States of articles that were seen before what is stored of them, as archives bring them after a live crawl."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlite_utils import Database

from storage.articles import clusters
from storage.articles.corrections import stored_rows
from storage.articles.histories import History, sighted_earlier, with_earlier
from storage.articles.rows import Row, article_row
from storage.articles.versions import former_states, save_history
from storage.database import transaction
from storage.records import Article


def save_earlier(db: Database, articles: Sequence[Article]) -> None:
    """Enter states of stored articles at their place in the history: the latest state stands, ``first_seen_at`` moves back.

    The same comes of it as when they had been stored in the order in which they were seen; but of the facts beside the
    text, which former states do not hold, ``changed`` names those known to differ.
    """
    _save(db, articles, with_earlier)


def save_earlier_sightings(db: Database, articles: Sequence[Article]) -> None:
    """Move back since when states of stored articles were seen, by pages that are known: no state is made of them.

    Read again by other rules, such a page would else give an edit that nobody made.
    """
    _save(db, articles, sighted_earlier)


def _save(db: Database, articles: Sequence[Article], join: Callable[[History, Row], History]) -> None:
    with transaction(db):
        for article in articles:
            row = stored_rows(db, [article.id])[article.id]
            if row["url"] != article.url:
                continue
            before = History(row, former_states(db, [article.id])[article.id])
            after = join(before, article_row(article))
            if after != before:
                save_history(db, before, after)
                clusters.renew(db, [(before.row, after.row)])
