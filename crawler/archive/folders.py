"""Which files of a folder are to be imported."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

READABLE = (".txt", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".warc", ".warc.gz", ".jsonl")
# Where browsers put the pictures, scripts and frames of a page they save, beside it: the names that Windows ties to it.
BESIDE_A_PAGE = re.compile(
    r"(.+)(?:[._]files|[-_](?:Dateien|fichiers|archivos|arquivos|ficheiros|bestanden|file|filer|pliki|soubory"
    r"|tiedostot|dosyalar|datoteke|fajlovi|elemei|fails|failid|bylos|fitxers|fitxategiak))",
    re.IGNORECASE,
)
PAGES = (".html", ".htm", ".xhtml")


def files_in(paths: Iterable[Path]) -> list[Path]:
    """Return the files to import: those named, and below the folders named those whose name says they can be read.

    What a browser saved beside a page, in a folder ``NAME_files``, is part of that page and passed by.
    """
    files = [file for path in paths for file in (_below(path) if path.is_dir() else [path])]
    return list(dict.fromkeys(files))


def _below(folder: Path) -> list[Path]:
    found = list(folder.rglob("*"))
    parts_of_pages = {path for path in found if _is_beside_a_page(path)}
    return sorted(
        path
        for path in found
        if path.name.lower().endswith(READABLE) and parts_of_pages.isdisjoint(path.parents) and path.is_file()
    )


def _is_beside_a_page(path: Path) -> bool:
    named = BESIDE_A_PAGE.fullmatch(path.name)
    return named is not None and any(path.with_name(named[1] + end).is_file() for end in PAGES)
