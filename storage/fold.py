"""One fold for what is indexed and what is asked, so that ``dang``, ``đảng`` and ``Đảng`` are one word."""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterable

from storage.remembered import Remembered

# Letters whose stroke or ligature is part of them, so that Unicode does not take it apart.
LETTERS = {
    "đ": "d", "ð": "d", "ɖ": "d", "ø": "o", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th",
}  # fmt: skip
# Marks a writer may leave out: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs.
# Signs without which a word is another word stay: Indic vowels, Japanese voicing.
OPTIONAL_MARKS = (
    range(0x0300, 0x0370),
    range(0x0591, 0x05C8),
    range(0x0610, 0x061B),
    range(0x064B, 0x0660),
    range(0x0670, 0x0671),
    range(0x06D6, 0x06ED),
    range(0x1AB0, 0x1B00),
    range(0x1DC0, 0x1E00),
    range(0x20D0, 0x2100),
    range(0xFE20, 0xFE30),
)
_QUERY_PARTS = re.compile(r'"([^"]*)"?|([^\s"]+)')
_MATCHES_NOTHING = '""'


def fold(text: str) -> str:
    """Return the text as the search index holds it: lower case, without accents, đ as d.

    Words stay where they are: a letter becomes letters, a mark nothing, any other sign itself. So the n-th word
    of the folded text is the n-th of the original, and matches can be marked in the original spelling.

    >>> fold("Chư Pưh: Đảng bộ, Đắk Lắk")
    'chu puh: dang bo, dak lak'
    >>> fold("Straße, Łódź, Ærø, ﬁn")
    'strasse, lodz, aero, fin'
    """
    return fold_words(text.split(" "))


def fold_words(words: Iterable[str]) -> str:
    """Return words of a text, folded, with a blank between them: to the index the same as the text."""
    return " ".join(map(_FOLDED_WORDS.__getitem__, words))


def match_query(words: str) -> str:
    """Return an FTS5 query that finds the words a person typed, all of them, however they are spelled.

    Words in double quotes stay together; a star at the end of a word finds its continuations. Nothing else has
    a meaning, so no input is an error; one without any word finds nothing.

    >>> match_query('Chư Pưh "xây dựng" NOT đ*')
    '"chu" "puh" "xay dung" "not" "d"*'
    >>> match_query('covid-19 (')
    '"covid 19"'
    """
    parts = (_part(phrase or word) for phrase, word in _QUERY_PARTS.findall(words))
    return " ".join(part for part in parts if part) or _MATCHES_NOTHING


def words_of(text: str) -> list[str]:
    """Return the words of a text as the index tells them apart, in lower case and as they are spelled.

    >>> words_of("Chư Pưh: 2.000 ha tiêu")
    ['chư', 'pưh', '2', '000', 'ha', 'tiêu']
    """
    return _spaced(text).lower().split()


def register_fold(conn: sqlite3.Connection) -> None:
    """Let SQL call ``fold``, which of null gives null, and ``word_counts``: a JSON object of a text's words and their numbers."""
    conn.create_function(
        "fold", 1, lambda text: None if text is None else fold(str(text)), deterministic=True
    )
    conn.create_function(
        "word_counts",
        1,
        lambda text: json.dumps(Counter(words_of(str(text or ""))), ensure_ascii=False),
        deterministic=True,
    )


def _part(typed: str) -> str:
    words = " ".join(_spaced(fold(typed)).split())
    star = "*" if typed.endswith("*") else ""
    return f'"{words}"{star}' if words else ""


def _spaced(text: str) -> str:
    """Put a blank in the place of every sign that is no part of a word."""
    return text.translate(_SPACED)


def _fold_word(word: str) -> str:
    return unicodedata.normalize("NFC", word).translate(_FOLDED)


_FOLDED_WORDS = Remembered(_fold_word)


class _Folded(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


class _Spaced(dict[int, str]):
    """A character that is part of words as it is, a blank for any other."""

    def __missing__(self, code: int) -> str:
        self[code] = spaced = chr(code) if _is_token(chr(code)) else " "
        return spaced


_FOLDED = _Folded()
_SPACED = _Spaced()


def _fold_character(char: str) -> str:
    if not _is_token(char):
        return char
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    bare = "".join(LETTERS.get(part, part) for part in apart if not _is_optional(part))
    whole = unicodedata.normalize("NFC", bare)
    return whole if all(map(_is_token, whole)) else char


def _is_optional(char: str) -> bool:
    return any(ord(char) in marks for marks in OPTIONAL_MARKS)


def _is_token(char: str) -> bool:
    """Tell whether the index counts the character as part of a word; see ``ARTICLES_FTS``."""
    category = unicodedata.category(char)
    return category[0] in "LN" or category in ("Co", "Mn", "Mc")
