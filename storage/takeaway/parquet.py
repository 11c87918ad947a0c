"""Articles as Parquet. Imported only where that is asked for: pyarrow is an extra."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from storage.articles.rows import Row
from storage.schema.shape import Column
from storage.takeaway.articles import EXPORTED
from storage.takeaway.formats import with_lists

TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64(), bytes: pa.binary()}
IMAGE = pa.struct([(name, pa.string()) for name in ("url", "caption", "credit")])
LISTS = {"authors": pa.list_(pa.string()), "tags": pa.list_(pa.string()), "images": pa.list_(IMAGE)}


class ParquetOut:
    """Writes Parquet packed with zstd, a row group a batch: lists as lists, each column with its description."""

    def __init__(self, stream: BinaryIO, columns: Sequence[Column] = EXPORTED) -> None:
        self._schema = pa.schema([_field(column) for column in columns])
        self._writer = ParquetWriter(stream, self._schema, compression="zstd")

    def write(self, rows: Sequence[Row]) -> None:
        """Write a batch of rows."""
        self._writer.write_batch(pa.RecordBatch.from_pylist([*map(with_lists, rows)], self._schema))

    def close(self) -> None:
        """Write what the file ends with."""
        self._writer.close()


def _field(column: Column) -> pa.Field:
    type_ = LISTS.get(column.name, TYPES[column.type])
    return pa.field(
        column.name, type_, nullable=not column.required, metadata={"description": column.description}
    )
