"""The search index: folded words in, folded words out, many rows a statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlite_utils import Database

from storage.database import transaction
from storage.fold import fold
from storage.rows import Row

# SQLite writes the index out at the end of every statement, so rows go in by the hundred.
ROWS_A_STATEMENT = 200


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
        ids = [id_ for (id_,) in db.conn.execute("select id from articles order by id")]
        for start in range(0, len(ids), ROWS_A_STATEMENT):
            span = ids[start], ids[start:][:ROWS_A_STATEMENT][-1]
            add(
                db,
                list(
                    db.query(
                        "select id, headline, summary, body from articles where id between ? and ?", span
                    )
                ),
            )


def _folded(row: Row) -> tuple[int, str, str, str]:
    return row["id"], fold(row["headline"]), fold(row["summary"] or ""), fold(row["body"])


def _chunks(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    for start in range(0, len(rows), ROWS_A_STATEMENT):
        yield rows[start : start + ROWS_A_STATEMENT]
