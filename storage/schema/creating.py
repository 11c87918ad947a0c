"""Creating tables and views as they are described, and bringing older ones to it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database
from sqlite_utils.db import ForeignKey

from storage.schema.shape import Column, Table, View


def create_table(db: Database, table: Table) -> None:
    """Create a strict table with its keys and indexes."""
    sql = db.create_table_sql(
        table.name,
        {column.name: column.type for column in table.columns},
        pk=table.key[0] if len(table.key) == 1 else table.key,
        foreign_keys=[_foreign_key(table, column) for column in table.columns if column.references],
        not_null=[column.name for column in table.columns if column.required and (column.name,) != table.key],
        strict=True,
    )
    db.execute(f"{sql.strip().removesuffix(';')}, WITHOUT ROWID" if table.by_key else sql)
    _bring_indexes(db, table)


def bring_up(db: Database, tables: Iterable[Table], views: Iterable[View]) -> None:
    """Bring a database of any age to the description: what its tables lack is added, views are made anew."""
    views = list(views)
    for view in views:
        db.execute(f'drop view if exists "{view.name}"')
    for table in tables:
        if db.table(table.name).exists():
            add_missing(db, table)
        else:
            create_table(db, table)
    for view in views:
        db.create_view(view.name, view.select)


def add_missing(db: Database, table: Table) -> None:
    """Add to a table of an earlier schema the columns and indexes that it lacks.

    A column that may not be null is filled with an empty text or zero. Indexes that are no longer described go;
    nothing that holds data does.
    """
    there = db.table(table.name).columns_dict
    for column in table.columns:
        if column.name not in there:
            empty = column.type() if column.required else None
            db.table(table.name).add_column(column.name, column.type, not_null_default=empty)
    _bring_indexes(db, table)


def _bring_indexes(db: Database, table: Table) -> None:
    """Make the indexes that are missing, and drop those of ours that serve nobody any more."""
    described = {
        *((columns, True, False) for columns in table.unique),
        *((columns, False, False) for columns in table.indexes),
        *((columns, False, True) for columns in table.sparse),
    }
    there = {
        (tuple(index.columns), bool(index.unique), bool(index.partial)): index.name
        for index in db.table(table.name).indexes
        if index.origin == "c"
    }
    for index in there.keys() - described:
        db.execute(f'drop index "{there[index]}"')
    for columns, unique, sparse in sorted(described - there.keys()):
        kind, which = (
            "unique index" if unique else "index",
            f" where {columns[0]} is not null" if sparse else "",
        )
        name = "_".join(("idx", table.name, *columns))
        db.execute(f'create {kind} "{name}" on "{table.name}" ({", ".join(columns)}){which}')


def _foreign_key(table: Table, column: Column) -> ForeignKey:
    other_table, other_column = (column.references or "").split(".")
    return ForeignKey(table.name, column.name, other_table, other_column)
