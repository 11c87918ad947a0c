"""What ``dateline export --partitioned`` does: a database as Parquet parts, for DuckDB."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import click

from crawler.command.filtering import known
from crawler.command.steps import Steps
from storage.extras import require
from storage.reading import open_to_read
from storage.takeaway.articles import Choice, number_of


def export_parts(db_path: Path, choice: Choice, folder: Path) -> int:
    """Write the chosen articles and the other tables into a folder, and return how many articles they are.

    The folder appears under its name when it is complete. Raises ``MissingExtraError`` where pyarrow is not installed.
    """
    require("duckdb")
    from storage.takeaway.partitioned import write_partitioned  # noqa: PLC0415 - an extra, imported where it is asked for

    if folder.exists():
        raise click.UsageError(f"{folder} is there already; name another folder, or remove it.")
    unfinished = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    try:
        with closing(open_to_read(db_path)) as db:
            known(db, choice.wanted)
            with Steps("articles", number_of(db, choice)) as steps:
                write_partitioned(db, choice, unfinished, steps.advance)
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return steps.done
