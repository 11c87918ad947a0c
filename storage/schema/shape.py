"""What a table, a column and a view are, as data: from it they are created, described and checked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type, and one sentence an analyst understands.

    ``references`` is ``table.column``; ``required`` columns are never null. What is ``private`` is its owner's own
    affair, and null in a published copy.
    """

    name: str
    type: type[str | int | float | bytes]
    description: str
    required: bool = False
    references: str | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns in order, its key, and the indexes Datasette sorts and facets by.

    A ``sparse`` index holds only the rows whose first column of the index is not null, where few have it. Of two rows
    with one key the one greater in ``newest`` is the later. The rows of a ``private`` table are its owner's own affair,
    and left out of a published copy. ``by_key`` tables have no row numbers: their rows stand in the order of the key,
    which need not be stored twice.
    """

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    unique: tuple[tuple[str, ...], ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()
    sparse: tuple[tuple[str, ...], ...] = ()
    newest: str | None = None
    private: bool = False
    by_key: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A view: the statement behind it, and its columns as ``(name, description)``."""

    name: str
    description: str
    columns: tuple[tuple[str, str], ...]
    select: str
