"""The table of kept pages, and how an older file comes to it."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from storage.schema.creating import add_missing, create_table
from storage.schema.shape import Column, Table

REREADS = Table(
    "rereads",
    "Rereads that were broken off: how far each came, so that the next one goes on.",
    (
        Column("outlet", str, "Outlet whose pages were read again", required=True),
        Column("rules", str, "Fingerprint of the reader and of the outlet's rules", required=True),
        Column("fetched_at", str, "When the last page that was settled had been fetched", required=True),
        Column("url", str, "Address of that page", required=True),
        Column("pages", int, "Pages settled by then", required=True),
    ),
    key=("outlet",),
)
MIGRATIONS = Migrations("dateline-pages")

KEPT = Table(
    "kept",
    "Pages as they were fetched, most packed against another page of their outlet, their key page: "
    "what pages of one template share is stored once.",
    (
        Column("id", int, "Key, derived from address and body", required=True),
        Column("url", str, "Canonical address", required=True),
        Column("outlet", str, "Outlet the page belongs to", required=True),
        Column("fetched_at", str, "UTC instant of the request", required=True),
        Column("status", int, "HTTP status", required=True),
        Column("size", int, "Bytes of the body, unpacked", required=True),
        Column("key_page", int, "Page it is packed against; null for one packed alone", references="kept.id"),
        Column("content", bytes, "Headers as a line of JSON, and the body, packed with zstd", required=True),
    ),
    key=("id",),
    indexes=(("url", "fetched_at"), ("outlet", "fetched_at")),
)


@MIGRATIONS()
def m001_kept(db: Database) -> None:
    """Create the table of kept pages."""
    create_table(db, KEPT)


@MIGRATIONS()
def m002_latest(db: Database) -> None:
    """Find an outlet's latest pages by an index."""
    add_missing(db, KEPT)


@MIGRATIONS()
def m003_rereads(db: Database) -> None:
    """Remember how far rereads came."""
    create_table(db, REREADS)
