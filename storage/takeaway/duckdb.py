"""What DuckDB is told to open Parquet parts as the same tables and views, with the words of the data dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from storage.schema.shape import Table
from storage.schema.tables import ARTICLES, TABLES
from storage.schema.views import VIEWS
from storage.takeaway.articles import EXPORTED

HEAD = """\
-- Dateline's tables and views, of the Parquet parts beside this file. In their folder:
--     duckdb news.duckdb -init views.sql
-- or from Python, with that folder as the working directory:
--     duckdb.connect().execute(open("views.sql").read())
-- DuckDB counts days from midnight, SQLite from noon.
create or replace macro julianday(instant) as julian(cast(instant as timestamp)) - 0.5;
"""
# The views are SQLite's. Where its words are not DuckDB's, they are put so.
NOW = "cast(now() at time zone 'UTC' as timestamp)"
WORDS = (
    (re.compile(r"date\('now', '-(\d+) days'\)"), rf"strftime({NOW} - interval \1 day, '%Y-%m-%d')"),
    (re.compile(r"strftime\('([^']+)', 'now', '-(\d+) days'\)"), rf"strftime({NOW} - interval \2 day, '\1')"),
    (
        re.compile(r"(?<= )\+(?=[a-z])"),
        "",
    ),  # a plus before a column keeps SQLite from an index; words take none in DuckDB
)


def duckdb_script() -> str:
    """Return the script: a view for each table and for each view, each column with its description."""
    return "\n".join([HEAD, *_tables(), *_views()])


def in_duckdb(select: str) -> str:
    """Return a statement of SQLite in the words of DuckDB.

    >>> in_duckdb("select date('now', '-7 days')")
    "select strftime(cast(now() at time zone 'UTC' as timestamp) - interval 7 day, '%Y-%m-%d')"
    >>> in_duckdb("select outlet from articles group by +outlet")
    'select outlet from articles group by outlet'
    """
    for ours, theirs in WORDS:
        select = ours.sub(theirs, select)
    return select


def _tables() -> Iterator[str]:
    for table in TABLES:
        columns = EXPORTED if table is ARTICLES else table.columns
        names = ", ".join(column.name for column in columns)
        yield f"create or replace view {table.name} as select {names} from {_parquet(table)};"  # noqa: S608 - names of ours
        yield from _comments(table.name, table.description, ((c.name, c.description) for c in columns))


def _parquet(table: Table) -> str:
    if table is not ARTICLES:
        return f"read_parquet('tables/{table.name}.parquet')"
    types = "{'outlet': varchar, 'month': varchar}"
    return f"read_parquet('articles/**/*.parquet', hive_partitioning = true, hive_types = {types})"


def _views() -> Iterator[str]:
    for view in VIEWS:
        yield f"create or replace view {view.name} as {in_duckdb(view.select).strip()};"
        yield from _comments(view.name, view.description, view.columns)


def _comments(name: str, description: str, columns: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f"comment on view {name} is {_quoted(description)};"
    for column, words in columns:
        yield f"comment on column {name}.{column} is {_quoted(words)};"


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
