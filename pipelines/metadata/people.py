"""Names out of the strings in which publishers give them: split, stripped, and junk left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipelines.metadata import vocabulary
from pipelines.metadata.words import key, plain
from pipelines.text.agencies import is_agency
from pipelines.text.names import is_placeholder

LONGEST_NAME = 80
MOST_NAMES = 25
MOST_SLASHED = 3

ADDRESS = re.compile(r"https?:|www\.|\.(?:com|html?|php)\b/|[\w.+-]+@[\w-]+\.\w+")
EMAIL = re.compile(r"[(<\[]?[\w.+-]+@[\w-]+\.[\w.]+[)>\]]?")
INITIALS = re.compile(r"\s*\((?:[a-zäöü/.,]{1,8}|[^()]*@[^()]*)\)\s*$")
SURE_SPLIT = re.compile(
    r"\s*[;|•·、，\n]\s*|\s+[–—]\s+|\s+(?:" + "|".join(map(re.escape, vocabulary.JOINERS)) + r")\s+",
    re.IGNORECASE,
)
SHORT_SPLIT = re.compile(r"\s+(?:" + "|".join(map(re.escape, vocabulary.SHORT_JOINERS)) + r")\s+")
COMMA = re.compile(r"\s*,\s*(?:and|und|et|y|e|og|och|en|và|и)?\s*\b")
PREFIX = re.compile(
    r"^(?:"
    + "|".join(sorted(map(re.escape, vocabulary.NAME_PREFIXES), key=len, reverse=True))
    + r")(?:\s*[:：/／・]\s*|\s+)",
    re.IGNORECASE,
)
SUFFIX = re.compile(
    r"[\s,]+(?:" + "|".join(map(re.escape, vocabulary.NAME_SUFFIXES)) + r")\s*$", re.IGNORECASE
)
ACCOUNT = re.compile(r"^(?:[a-z0-9]+(?:[-_][a-z0-9]+)+|[a-z]{6,}|[a-z]+\d+)$")
OF_GEORGIA = frozenset(map(chr, range(0x10D0, 0x1100)))  # small letters to Python, and the only ones in use
FEW_SIGNS = re.compile(r"[\u4e00-\u9fff]{2,4}|[\uac00-\ud7a3]{3}")
LETTER = re.compile(
    r"[^\W\d_]|[\u0900-\u0965\u0970-\u109f]"
)  # the vowels of Indic scripts are no letters to Python


def names_of(text: str) -> list[str]:
    """Return the names in a string, in order, each once; agencies and outlets among them.

    >>> names_of("By Ann Lee, Bob Roe and C. Dee")
    ['Ann Lee', 'Bob Roe', 'C. Dee']
    >>> names_of("https://example.org/authors/ann-lee"), names_of("admin"), names_of("ann@example.org")
    ([], [], [])
    >>> names_of("Per Stenmark, överläkare i onkologi och ordförande, Kiruna"), names_of("Ann Lee, Bo Ray — Exeter")
    (['Per Stenmark'], ['Ann Lee', 'Bo Ray'])
    >>> names_of("Anna Ortega y Gasset"), names_of("Ana Ruiz y Juan Mas")
    (['Anna Ortega y Gasset'], ['Ana Ruiz', 'Juan Mas'])
    """
    return list(_names_of(text))


@lru_cache(maxsize=4096)
def _names_of(text: str) -> tuple[str, ...]:
    text = plain(text[:2000])
    if ADDRESS.search(text):
        text = EMAIL.sub(" ", text)
        if ADDRESS.search(text):
            return ()
    text = _without_place(text)
    names: dict[tuple[str, ...], str] = {}
    titled = False  # somebody's office has begun: its words and its place are no names
    for part in SURE_SPLIT.split(text):
        for piece in _by_comma(part):
            wholes = (
                whole for part in _by_short_joiner(piece) for whole in _of_few_signs(PREFIX.sub("", part))
            )
            for name in (part for whole in wholes for part in _by_slash(whole)):
                clean = tidy_name(name)
                titled = titled or _is_office(clean, names.values())
                if is_name(clean) and not (titled and not looks_like_person(clean)):
                    names.setdefault(key(clean), clean)
    return tuple(names.values())[:MOST_NAMES]


def _is_office(words: str, names: Iterable[str]) -> bool:
    """Whether words behind a name say what its bearer is: they begin small, and are no agency."""
    first = next(iter(names), "")
    return bool(first) and words[:1].islower() and looks_like_person(first) and not is_agency(words)


def _without_place(text: str) -> str:
    """Return a line without what stands behind a long dash, where somebody stands before it: from where they write."""
    before, dash, _ = text.partition(" — ")
    return before if dash and any(map(looks_like_person, COMMA.split(PREFIX.sub("", before)))) else text


def tidy_name(name: str) -> str:
    """Return a name without the words before and behind it: "by", "reporter", initials in brackets.

    >>> tidy_name("Von Jan Roth (jro)"), tidy_name("신현주 기자")
    ('Jan Roth', '신현주')
    """
    name = INITIALS.sub("", EMAIL.sub(" ", name)).strip(' \t,;:/|-–—•·*"“”')
    name = PREFIX.sub("", name)
    shorter = _without_job(SUFFIX.sub("", name))
    if looks_like_person(shorter) or not shorter.isascii():
        name = shorter
    return " ".join(name.split()).strip(" ,;:")


def is_name(name: str) -> bool:
    """Tell whether a string may be somebody's name: letters, not too long, no placeholder, account, handle or number.

    >>> is_name("dpa"), is_name("viktor hedlund"), is_name("emma-mackenzie"), is_name("longantv")
    (True, True, False, False)
    """
    if not 2 <= len(name) <= LONGEST_NAME or name.startswith(("@", "#", "http")) or len(name.split()) > 8:
        return False
    letters = len(LETTER.findall(name))
    if ACCOUNT.match(name):
        return False
    return letters >= 2 and letters * 2 > len(name) and not is_placeholder(name)


def looks_like_person(name: str) -> bool:
    """Tell whether each word of two or more is capitalised, as in a person's name, or a particle, and none names an office.

    Scripts without capitals pass; one short word does in those that write names as one.
    """
    words = name.split()
    if any(letter.isdigit() for letter in name) or not vocabulary.NO_PERSONS.isdisjoint(
        word.casefold() for word in words
    ):
        return False
    if len(words) == 1:
        return not name.isascii() and "\u3040" <= name[0] <= "\ud7a3" and len(name) <= 6
    return len(words) <= 6 and all(map(_may_be_of_person, words))


def _may_be_of_person(word: str) -> bool:
    """Whether a word is capitalised, a particle, or has an apostrophe behind its small letters: "d'Artagnan"."""
    capitalised = (not word[0].islower() or word[0] in OF_GEORGIA) and word[0] != "("
    return capitalised or word.casefold() in vocabulary.PARTICLES or "'" in word or "’" in word


def _without_job(name: str) -> str:
    words = name.split()
    while len(words) > 2 and words[-1].casefold() in vocabulary.JOBS:
        words.pop()
    return " ".join(words)


def _by_comma(text: str) -> list[str]:
    """Split at commas; behind the first name only names count, no offices and no places."""
    parts = [part for part in COMMA.split(text) if part]
    if len(parts) < 2:
        return [text]
    rest = [
        part
        for part in parts[1:]
        if looks_like_person(part) or part.isupper() or (len(part) <= 5 and part.lower() == part.upper())
    ]
    if len(parts[0].split()) == 1 and len(parts) == 2 and not rest:
        return parts
    return [parts[0], *rest]


def _by_slash(text: str) -> list[str]:
    """Split "Name/Outlet" and "Name/Outlet/Agency"; abbreviations ("sid/dpa") are one credit."""
    parts = [part.strip() for part in text.split("/") if part.strip()]
    return (
        parts if 2 <= len(parts) <= MOST_SLASHED and any(len(part.split()) > 1 for part in parts) else [text]
    )


def _of_few_signs(text: str) -> list[str]:
    """Split names of China and Korea, two to four signs each, at the blanks between them."""
    parts = text.split()
    return parts if len(parts) > 1 and all(map(FEW_SIGNS.fullmatch, parts)) else [text]


def _by_short_joiner(text: str) -> list[str]:
    parts = SHORT_SPLIT.split(text)
    several = len(parts) > 1 and all(len(part.split()) > 1 and looks_like_person(part) for part in parts)
    return parts if several else [text]
