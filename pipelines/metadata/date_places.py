"""Dates in the visible page: ``time`` elements and printed lines, near the headline first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from lxml.etree import _Element as Element

from pipelines.metadata.date_lines import (
    DIGIT,
    SAYS_SO,
    UPDATED,
    dates_in,
    has_date,
    is_date_line,
    is_of_something_else,
    says_what_it_is,
)
from pipelines.metadata.vicinity import Vicinity, is_foreign, marks_of
from pipelines.metadata.words import squash, text_of
from pipelines.raw import DateWords

NEAR = 30
MOST_LINES = 6
MOST_LINES_MET = 30
MOST_LINES_OF_PAGE = 200
MOST_STAMPS = 6
MOST_FAR_STAMPS = 2
MOST_LONE_DATES = 2
LONGEST_LONE_DATE = 60
FEWEST_DIGITS = 4
LONGEST_LINE = 100
LONGEST_PIECE = 300
MOST_PARTS_OF_LINE = 8
MOST_WORDS_OF_STAMP = 0

NO_LINES = frozenset({"script", "style", "time", "option", "title", "noscript", "h1"})
CAPTIONS = frozenset({"figure", "figcaption"})
IN_SCRIPT = re.compile(
    r"\b(date_?published|published_?(?:at|date|time)|publish_?(?:date|time)|publication_?date|first_?published)"
    r"\\*\"\s*:\s*\\*\"([^\"\\]{8,40})",
    re.IGNORECASE,
)

Wrappers = frozenset[Element]


def dates_of_times(times: list[Element], around: Vicinity) -> list[DateWords]:
    """Return the dates of ``time`` elements: behind the headline, else shortly before it, else the one no box holds.

    Several dates far from the headline are those of a list of other articles.
    """
    if not times:
        return []
    places: tuple[tuple[str, Iterable[Element], bool], ...] = (
        ("after headline", around.after, True),
        ("before headline", around.before[: -NEAR - 1 : -1], True),
        ("on page", times, False),
    )
    for detail, elements, near in places:
        stamps = (
            one
            for one in elements
            if one.tag == "time" and not is_foreign(_unlinked(one), around.wrappers, near=near)
        )
        dated = (words for stamp in stamps if (words := list(_of_time(stamp, detail))))
        found = list(islice(dated, MOST_STAMPS if near else MOST_FAR_STAMPS))
        if found and (near or len({words[0].raw[:10] for words in found}) == 1):
            return list(chain.from_iterable(found))[:MOST_STAMPS]
    return []


def dates_in_print(around: Vicinity, *, dated: bool) -> list[DateWords]:
    """Return the dates of lines: behind the headline, else shortly before it, else of what is marked as a date.

    The last is only looked for on a page that is not ``dated`` otherwise: it stands far off, and is found slowly. More
    than two dates there are those of a list of other articles. A line that only tells an update does not end the search.
    """
    places: tuple[tuple[str, Iterable[Element], bool], ...] = (
        ("line after headline", around.after, True),
        ("line before headline", around.before[: -NEAR - 1 : -1], True),
        ("line marked as date", () if dated else _marked_as_date(around), False),
    )
    updates: list[DateWords] = []
    for detail, elements, near in places:
        lines = islice(_lines(elements, around.wrappers, near=near), MOST_LINES_MET)
        found = list(_words_of(list(dict.fromkeys(lines))[:MOST_LINES], detail))
        if not near and len(found) > MOST_LONE_DATES:
            continue
        if any(words.role == "published" for words in found):
            return [*updates, *found]
        updates += found
    return updates


def dates_far_off(root: Element, around: Vicinity, year: str) -> list[DateWords]:
    """Return the dates of lines anywhere on the page: those that say what they are, else a date that stands alone.

    Several dates without a word are those of a list, unless the address tells the ``year``.
    """
    lines = dict.fromkeys(islice(_lines(root.iter(), around.wrappers, near=False), MOST_LINES_OF_PAGE))
    chosen = [line for line in lines if says_what_it_is(line)][:MOST_LINES]
    if not chosen:
        short = [line for line in lines if len(line) <= LONGEST_LONE_DATE and year in line]
        chosen = short[:1] if year else short if len(short) <= MOST_LONE_DATES else []
    return list(_words_of(chosen, "line on page"))


def dates_in_scripts(scripts: Iterable[Element]) -> list[DateWords]:
    """Return the first publication date in the page's own data, for pages that a script draws."""
    for script in scripts:
        found = IN_SCRIPT.search(script.text or "")
        if found:
            return [DateWords("published", found[2], "page", f"script:{found[1]}")]
    return []


def _marked_as_date(around: Vicinity) -> Iterator[Element]:
    yield from (element for element, marks in around.marked() if marks.date)


def _of_time(time: Element, detail: str) -> Iterator[DateWords]:
    shown, parent = text_of(time), time.getparent()
    before = (parent.text or "") if parent is not None else ""
    names = f"{before} {shown} {time.get('class') or ''} {time.get('itemprop') or ''}"
    role = "modified" if UPDATED.search(names) else "published"
    stamp = squash(time.get("datetime") or time.get("content") or "")
    words = []
    if sum(letter.isdigit() for letter in stamp) >= FEWEST_DIGITS:
        words.append(DateWords(role, stamp, "time", f"datetime {detail}"))
    if has_date(shown):
        words.append(DateWords(role, shown, "time", f"text {detail}"))
    # "Published on" counts for more than an attribute, which templates fill with the last change.
    yield from reversed(words) if SAYS_SO.search(shown) else words


def _words_of(lines: Iterable[str], detail: str) -> Iterator[DateWords]:
    for line in lines:
        for role, words in dates_in(line):
            yield DateWords(role, words, "page", detail)


def _lines(elements: Iterable[Element], wrappers: Wrappers, *, near: bool) -> Iterator[str]:
    """Yield the short lines that print a date outside boxes, captions, prose and ``time``."""
    for element in elements:
        text, tail = element.text, element.tail
        if text and len(text) <= LONGEST_PIECE and DIGIT.search(text):
            yield from _line(element, text, wrappers, near=near)
        if tail and len(tail) <= LONGEST_PIECE and DIGIT.search(tail):
            parent = element.getparent()
            yield from _line(parent, tail, wrappers, near=near) if parent is not None else ()
        stamp = element.get("title")
        if (
            stamp
            and _tells_its_time(element, stamp)
            and not is_foreign(_unlinked(element), wrappers, near=near)
        ):
            yield stamp


def _line(owner: Element, own: str, wrappers: Wrappers, *, near: bool) -> Iterator[str]:
    """The widest line around a piece of text that still is a date's: clock and day are often in elements of their own."""
    if owner.tag in NO_LINES or not has_date(own := squash(own)):
        return
    line = own if is_date_line(own) else None
    for node in (owner, *owner.iterancestors()):
        wider = text_of(node) if len(node) <= MOST_PARTS_OF_LINE else ""
        if not wider or len(wider) > LONGEST_LINE or not is_date_line(wider):
            break
        if is_of_something_else(wider):
            return
        if has_date(wider):  # not where the words of two elements run into one
            line = wider
    if line and not is_foreign(_unlinked(owner), wrappers, near=near) and not _in_caption(owner):
        yield line


def _tells_its_time(element: Element, stamp: str) -> bool:
    """Whether the title of an element is a moment: that of a date's box, of ``abbr``, or one in ISO 8601, as hAtom has it."""
    if not has_date(stamp):
        return False
    by_form = element.tag == "abbr" or (element.tag == "span" and stamp[:4].isdigit())
    return marks_of(element).date or (by_form and is_date_line(stamp))


def _unlinked(element: Element) -> Element:
    """The element around a link that holds nothing but a date: blogs link dates to the article itself."""
    for node in (element, *islice(element.iterancestors(), 2)):
        parent = node.getparent()
        if node.tag == "a" and parent is not None and _is_stamp(node):
            return parent
    return element


def _is_stamp(link: Element) -> bool:
    """Whether a link holds but a date, or the two ``time`` of publication and update."""
    return is_date_line(text_of(link), MOST_WORDS_OF_STAMP) or (
        len(link) > 0 and not squash(link.text or "") and all(child.tag == "time" for child in link)
    )


def _in_caption(owner: Element) -> bool:
    return owner.tag in CAPTIONS or any(ancestor.tag in CAPTIONS for ancestor in owner.iterancestors())
