"""Databases are merged by the command: twice is once, and what is wrong is told."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.saved import page

Dateline = Callable[..., Any]


@pytest.fixture
def two(dateline: Dateline, tmp_path: Path) -> list[Path]:
    """Return two databases of imported pages, which have one page in common."""
    paths = [tmp_path / "north.db", tmp_path / "south.db"]
    for path, numbers, seen in zip(paths, ((0, 1), (1, 2)), (1_700_000_000, 1_700_000_100), strict=True):
        for number in numbers:
            file = tmp_path / f"{path.stem}-{number}.html"
            file.write_text(page(number), encoding="utf-8")
            os.utime(file, (seen, seen))
            dateline("import", file, "--url", f"https://gazette.example/news-{number}", "--db", path)
    return paths


def test_merging_says_what_each_brought(dateline: Dateline, two: list[Path], tmp_path: Path) -> None:
    """New articles and pages of each; a second time nothing is new."""
    done = dateline("merge", *two, "--into", tmp_path / "all.db")
    assert done.out.splitlines() == [
        f"{two[0]}: 2 new; 2 of 2 kept pages are new",
        f"{two[1]}: 1 new, 1 unchanged; 1 of 2 kept pages are new",
    ]
    again = dateline("merge", *two[::-1], "--into", tmp_path / "all.db", "--no-pages")
    assert again.out.splitlines() == [f"{two[1]}: 2 unchanged", f"{two[0]}: 2 unchanged"]


def test_wrong_usage_is_told(dateline: Dateline, two: list[Path], tmp_path: Path) -> None:
    """A database is not merged into itself; one that is missing is named before anything is written."""
    itself = dateline("merge", *two, "--into", two[0])
    assert (itself.code, "is one of the databases to be merged" in itself.err) == (2, True)
    missing = dateline("merge", two[0], tmp_path / "none.db", "--into", tmp_path / "all.db")
    assert (missing.code, "none.db: there is no such file" in missing.err) == (1, True)
    assert "name another" in missing.err
    assert "--db" not in missing.err
    assert not (tmp_path / "all.db").exists()
