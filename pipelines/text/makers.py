"""Lines under a text that tell who made it and out of what: sources, agencies, reporters beside the author, translators."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

LONGEST = 280  # letters; a longer one is a paragraph


def is_maker_line(line: str) -> bool:
    """Tell whether a line only says who made the text, or out of what.

    >>> [is_maker_line(line) for line in ("Quelle: dpa", "Ann Lee contributed to this report.", "SDA/sep", "Sources:")]
    [True, True, True, False]
    """
    return is_source_line(line) or _matches(line, "makers.txt")


def is_source_line(line: str) -> bool:
    """Tell whether a line only says out of what the text was made.

    >>> is_source_line("Quelle: dpa"), is_source_line("Ann Lee contributed to this report.")
    (True, False)
    """
    return _matches(line, "sources.txt")


def _matches(line: str, name: str) -> bool:
    return len(line) <= LONGEST and _lines(name).fullmatch(line.strip(" ()[]—–-").lower()) is not None


@cache
def _lines(name: str) -> re.Pattern[str]:
    """The expressions of a file; signs may end a line."""
    text = files("pipelines.text").joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return re.compile(rf"(?:{'|'.join(lines)})\W*")
