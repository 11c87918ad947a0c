"""The words and lines the reader knows, kept as data beside the code: ``names.txt`` and ``lines.txt``."""

from __future__ import annotations

from importlib.resources import files


def load(name: str) -> dict[str, list[str]]:
    """Return a file of words: what stands after each ``head:``, a list of the entries under that head.

    Lines that begin with ``#`` are notes; a line that is indented belongs to the head before it.
    """
    entries: dict[str, list[str]] = {}
    head = ""
    for line in files("pipelines.reading").joinpath(name).read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if not line.startswith(" "):
            head, _, line = line.partition(":")  # noqa: PLW2901 - the rest of the line is an entry
        if line.strip():
            entries.setdefault(head, []).append(line.strip())
    return entries
