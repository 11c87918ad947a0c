"""The outlets' own rows."""

from __future__ import annotations

from dataclasses import asdict

from sqlite_utils import Database

from storage.database import transaction
from storage.records import OutletRecord


def save_outlet(db: Database, record: OutletRecord) -> None:
    """Insert an outlet, or bring its row to what its file says today; its articles follow with their region."""
    row = asdict(record)
    with transaction(db):
        db.table("outlets").upsert(row, pk="slug")
        db.execute("update articles set region = :region where outlet = :slug and region is not :region", row)


def name_of(db: Database, outlet: str) -> str:
    """Return an outlet's name as on its masthead, its slug where it has no row."""
    row = db.execute("select name from outlets where slug = ?", [outlet]).fetchone()
    return row[0] if row else outlet


def known_outlets(db: Database) -> frozenset[str]:
    """Return the outlets that have a row."""
    return frozenset(slug for (slug,) in db.execute("select slug from outlets"))
