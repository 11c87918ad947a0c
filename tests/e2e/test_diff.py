"""Edits are shown word by word; what cannot be shown is told."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storage.articles.storing import save_articles
from storage.database import open_database
from storage.frontier.outlets import save_outlet
from storage.records import Article, OutletRecord

Dateline = Callable[..., Any]
URL = "https://gazette.example/wall"
STATES = (
    ("Council to mend wall", "Rain fell.\n\nIt will cost 8,000 pounds.\n\nWork begins soon."),
    ("Council to mend wall", "Rain fell.\n\nIt will cost 9,500 pounds.\n\nWork begins soon."),
    (
        "Council mends wall",
        "Rain fell.\n\nIt will cost 9,500 pounds.\n\nWork begins soon.\n\nPhotographs: Ann Lee",
    ),
)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Return a database of an article that was edited twice."""
    path = tmp_path / "news.db"
    db = open_database(path)
    save_outlet(db, OutletRecord("gazette", "Gazette", "https://gazette.example/", "en", "Europe/London"))
    for day, (headline, body) in enumerate(STATES, start=1):
        save_articles(
            db, [Article(URL, "gazette", headline, body, seen_at=f"2023-06-0{day}T02:00:00Z", read_by="1")]
        )
    db.close()
    return path


def test_each_edit_is_shown(dateline: Dateline, news: Path) -> None:
    """What went and what came; paragraphs that stayed are counted."""
    done = dateline("diff", URL, "--db", news)
    assert done.code == 0
    assert done.out.splitlines() == [
        "Council mends wall",
        URL,
        "",
        "version 1 → 2, seen 2023-06-02T02:00:00Z",
        "… 1 paragraph unchanged",
        "It will cost[- 8,000-]{+ 9,500+} pounds.",
        "… 1 paragraph unchanged",
        "",
        "version 2 → 3, seen 2023-06-03T02:00:00Z",
        "Council[- to mend-]{+ mends+} wall",
        "… 3 paragraphs unchanged",
        "{+Photographs: Ann Lee+}",
    ]


def test_two_versions_are_compared(dateline: Dateline, news: Path) -> None:
    """The first with the last, by the article's id."""
    db = open_database(news)
    (row,) = db.table("articles").rows
    db.close()
    out = dateline("diff", row["id"], "--to", "3", "--db", news).out
    assert "version 1 → 3" in out
    assert "[- 8,000-]{+ 9,500+}" in out


@pytest.mark.parametrize(
    ("arguments", "code", "problem"),
    [
        (["https://gazette.example/none"], 1, "has no article of this address or id"),
        (["99"], 1, "has no article of this address or id"),
        ([URL, "--from", "4"], 2, "it has no version 4; its latest is version 3"),
        ([URL, "--from", "2", "--to", "2"], 2, "--to 2 is no later version than 2"),
    ],
)
def test_what_cannot_be_shown_is_told(
    dateline: Dateline, news: Path, arguments: list[str], code: int, problem: str
) -> None:
    """In a sentence, with its exit code."""
    done = dateline("diff", *arguments, "--db", news)
    assert (done.code, problem in done.err) == (code, True)
