"""A database as Parquet parts, for DuckDB: articles by outlet and month, the other tables whole, and a script of views.

Imported only where that is asked for: pyarrow is an extra.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, closing
from itertools import chain, groupby, islice
from operator import itemgetter
from pathlib import Path
from urllib.parse import quote

from sqlite_utils import Database

from storage.schema.dictionary import data_dictionary
from storage.schema.shape import Table
from storage.schema.tables import ARTICLES, TABLES
from storage.takeaway.articles import EXPORTED, Choice, batches
from storage.takeaway.duckdb import duckdb_script
from storage.takeaway.parquet import ParquetOut

PARTS = ("outlet", "month")
NOTHING = "__HIVE_DEFAULT_PARTITION__"
ROWS_A_BATCH = 2_000


def write_partitioned(db: Database, choice: Choice, folder: Path, advance: Callable[[int], None]) -> None:
    """Write the chosen articles, and every other table, into a new folder.

    ``articles/outlet=…/month=…/`` hold the articles, ``tables/`` the rest, ``views.sql`` what DuckDB is to be told,
    ``data-dictionary.md`` what it all means. Batch after batch: memory stays flat, however many they are.
    """
    _write_articles(db, choice, folder / ARTICLES.name, advance)
    (folder / "tables").mkdir()
    for table in TABLES:
        if table is not ARTICLES:
            _write_table(db, table, folder / "tables" / f"{table.name}.parquet")
    (folder / "views.sql").write_text(duckdb_script(), encoding="utf-8")
    (folder / "data-dictionary.md").write_text(data_dictionary(), encoding="utf-8")


def _write_articles(db: Database, choice: Choice, folder: Path, advance: Callable[[int], None]) -> None:
    """Write outlet after outlet, in the order of an index: days of one month come together, and years between them."""
    ordered = chain.from_iterable(batches(db, choice, ROWS_A_BATCH, order="outlet, published_on"))
    for outlet, its_rows in groupby(ordered, key=itemgetter("outlet")):
        with ExitStack() as files:
            outs: dict[str | None, ParquetOut] = {}
            for month, rows in groupby(its_rows, key=itemgetter("month")):
                if month not in outs:
                    outs[month] = _part(folder, outlet, month, files)
                while batch := list(islice(rows, ROWS_A_BATCH)):
                    outs[month].write(
                        [{name: row[name] for name in row if name not in PARTS} for row in batch]
                    )
                    advance(len(batch))


def _part(folder: Path, outlet: str, month: str | None, files: ExitStack) -> ParquetOut:
    """Begin the file of an outlet's articles of a month, to be closed with the others of the outlet."""
    file = folder / _folder("outlet", outlet) / _folder("month", month) / "articles.parquet"
    file.parent.mkdir(parents=True)
    columns = [column for column in EXPORTED if column.name not in PARTS]
    return files.enter_context(closing(ParquetOut(files.enter_context(file.open("wb")), columns)))


def _folder(name: str, value: str | None) -> str:
    """The name of a part's folder, as Hive writes it and every reader of Parquet knows."""
    return f"{name}={NOTHING if value is None else quote(value, safe='')}"


def _write_table(db: Database, table: Table, file: Path) -> None:
    names = [column.name for column in table.columns]
    cursor = db.execute(f"select {', '.join(names)} from {table.name}")  # noqa: S608 - names of ours
    with file.open("wb") as stream, closing(ParquetOut(stream, table.columns)) as out:
        while rows := cursor.fetchmany(ROWS_A_BATCH):
            out.write([dict(zip(names, row, strict=True)) for row in rows])
