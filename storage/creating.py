"""Creating a table as it is described, and bringing an older one to its description."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.db import ForeignKey

from storage.shape import Column, Table


def create_table(db: Database, table: Table) -> None:
    """Create a strict table with its keys and indexes."""
    created = db.table(table.name).create(
        {column.name: column.type for column in table.columns},
        pk=table.key[0] if len(table.key) == 1 else table.key,
        foreign_keys=[_foreign_key(table, column) for column in table.columns if column.references],
        not_null=[column.name for column in table.columns if column.required and (column.name,) != table.key],
        strict=True,
    )
    for columns in table.unique:
        created.create_index(columns, unique=True)
    for columns in table.indexes:
        created.create_index(columns)


def add_missing(db: Database, table: Table) -> None:
    """Add to a table of an earlier schema the columns and indexes that it lacks."""
    stored = db.table(table.name)
    for column in table.columns:
        if column.name not in stored.columns_dict:
            stored.add_column(column.name, column.type)
    for columns in table.indexes:
        stored.create_index(columns, if_not_exists=True)


def _foreign_key(table: Table, column: Column) -> ForeignKey:
    other_table, other_column = (column.references or "").split(".")
    return ForeignKey(table.name, column.name, other_table, other_column)
