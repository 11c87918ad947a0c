"""A copy of a database to hand round: all that was printed, nothing of how it was fetched."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from storage.reading import open_to_read
from storage.schema.tables import TABLES

STEPS_BETWEEN_SIGNALS = 100_000  # of SQLite's machine, some milliseconds


def publish(path: Path, out: Path) -> None:
    """Write a compact copy of a database to a new file; a crawl may be writing to the database meanwhile.

    Kept pages, the frontier and what is told of the machine that crawled are left out, to the last byte: the copy is
    packed again after they were deleted. It is one file that needs no other beside it, and can be read where nothing
    may be written. It appears under its name when it is complete.
    Raises ``MissingDatabaseError``, ``NotADatabaseError``, ``ReadOnlyDatabaseError`` and ``KeyboardInterrupt``.
    """
    draft, unfinished = (out.with_name(f"{out.name}.{end}") for end in ("draft", "part"))
    try:
        with closing(open_to_read(path)) as db:
            _pack(db.conn, draft)
        with closing(sqlite3.connect(draft)) as copy:
            _take_out(copy)
            _pack(copy, unfinished)
        unfinished.rename(out)
    finally:
        draft.unlink(missing_ok=True)
        unfinished.unlink(missing_ok=True)


def _pack(conn: sqlite3.Connection, out: Path) -> None:
    """Write a packed copy; an interrupt is heard while SQLite works."""
    out.unlink(missing_ok=True)
    conn.set_progress_handler(lambda: 0, STEPS_BETWEEN_SIGNALS)
    try:
        conn.execute("vacuum into ?", [str(out)])
    except sqlite3.OperationalError as problem:
        if problem.sqlite_errorname == "SQLITE_INTERRUPT":
            raise KeyboardInterrupt from problem
        raise


def _take_out(copy: sqlite3.Connection) -> None:
    copy.execute("pragma journal_mode = off")
    for table in TABLES:
        private = [column.name for column in table.columns if column.private]
        if table.private:
            copy.execute(f"delete from {table.name}")  # noqa: S608 - names of ours
        elif private:
            copy.execute(f"update {table.name} set {', '.join(f'{name} = null' for name in private)}")  # noqa: S608
    copy.commit()
