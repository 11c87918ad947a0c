"""The elements around a headline, where papers print writer and date, and what their classes say of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from lxml.etree import _Element as Element

from pipelines.metadata.gather import Gathered
from pipelines.metadata.marks import NO_MARKS, Marks, marked, marks_of
from pipelines.metadata.words import SILENT, text_of

MOST_BEFORE = 60
MOST_AFTER = 300
MOST_OF_BOX = 3000
PROSE = 160
PROSE_OF_ARTICLE = 600
PARAGRAPHS_BESIDE = 3
MOST_PARAGRAPHS = 60

Wrappers = frozenset[Element]
FOREIGN_TAGS = frozenset({"aside", "nav", "a", *SILENT})


@dataclass(frozen=True, slots=True)
class Vicinity:
    """Of the article's box the elements shortly before the headline, and those from it to the second paragraph.

    ``wrappers`` are the elements around the headline; ``marks`` is what the classes of the box's elements say, in
    reading order; ``beyond`` are the box's elements behind the second paragraph, and ``behind`` those of them that are marked.
    """

    before: list[Element]
    after: list[Element]
    wrappers: Wrappers
    marks: dict[Element, Marks]
    behind: list[Element]
    beyond: list[Element]

    def near(self) -> Iterator[Element]:
        """Yield what stands behind the headline, then what stands before it, the nearest first."""
        yield from self.after
        yield from reversed(self.before)

    def marks_of(self, element: Element) -> Marks:
        """Return what the class of an element of the box says."""
        return self.marks.get(element, NO_MARKS)


def look_around(page: Gathered, headline: Element | None) -> Vicinity:
    """Return the elements around a headline; without one, those the page begins with.

    The article's box is the headline's nearest ancestor that holds some paragraphs.
    """
    wrappers = () if headline is None else tuple(headline.iterancestors())
    box = _box(page, wrappers)
    first = box.start if headline is None else page.places[headline] + 1
    stop = _second_paragraph(page, range(first, min(first + MOST_AFTER, box.stop)))
    marks = marked(page.elements[box.start : stop])
    beyond = page.elements[stop : min(box.start + MOST_OF_BOX, box.stop)]
    behind = marked(beyond)
    return Vicinity(
        before=page.elements[max(box.start, first - 1 - MOST_BEFORE) : max(box.start, first - 1)],
        after=page.elements[first:stop],
        wrappers=frozenset(wrappers),
        marks=marks | behind,
        behind=list(behind),
        beyond=beyond,
    )


def is_foreign(element: Element, wrappers: Wrappers, *, near: bool = False) -> bool:
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


def _box(page: Gathered, wrappers: tuple[Element, ...]) -> range:
    """The places of the nearest element around the headline with some prose, and of those around it that add hardly any."""
    boxes = [page.places_of(wrapper) for wrapper in wrappers]
    paragraphs = [page.within("p", box) for box in boxes]
    nearest = next((index for index, inside in enumerate(paragraphs) if _is_prose(inside)), None)
    if nearest is None:
        body = page.elements[0].find("body")
        return page.places_of(page.elements[0] if body is None else body)
    most = len(paragraphs[nearest]) + PARAGRAPHS_BESIDE
    alike = takewhile(lambda inside: len(inside) <= most, paragraphs[nearest:])
    return boxes[nearest + sum(1 for _ in alike) - 1]


def _is_prose(paragraphs: list[Element]) -> bool:
    length = 0
    for paragraph in paragraphs[:MOST_PARAGRAPHS]:
        length += len(paragraph.text or "") + sum(len(child.tail or "") for child in paragraph)
        if length >= PROSE_OF_ARTICLE:
            return True
    return False


def _second_paragraph(page: Gathered, places: range) -> int:
    """The place behind the second paragraph of some length, else behind them all."""
    prose = 0
    for paragraph in page.within("p", places):
        prose += len(text_of(paragraph)) > PROSE
        if prose == 2:
            return page.places[paragraph] + 1
    return places.stop
