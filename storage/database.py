"""Opening a database: the file, its settings, its schema, and short transactions."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

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


def open_database(path: str | Path, *, create: bool = True, cache_kib: int = CACHE_KIB) -> Database:
    """Open the database at a path, bring its schema to today's, and return it.

    A large file of an earlier Dateline takes minutes, of which is told by warnings: without a log, on standard error.
    With ``create`` a missing file is made, and readers and one writer can work at the same time (WAL).
    Statements can call ``fold``. SQLite keeps ``cache_kib`` KiB of the file in memory at most.
    Raises ``MissingDatabaseError`` and ``NotADatabaseError``.
    """
    path = Path(path)
    _check_path(path, create=create)
    try:
        db = Database(sqlite3.connect(path, timeout=BUSY_TIMEOUT_S))
    except sqlite3.OperationalError as problem:
        raise NotADatabaseError(path, str(problem)) from problem
    try:
        _check_owner(db, path)
        _configure(db, create=create, cache_kib=cache_kib)
        if MIGRATIONS.pending(db):
            _bring_to_today(db, path)
    except sqlite3.DatabaseError as problem:
        db.close()
        raise NotADatabaseError(path, str(problem)) from problem
    except NotADatabaseError:
        db.close()
        raise
    return db


def check_unchanging(path: str | Path) -> None:
    """Make sure that a file can be read as it lies there, without a lock and without a write.

    Raises ``MissingDatabaseError`` and ``NotADatabaseError``.
    """
    path = Path(path)
    _check_path(path, create=False)
    wal = path.with_name(f"{path.name}-wal")
    if wal.exists() and wal.stat().st_size:
        raise NotADatabaseError(
            path, f"is not finished: {wal.name} holds more of it. Open it without --immutable"
        )
    uri = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
    db = Database(sqlite3.connect(uri, uri=True))
    try:
        _check_owner(db, path)
        if MIGRATIONS.pending(db):
            raise NotADatabaseError(path, "is of an earlier Dateline: open it once without --immutable")
    except sqlite3.DatabaseError as problem:
        raise NotADatabaseError(path, str(problem)) from problem
    finally:
        db.close()


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


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise NotADatabaseError(path, "is a folder")
    if not path.exists() and not create:
        raise MissingDatabaseError(path, "there is no such file")
    if not path.parent.is_dir():
        raise MissingDatabaseError(path, f"there is no folder {path.parent}")


def _check_owner(db: Database, path: Path) -> None:
    """Refuse a database somebody else made, rather than put our tables into it."""
    tables = set(db.table_names())
    begun = tables <= {MIGRATIONS.migrations_table}  # as one leaves it who is killed while making ours
    if not begun and not ("articles" in tables and MIGRATIONS.migrations_table in tables):
        raise NotADatabaseError(path, "is a SQLite database, but not one of Dateline")


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
