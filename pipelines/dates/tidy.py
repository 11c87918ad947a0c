"""The words of a date as one plain line: digits, blanks and signs in one form each."""

from __future__ import annotations

import html
import re
from unicodedata import decimal, normalize

LONGEST = 300
_FOREIGN_DIGIT = re.compile(r"[^\W0-9a-zA-Z_]", re.UNICODE)
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]"
)


def tidy(words: str) -> str:
    """Return the words in NFKC with ASCII digits, without entities and invisible signs; empty when too long to be a date.

    >>> tidy("2026-03-01T09:51:00&amp;#x2B;07:00"), tidy("٥ يونيو")
    ('2026-03-01T09:51:00+07:00', '5 يونيو')
    """
    if len(words) > LONGEST:
        words = words[: 40 * LONGEST].strip()
    if "&" in words:
        words = html.unescape(html.unescape(words))
    if not words.isascii():
        words = _FOREIGN_DIGIT.sub(_ascii_digit, normalize("NFKC", _INVISIBLE.sub("", words)))
        words = words.replace("\u2212", "-").replace("\u2010", "-").replace("\u2011", "-")
    line = " ".join(_INVISIBLE.sub("", words).split())
    return line if len(line) <= LONGEST else ""


def _ascii_digit(match: re.Match[str]) -> str:
    """The ASCII digit of a decimal digit of any script; other letters stay."""
    letter = match[0]
    value = decimal(letter, None)
    return letter if value is None else str(value)
