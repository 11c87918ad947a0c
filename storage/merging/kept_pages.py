"""Kept pages of another database, kept here too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from storage.kept.pages import KeptPages, kept_path
from storage.merging.sources import kept_source


def merge_kept(db_path: Path, other_path: Path, on_page: Callable[[], None] = lambda: None) -> int:
    """Keep beside one database every state of every page kept beside another, and count those that are new.

    They are packed anew, against the key pages that are here. The other file is only read.
    """
    new = 0
    with (
        kept_source(kept_path(other_path)) as source,
        KeptPages(kept_path(db_path)) as ours,
        KeptPages(source, reading=True) as theirs,
    ):
        for page in theirs.each(former=True):
            new += ours.keep(page.url, page.outlet, page.fetched_at, page.status, page.headers, page.body)
            on_page()
    return new
