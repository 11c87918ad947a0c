"""Tables whose rows stand for themselves: of two rows with one key the later state stays."""

from __future__ import annotations

from sqlite_utils import Database

from storage.schema.crawls import ARCHIVES, CRAWLS, FEEDS, PAGES, REJECTS
from storage.schema.health import ALERTS
from storage.schema.shape import Table
from storage.schema.tables import OUTLET_REPEATS, OUTLETS

# In this order, so that what a row refers to is there before it; the articles come before the rejects and the archives.
BEFORE_ARTICLES = (OUTLETS, OUTLET_REPEATS, PAGES, FEEDS, CRAWLS, ALERTS)
AFTER_ARTICLES = (REJECTS, ARCHIVES)


def merge_table(db: Database, table: Table) -> None:
    """Bring the rows of the attached database ``other`` into a table.

    Of two rows with one key the one greater in ``table.newest`` stays; where they are equal, or the table has no such
    column, the one with more columns filled; then the one whose text is greater, so that every order gives the same.
    """
    names = [column.name for column in table.columns]
    told = [f'"{name}"' for name in names]
    values = [f"{name} = excluded.{name}" for name in told if name.strip('"') not in table.key] or [
        f"{told[0]} = {told[0]}"
    ]
    db.execute(
        f"insert into main.{table.name} ({', '.join(told)}) select {', '.join(told)} from other.{table.name} where true"  # noqa: S608 - our own names
        f" on conflict ({', '.join(table.key)}) do update set {', '.join(values)}"
        f" where {_weight(table, 'excluded')} > {_weight(table, table.name)}"
    )


def _weight(table: Table, row: str) -> str:
    """Return a row's weight in SQL, as a tuple that is never null."""
    values = [f'{row}."{column.name}"' for column in table.columns]
    newest = f"coalesce({row}.\"{table.newest}\", '')" if table.newest else "''"
    filled = " + ".join(f"({value} is not null)" for value in values)
    return f"({newest}, {filled}, json_array({', '.join(values)}))"
