"""What a search has found, kept while its page is made: the list, its count and its facets all ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Found:
    """A statement, what it was asked with, and the numbers that it gave, as a JSON array."""

    sql: str
    parameters: Mapping[str, Any]
    numbers: str


# Each request is a task of its own, and so are its facets, which see what the request has set.
_FOUND: ContextVar[Found | None] = ContextVar("found", default=None)


def keep(found: Found | None) -> None:
    """Keep what was found for what this request asks from now on."""
    _FOUND.set(found)


def answered(sql: str, parameters: Any) -> tuple[str, Any]:  # noqa: ANN401 - a mapping, a sequence or None
    """Return a statement and its parameters, with the part that was asked before replaced by its answer."""
    found = _FOUND.get()
    if found is None or found.sql not in sql or not isinstance(parameters, Mapping):
        return sql, parameters
    if any(parameters.get(name) != value for name, value in found.parameters.items()):
        return sql, parameters
    given = "select value from json_each(:found_before)"
    return sql.replace(found.sql, given), {**parameters, "found_before": found.numbers}
