"""The search index: folded words in, folded words out, many rows a statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlite_utils import Database

from storage.articles.rows import Row
from storage.fold import fold

# SQLite writes the index out at the end of every statement, so a batch goes in at once.
ROWS_A_STATEMENT = 1000
WAITING = "select id, headline, summary, body from articles where search_row is null order by id limit ?"


def add(db: Database, rows: Sequence[Row], bodies: Mapping[int, str] | None = None) -> None:
    """Index articles: rows with ``search_row``, ``headline``, ``summary`` and ``body``.

    Who has folded the bodies gives them, by id.
    """
    for chunk in _chunks(rows):
        marks = ", ".join(["(?, ?, ?, ?)"] * len(chunk))
        db.conn.execute(
            f"insert into articles_fts (rowid, headline, summary, body) values {marks}",  # noqa: S608 - question marks
            [value for row in chunk for value in _folded(row, bodies[row["id"]] if bodies else None)],
        )


def remove(db: Database, rows: Sequence[Row]) -> None:
    """Take articles out of the index; the rows must say what was indexed, to the letter."""
    for chunk in _chunks(rows):
        marks = ", ".join(["('delete', ?, ?, ?, ?)"] * len(chunk))
        db.conn.execute(
            f"insert into articles_fts (articles_fts, rowid, headline, summary, body) values {marks}",  # noqa: S608
            [value for row in chunk for value in _folded(row)],
        )


def number(db: Database, rows: Sequence[Row]) -> None:
    """Give rows of new articles the next numbers of the index."""
    (last,) = db.execute("select coalesce(max(search_row), 0) from articles").fetchone()
    for search_row, row in enumerate(rows, start=last + 1):
        row["search_row"] = search_row


def add_waiting(db: Database) -> int:
    """Index the articles that are not, as those copied from another database, and return how many they were."""
    indexed = 0
    with db.atomic():
        while rows := list(db.query(WAITING, [ROWS_A_STATEMENT])):
            number(db, rows)
            add(db, rows)
            db.conn.executemany("update articles set search_row = :search_row where id = :id", rows)
            indexed += len(rows)
    return indexed


def rebuild(db: Database) -> None:
    """Index every article anew; SQLite's own "rebuild" would index words that are not folded."""
    with db.atomic():
        db.conn.execute("insert into articles_fts (articles_fts) values ('delete-all')")
        db.conn.execute("update articles set search_row = null")
        add_waiting(db)


def _folded(row: Row, body: str | None = None) -> tuple[int, str, str, str]:
    return row["search_row"], fold(row["headline"]), fold(row["summary"] or ""), body or fold(row["body"])


def _chunks(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    for start in range(0, len(rows), ROWS_A_STATEMENT):
        yield rows[start : start + ROWS_A_STATEMENT]
