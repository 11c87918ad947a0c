"""Corrections: what our own reading got wrong, put right in place. The outlet edited nothing, so no version is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from storage.articles import clusters
from storage.articles.rows import TEXT, Row, article_row
from storage.clock import utc_now
from storage.database import transaction
from storage.records import Article
from storage.search import index

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
STAYS = ("id", "url", "outlet", "version", "first_seen_at", "last_seen_at", "read_at")


@dataclass(frozen=True, slots=True)
class Correction:
    """The row stored of an article, and the row as it should be."""

    stored: Row
    row: Row

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns in which reading gives something else."""
        return tuple(name for name in READ if self.stored[name] != self.row[name])

    @property
    def is_needed(self) -> bool:
        """Whether anything of the row is to be written."""
        return self.stored != self.row


def stored_rows(db: Database, ids: Sequence[int]) -> dict[int, Row]:
    """Return the rows of articles by their ids, of those that are stored."""
    marks = ", ".join("?" * len(ids))
    return {row["id"]: row for row in db.table("articles").rows_where(f"id in ({marks})", ids)}


def correction(stored: Row, article: Article) -> Correction:
    """Return what brings a stored row to the article as it is read today."""
    read = {name: value for name, value in article_row(article).items() if name not in STAYS}
    return Correction(stored, {**stored, **read})


def correct(db: Database, corrections: Sequence[Correction]) -> None:
    """Bring rows to what they should be, and the search index and the clusters with them; they were read now."""
    with transaction(db):
        for entry in corrections:
            if entry.is_needed:
                changed = {name: value for name, value in entry.row.items() if value != entry.stored[name]}
                db.table("articles").update(entry.stored["id"], {**changed, "read_at": utc_now()})
        reworded = [entry for entry in corrections if not set(TEXT).isdisjoint(entry.columns)]
        index.remove(db, [entry.stored for entry in reworded])
        index.add(db, [entry.row for entry in reworded])
        clusters.renew(db, [(entry.stored, entry.row) for entry in corrections])
