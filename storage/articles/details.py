"""The rows around an article: the dates it offers, and the links cut from it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from storage.records import Article


def replace_details(db: Database, articles: Sequence[Article]) -> None:
    """Write the dates and related links of articles in place of those stored before."""
    by_id = {article.id: article for article in articles}
    ids = [(id_,) for id_ in by_id]
    db.conn.executemany("delete from article_dates where article = ?", ids)
    db.conn.executemany("delete from related_links where article = ?", ids)
    add_details(db, list(by_id.values()))


def add_details(db: Database, articles: Sequence[Article]) -> None:
    """Write the dates and related links of articles that have none stored; no article comes twice."""
    db.conn.executemany(
        "insert into article_dates (article, number, role, raw, value, origin, detail, chosen) "
        "values (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (article.id, number, date.role, date.raw, date.value, date.origin, date.detail, int(date.chosen))
            for article in articles
            for number, date in enumerate(article.dates, start=1)
        ],
    )
    db.conn.executemany(
        "insert into related_links (article, number, url, text) values (?, ?, ?, ?)",
        [
            (article.id, number, link.url, link.text)
            for article in articles
            for number, link in enumerate(article.related_links, start=1)
        ],
    )
