"""What the words of an element's class say of it: a byline, a date, tags, the way back, or that it speaks of others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_lowercase

from lxml.etree import _Element as Element

from pipelines.metadata import vocabulary
from storage.remembered import Remembered

CAMEL_PART = re.compile(r"[a-z]+|[A-Z][a-z]*|[A-Z]+(?![a-z])")
MOST_CLASSES = 20_000
BYLINE = re.compile("|".join(vocabulary.BYLINE_CLASSES))
# Classes are parted in bytes: their letters are ASCII, and a page has hundreds that no other has.
BLANKS = bytes(code if chr(code) in ascii_lowercase else ord(" ") for code in range(256))
PARTS = {
    mark: frozenset(word.encode() for word in words)
    for mark, words in {
        "byline": {"byline", *vocabulary.BYLINE_PARTS},
        "date": vocabulary.DATE_CLASSES,
        "tags": vocabulary.TAG_CLASSES,
        "tag_list": vocabulary.TAG_LIST_CLASSES,
        "breadcrumb": vocabulary.BREADCRUMB_CLASSES,
        "kicker": vocabulary.KICKER_CLASSES,
        "foreign": vocabulary.FOREIGN_CLASSES,
        "stranger": vocabulary.STRANGE_CLASSES,
        "foot": vocabulary.FOOT_CLASSES,
    }.items()
}
TELLING_PARTS = frozenset().union(*PARTS.values())


@dataclass(frozen=True, slots=True)
class Marks:
    """What the words of an element's class say of it."""

    byline: bool = False
    date: bool = False
    tags: bool = False
    tag_list: bool = False
    breadcrumb: bool = False
    kicker: bool = False
    foreign: bool = False
    stranger: bool = False
    foot: bool = False


NO_MARKS = Marks()


def marks_of(element: Element) -> Marks:
    """Return what an element's class says of it."""
    name = element.get("class")
    return MARKS_OF_CLASS[name] if name else NO_MARKS


def marked(elements: Iterable[Element]) -> dict[Element, Marks]:
    """Return those of the elements whose class says something, in their order."""
    return {
        element: marks
        for element in elements
        if (name := element.get("class")) and (marks := MARKS_OF_CLASS[name]) is not NO_MARKS
    }


def _marks(name: str) -> Marks:
    lower = name.lower()
    spaced = lower if lower == name else " ".join(CAMEL_PART.findall(name)).lower()
    parts = TELLING_PARTS.intersection(spaced.encode("utf-8", "replace").translate(BLANKS).split())
    return _told(parts | {b"byline"}) if BYLINE.search(lower) else _told(parts) if parts else NO_MARKS


@lru_cache(maxsize=1_000)
def _told(parts: frozenset[bytes]) -> Marks:
    return Marks(**{mark: not words.isdisjoint(parts) for mark, words in PARTS.items()})


MARKS_OF_CLASS = Remembered(_marks, MOST_CLASSES)  # what a class says of the elements that bear it
