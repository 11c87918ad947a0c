"""What another database has set aside: set aside here too, or joined with what this one knows of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Any

from sqlite_utils import Database

from storage.articles.corrections import stored_rows
from storage.articles.rows import Row
from storage.articles.withdrawing import AROUND, restore, rows_of, withdraw
from storage.database import transaction
from storage.merging.articles import Step
from storage.merging.tables import merge_table
from storage.schema.crawls import WITHDRAWN

# Known here too, but not to the letter: as an article, or as one that was set aside.
KNOWN = """
select * from other.withdrawn as o
where url in (select url from main.articles)
   or exists (select 1 from main.withdrawn w where w.url = o.url and w.rows <> o.rows)
"""
LATER = """
select url, max(withdrawn_at) from (select * from main.withdrawn union all select * from other.withdrawn) group by url
"""


def merge_withdrawn(db: Database) -> None:
    """Set aside what the database attached as ``other`` has set aside; the articles come before.

    What is an article in either is one, with the states of both; what both have set aside stays so, with the states
    of both.
    """
    known = list(db.query(KNOWN))
    with _attached(db, [rows_of(entry) for entry in known]) as articles, transaction(db):
        at = dict(db.execute(LATER).fetchall())
        again = restore(db, [entry["url"] for entry in known])
        Step(db, articles, "aside").take()
        merge_table(db, WITHDRAWN)
        for row in stored_rows(db, list(again)).values():  # joined, in place of what the other has set aside
            withdraw(db, [row], at[row["url"]])
        db.execute("delete from withdrawn where url in (select url from articles)")


@contextmanager
def _attached(db: Database, kept: Sequence[dict[str, Any]]) -> Iterator[list[Row]]:
    """Attach what stands around articles that were set aside, as if it were a database of its own; give their rows."""
    db.execute("attach ':memory:' as aside")
    try:
        for table in AROUND:
            db.execute(f"create table aside.{table} as select * from main.{table} limit 0")  # noqa: S608 - names of ours
            _fill(db, table, list(chain.from_iterable(each[table] for each in kept)))
        yield [each["articles"] for each in kept]
    finally:
        db.execute("detach aside")


def _fill(db: Database, table: str, rows: Sequence[Row]) -> None:
    if rows:
        names, values = ", ".join(rows[0]), ", ".join(f":{name}" for name in rows[0])
        with transaction(db):
            db.conn.executemany(f"insert into aside.{table} ({names}) values ({values})", rows)  # noqa: S608 - names of ours
