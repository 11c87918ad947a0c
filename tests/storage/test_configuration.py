"""The configuration of the pages, in the shapes of Datasette 0.65 and of 1.0."""

from __future__ import annotations

import json
from typing import Any

import yaml

from storage.datasette.configuration import CONFIGURED_TABLE, ConfigurationFile, configuration_file
from storage.datasette.metadata import SETTINGS, datasette_metadata

CONFIG = yaml.safe_load(configuration_file(ConfigurationFile.DATASETTE_1_0))
METADATA = yaml.safe_load(configuration_file(ConfigurationFile.METADATA_1_0))


def joined(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return what both say, folder by folder."""
    both = one | other
    for key in one.keys() & other.keys():
        both[key] = joined(one[key], other[key])
    return both


def test_0_65_reads_all_of_it_from_one_file() -> None:
    """As the pages themselves are served."""
    assert json.loads(configuration_file(ConfigurationFile.METADATA_0_65)) == datasette_metadata()


def test_1_0_reads_the_same_from_two() -> None:
    """Nothing is lost between them, and the settings join them."""
    assert joined(CONFIG, METADATA) == datasette_metadata() | {"settings": SETTINGS}


def test_what_1_0_calls_configuration_is_no_metadata() -> None:
    """1.0 refuses or ignores what stands in the wrong file."""
    assert "plugins" not in METADATA
    for table in METADATA["databases"]["news"]["tables"].values():
        assert not table.keys() & CONFIGURED_TABLE
    assert "queries" not in METADATA["databases"]["news"]
    assert CONFIG["databases"]["news"]["tables"]["articles"]["fts_table"] == "articles_fts"


def test_no_question_hides_a_table_or_a_view() -> None:
    """Datasette shows the question where both have one name."""
    shown = datasette_metadata()["databases"]["news"]
    assert not shown["queries"].keys() & shown["tables"].keys()
