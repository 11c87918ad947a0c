"""The archives that were read by a cluster and joined: it is the database that knows what it holds."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from storage.clock import utc_now
from storage.database import open_database, transaction


def joined_archives(path: Path) -> set[str]:
    """Return the names of the archives that a database holds; none where there is no database yet."""
    if not path.exists():
        return set()
    with closing(open_database(path)) as db:
        return {name for (name,) in db.execute("select name from archives")}


def note_joined(db: Database, name: str, address: str) -> None:
    """Note that all of an archive is in the database."""
    with transaction(db):
        db.table("archives").upsert({"name": name, "address": address, "joined_at": utc_now()}, pk="name")
