"""Articles that are none by today's reading: set aside with all that is stored of them, and brought back whole."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from itertools import chain
from typing import Any

from sqlite_utils import Database

from storage.articles import clusters, counts
from storage.articles.corrections import stored_rows
from storage.articles.inserting import insert_rows
from storage.articles.rows import Row
from storage.articles.words import words_in
from storage.database import transaction
from storage.schema.tables import TABLES
from storage.search import index

# What is stored of an article beside its row, and by what it is numbered.
AROUND = {"article_versions": "version", "article_dates": "number", "related_links": "number"}
OF_THE_FILE = {"region": None, "cluster": None, "search_row": None}
# What a row lacks that was set aside before its table had all of today's columns.
EMPTY = {
    table.name: {column.name: column.type() if column.required else None for column in table.columns}
    for table in TABLES
    if table.name in {"articles", *AROUND}
}
NAMED = "url in (select value from json_each(?))"
FREE = f"select * from withdrawn where {NAMED} and article not in (select id from articles)"  # noqa: S608 - our own words


def withdraw(db: Database, rows: Sequence[Row], at: str) -> None:
    """Set articles aside that are none by today's reading, with every former state; their pages stay kept.

    ``at`` is the UTC instant that is remembered for it.
    """
    ids = [(row["id"],) for row in rows]
    with transaction(db):
        db.table("withdrawn").insert_all([_entry(db, row, at) for row in rows], replace=True)
        index.remove(db, rows)
        clusters.remove(db, rows)
        for table in AROUND:
            db.conn.executemany(f"delete from {table} where article = ?", ids)  # noqa: S608 - names of ours
        db.conn.executemany("delete from articles where id = ?", ids)
        counts.forget_none(db)


def restore(db: Database, urls: Collection[str]) -> dict[int, Row]:
    """Bring back what was set aside of pages that are articles again, and return their rows by id.

    Version, former states and ``first_seen_at`` are as if nothing had happened. Addresses of which nothing was set
    aside are passed by.
    """
    entries = list(db.query(FREE, [json.dumps(list(urls))]))
    if not entries:
        return {}
    kept = [rows_of(entry) for entry in entries]
    rows = [each["articles"] for each in kept]
    with transaction(db):
        insert_rows(db, rows, {row["id"]: words_in(row["body"]) for row in rows})
        for table in AROUND:
            db.table(table).insert_all(chain.from_iterable(each[table] for each in kept))
        db.conn.executemany("delete from withdrawn where article = ?", [(row["id"],) for row in rows])
    return stored_rows(db, [row["id"] for row in rows])


def set_aside(db: Database, urls: Collection[str]) -> set[str]:
    """Return those of some addresses whose articles were set aside."""
    found = db.execute(f"select url from withdrawn where {NAMED}", [json.dumps(list(urls))])  # noqa: S608 - our own words
    return {url for (url,) in found}


def rows_of(entry: Row) -> dict[str, Any]:
    """Return what was set aside, of a row of ``withdrawn``: the article's row, and by table the rows around it."""
    kept = json.loads(entry["rows"])
    around = {table: [{**EMPTY[table], **row} for row in kept[table]] for table in AROUND}
    return {"articles": {**EMPTY["articles"], **kept["articles"], "outlet": entry["outlet"]}, **around}


def _entry(db: Database, row: Row, at: str) -> Row:
    around = {
        table: list(db.query(f"select * from {table} where article = ? order by {number}", [row["id"]]))  # noqa: S608
        for table, number in AROUND.items()
    }
    rows = {"articles": row | OF_THE_FILE, **around}
    return {
        "article": row["id"],
        "url": row["url"],
        "outlet": row["outlet"],
        "withdrawn_at": at,
        "version": row["version"],
        "rows": json.dumps(rows, ensure_ascii=False, sort_keys=True),
    }
