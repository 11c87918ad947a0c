"""Moving pages, and what came of them, from one outlet to another."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from storage.database import transaction
from storage.schema.tables import TABLES

MOVED = ("articles", "pages", "rejects", "withdrawn")
NAMING = [
    table.name for table in TABLES if any(column.references == "outlets.slug" for column in table.columns)
]
LEARNT = "outlet_repeats"


def addresses_of(db: Database, outlet: str) -> set[str]:
    """Return the addresses of all that is stored of an outlet."""
    return {
        url
        for table in MOVED
        for (url,) in db.execute(f"select url from {table} where outlet = ?", [outlet])  # noqa: S608 - our own names
    }


def move(db: Database, urls: Iterable[str], former: str, outlet: str) -> int:
    """Give articles, pages and rejects of one outlet to another that has a row; return how many articles these are.

    An outlet that has nothing left loses its row, with what was learnt from its pages.
    """
    moves = [{"url": url, "former": former, "outlet": outlet} for url in urls]
    with transaction(db):
        moved = [
            db.conn.executemany(
                f"update {table} set outlet = :outlet where url = :url and outlet = :former",  # noqa: S608 - our own names
                moves,
            ).rowcount
            for table in MOVED
        ]
        db.execute(
            "update articles set region = (select region from outlets where slug = :outlet) where outlet = :outlet",
            {"outlet": outlet},
        )
        if not any(_has(db, table, former) for table in NAMING if table != LEARNT):
            db.execute(f"delete from {LEARNT} where outlet = ?", [former])  # noqa: S608 - our own name
            db.execute("delete from outlets where slug = ?", [former])
    return moved[0]


def move_kept(kept: Database, urls: Iterable[str], former: str, outlet: str) -> None:
    """Give kept pages of one outlet to another."""
    with transaction(kept):
        kept.conn.executemany(
            "update kept set outlet = ? where url = ? and outlet = ?", [(outlet, url, former) for url in urls]
        )


def _has(db: Database, table: str, outlet: str) -> bool:
    found = db.execute(f"select 1 from {table} where outlet = ? limit 1", [outlet])  # noqa: S608 - our own names
    return found.fetchone() is not None
