"""The search index: folded words in, folded words out, many rows a statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from sqlite_utils import Database

from storage.database import transaction
from storage.fold import fold
from storage.rows import Row

# SQLite writes the index out at the end of every statement, and whenever an id is smaller than the one before:
# rows go in by the hundred, in order of their ids.
ROWS_A_STATEMENT = 200
NEXT_ROWS = """
select id, headline, summary, body from articles where :last is null or id > :last order by id limit :limit
"""


def add(db: Database, rows: Sequence[Row]) -> None:
    """Index articles: rows with ``id``, ``headline``, ``summary`` and ``body``."""
    for chunk in _chunks(rows):
        marks = ", ".join(["(?, ?, ?, ?)"] * len(chunk))
        db.conn.execute(
            f"insert into articles_fts (rowid, headline, summary, body) values {marks}",  # noqa: S608 - question marks
            [value for row in chunk for value in _folded(row)],
        )


def remove(db: Database, rows: Sequence[Row]) -> None:
    """Take articles out of the index; the rows must say what was indexed, to the letter."""
    for chunk in _chunks(rows):
        marks = ", ".join(["('delete', ?, ?, ?, ?)"] * len(chunk))
        db.conn.execute(
            f"insert into articles_fts (articles_fts, rowid, headline, summary, body) values {marks}",  # noqa: S608
            [value for row in chunk for value in _folded(row)],
        )


def rebuild(db: Database) -> None:
    """Index every article anew; SQLite's own "rebuild" would index words that are not folded."""
    with transaction(db):
        db.conn.execute("insert into articles_fts (articles_fts) values ('delete-all')")
        last = None
        while rows := list(db.query(NEXT_ROWS, {"last": last, "limit": ROWS_A_STATEMENT})):
            add(db, rows)
            last = rows[-1]["id"]


def _folded(row: Row) -> tuple[int, str, str, str]:
    return row["id"], fold(row["headline"]), fold(row["summary"] or ""), fold(row["body"])


def _chunks(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    ordered = sorted(rows, key=itemgetter("id"))
    for start in range(0, len(ordered), ROWS_A_STATEMENT):
        yield ordered[start : start + ROWS_A_STATEMENT]
