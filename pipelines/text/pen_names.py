"""Pen names that sign Vietnamese articles: two syllables of no family."""

from __future__ import annotations

import re
from unicodedata import normalize

_NO_PEN_NAMES = frozenset(
    [
        "việt nam",
        "đọc thêm",
        "xem thêm",
        "tin khác",
        "bình luận",
        "trang chủ",
        "liên hệ",
        "quảng cáo",
        "từ khóa",
    ]
)
# Consonants, vowels with their marks apart, consonants: all a syllable is.
_SYLLABLE = re.compile(
    r"(?:ngh?|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?(?:[aeiouy][\u0300-\u0323\u031b]*){1,3}(?:ng|nh|ch|[cmnpt])?"
)


def is_pen_name(words: str) -> bool:
    """Whether a line is two capitalised Vietnamese syllables and nothing else, as pen names are, and no label or country.

    >>> [is_pen_name(line) for line in ("Trúc Ly", "Đình Lưu", "Trúc ly", "Ann Lee", "Việt Nam", "Đọc Thêm")]
    [True, True, False, False, False, False]
    """
    words = normalize("NFC", words.strip())
    return (
        not words.isascii()
        and words.casefold() not in _NO_PEN_NAMES
        and len(parts := words.split(" ")) == 2
        and all(map(_is_capitalised_syllable, parts))
    )


def _is_capitalised_syllable(word: str) -> bool:
    """Whether a word has the sound of a Vietnamese syllable, and one capital."""
    letters = normalize("NFD", word.casefold().replace("đ", "d"))
    return word[:1].isupper() and word[1:] == word[1:].lower() and _SYLLABLE.fullmatch(letters) is not None
