"""Which files of a folder are to be imported."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

READABLE = (".txt", ".html", ".htm", ".xhtml", ".warc", ".warc.gz", ".jsonl")


def files_in(paths: Iterable[Path]) -> list[Path]:
    """Return the files to import: those named, and below the folders named those whose name says they can be read."""
    files = [file for path in paths for file in (_below(path) if path.is_dir() else [path])]
    return list(dict.fromkeys(files))


def _below(folder: Path) -> list[Path]:
    return sorted(
        file for file in folder.rglob("*") if file.name.lower().endswith(READABLE) and file.is_file()
    )
