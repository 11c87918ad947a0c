"""The data dictionary says what the schema is."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.schema.dictionary import COMMAND, PATH, data_dictionary
from storage.schema.shape import Table
from storage.schema.tables import TABLES

ROOT = Path(__file__).parents[2]


def test_data_dictionary_is_fresh() -> None:
    """Who changes the schema writes the dictionary anew."""
    written = (ROOT / PATH).read_text(encoding="utf-8")
    assert written == data_dictionary(), f"{PATH} is stale: run `{COMMAND}`"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_table_is_described_in_words(table: Table) -> None:
    """Every table and column has a description; keys, indexes and references name columns that exist."""
    names = [column.name for column in table.columns]
    columns_of = {other.name: [column.name for column in other.columns] for other in TABLES}
    assert table.description.endswith(".")
    assert all(column.description for column in table.columns)
    assert all(name in names for columns in (table.key, *table.unique, *table.indexes) for name in columns)
    for reference in filter(None, (column.references for column in table.columns)):
        other, name = reference.split(".")
        assert name in columns_of[other]
