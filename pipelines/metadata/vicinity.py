"""The elements around a headline, where papers print writer and date, and what their classes say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, takewhile

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
BYLINE = re.compile("|".join(vocabulary.BYLINE_CLASSES))
TELLING_PARTS = frozenset().union(
    vocabulary.DATE_CLASSES,
    vocabulary.TAG_CLASSES,
    vocabulary.TAG_LIST_CLASSES,
    vocabulary.BREADCRUMB_CLASSES,
    vocabulary.FOOT_CLASSES,
    vocabulary.STRANGE_CLASSES,
    vocabulary.FOREIGN_CLASSES,
)


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
    """The article's box and, of its elements, those shortly before the headline and those from it to the second paragraph.

    ``wrappers`` are the elements around the headline; ``found`` keeps what ``marked`` has found.
    """

    box: Element
    before: list[Element]
    after: list[Element]
    wrappers: frozenset[Element] = frozenset()
    found: list[list[tuple[Element, Marks]]] = field(default_factory=list)

    def near(self) -> Iterator[Element]:
        """Yield what stands behind the headline, then what stands before it, the nearest first."""
        yield from self.after
        yield from reversed(self.before)

    def marked(self) -> list[tuple[Element, Marks]]:
        """Return the elements of the box behind those whose class says something; looked for when first asked."""
        if not self.found:
            self.found.append(self._marked())
        return self.found[0]

    def _marked(self) -> list[tuple[Element, Marks]]:
        elements = list(islice(self.box.iter(), MOST_OF_BOX))
        if self.after:
            elements = elements[elements.index(self.after[-1]) + 1 :] if self.after[-1] in elements else []
        named = [(element, name) for element in elements if (name := element.get("class"))]
        return [(element, marks) for element, name in named if (marks := _marks(name)) is not NO_MARKS]


def look_around(root: Element, headline: Element | None) -> Vicinity:
    """Return the elements around a headline; without one, those the page begins with.

    The article's box is the headline's nearest ancestor that holds some paragraphs.
    """
    wrappers = frozenset() if headline is None else frozenset(headline.iterancestors())
    around = Vicinity(_box(root, headline), [], [], wrappers)
    elements = around.box.iter()
    if headline is not None:
        around.before.extend(takewhile(lambda element: element is not headline, elements))
        del around.before[:-MOST_BEFORE]
    prose = 0
    for element in islice(elements, MOST_AFTER):
        around.after.append(element)
        prose += element.tag == "p" and len(text_of(element)) > PROSE
        if prose == 2:
            break
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
    box = next((index for index, ancestor in enumerate(ancestors) if _has_prose(ancestor)), None)
    if box is None:
        return body
    most = _paragraphs(ancestors[box]) + PARAGRAPHS_BESIDE
    wrappers = takewhile(lambda ancestor: _paragraphs(ancestor) <= most, ancestors[box:])
    return list(wrappers)[-1]


def _paragraphs(box: Element) -> int:
    return sum(1 for _ in box.iter("p"))


def _has_prose(box: Element) -> bool:
    length = 0
    for paragraph in islice(box.iter("p"), MOST_PARAGRAPHS):
        length += len(paragraph.text or "") + sum(len(child.tail or "") for child in paragraph)
        if length >= PROSE_OF_ARTICLE:
            return True
    return False


@lru_cache(maxsize=20_000)
def _marks(name: str) -> Marks:
    parts = {*map(str.lower, CLASS_PART.findall(name))}
    byline = BYLINE.search(name.lower()) is not None
    if not byline and TELLING_PARTS.isdisjoint(parts):
        return NO_MARKS
    return Marks(
        byline=byline,
        date=not parts.isdisjoint(vocabulary.DATE_CLASSES),
        tags=not parts.isdisjoint(vocabulary.TAG_CLASSES),
        tag_list=not parts.isdisjoint(vocabulary.TAG_LIST_CLASSES),
        breadcrumb=not parts.isdisjoint(vocabulary.BREADCRUMB_CLASSES),
        foot=not parts.isdisjoint(vocabulary.FOOT_CLASSES),
        stranger=not parts.isdisjoint(vocabulary.STRANGE_CLASSES),
        foreign=not parts.isdisjoint(vocabulary.FOREIGN_CLASSES),
    )


FOREIGN_TAGS = frozenset({"aside", "nav", "a", *SILENT})
