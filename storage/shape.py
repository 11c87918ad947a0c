"""What a table, a column and a view are, as data: from it they are created, described and checked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type, and one sentence an analyst understands.

    ``references`` is ``table.column``; ``required`` columns are never null.
    """

    name: str
    type: type[str | int | float | bytes]
    description: str
    required: bool = False
    references: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns in order, its key, and the indexes Datasette sorts and facets by."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    unique: tuple[tuple[str, ...], ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """A view: the statement behind it, and its columns as ``(name, description)``."""

    name: str
    description: str
    columns: tuple[tuple[str, str], ...]
    select: str
