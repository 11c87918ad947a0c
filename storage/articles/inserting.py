"""Rows of articles that are not stored, put in with all that is worked out from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter

from sqlite_utils import Database

from storage.articles import clusters, counts
from storage.articles.rows import Row
from storage.articles.words import Words
from storage.schema.tables import ARTICLES
from storage.search import index, labels

INSERT = "insert into articles ({}) values ({})".format(  # noqa: S608 - our own columns
    ", ".join(column.name for column in ARTICLES.columns),
    ", ".join(f":{column.name}" for column in ARTICLES.columns),
)


def insert_rows(db: Database, rows: Sequence[Row], words: Mapping[int, Words]) -> None:
    """Insert rows of articles that are not stored, counted, with their places in the search index and their clusters.

    Region, cluster and ``search_row`` are those of this file, whatever the rows say. ``words`` are those of their
    bodies, by id.
    """
    regions = dict(db.execute("select slug, region from outlets").fetchall())
    for row in rows:
        row |= {"region": regions.get(row["outlet"]), "cluster": None}
    index.number(db, rows)
    clusters.assign(db, rows, {id_: each.prints for id_, each in words.items()})
    db.conn.executemany(INSERT, sorted(rows, key=itemgetter("id")))
    counts.add(db, rows)
    index.add(db, rows, {id_: each.folded for id_, each in words.items()})
    labels.add(db, rows)
