"""What docs/analysing.md promises an analyst: each SQL, each page and each line of pandas, run on the demo."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette  # type: ignore[import-untyped]

from storage.datasette.serve import datasette_for

TEXT = Path("docs/analysing.md").read_text(encoding="utf-8")
OPENING, *SECTIONS = re.split(r"^## ", TEXT, flags=re.MULTILINE)
BLOCK = r"```{}\n(.+?)```"


@dataclass(frozen=True)
class Question:
    """A question of the document, and the three ways to its answer."""

    title: str
    sql: str
    page: str
    pandas: str


def block(language: str, text: str) -> str:
    """Return the one block of a language."""
    (found,) = re.findall(BLOCK.format(language), text, flags=re.DOTALL)
    return str(found)


QUESTIONS = [
    Question(
        section.splitlines()[0],
        block("sql", section),
        re.findall(r"^Page: `(.+)`$", section, flags=re.MULTILINE)[0],
        block("python", section),
    )
    for section in SECTIONS
]


@pytest.fixture(scope="module")
def served(demo_database: Path) -> Iterator[Datasette]:
    """Serve the demo's database."""
    datasette = datasette_for(demo_database)
    yield datasette
    datasette.get_database("news").close()
    datasette.executor.shutdown()


def asked(served: Datasette, path: str, **parameters: str) -> Any:
    """Ask for a page."""
    return asyncio.run(served.client.get(path, params=parameters or None, follow_redirects=True))


def test_there_are_a_dozen_questions() -> None:
    """At the least; each has two lines of pandas."""
    assert len(QUESTIONS) >= 12
    assert {len(question.pandas.strip().splitlines()) for question in QUESTIONS} == {2}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.title)
def test_the_page_opens(served: Datasette, question: Question) -> None:
    """It answers the question it is named for, and finds something."""
    answer = asked(served, question.page)
    assert answer.status_code == 200
    assert "Nothing fits" not in answer.text
    assert "Ask for something" not in answer.text


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.title)
def test_sql_and_pandas_agree(served: Datasette, demo_database: Path, question: Question) -> None:
    """Both give the same rows, whatever their order, and some."""
    told = asked(served, "/news.json", sql=question.sql, _shape="arrays").json()
    assert told["ok"], told
    names: dict[str, Any] = {}
    given = block("python", OPENING).replace('"demo.db"', repr(str(demo_database)))
    exec(given + question.pandas, names)
    names["db"].close()
    answer = names["answer"]
    table = answer.reset_index() if answer.index.names[0] else answer
    rows = [tuple(map(str, row)) for row in told["rows"]]
    assert rows
    assert sorted(tuple(map(str, row)) for row in table.itertuples(index=False)) == sorted(rows)
