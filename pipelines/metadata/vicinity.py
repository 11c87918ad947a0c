"""The elements around a headline, where papers print writer and date, and what their classes say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from lxml.etree import _Element as Element

from pipelines.metadata import vocabulary
from pipelines.metadata.words import SILENT, text_of

MOST_BEFORE = 60
MOST_AFTER = 300
MOST_OF_BOX = 3000
PROSE = 160
PROSE_OF_ARTICLE = 600
PARAGRAPHS_BESIDE = 3
MOST_PARAGRAPHS = 60

CLASS_PART = re.compile(r"[a-z]+|[A-Z][a-z]*|[A-Z]+(?![a-z])")


@dataclass(frozen=True, slots=True)
class Marks:
    """What the words of an element's class say of it."""

    byline: bool = False
    date: bool = False
    tags: bool = False
    tag_list: bool = False
    breadcrumb: bool = False
    foreign: bool = False
    stranger: bool = False
    foot: bool = False


NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class Vicinity:
    """Elements in reading order: shortly before the headline, from it to the second paragraph, and the box's rest.

    ``wrappers`` are the elements around the headline; ``marked`` are those of the rest whose class says something; ``crumbs`` those of the whole box that are breadcrumbs.
    """

    before: list[Element]
    after: list[Element]
    rest: list[Element]
    marked: list[tuple[Element, Marks]]
    crumbs: list[Element]
    wrappers: frozenset[Element] = frozenset()

    def near(self) -> Iterator[Element]:
        """Yield what stands behind the headline, then what stands before it, the nearest first."""
        yield from self.after
        yield from reversed(self.before)


def look_around(root: Element, headline: Element | None) -> Vicinity:
    """Return the elements around a headline; without one, those the page begins with.

    The article's box is the headline's nearest ancestor that holds some paragraphs.
    """
    wrappers = frozenset() if headline is None else frozenset(headline.iterancestors())
    around = Vicinity([], [], [], [], [], wrappers)
    seen = headline is None
    prose = 0
    for count, element in enumerate(_box(root, headline).iter()):
        if count > MOST_OF_BOX:
            break
        if not seen:
            seen = element is headline
            around.before.append(element)
        elif prose < 2 and len(around.after) < MOST_AFTER:
            around.after.append(element)
            prose += element.tag == "p" and len(text_of(element)) > PROSE
        else:
            around.rest.append(element)
            marks = marks_of(element)
            if marks is not NO_MARKS:
                around.marked.append((element, marks))
    del around.before[:-MOST_BEFORE]
    around.crumbs.extend(
        element for element in (*around.before, *around.after) if marks_of(element).breadcrumb
    )
    return around


def marks_of(element: Element) -> Marks:
    """Return what an element's class says of it."""
    name = element.get("class")
    return _marks(name) if name else NO_MARKS


def is_foreign(element: Element, wrappers: frozenset[Element], *, near: bool = False) -> bool:
    """Tell whether an element stands in a link, a list of other articles or another box beside the article.

    ``wrappers`` are the elements around the headline: whatever they are called, they hold the article. ``near`` the
    headline only names count that leave no doubt, since the parts of a headline's block are often called teasers.
    """
    foot = False
    node: Element | None = element
    while node is not None and node not in wrappers and node.tag not in ("body", "html", "main", "article"):
        marks = marks_of(node)
        if node.tag in FOREIGN_TAGS or marks.stranger or (marks.foreign and not near):
            return True
        foot = foot or marks.foot or node.tag == "footer"
        node = node.getparent()
    return foot and (node is None or node.tag in ("body", "html"))


def _box(root: Element, headline: Element | None) -> Element:
    """The headline's nearest ancestor with some prose, and the wrappers around it that add hardly any."""
    body = root.find("body")
    body = root if body is None else body
    if headline is None:
        return body
    ancestors = list(headline.iterancestors())
    for index, box in enumerate(ancestors):
        if _has_prose(box):
            most = sum(1 for _ in box.iter("p")) + PARAGRAPHS_BESIDE
            for wrapper in ancestors[index + 1 :]:
                if sum(1 for _ in wrapper.iter("p")) > most:
                    break
                box = wrapper
            return box
    return body


def _has_prose(box: Element) -> bool:
    length = 0
    for paragraph in islice(box.iter("p"), MOST_PARAGRAPHS):
        length += len(paragraph.text or "") + sum(len(child.tail or "") for child in paragraph)
        if length >= PROSE_OF_ARTICLE:
            return True
    return False


@lru_cache(maxsize=20_000)
def _marks(name: str) -> Marks:
    parts = {part.lower() for part in CLASS_PART.findall(name)}
    joined = name.lower()
    marks = Marks(
        byline=any(word in joined for word in vocabulary.BYLINE_CLASSES),
        date=not parts.isdisjoint(vocabulary.DATE_CLASSES),
        tags=not parts.isdisjoint(vocabulary.TAG_CLASSES),
        tag_list=not parts.isdisjoint(vocabulary.TAG_LIST_CLASSES),
        breadcrumb=not parts.isdisjoint(vocabulary.BREADCRUMB_CLASSES),
        foot=not parts.isdisjoint(vocabulary.FOOT_CLASSES),
        stranger=not parts.isdisjoint(vocabulary.STRANGE_CLASSES),
        foreign=not parts.isdisjoint(vocabulary.FOREIGN_CLASSES),
    )
    return NO_MARKS if marks == NO_MARKS else marks


FOREIGN_TAGS = frozenset({"aside", "nav", "a", *SILENT})
