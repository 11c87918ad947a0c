"""The configuration of the pages as files, for whoever serves a database with a Datasette of their own."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Any

import yaml

from storage.datasette.metadata import SETTINGS, datasette_metadata

# What Datasette 1.0 reads from `datasette.yaml`; titles and descriptions alone are left in its `metadata.yaml`.
# https://docs.datasette.io/en/1.0a14/upgrade_guide.html
CONFIGURED_TABLE = {"facets", "fts_pk", "fts_table", "hidden", "label_column", "size", "sort_desc"}


class ConfigurationFile(StrEnum):
    """A file Datasette reads: that of 0.65, or one of the two of 1.0."""

    METADATA_0_65 = "metadata-0.65"
    DATASETTE_1_0 = "datasette-1.0"
    METADATA_1_0 = "metadata-1.0"


def configuration_file(which: ConfigurationFile) -> str:
    """Return the text of a configuration file: JSON for 0.65, YAML for 1.0."""
    told = datasette_metadata()
    if which is ConfigurationFile.METADATA_0_65:
        return json.dumps(told, ensure_ascii=False, indent=2)
    chosen = _configured(told) if which is ConfigurationFile.DATASETTE_1_0 else _described(told)
    return yaml.safe_dump(chosen, allow_unicode=True, sort_keys=False, width=120).rstrip()


def _configured(told: dict[str, Any]) -> dict[str, Any]:
    return {
        "settings": SETTINGS,
        "plugins": told["plugins"],
        "databases": {
            name: {
                "queries": database["queries"],
                "tables": {
                    table: {key: value for key, value in shown.items() if key in CONFIGURED_TABLE}
                    for table, shown in database["tables"].items()
                },
            }
            for name, database in told["databases"].items()
        },
    }


def _described(told: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": told["title"],
        "description": told["description"],
        "databases": {
            name: {
                "description": database["description"],
                "tables": {
                    table: {key: value for key, value in shown.items() if key not in CONFIGURED_TABLE}
                    for table, shown in database["tables"].items()
                },
            }
            for name, database in told["databases"].items()
        },
    }
