"""Questions an editor asks, each a query that Datasette offers by name; their words and SQL stand in a file of their own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

FILE = Path(__file__).parent / "questions.toml"


@dataclass(frozen=True, slots=True)
class Question:
    """A named query: what it is called in the address, the question in words, and the SQL that answers it.

    ``asks`` says of each parameter what may be filled in.
    """

    name: str
    title: str
    description: str
    sql: str
    asks: dict[str, str] = field(default_factory=dict)


QUESTIONS = tuple(
    Question(name, **told) for name, told in tomllib.loads(FILE.read_text(encoding="utf-8")).items()
)
