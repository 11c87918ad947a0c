"""Text that was decoded by the wrong table, mended where that is certain, and text in old fonts, told apart."""

from __future__ import annotations

import re

LONGEST = 100_000
ENOUGH_TO_TELL = 1_500
# A lead byte of UTF-8 followed by its trail bytes, all read as Windows-1252 or Latin-1; one set to begin with is found fast.
_TRAIL_1252 = "\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
_DOUBLE = re.compile(
    "[\u00c2-\u00df\u00e0-\u00ef](?:"
    f"(?<=[\u00c2-\u00df])[\u0080-\u009f\u00a1-\u00bf{_TRAIL_1252}]"
    f"|(?<=[\u00e0-\u00ef])[\u0080-\u00bf{_TRAIL_1252}]{{2}})"
)
_MODERN = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_TCVN3 = re.compile(
    "[A-Za-z][\u00a8-\u00ae\u00b5-\u00bf\u00d7\u00f7]|[\u00a8-\u00ae\u00b5-\u00bf\u00d7\u00f7][a-z]|[a-z][\u00c0-\u00de](?![A-Z])"
)
_VNI = re.compile(
    "[aeouyAEOUY\u00f4\u00f6][\u00e0-\u00e5\u00e8-\u00eb\u00ef\u00f5\u00f8\u00f9\u00fb\u00fc](?![aeiouy]{2})"
)
_SHARE_TCVN3, _SHARE_VNI, _LEAST_WORDS = 0.25, 0.4, 8


def mend(text: str) -> str:
    """Return text read as UTF-8 where it had been read as a western table, else the text as it is.

    >>> mend("Tiáº¿ng Viá»‡t"), mend("« À table ! »")
    ('Tiếng Việt', '« À table ! »')
    """
    if text.isascii() or len(text) > LONGEST or not _DOUBLE.search(text):
        return text
    for table in ("latin-1", "cp1252"):
        try:
            return text.encode(table).decode("utf-8")
        except UnicodeError:
            continue
    import ftfy  # noqa: PLC0415 - only broken text pays for it

    return ftfy.fix_encoding(text)


def is_legacy_font(text: str) -> bool:
    """Whether text is Vietnamese in the codes of the TCVN3 or VNI fonts, which no table of letters explains.

    >>> is_legacy_font("Céng hoµ x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do H¹nh phóc")
    True
    >>> is_legacy_font("Cộng hòa xã hội chủ nghĩa Việt Nam, độc lập, tự do, hạnh phúc")
    False
    """
    text = text[:ENOUGH_TO_TELL]
    words = len(text.split())
    if words < _LEAST_WORDS or _western_signs(text) < _SHARE_TCVN3 * words or _MODERN.search(text):
        return False
    return len(_TCVN3.findall(text)) > _SHARE_TCVN3 * words or len(_VNI.findall(text)) > _SHARE_VNI * words


def _western_signs(text: str) -> int:
    """How many signs of Latin-1 a text has beside those of ASCII: old fonts draw every marked letter as one."""
    return len(text.encode("latin-1", "ignore")) - len(text.encode("ascii", "ignore"))
