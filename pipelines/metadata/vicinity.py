"""The elements around a headline, where papers print writer and date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml.etree import _Element as Element

from pipelines.metadata import vocabulary
from pipelines.metadata.words import SILENT, text_of

MOST_BEFORE = 60
MOST_AFTER = 300
MOST_OF_CONTAINER = 3000
PROSE = 160
PARAGRAPHS_OF_ARTICLE = 3

CLASS_PART = re.compile(r"[a-z]+|[A-Z][a-z]*|[A-Z]+(?![a-z])")


@dataclass(frozen=True, slots=True)
class Vicinity:
    """Elements in reading order: shortly before the headline, from it to the second paragraph, and the rest."""

    before: tuple[Element, ...] = ()
    after: tuple[Element, ...] = ()
    rest: tuple[Element, ...] = ()

    def near(self) -> Iterator[Element]:
        """Yield what stands behind the headline, then what stands before it, the nearest first."""
        yield from self.after
        yield from reversed(self.before)


@dataclass(frozen=True, slots=True)
class Marks:
    """What the words of an element's class and id say of it."""

    byline: bool = False
    date: bool = False
    tags: bool = False
    breadcrumb: bool = False
    foreign: bool = False


def look_around(root: Element, headline: Element | None) -> Vicinity:
    """Return the elements around a headline; without one, those the page begins with.

    The article's box is the headline's nearest ancestor that holds some paragraphs.
    """
    box = _box(root, headline)
    before: list[Element] = []
    after: list[Element] = []
    rest: list[Element] = []
    seen = headline is None
    prose = 0
    for count, element in enumerate(box.iter()):
        if count > MOST_OF_CONTAINER:
            break
        if not seen:
            seen = element is headline
            before.append(element)
        elif prose < 2 and len(after) < MOST_AFTER:
            after.append(element)
            prose += element.tag == "p" and len(text_of(element)) > PROSE
        else:
            rest.append(element)
    return Vicinity(tuple(before[-MOST_BEFORE:]), tuple(after), tuple(rest))


def marks_of(element: Element) -> Marks:
    """Return what an element's class and id say of it."""
    name, ident = element.get("class"), element.get("id")
    if not name and not ident:
        return NO_MARKS
    return _marks(f"{name or ''} {ident or ''}")


def is_foreign(element: Element, stop: Iterable[Element] = ()) -> bool:
    """Tell whether an element stands in a link, a list of other articles or another box beside the article."""
    stops = set(stop)
    for node in (element, *element.iterancestors()):
        if node in stops or node.tag in ("body", "html", "main"):
            return False
        if node.tag in ("aside", "nav", "footer", "a", *SILENT) or marks_of(node).foreign:
            return True
    return False


def _box(root: Element, headline: Element | None) -> Element:
    body = root.find("body")
    if headline is None:
        return root if body is None else body
    box = headline
    for box in headline.iterancestors():
        paragraphs = 0
        for _ in box.iter("p"):
            paragraphs += 1
            if paragraphs >= PARAGRAPHS_OF_ARTICLE:
                return box
    return box


@lru_cache(maxsize=20_000)
def _marks(names: str) -> Marks:
    parts = {part.lower() for part in CLASS_PART.findall(names)}
    if not parts:
        return NO_MARKS
    joined = names.lower()
    return Marks(
        byline=any(word in joined for word in vocabulary.BYLINE_CLASSES) and "authority" not in joined,
        date=any(word in parts for word in vocabulary.DATE_CLASSES) or "date" in joined and "update" not in joined and "candidate" not in joined,
        tags=not parts.isdisjoint(vocabulary.TAG_CLASSES),
        breadcrumb="breadcrumb" in joined or not parts.isdisjoint(vocabulary.BREADCRUMB_CLASSES),
        foreign=not parts.isdisjoint(vocabulary.FOREIGN_CLASSES),
    )


NO_MARKS = Marks()
