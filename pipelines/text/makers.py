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
    bare = line.strip(" ()[]—–-")
    return len(line) <= LONGEST and _lines().fullmatch(bare.lower()) is not None


@cache
def _lines() -> re.Pattern[str]:
    """The expressions of ``makers.txt``; a full stop may end a line."""
    text = files("pipelines.text").joinpath("makers.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return re.compile(rf"(?:{'|'.join(lines)})\W*")
