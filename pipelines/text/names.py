"""Names as they are written in life: capitals restored, placeholders out, Vietnamese and Highland names known."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from unicodedata import normalize

LONGEST_NAME = 40
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "del",
        "della",
        "den",
        "der",
        "la",
        "le",
        "van",
        "von",
        "und",
        "of",
        "bin",
        "ibn",
        "al",
        "el",
        "y",
        "e",
        "i",
    ]
)
_WORD = re.compile(r"[^\s-]+")
_SMALL = re.compile(r"[^\W\d_]\.")
_VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9àáèéìíòóùúýãõĩũ]")
_NO_NAME = re.compile(r"[\d:;!?…\"“”()\[\]/@#%&*+=<>|]|\.\s|\.$|,$")

_TOGETHER = re.compile(r"\s*\((?:avec|with|mit|con|com|met|med) [^()]{2,30}\)$", re.IGNORECASE)


def restore_case(name: str) -> str:
    """Return a name printed in capitals as it is written; any other, and letters no one could say, as they stand.

    >>> restore_case("NGUYỄN VĂN A"), restore_case("SIU H’NGUYỆT"), restore_case("RƠ CHÂM HLƠI"), restore_case("MDR OST")
    ('Nguyễn Văn A', 'Siu H’Nguyệt', 'Rơ Châm Hlơi', 'MDR OST')
    """
    words = name.split()
    if len(words) < 2 or not name.isupper() or not all(map(_can_be_said, words)):
        return name
    first, *rest = (_WORD.sub(_capitalised, word) for word in words)
    return " ".join(
        [first, *(word.lower() if word.lower() in _PARTICLES and len(word) > 1 else word for word in rest)]
    )


def is_placeholder(name: str) -> bool:
    """Whether words stand for nobody: ``P.V``, ``Bút danh``, ``admin``.

    >>> is_placeholder("P.V"), is_placeholder("Ann Lee")
    (True, False)
    """
    return name.casefold().strip(" .-()") in _placeholders()


def is_desk(line: str) -> bool:
    """Whether a line names nobody but a desk, and perhaps whom that took a text from.

    >>> is_desk("Rédaction en ligne (avec AFP)"), is_desk("Ann Lee (mit dpa)")
    (True, False)
    """
    return is_placeholder(_TOGETHER.sub("", line))


def is_vietnamese_name(words: str) -> bool:
    """Whether words are a name by their form: two to five capitalised syllables that begin with a family name.

    >>> [is_vietnamese_name(name) for name in ("Kpă Thuyên", "Siu H'Nguyệt", "NGUYỄN VĂN A", "Tuổi Trẻ", "Hà Nội mưa")]
    [True, True, True, False, False]
    """
    words = normalize("NFC", words.strip())
    syllables = words.replace("-", " ").split()
    if not 2 <= len(syllables) <= 5 or len(words) > LONGEST_NAME or _NO_NAME.search(words):
        return False
    if not all(syllable[0].isupper() for syllable in syllables):
        return False
    first = syllables[0].casefold().replace("’", "'")
    return first in _surnames() or first[:2] in {"h'", "k'", "r'"}


def looks_like_name(words: str) -> bool:
    """Whether a short line may be somebody's name: two to five capitalised words, no sentence.

    >>> looks_like_name("MINH ANH"), looks_like_name("Mưa to ở Huế")
    (True, False)
    """
    parts = words.split()
    return (
        2 <= len(parts) <= 5
        and len(words) <= LONGEST_NAME
        and not _NO_NAME.search(words)
        and all(part[0].isupper() or part.casefold() in _PARTICLES for part in parts)
    )


def _capitalised(match: re.Match[str]) -> str:
    """A word with one capital; behind an apostrophe after one letter, and between dots, each part has its own."""
    word = match[0]
    if _SMALL.match(word):
        return word
    head, mark, tail = word.replace("’", "'").partition("'")
    if mark and len(head) == 1 and tail:
        return head.upper() + word[1] + tail.capitalize()
    return word.capitalize()


def _can_be_said(word: str) -> bool:
    """Whether a word has a vowel, or is an initial; others are acronyms."""
    letters = normalize("NFD", word)
    return (
        not letters.isascii()
        or "." in word
        or len(word) == 1
        or any(letter in "AEIOUY" for letter in letters)
    )


@cache
def _surnames() -> frozenset[str]:
    """The names of ``surnames.txt``, casefolded."""
    return _lines_of("surnames.txt")


@cache
def _placeholders() -> frozenset[str]:
    """The words of ``placeholders.txt``, casefolded."""
    return _lines_of("placeholders.txt")


def _lines_of(name: str) -> frozenset[str]:
    text = files("pipelines.text").joinpath(name).read_text(encoding="utf-8")
    return frozenset(
        line.strip().casefold() for line in text.splitlines() if line and not line.startswith("#")
    )
