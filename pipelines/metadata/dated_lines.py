"""The short lines of a page that print a date, outside boxes, captions and prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import TypeGuard

from lxml.etree import _Element as Element

from pipelines.metadata.date_lines import has_date, is_date_line, is_of_something_else, posted_in
from pipelines.metadata.date_patterns import DIGIT
from pipelines.metadata.date_times import is_clock, unlinked
from pipelines.metadata.marks import marks_of
from pipelines.metadata.vicinity import Wrappers, is_foreign
from pipelines.metadata.words import squash, text_of

LONGEST_LINE = 100
LONGEST_PIECE = 300
MOST_PARTS_OF_LINE = 8
MARGIN = 160  # letters: section, date, reading time, "print"

NO_LINES = frozenset({"script", "style", "time", "option", "title", "noscript", "h1"})
CAPTIONS = frozenset({"figure", "figcaption"})


def dated_lines(elements: Iterable[Element], wrappers: Wrappers, *, near: bool) -> Iterator[str]:
    """Yield the short lines that print a date outside boxes, captions, prose and ``time``."""
    for element in elements:
        if _may_date(text := element.text):
            yield from _line(element, text, wrappers, near=near)
        if _may_date(tail := element.tail) and (parent := element.getparent()) is not None:
            yield from _line(parent, tail, wrappers, near=near)
        stamp = element.get("title")
        if (
            stamp
            and _tells_its_time(element, stamp)
            and not is_foreign(unlinked(element), wrappers, near=near)
        ):
            yield stamp


def _may_date(text: str | None) -> TypeGuard[str]:
    return (
        text is not None
        and not text.isspace()
        and len(text) <= LONGEST_PIECE
        and DIGIT.search(text) is not None
    )


def _line(owner: Element, own: str, wrappers: Wrappers, *, near: bool) -> Iterator[str]:
    """The widest line around a piece of text that still is a date's: clock and day are often in elements of their own."""
    if owner.tag in NO_LINES or not has_date(own := squash(own)):
        return
    line = own if is_date_line(own) else posted_in(own)
    for node in (owner, *takewhile(lambda one: one not in wrappers, owner.iterancestors())):
        wider = text_of(node) if len(node) <= MOST_PARTS_OF_LINE else ""
        if not wider or len(wider) > LONGEST_LINE or not is_date_line(wider):
            break
        if is_of_something_else(wider):
            return
        if has_date(wider) and not _runs_on(own, wider):
            line = wider
    margin = _margin_around(owner) if near else None
    if not line or is_foreign(unlinked(owner) if margin is None else margin, wrappers, near=near):
        return
    if not (_in_caption(owner) or is_clock(owner)):
        yield line


def _margin_around(owner: Element) -> Element | None:
    """What holds the aside of a few words in which an element is marked as a date: the headline's margin, not another box."""
    aside = next(owner.iterancestors("aside"), None) if marks_of(owner).date else None
    return aside.getparent() if aside is not None and len(text_of(aside)) <= MARGIN else None


def _runs_on(own: str, wider: str) -> bool:
    """Whether the words of another element run into the end of a date's own: "08:30" and "1.284 views"."""
    _, _, behind = wider.partition(own)
    return own[-1:].isdigit() and behind[:1].isalnum()


def _tells_its_time(element: Element, stamp: str) -> bool:
    """Whether the title of an element is a moment: that of a date's box, of ``abbr``, or one in ISO 8601, as hAtom has it."""
    if not has_date(stamp):
        return False
    by_form = element.tag == "abbr" or (element.tag == "span" and stamp[:4].isdigit())
    return marks_of(element).date or (by_form and is_date_line(stamp))


def _in_caption(owner: Element) -> bool:
    return owner.tag in CAPTIONS or any(ancestor.tag in CAPTIONS for ancestor in owner.iterancestors())
