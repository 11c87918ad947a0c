"""The tables that tell a paper's country and clock: a line's first word, and the words after it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """Return a table of this package by its lines' first words; lines that begin with # are notes."""
    lines = files("crawler.adding").joinpath(name).read_text(encoding="utf-8").splitlines()
    return {
        first: tuple(rest) for first, *rest in (line.split() for line in lines if not line.startswith("#"))
    }
