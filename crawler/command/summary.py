"""What a database holds, told to a person who just made it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from storage.articles.summary import Counts, Summary


def summary_lines(summary: Summary, db_path: Path) -> Iterator[str]:
    """Yield the closing lines of a demo: what there is, what was refused, and what to do next."""
    yield ""
    yield f"  {db_path} holds {counted(summary.articles, 'article')} of {', '.join(name for name, _ in summary.outlets)},"
    yield f"  published {summary.first_day} to {summary.last_day}, {summary.undated} of them without a date."
    yield ""
    yield from bars(summary.sections)
    yield ""
    yield f"  Refused, each with its reason in the table rejects: {listed(summary.rejects)}."
    if summary.edited:
        yield f"  Edited since first seen: {counted(summary.edited, 'article')}; former states are in article_versions."
    yield ""
    yield "  Next:"
    command = command_here()
    for words, what in (
        (f'search "ca phe" --db {db_path}', "finds cà phê; diacritics never matter"),
        (f"serve --db {db_path}", "opens it in a browser"),
        ("demo", "again: nothing is fetched twice"),
    ):
        yield f"    {f'{command} {words}':<52} {what}"


def command_here() -> str:
    """Return how the command is called in this terminal: by its name where that is on the PATH, else by its place."""
    called = Path(sys.argv[0])
    if called.name != "dateline" or shutil.which("dateline"):
        return "dateline"
    return os.path.relpath(called)


def counted(number: int, noun: str) -> str:
    """Write a number with its noun.

    >>> counted(1, "article"), counted(1200, "article")
    ('1 article', '1,200 articles')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(counts: Counts) -> str:
    """Write names with their counts in a line.

    >>> listed((("video", 4), ("photo-story", 2)))
    'video 4, photo-story 2'
    """
    return ", ".join(f"{name} {number}" for name, number in counts) or "none"


def bars(counts: Counts, width: int = 40) -> Iterator[str]:
    """Draw a bar a name.

    >>> list(bars((("Kinh tế", 20), ("Xã hội", 10)), width=4))
    ['  Kinh tế  20 ████', '  Xã hội   10 ██']
    """
    longest = max((len(name) for name, _ in counts), default=0)
    most = max((number for _, number in counts), default=1)
    for name, number in counts:
        yield f"  {name:<{longest}} {number:>3} {'█' * max(1, round(number / most * width))}"
