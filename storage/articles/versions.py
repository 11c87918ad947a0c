"""Former states of articles: read, and written anew where a history turns out to be another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlite_utils import Database

from storage.articles.histories import History
from storage.articles.rows import Row


def former_states(
    db: Database, ids: Sequence[int], schema: str = "main"
) -> defaultdict[int, tuple[Row, ...]]:
    """Return the former states of articles by their ids, in order; of the database attached as ``schema``."""
    marks = ", ".join("?" * len(ids))
    sql = f"select * from {schema}.article_versions where article in ({marks}) order by article, version"  # noqa: S608
    found: defaultdict[int, tuple[Row, ...]] = defaultdict(tuple)
    for row in db.query(sql, ids):
        found[row["article"]] += (row,)
    return found


def save_history(db: Database, before: History, after: History) -> None:
    """Write a stored article's history in place of the one it had; search index and clusters are for who calls this."""
    id_ = after.row["id"]
    db.table("articles").update(id_, after.row)
    if after.former != before.former:
        db.execute("delete from article_versions where article = ?", [id_])
        db.table("article_versions").insert_all(after.former)
