"""The words of dates in many languages: months, weekdays, halves of the day, and what stands between.

``words.json`` comes from the Unicode CLDR by way of dateparser's tables, completed by hand with the forms that papers
print. A line is read with its words put as marks, in capitals: ``M6`` is June, ``W1`` Monday, ``A`` and ``P`` the halves
of the day, ``N`` the night, which has hours of both. (The line itself has no capitals by then.)
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from unicodedata import normalize

ANY = ""
_ALIASES = {"no": "nb", "iw": "he", "in": "id", "cmn": "zh", "tl": "en", "gsw": "de", "lb": "de"}
_WORD = re.compile(r"[^\s\d,/|()\[\]{}<>–—\-:;·•@\"“”„«»!?+=~*，、،_A-Z]+")
_COMBINING = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's words: single words and their marks, and a pattern of phrases of several words."""

    marks: dict[str, str]
    phrases: re.Pattern[str] | None

    def mark(self, line: str) -> str:
        """Return a casefolded line with the words that are known put as marks, the small ones left out.

        >>> lexicon("en").mark("monday, june 5th of 2023")
        'W1 , M6 5th 2023'
        """
        if self.phrases:
            line = self.phrases.sub(lambda match: f" {self.marks[match[0]]} ", line)
        return " ".join(_WORD.sub(self._put, line).split())

    def _put(self, match: re.Match[str]) -> str:
        """The mark of a word; a word that is not known stays."""
        word = match[0].replace(".", "").strip("'’")
        mark = self.marks.get(word)
        if mark is None and not word.isascii():
            mark = self.marks.get(plain(word))
        return match[0] if mark is None else f" {mark} "


@cache
def lexicon(language: str) -> Lexicon:
    """Return the words of a language by its ISO code, those of all languages for ``ANY``, none for an unknown one."""
    marks = _of_all() if language == ANY else _of_one(table_of(language))
    phrases = sorted((word for word in marks if " " in word), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)") if phrases else None
    return Lexicon(marks, pattern)


def table_of(language: str) -> dict[str, Any]:
    """Return the table of a language, empty for one that has none."""
    table: dict[str, Any] = tables().get(base_language(language), {})
    return table


@cache
def base_language(language: str) -> str:
    """Return the bare code of a language.

    >>> base_language("pt-BR"), base_language("no")
    ('pt', 'nb')
    """
    code = language.lower().replace("_", "-").partition("-")[0]
    return _ALIASES.get(code, code)


@cache
def tables() -> dict[str, Any]:
    """Return the tables of ``words.json`` by language."""
    tables: dict[str, Any] = json.loads(
        files("pipelines.dates").joinpath("words.json").read_text(encoding="utf-8")
    )
    return tables


@cache
def weekdays() -> frozenset[str]:
    """Return the names of weekdays in all languages, short ones among them, casefolded."""
    return frozenset(word for table in tables().values() for words in table["weekdays"] for word in words)


def plain(word: str) -> str:
    """Return a word without accents, for capitals that dropped them (ΙΟΥΝΙΟΥ, FEVRIER, MAYIS)."""
    return normalize("NFC", _COMBINING.sub("", normalize("NFD", word))).replace("ı", "i")


def _of_one(table: dict[str, Any]) -> dict[str, str]:
    """The marks of one language; months win over weekdays, and words as printed over those without accents.

    English weekdays and halves of the day count in every language: templates print them untranslated.
    """
    marks: dict[str, str] = {}
    for word, mark in _entries(table) if table else ():
        marks.setdefault(word, mark)
    for word, mark in tuple(marks.items()):
        marks.setdefault(plain(word), mark)
    for word, mark in _entries(tables()["en"]) if table else ():
        if mark[:1] in {"W", "A", "P"}:
            marks.setdefault(word, mark)
    return marks


def _of_all() -> dict[str, str]:
    """The months and small words of all languages, without words that mean different months, or a weekday elsewhere."""
    meanings: defaultdict[str, set[str]] = defaultdict(set)
    for table in tables().values():
        for word, mark in _entries(table):
            meanings[word].add(mark)
    months = {
        word: min(marks) for word, marks in meanings.items() if len(marks) == 1 and min(marks)[:1] == "M"
    }
    small = {
        word: "" for word, marks in meanings.items() if "" in marks and not any(m[:1] == "M" for m in marks)
    }
    return months | small


def _entries(table: dict[str, Any]) -> list[tuple[str, str]]:
    """Every word of a table with its mark."""
    return [
        *((word, f"M{number}") for number, words in enumerate(table["months"], 1) for word in words),
        *((word, f"W{number}") for number, words in enumerate(table["weekdays"], 1) for word in words),
        *((word, "A") for word in table["am"]),
        *((word, "P") for word in table["pm"]),
        *((word, "N") for word in table.get("night", ())),
        *((word, "") for word in table["filler"]),
    ]
