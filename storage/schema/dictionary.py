"""The data dictionary: every table, view and column in words, written from the schema."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from storage.schema.shape import Column, Table, View
from storage.schema.tables import TABLES
from storage.schema.views import VIEWS

PATH = Path("docs/data-dictionary.md")
COMMAND = "python -m storage.schema.dictionary"
TYPES = {int: "integer", float: "real", str: "text"}
HEAD = f"""\
# Data dictionary

What stands in a Dateline database: its tables, views and columns. Written from `storage/schema/tables.py`, its
neighbours `storage/*_schema.py` and `storage/schema/views.py` by `{COMMAND}`; change it there.

Times are UTC, ISO 8601 (`2023-06-05T01:30:00Z`); days are the outlet's own. JSON columns are null rather than empty.
`articles_fts` is the full-text index over headline, summary and body; it holds words in lower case and without
accents, đ as d. `article_labels` is one over authors and tags, each of them whole, in lower case.
"""


def data_dictionary() -> str:
    """Return the data dictionary in Markdown."""
    parts = [HEAD, *map(_table, TABLES), "## Views\n", *map(_view, VIEWS)]
    return "\n".join(parts)


def _table(table: Table) -> str:
    rows = "\n".join(
        f"| `{column.name}` | {_type(column)} | {_note(table, column)}{column.description} |"
        for column in table.columns
    )
    private = " Left out of published copies." if table.private else ""
    return f"## `{table.name}`\n\n{table.description}{private}\n\n| column | type | holds |\n|---|---|---|\n{rows}\n"


def _view(view: View) -> str:
    rows = "\n".join(f"| `{name}` | {description} |" for name, description in view.columns)
    return f"### `{view.name}`\n\n{view.description}\n\n| column | holds |\n|---|---|\n{rows}\n"


def _type(column: Column) -> str:
    return TYPES[column.type] + ("" if column.required else ", or null")


def _note(table: Table, column: Column) -> str:
    return "".join(f"*{note}.* " for note in _notes(table, column))


def _notes(table: Table, column: Column) -> Iterator[str]:
    if column.name in table.key:
        yield "Key" if len(table.key) == 1 else "Part of the key"
    if (column.name,) in table.unique:
        yield "Unique"
    if column.references:
        yield f"→ `{column.references}`"
    if column.private:
        yield "Null in published copies"


if __name__ == "__main__":
    PATH.write_text(data_dictionary(), encoding="utf-8")
