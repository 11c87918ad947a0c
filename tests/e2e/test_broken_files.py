"""One outlet's file is wrong: the others are served, it is named, and the exit code says so."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from crawler.alerts.delivery import Address
from crawler.alerts.texts import Message
from crawler.catalogue.outlets import BadOutletError, Catalogue
from crawler.command.watch import check_database
from storage.database import NotADatabaseError, open_database
from tests.crawler.paper import Site, announce, rows, serve

Dateline = Callable[..., Any]
ARTICLE = "council-settles-its-budget-12345"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A folder in which one file is right, and one says a zone that does not exist."""
    folder = tmp_path / "mine"
    folder.mkdir()
    paper = (
        '[outlet]\nname = "{}"\nhomepage = "https://{}.example/"\nlanguage = "en"\ntimezone = "Europe/{}"\n'
    )
    (folder / "herald.toml").write_text(paper.format("Herald", "herald", "London") + 'status = "active"\n')
    (folder / "broken.toml").write_text(paper.format("Broken", "broken", "Lodnon"))
    return folder


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Message]:
    """What arrives at whatever address."""
    messages: list[Message] = []
    monkeypatch.setattr(Address, "send", lambda _, message: messages.append(message))
    return messages


def test_the_others_are_listed(dateline: Dateline, mine: Path) -> None:
    """And the wrong one named with its remedy."""
    done = dateline("outlets", "list", "--outlets", mine)
    assert done.code == 1
    assert "herald\tHerald" in done.out
    assert "broken.toml" in done.err
    assert "Europe/London" in done.err


def test_the_others_are_crawled(mine: Path, tmp_path: Path) -> None:
    """Whether they were named or not."""
    with serve(Site()) as site:
        site.article(f"/{ARTICLE}", "Council settles its budget")
        announce(site, ARTICLE)
        site.outlet(mine, "herald", discover='feeds = ["/feed.xml"]')
        file = mine / "herald.toml"
        file.write_text(file.read_text().replace("[discover]", 'status = "active"\n[discover]'))
        for n, names in enumerate([[], ["broken", "herald"]]):
            db = tmp_path / f"{n}.db"
            words = ["crawl", *names, "--outlets", mine, "--db", db, "-s", "DOWNLOAD_DELAY=0"]
            command = [sys.executable, "-m", "crawler", *map(str, words)]
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
            assert done.returncode == 1
            assert "broken.toml" in done.stderr
            assert rows(db, "select outlet from articles") == [("herald",)]


def test_pages_of_the_others_are_known_by_their_host(mine: Path) -> None:
    """A host that none of them has may be that of the wrong file."""
    catalogue = Catalogue([mine])
    known = catalogue.of_host("herald.example")
    assert known is not None
    assert known.slug == "herald"
    with pytest.raises(BadOutletError, match="Lodnon"):
        catalogue.of_host("broken.example")


def test_a_watch_that_cannot_start_tells_why(
    dateline: Dateline, mine: Path, tmp_path: Path, told: list[Message]
) -> None:
    """Nobody sits before it; to start it again would not help, so it is wrong usage."""
    (tmp_path / "letter.txt").write_text("Dear editor, this is no database at all. " * 40)
    alert = ("--alert", "json://desk.example/alerts", "--outlets", mine)
    for names, db, words in (
        ("broken", "news.db", "Lodnon"),
        ("nobody", "news.db", "no outlet"),
        ("herald", "letter.txt", "not a database"),
    ):
        done = dateline("watch", names, "--db", tmp_path / db, *alert)
        assert (done.code, words in done.err) == (2, True)
        assert told[-1].title == "Dateline: the watch did not start"
        assert words in told[-1].text
    assert len(told) == 3


def test_a_watch_waits_for_a_full_disk_and_for_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a database cannot take now it may take later; a file of somebody else's it never will."""
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("create table theirs (id)")
    with pytest.raises(NotADatabaseError, match="not one of Dateline"):
        check_database(tmp_path / "other.db")
    open_database(tmp_path / "news.db").close()

    def full(*_: object, **__: object) -> sqlite3.Connection:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(sqlite3, "connect", full)
    check_database(tmp_path / "news.db")
