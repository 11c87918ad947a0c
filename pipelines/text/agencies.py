"""Agencies and mastheads whose name beside a text is its credit, not its writer."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import pairwise

_PARTS = re.compile(r"\s*(?:[/,;+&]|\s-\s|\bund\b|\band\b|\bvà\b)\s*")
_WORDS = re.compile(r"[^\W_]+")

_SAYS_SO = re.compile(
    r"(?:báo|tạp chí|nhật báo|đài phát thanh|đài truyền hình|thông tấn xã)\s+[^\W\d_]", re.IGNORECASE
)


def is_agency(name: str) -> bool:
    """Whether a name is that of a known agency or masthead, or of several.

    >>> is_agency("ttxvn"), is_agency("AFP/dpa"), is_agency("Ann Lee")
    (True, True, False)
    """
    name = " ".join(name.split()).strip(" .-–—")
    if name.casefold() in _names():
        return True
    parts = [part for part in _PARTS.split(name) if part]
    return len(parts) > 1 and all(part.casefold() in _names() for part in parts)


def is_outlet(name: str) -> bool:
    """Whether a name is that of an agency or masthead that is known, or of one that says what it is.

    >>> is_outlet("Báo An Giang"), is_outlet("Tạp chí Sông Lam"), is_outlet("TTXVN"), is_outlet("Bảo An")
    (True, True, True, False)
    """
    return is_agency(name) or _SAYS_SO.match(name.strip()) is not None


def agency_in(line: str) -> str | None:
    """Return the known agencies that a line of a few words names, as printed, or None.

    >>> agency_in("Quelle: gazette.example, ino/dpa"), agency_in("Source: Associated Press")
    ('dpa', 'Associated Press')
    """
    words = _WORDS.findall(line)
    pairs = [" ".join(pair) for pair in pairwise(words)]
    return ", ".join(dict.fromkeys(name for name in (*pairs, *words) if is_agency(name))) or None


@cache
def _names() -> frozenset[str]:
    """The names of ``agencies.txt``, casefolded."""
    text = files("pipelines.text").joinpath("agencies.txt").read_text(encoding="utf-8")
    return frozenset(
        line.strip().casefold() for line in text.splitlines() if line and not line.startswith("#")
    )
