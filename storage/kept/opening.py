"""Opening the file of kept pages: to keep pages in it, or where it may only be read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from storage.database import BUSY_TIMEOUT_S, ReadOnlyDatabaseError, may_write
from storage.reading import connect_to_read
from storage.schema.kept import MIGRATIONS


def open_kept(path: Path) -> Database:
    """Open the file or make it, and bring its schema to today's."""
    db = Database(sqlite3.connect(path, timeout=BUSY_TIMEOUT_S))
    db.enable_wal()
    db.execute("PRAGMA synchronous = NORMAL")
    if MIGRATIONS.pending(db):
        MIGRATIONS.apply(db)
    return db


def open_to_read(path: Path) -> Database:
    """Open the file as it lies there, but one of an earlier schema as ``open_kept`` does. Raises ``ReadOnlyDatabaseError``."""
    try:
        return Database(connect_to_read(path, MIGRATIONS))
    except ReadOnlyDatabaseError:
        if not may_write(path):
            raise
        return open_kept(path)
