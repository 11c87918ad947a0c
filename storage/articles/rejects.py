"""Pages that gave no article, each with its last verdict."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlite_utils import Database

from storage.database import transaction
from storage.records import Reject


def save_rejects(db: Database, rejects: Sequence[Reject], crawl_id: str | None, seen_at: str) -> None:
    """Record pages that gave no article; a page rejected before gets the new verdict and is counted."""
    with transaction(db):
        db.conn.executemany(
            """
            insert into rejects (url, outlet, crawl, stage, reason, detail, seen_at, times)
            values (?, ?, ?, ?, ?, ?, ?, 1)
            on conflict (url) do update set
                outlet = excluded.outlet, crawl = excluded.crawl, stage = excluded.stage, reason = excluded.reason,
                detail = excluded.detail, seen_at = excluded.seen_at, times = times + 1
            """,
            [(r.url, r.outlet, crawl_id, str(r.stage), r.reason, r.detail, seen_at) for r in rejects],
        )


def forget_rejects(db: Database, urls: Iterable[str]) -> None:
    """Take pages out of the rejects: they are articles now."""
    db.conn.executemany("delete from rejects where url = ?", [(url,) for url in urls])


def forget_rejects_of_file(db: Database, url: str, standing: Collection[str] = ()) -> None:
    """Take out the rejects of a file that was read again, and of places in it (``url#…``), but for those that still stand."""
    within = (
        "url = :url or (url > :url || '#' and url < :url || '$')"  # the sign behind "#": found by the key
    )
    found = db.table("rejects").rows_where(within, {"url": url}, select="url")
    mended = {row["url"] for row in found} - set(standing)
    if mended:
        with transaction(db):
            forget_rejects(db, mended)


def forget_refusals(db: Database, urls: Iterable[str]) -> None:
    """Take pages that could not be fetched out of the rejects: they were; what their content was rejected for stays."""
    db.conn.executemany("delete from rejects where url = ? and stage = 'fetch'", [(url,) for url in urls])
