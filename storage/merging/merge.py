"""One database brought into another: articles with their histories, and all that stands around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from sqlite_utils import Database

from storage.database import transaction
from storage.merging.articles import Step
from storage.merging.sources import source
from storage.merging.tables import AFTER_ARTICLES, BEFORE_ARTICLES, merge_table
from storage.merging.withdrawn import merge_withdrawn
from storage.reading import way_in
from storage.schema.migrations import MIGRATIONS

ROWS_A_STEP = 500
ARTICLES = "select * from other.articles where id > ? order by id limit ?"
REGION = "update articles set region = :region where outlet = :slug and region is not :region"


def merge(db: Database, path: Path, on_step: Callable[[int], None] = lambda _: None) -> Counter[str]:
    """Bring all that another database holds into this one, and count its articles: new, changed, unchanged, rejected.

    The other is only read; of one of an earlier schema a copy is. Idempotent, and the same in whatever order databases
    are merged; what was broken off is gone on with by merging again. ``on_step`` is told how many articles each step
    brought. Raises ``MissingDatabaseError``, ``NotADatabaseError`` and ``ReadOnlyDatabaseError``.
    """
    with source(path) as file:
        db.execute("attach ? as other", [way_in(file, MIGRATIONS)[0]])
        try:
            return _merge(db, on_step)
        finally:
            db.execute("detach other")


def _merge(db: Database, on_step: Callable[[int], None]) -> Counter[str]:
    counts: Counter[str] = Counter()
    with transaction(db):
        for table in BEFORE_ARTICLES:
            merge_table(db, table)
        for outlet in list(db.query("select slug, region from outlets")):
            db.execute(REGION, outlet)
    last = -1
    while theirs := list(db.query(ARTICLES, [last, ROWS_A_STEP])):
        with transaction(db):
            counts += Step(db, theirs).take()
        last = theirs[-1]["id"]
        on_step(len(theirs))
    merge_withdrawn(db)
    with transaction(db):
        for table in AFTER_ARTICLES:
            merge_table(db, table)
        db.execute("delete from rejects where url in (select url from articles)")
    return counts
