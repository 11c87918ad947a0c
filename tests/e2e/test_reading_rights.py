"""Commands that only read, run by whom the database may not be written."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

Dateline = Callable[..., Any]
Rights = Callable[[], AbstractContextManager[None]]

URL = "https://gazette.example/bridge-reopens-12345.html"
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Bridge reopens</title><link rel="canonical" href="{URL}">
<meta property="article:published_time" content="2023-06-05T08:30:00+07:00"></head><body><article><h1>Bridge reopens</h1>
<p>The bridge over the river Ayun reopened on Monday after two months of repairs.</p>
<p>Lorries are allowed to cross it at night only, the district's road office said, until the rails are painted.</p>
</article></body></html>"""


@pytest.mark.parametrize(
    "words",
    [
        ("search", "bridge"),
        ("status",),
        ("export", "--csv", "-"),
        ("export", "--warc", "-"),
        ("explain", URL),
        ("diff", URL),
        ("reread", "--dry-run", "--jobs", "0"),
    ],
    ids=" ".join,
)
def test_who_may_only_read_is_told_the_same(
    dateline: Dateline, shared_folder: Path, tmp_path: Path, no_rights: Rights, words: tuple[str, ...]
) -> None:
    """As whoever may write, where no crawl has the database open."""
    page, db = tmp_path / "page.html", shared_folder / "news.db"
    page.write_text(PAGE)
    assert dateline("import", page, "--db", db).code == 0
    told = dateline(*words, "--db", db)
    with no_rights():
        again = dateline(*words, "--db", db)
    assert (again.code, again.err) == (told.code, told.err)
    if "--warc" not in words:  # which tells when it was written
        assert again.out == told.out


def test_what_cannot_be_done_without_the_right_to_write_says_so(
    dateline: Dateline, shared_folder: Path, tmp_path: Path, no_rights: Rights
) -> None:
    """In one line, with the remedy."""
    page, db = tmp_path / "page.html", shared_folder / "news.db"
    page.write_text(PAGE)
    assert dateline("import", page, "--db", db).code == 0
    with no_rights():
        reread = dateline("reread", "--db", db)
    assert (reread.code, reread.err.count("\n")) == (1, 1)
    assert "the file or its folder may not be written; get the right to write both" in reread.err
    assert "dateline publish" in reread.err
