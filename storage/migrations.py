"""How a database comes to the schema of today, from nothing or from any released one."""

from __future__ import annotations

from sqlite_utils import Database, Migrations
from sqlite_utils.db import ForeignKey

from storage.schema import TABLES
from storage.shape import Table
from storage.views import VIEWS

MIGRATIONS = Migrations("dateline")

# The index holds folded words, the articles as printed: SQLite then marks matches in the original spelling.
# Marks count as letters, so that a word of either form is one token at the same place in both.
ARTICLES_FTS = """
create virtual table articles_fts using fts5(
    headline, summary, body,
    content="articles", content_rowid="id",
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
)
"""


@MIGRATIONS()
def m001_first_tables(db: Database) -> None:
    """Create every table, the search index and the views."""
    for table in TABLES:
        _create(db, table)
    db.execute(ARTICLES_FTS)
    for view in VIEWS:
        db.create_view(view.name, view.select)


def _create(db: Database, table: Table) -> None:
    created = db.table(table.name).create(
        {column.name: column.type for column in table.columns},
        pk=table.key[0] if len(table.key) == 1 else table.key,
        foreign_keys=[_foreign_key(table.name, c.name, c.references) for c in table.columns if c.references],
        not_null=[column.name for column in table.columns if column.required and (column.name,) != table.key],
        strict=True,
    )
    for columns in table.unique:
        created.create_index(columns, unique=True)
    for columns in table.indexes:
        created.create_index(columns)


def _foreign_key(table: str, column: str, references: str) -> ForeignKey:
    other_table, other_column = references.split(".")
    return ForeignKey(table, column, other_table, other_column)
