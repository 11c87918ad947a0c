"""Kept pages on their way into a web archive."""

from __future__ import annotations

from pathlib import Path

import click

from crawler.archive.warc_out import WarcOut
from crawler.command.new_file import new_file
from crawler.command.reread import choose
from crawler.command.steps import Steps
from storage.kept.pages import KeptPages, kept_path


def export_pages(db_path: Path, outlets: tuple[str, ...], warc: Path) -> int:
    """Write all kept states of the outlets' pages, or of all, as WARC 1.1, and return how many they are."""
    path = kept_path(db_path)
    if not path.exists():
        raise click.ClickException(f"{path}: there are no kept pages to export.")
    written = 0
    with KeptPages(path, reading=True) as kept:
        counts = kept.counts()
        chosen = choose(counts, outlets)
        with new_file(warc) as stream, Steps("pages", sum(map(counts.__getitem__, chosen))) as steps:
            out = WarcOut(stream, warc.name)
            for outlet in chosen:
                for page in kept.each(outlet, former=True):
                    out.write(page)
                    steps.advance()
                    written += 1
    return written
