"""Corrections: what our own reading got wrong, put right in place. The outlet edited nothing, so no version is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from storage import index
from storage.database import transaction
from storage.details import replace_details
from storage.records import Article
from storage.rows import TEXT, Row, article_row

READ = (
    *("headline", "summary", "body", "byline", "authors", "credit", "section", "tags", "language"),
    *(
        "published_on",
        "published_at",
        "published_local",
        "published_precision",
        "published_raw",
        "published_from",
    ),
    *("modified_at", "images", "paywalled"),
)
STAYS = ("id", "url", "outlet", "version", "first_seen_at", "last_seen_at")


@dataclass(frozen=True, slots=True)
class Correction:
    """An article as it is read today, the row stored of it, and the columns in which they differ."""

    article: Article
    stored: Row
    columns: tuple[str, ...]

    @property
    def row(self) -> Row:
        """The row as it should be."""
        return {
            **self.stored,
            **{name: value for name, value in article_row(self.article).items() if name not in STAYS},
        }


def stored_rows(db: Database, ids: Sequence[int]) -> dict[int, Row]:
    """Return the rows of articles by their ids, of those that are stored."""
    marks = ", ".join("?" * len(ids))
    return {row["id"]: row for row in db.table("articles").rows_where(f"id in ({marks})", ids)}


def compare(stored: Row, article: Article) -> Correction:
    """Compare an article with the row stored of it."""
    new = article_row(article)
    return Correction(article, stored, tuple(name for name in READ if stored[name] != new[name]))


def correct(db: Database, corrections: Sequence[Correction]) -> None:
    """Bring articles to how they are read today: rows, search index, dates and related links."""
    with transaction(db):
        for correction in corrections:
            _write(db, correction)
        reworded = [correction for correction in corrections if not set(TEXT).isdisjoint(correction.columns)]
        index.remove(db, [correction.stored for correction in reworded])
        index.add(db, [correction.row for correction in reworded])
        replace_details(db, [correction.article for correction in corrections])


def withdraw(db: Database, rows: Sequence[Row]) -> None:
    """Take articles out that are none by today's reading; their pages stay kept."""
    ids = [(row["id"],) for row in rows]
    with transaction(db):
        index.remove(db, rows)
        for table in ("article_versions", "article_dates", "related_links"):
            db.conn.executemany(f"delete from {table} where article = ?", ids)  # noqa: S608 - names of ours
        db.conn.executemany("delete from articles where id = ?", ids)


def _write(db: Database, correction: Correction) -> None:
    changed = {name: value for name, value in correction.row.items() if value != correction.stored[name]}
    if changed:
        db.table("articles").update(correction.stored["id"], changed)
