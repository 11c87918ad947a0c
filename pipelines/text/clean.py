"""Words as a person would have typed them: one form of each letter, and nothing that cannot be seen."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from unicodedata import is_normalized, normalize

from pipelines.text.blanks import on_one_line
from pipelines.text.mojibake import mend

MOST_ROUNDS = 5
_UPPER = "".join(chr(code) for code in range(0x41, 0x1F00) if chr(code).isupper())
_SUSPECT = ("&", "<", "X-NONE", "Style Definitions")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_AMPERSANDS = re.compile(r"&(?:(?:amp|#0{0,3}38|#[xX]0{0,2}26);)+")
_NEVER_SEEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff"
)
_HIDDEN = re.compile(f"[{_NEVER_SEEN}\u200c\u200d]")
# Joiners shape Arabic and Indic letters and emoji; between Latin letters they are debris.
_INVISIBLE = re.compile(f"[{_NEVER_SEEN}]|(?<![\u0600-\u1fff\u2190-\U0010ffff])[\u200c\u200d]")
_DEBRIS = re.compile(
    r"<!--[^<>]{0,2000}>|<!\[endif\]-->|</?(?:o:p|_o3a_p|st1:\w{1,20}|[vwm]:\w{1,20}|\??xml:?\w{0,20}|br|p|span|div|font|b|i|u|em|strong|a)(?:\s[^<>]{0,2000})?/?>"
    r"|/\*\s?Style Definitions\s?\*/[^}]{0,3000}\}|\bNormal\s+0\s+(?:\d+\s+)?(?:false\s+){1,3}[A-Z-]{2,7}\s+X-NONE\s+X-NONE(?:\s+MicrosoftInternetExplorer4)?",
    re.IGNORECASE,
)
_ETH = re.compile("[\u00d0\u00f0\u0189\u0256]")
_ETH_TO_D = str.maketrans({"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u0256": "đ"})
_VIETNAMESE = re.compile("[\u01a0\u01a1\u01af\u01b0\u0102\u0103\u0110\u0111\u1ea0-\u1ef9]")
_WORD = re.compile(r"\w")
_GLUED = re.compile(
    rf"[.!?…](?<=[^\W\d_{_UPPER}]{{3}}.)[”\"]?(?=[{_UPPER}][^\W\d_{_UPPER}])(?!(?:Com|Net|Org|Vn|Js|Io|De|Eu)\b)"
)


def clean_line(text: str, language: str = "") -> str:
    """Return the words in one line, NFC, with single blanks, without signs that cannot be seen.

    Entities that were escaped once too often are read, word processors' debris goes, text decoded by the wrong table is
    mended where that is certain, and ``ð`` is ``đ`` in Vietnamese. Spelling stays as printed. Cleaning what is clean
    changes nothing.

    >>> clean_line("Chủ\\u200b tịch  &amp;quot;Ðắk Lắk&amp;quot;\\xa0<o:p></o:p>")
    'Chủ tịch "Đắk Lắk"'
    """
    for _ in range(MOST_ROUNDS):
        cleaned = _once(text, language)
        if cleaned == text:
            break
        text = cleaned
    return text


def clean_paragraphs(paragraphs: Iterable[str], language: str = "") -> tuple[str, ...]:
    """Return the paragraphs that hold words, each in one clean line, sentences glued at a lost break parted.

    Lines of signs, such as ``* * *``, go where there are others.

    >>> clean_paragraphs(["", "Hết mưa là nắng.Ông nói vậy."])
    ('Hết mưa là nắng. Ông nói vậy.',)
    """
    lines = [_GLUED.sub(_parted, clean_line(paragraph, language)) for paragraph in paragraphs]
    return tuple(filter(_WORD.search, lines)) or tuple(filter(None, lines))


def _parted(end: re.Match[str]) -> str:
    return f"{end[0]} "  # a function: for a template of a group ``re`` reads the template anew for each text


def _once(text: str, language: str) -> str:
    """One round of cleaning."""
    if not text.isascii() or not text.isprintable() or any(sign in text for sign in _SUSPECT):
        if "&" in text:
            text = _ENTITY.sub(lambda match: html.unescape(match[0]), _AMPERSANDS.sub("&", text))
        text = mend(text)
        if "<" in text or "X-NONE" in text:
            text = _DEBRIS.sub(" ", text)
        if _HIDDEN.search(text):
            text = _INVISIBLE.sub("", text)
        if not is_normalized("NFC", text):
            text = normalize("NFC", text)
        if _ETH.search(text) and (language[:2] == "vi" or _VIETNAMESE.search(text)):
            text = text.translate(_ETH_TO_D)
    return on_one_line(text)
