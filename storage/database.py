"""Opening a database: the file, its settings, its schema, and short transactions."""

from __future__ import annotations

import logging
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from storage.fold import register_fold
from storage.schema.migrations import MIGRATIONS

BUSY_TIMEOUT_S = 10.0
# What a batch of articles touches all over a large file: with SQLite's own 2 MB pages are written and read again within it.
CACHE_KIB = 65_536
# Pages of 4 KB, 64 MB: batch after batch touches the same pages, which then go to the file once.
PAGES_IN_WAL = 16_384
# Bytes of a file that is not brought to today's schema in a moment: some ten thousand articles.
LARGE = 100_000_000
logger = logging.getLogger(__name__)


class DatabaseFileError(Exception):
    """The file cannot serve as a database; ``path`` is the file, ``problem`` says what is wrong with it."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


class MissingDatabaseError(DatabaseFileError):
    """There is no such file, or no folder to make it in."""


class NotADatabaseError(DatabaseFileError):
    """There is a file, but it is no database of Dateline, or may not be opened."""


class ReadOnlyDatabaseError(NotADatabaseError):
    """The file or its folder may not be written, and what was asked for cannot be done without."""


def open_database(path: str | Path, *, create: bool = True, cache_kib: int = CACHE_KIB) -> Database:
    """Open the database at a path, bring its schema to today's, and return it.

    A large file of an earlier Dateline takes minutes, of which is told by warnings: without a log, on standard error.
    With ``create`` a missing file is made, and readers and one writer can work at the same time (WAL).
    Statements can call ``fold``. SQLite keeps ``cache_kib`` KiB of the file in memory at most.
    Raises ``MissingDatabaseError``, ``NotADatabaseError`` and ``ReadOnlyDatabaseError``.
    """
    path = Path(path)
    check_file(path, create=create)
    try:
        # uri: what is attached later may be opened for reading only, by its address.
        db = Database(sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, uri=True))
    except sqlite3.OperationalError as problem:
        raise _told(path, problem) from problem
    try:
        check_owner(db, path)
        _configure(db, create=create, cache_kib=cache_kib)
        if MIGRATIONS.pending(db):
            _bring_to_today(db, path)
    except sqlite3.DatabaseError as problem:
        db.close()
        raise _told(path, problem) from problem
    except NotADatabaseError:
        db.close()
        raise
    return db


def may_write(path: Path) -> bool:
    """Say whether a database may be written: the file, where there is one, and its folder, where SQLite puts two beside it."""
    places = (path, path.parent) if path.exists() else (path.parent,)
    effective = os.access in os.supports_effective_ids
    return all(os.access(place, os.W_OK, effective_ids=effective) for place in places)


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """Write all of a block or nothing of it.

    The write lock is taken at the start: a transaction that first reads would fail at once, without waiting,
    if another process wrote in between.
    """
    if db.conn.in_transaction:
        with db.atomic():
            yield
        return
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.rollback()
        raise
    db.commit()


def check_file(path: Path, *, create: bool) -> None:
    """Refuse a path where no database can be. Raises ``MissingDatabaseError`` and ``NotADatabaseError``."""
    if path.is_dir():
        raise NotADatabaseError(path, "is a folder")
    if not path.exists() and not create:
        raise MissingDatabaseError(path, "there is no such file")
    if not path.parent.is_dir():
        raise MissingDatabaseError(path, f"there is no folder {path.parent}")


def check_owner(db: Database, path: Path) -> None:
    """Refuse a database somebody else made, rather than put our tables into it. Raises ``NotADatabaseError``."""
    tables = set(db.table_names())
    begun = tables <= {MIGRATIONS.migrations_table}  # as one leaves it who is killed while making ours
    if not begun and not ("articles" in tables and MIGRATIONS.migrations_table in tables):
        raise NotADatabaseError(path, "is a SQLite database, but not one of Dateline")


def _told(path: Path, problem: sqlite3.DatabaseError) -> NotADatabaseError:
    if isinstance(problem, sqlite3.OperationalError) and not may_write(path):
        return ReadOnlyDatabaseError(path, "the file or its folder may not be written")
    return NotADatabaseError(path, str(problem))


def _bring_to_today(db: Database, path: Path) -> None:
    is_large = path.exists() and path.stat().st_size > LARGE
    if is_large:
        logger.warning("%s is brought up to date, once: some minutes for every million articles", path)
    begun = time.monotonic()
    MIGRATIONS.apply(db)
    if is_large:
        logger.warning("%s is up to date, after %.0f s", path, time.monotonic() - begun)


def _configure(db: Database, *, create: bool, cache_kib: int) -> None:
    if create:
        db.enable_wal()
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute(f"PRAGMA cache_size = -{cache_kib}")
    db.execute(f"PRAGMA wal_autocheckpoint = {PAGES_IN_WAL}")
    # Debian's SQLite writes zeros over all that is deleted: each piece of the search index, once it is joined with others.
    db.execute("PRAGMA secure_delete = OFF")
    db.execute("PRAGMA foreign_keys = ON")
    register_fold(db.conn)
