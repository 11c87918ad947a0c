"""A file that a verb writes: under its name only when it is whole, and never over another."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

STDOUT = Path("-")


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file to be written, or standard output for ``-``; what is broken off is removed."""
    if path == STDOUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if path.exists():
        raise click.UsageError(f"{path} is there already; name another file, or remove it.")
    unfinished = path.with_name(f"{path.name}.part")
    try:
        with unfinished.open("wb") as stream:
            yield stream
        unfinished.rename(path)
    finally:
        unfinished.unlink(missing_ok=True)
