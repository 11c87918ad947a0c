"""Opening a database that is only read, also where neither the file nor its folder may be written."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sqlite_utils import Database, Migrations

from storage.database import (
    BUSY_TIMEOUT_S,
    NotADatabaseError,
    ReadOnlyDatabaseError,
    check_file,
    check_owner,
    open_database,
)
from storage.fold import register_fold
from storage.schema.migrations import MIGRATIONS


def open_to_read(path: str | Path) -> Database:
    """Open a database for reading, and return it; where it may be written, as ``open_database`` does.

    Where it may not, it is read as it lies there; one of an earlier Dateline is refused. Statements can call ``fold``.
    Raises ``MissingDatabaseError``, ``NotADatabaseError`` and ``ReadOnlyDatabaseError``.
    """
    path = Path(path)
    try:
        return open_database(path, create=False)
    except ReadOnlyDatabaseError:
        db = Database(connect_to_read(path, MIGRATIONS))
    register_fold(db.conn)
    return db


def connect_to_read(path: Path, migrations: Migrations) -> sqlite3.Connection:
    """Connect to a file that may not be written: beside its writer, else as one that nobody writes.

    Raises ``ReadOnlyDatabaseError``, where its schema is not today's, too.
    """
    address, is_of_today = way_in(path, migrations)
    if not is_of_today:
        raise ReadOnlyDatabaseError(path, "is of an earlier Dateline, and may not be brought up to date")
    return sqlite3.connect(address, uri=True, timeout=BUSY_TIMEOUT_S)


def way_in(path: Path, migrations: Migrations) -> tuple[str, bool]:
    """Return the address by which a file is read without being written, and whether its schema is today's.

    Raises ``ReadOnlyDatabaseError`` where there is none.
    """
    for immutable in (False, True):
        if immutable and unfinished(path):
            break
        address = address_of(path, immutable=immutable)
        with closing(sqlite3.connect(address, uri=True, timeout=BUSY_TIMEOUT_S)) as conn:
            try:
                return address, not migrations.pending(Database(conn))
            except sqlite3.OperationalError:
                continue
    raise ReadOnlyDatabaseError(path, "may not be written, and cannot be read as it lies there")


def check_served(path: str | Path, *, immutable: bool) -> None:
    """Make sure that a file can be read for long: beside a crawl or, if ``immutable``, without a lock and without a write.

    Raises ``MissingDatabaseError``, ``NotADatabaseError`` and ``ReadOnlyDatabaseError``.
    """
    path = Path(path)
    if not immutable:
        open_to_read(path).close()
    check_file(path, create=False)
    if immutable and (wal := unfinished(path)):
        raise NotADatabaseError(
            path, f"is not finished: {wal.name} holds more of it. Open it without --immutable"
        )
    with closing(sqlite3.connect(address_of(path, immutable=immutable), uri=True)) as conn:
        try:
            db = Database(conn)
            check_owner(db, path)
            if MIGRATIONS.pending(db):
                raise NotADatabaseError(path, "is of an earlier Dateline: open it once without --immutable")
        except sqlite3.OperationalError as problem:
            if immutable:
                raise NotADatabaseError(path, str(problem)) from problem
            raise ReadOnlyDatabaseError(
                path, "may not be written; --immutable serves it while no crawl runs"
            ) from problem
        except sqlite3.DatabaseError as problem:
            raise NotADatabaseError(path, str(problem)) from problem


def unfinished(path: Path) -> Path | None:
    """Return the file that holds what was written last and is not in the database's own file yet, None where all is."""
    wal = path.with_name(f"{path.name}-wal")
    return wal if wal.exists() and wal.stat().st_size else None


def address_of(path: Path, *, immutable: bool) -> str:
    """Return the address by which SQLite opens a file for reading only.

    >>> address_of(Path("/data/100%.db"), immutable=True)
    'file:/data/100%25.db?mode=ro&immutable=1'
    """
    return f"file:{quote(str(path.resolve()))}?mode=ro{'&immutable=1' if immutable else ''}"
