"""The language an article is written in, told by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import chain
from unicodedata import normalize

from pipelines.dates.lexicon import base_language

ENOUGH = 1000
_LEAST_WORDS = 12
_CLEAR_SHARE, _CLEAR_LEAD = 0.08, 1.6
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_].*)?")
_WORD = re.compile(r"[^\W\d_]+(?:[\u0900-\u0dff]+[^\W\d_]*)*")
# Scripts that one language of the press owns, nearly: letters and its code.
_SCRIPTS = {
    "ja": "\u3041-\u30ff",
    "ko": "\uac00-\ud7a3",
    "zh": "\u4e00-\u9fff",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "he": "\u0590-\u05ff",
    "th": "\u0e01-\u0e5b",
    "lo": "\u0e81-\u0edf",
    "km": "\u1780-\u17ff",
    "my": "\u1000-\u109f",
    "ka": "\u10a0-\u10ff",
    "hy": "\u0530-\u058f",
    "bn": "\u0980-\u09ff",
    "pa": "\u0a01-\u0a76",
    "gu": "\u0a80-\u0aff",
    "or": "\u0b00-\u0b7f",
    "ta": "\u0b80-\u0bff",
    "te": "\u0c00-\u0c7f",
    "kn": "\u0c80-\u0cff",
    "ml": "\u0d00-\u0d7f",
    "si": "\u0d80-\u0dff",
    "am": "\u1200-\u137f",
}
_OF_SCRIPT = re.compile("|".join(f"([{letters}])" for letters in _SCRIPTS.values()))
_ANY_SCRIPT = re.compile(f"[{''.join(_SCRIPTS.values())}]")
_CODES = tuple(_SCRIPTS)


def language_of(text: str, declared: str | None) -> str | None:
    """Return the code of the language of a text: what its words say clearly, else what the page declares.

    Templates of papers in several languages often declare one for all.

    >>> language_of("Mưa to đã làm ngập nhiều nhà của người dân trong huyện vào sáng nay và chưa có dấu hiệu dừng", "en")
    'vi'
    >>> language_of("Court rules", "de-DE"), language_of("Court rules", "lang=")
    ('de', None)
    """
    stated = base_language(declared) if declared and _CODE.fullmatch(declared) else None
    text = normalize("NFC", text[:ENOUGH])
    script = None if text.isascii() else _by_script(text)
    return script or _by_words(text.casefold(), stated) or stated


def _by_script(text: str) -> str | None:
    """The language whose own script holds at least a third of the letters; kana make Chinese signs Japanese."""
    if not _ANY_SCRIPT.search(text):
        return None
    found = Counter(match.lastindex for match in _OF_SCRIPT.finditer(text))
    letters = sum(letter.isalpha() for letter in text)
    counts = {_CODES[index - 1]: number for index, number in found.items() if index}
    if counts.get("ja", 0) * 8 > counts.get("zh", 0):
        counts["ja"] = counts.pop("zh", 0) + counts["ja"]
    code = max(counts, key=lambda code: counts[code])
    return code if counts[code] * 3 > letters else None


def _by_words(text: str, stated: str | None) -> str | None:
    """The language whose small words are commonest, where that is clear; the stated one needs no lead."""
    words = _WORD.findall(text)
    if len(words) < _LEAST_WORDS:
        return None
    hits = Counter(chain.from_iterable(filter(None, map(_small_words().get, words))))
    if not hits:
        return None
    best, most = hits.most_common(1)[0]
    if most < _CLEAR_SHARE * len(words):
        return None
    if stated and stated in hits and most < _CLEAR_LEAD * hits[stated]:
        return stated
    return best


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    """The words of ``languages.txt`` and the languages that have them."""
    owners: dict[str, list[str]] = {}
    for line in files("pipelines.text").joinpath("languages.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, *words = line.split()
            for word in words:
                owners.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in owners.items()}
