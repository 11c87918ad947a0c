"""What a search has found, kept while its page is made: the list, its count and its facets all ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Found:
    """A statement, what it was asked with, and the numbers that it gave, as a JSON array.

    ``passes`` tells that it asked for all that the page is narrowed by, so that all it found are shown.
    """

    sql: str
    parameters: Mapping[str, Any]
    numbers: str
    passes: bool


_COUNT = "select count(*) from articles where "
# Each request is a task of its own, and so are its facets, which see what the request has set.
_FOUND: ContextVar[Found | None] = ContextVar("found", default=None)


def keep(found: Found | None) -> None:
    """Keep what was found for what this request asks from now on."""
    _FOUND.set(found)


def answered(sql: str, parameters: Any) -> tuple[str, Any]:  # noqa: ANN401 - a mapping, a sequence or None
    """Return a statement and its parameters, with the part that was asked before replaced by its answer.

    Where all that was found is shown, a statement that counts it counts the answer.
    """
    found = _FOUND.get()
    if found is None or found.sql not in sql or not isinstance(parameters, Mapping):
        return sql, parameters
    if any(parameters.get(name) != value for name, value in found.parameters.items()):
        return sql, parameters
    parameters = {**parameters, "found_before": found.numbers}
    if found.passes and sql.startswith(_COUNT):
        return "select json_array_length(:found_before)", parameters
    return sql.replace(found.sql, "select value from json_each(:found_before)"), parameters
