"""What repeats across an outlet's pages, kept with the outlet."""

from __future__ import annotations

from sqlite_utils import Database

from storage.clock import utc_now
from storage.database import transaction
from storage.records import Repeats


def load_repeats(db: Database, outlet: str) -> Repeats:
    """Return what was learnt to repeat across an outlet's pages."""
    rows = list(db.table("outlet_repeats").rows_where("outlet = ?", [outlet], select="kind, text"))
    return Repeats(
        lines=frozenset(row["text"] for row in rows if row["kind"] == "line"),
        tags=frozenset(row["text"] for row in rows if row["kind"] == "tag"),
    )


def save_repeats(db: Database, outlet: str, repeats: Repeats) -> None:
    """Keep what repeats in place of what was kept before; what stays keeps the time it was learnt."""
    kept = load_repeats(db, outlet)
    with transaction(db):
        for kind, text in _rows(kept - repeats):
            db.conn.execute(
                "delete from outlet_repeats where (outlet, kind, text) = (?, ?, ?)", (outlet, kind, text)
            )
        db.conn.executemany(
            "insert into outlet_repeats (outlet, kind, text, learnt_at) values (?, ?, ?, ?)",
            [(outlet, kind, text, utc_now()) for kind, text in _rows(repeats - kept)],
        )


def _rows(repeats: Repeats) -> list[tuple[str, str]]:
    return [("line", text) for text in sorted(repeats.lines)] + [
        ("tag", text) for text in sorted(repeats.tags)
    ]
