"""Articles on their way out of the database: chosen by a filter, batch after batch, never all of them in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from storage.articles.rows import Row
from storage.fold import match_query
from storage.schema.shape import Column
from storage.schema.tables import ARTICLES
from storage.search.filters import EVERYTHING, Filter, Parameters, conditions

ROWS_A_BATCH = 5_000
OF_THIS_FILE_ONLY = "search_row"
WITH_WORDS = "a.search_row in (select rowid from articles_fts where articles_fts match :query)"

EXPORTED: tuple[Column, ...] = tuple(c for c in ARTICLES.columns if c.name != OF_THIS_FILE_ONLY)


@dataclass(frozen=True, slots=True)
class Choice:
    """The articles to take out: those that pass the filter and hold the words, where there are any."""

    wanted: Filter = EVERYTHING
    words: str | None = None


def number_of(db: Database, choice: Choice) -> int:
    """Count the articles chosen."""
    where, parameters = _where(db, choice)
    (number,) = db.execute(f"select count(*) from articles a where {where}", parameters).fetchone()  # noqa: S608 - conditions of ours
    return int(number)


def batches(
    db: Database, choice: Choice, size: int = ROWS_A_BATCH, *, order: str | None = None
) -> Iterator[list[Row]]:
    """Yield the rows chosen, in batches, all columns of the data dictionary but ``search_row``; in no order but one named.

    They are of one moment: what a crawl writes meanwhile is not among them.
    """
    where, parameters = _where(db, choice)
    names = [column.name for column in EXPORTED]
    by = f" order by {order}" if order else ""
    cursor = db.execute(f"select {', '.join(names)} from articles a where {where}{by}", parameters)  # noqa: S608 - conditions of ours
    while rows := cursor.fetchmany(size):
        yield [dict(zip(names, row, strict=True)) for row in rows]


def _where(db: Database, choice: Choice) -> tuple[str, Parameters]:
    where, parameters = conditions(db, choice.wanted)
    if choice.words is None:
        return where, parameters
    return f"{where} and {WITH_WORDS}", {**parameters, "query": match_query(choice.words)}
