"""The formats articles are taken away in; the columns bear the names of the data dictionary in each of them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from typing import BinaryIO, Protocol

from storage.articles.rows import Row
from storage.extras import require
from storage.takeaway.articles import EXPORTED

LISTS = ("authors", "tags", "images")


class Out(Protocol):
    """Writes rows to a stream it was given; ``close`` writes what the format ends with, and leaves the stream open."""

    def write(self, rows: Sequence[Row]) -> None:
        """Write a batch of rows."""

    def close(self) -> None:
        """Write the end."""


class CsvOut:
    """Comma-separated values with a line of names, UTF-8; lists as JSON arrays, missing values empty."""

    def __init__(self, stream: BinaryIO) -> None:
        self._text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
        self._csv = csv.DictWriter(self._text, [column.name for column in EXPORTED], lineterminator="\n")
        self._csv.writeheader()

    def write(self, rows: Sequence[Row]) -> None:
        """Write a batch of rows."""
        self._csv.writerows(rows)

    def close(self) -> None:
        """Write what is left."""
        self._text.detach()


class JsonLinesOut:
    """One JSON object a line, UTF-8; lists as arrays, missing values null."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, rows: Sequence[Row]) -> None:
        """Write a batch of rows."""
        lines = (json.dumps(with_lists(row), ensure_ascii=False) for row in rows)
        self._stream.write("".join(f"{line}\n" for line in lines).encode())

    def close(self) -> None:
        """Nothing is left to write."""
        self._stream.flush()


def parquet_out(stream: BinaryIO) -> Out:
    """Return what writes Parquet. Raises ``MissingExtraError`` where its library is not installed."""
    require("parquet")
    from storage.takeaway.parquet import ParquetOut  # noqa: PLC0415 - an extra of 170 MB, imported where it is asked for

    return ParquetOut(stream)


FORMATS: dict[str, Callable[[BinaryIO], Out]] = {"parquet": parquet_out, "csv": CsvOut, "jsonl": JsonLinesOut}


def with_lists(row: Row) -> Row:
    """Return a row whose JSON arrays are lists.

    >>> with_lists({"id": 1, "authors": '["Ann Lee"]', "tags": None})
    {'id': 1, 'authors': ['Ann Lee'], 'tags': None}
    """
    return {
        name: json.loads(value) if value is not None and name in LISTS else value
        for name, value in row.items()
    }
