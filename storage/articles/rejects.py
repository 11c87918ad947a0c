"""Pages that gave no article, each with its last verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
