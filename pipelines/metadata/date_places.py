"""Dates in the lines of the visible page, near the headline first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeGuard

from lxml.etree import _Element as Element

from pipelines.metadata.date_lines import (
    dates_in,
    has_date,
    is_date_line,
    is_of_something_else,
    posted_in,
    says_what_it_is,
)
from pipelines.metadata.date_patterns import DIGIT
from pipelines.metadata.date_times import NEAR, unlinked
from pipelines.metadata.gather import Gathered
from pipelines.metadata.marks import marks_of
from pipelines.metadata.vicinity import PROSE, Vicinity, Wrappers, is_foreign
from pipelines.metadata.words import squash, text_of
from pipelines.raw import DateWords
from pipelines.reading.lines import ends_sentence

MOST_LINES = 6
MOST_LINES_MET = 30
MOST_LINES_OF_PAGE = 200
MOST_LONE_DATES = 2
LONGEST_LONE_DATE = 60
LONGEST_LINE = 100
LONGEST_PIECE = 300
MOST_PARTS_OF_LINE = 8

NO_LINES = frozenset({"script", "style", "time", "option", "title", "noscript", "h1"})
CAPTIONS = frozenset({"figure", "figcaption"})
IN_SCRIPT = re.compile(
    r"\b(date_?published|published_?(?:at|date|time)|publish_?(?:date|time)|publication_?date|first_?published)"
    r"\\*\"\s*:\s*\\*\"([^\"\\]{8,40})",
    re.IGNORECASE,
)


def dates_in_print(around: Vicinity, *, dated: bool) -> list[DateWords]:
    """Return the dates of lines: behind the headline, else shortly before it, else of what is marked as a date, else behind the text.

    The last two are only looked for on a page that is not ``dated`` otherwise: they stand far off, and are found slowly.
    More than two dates there are those of a list of other articles; where so many follow the headline, a line before it that
    says what it is counts instead. Two days before the headline are another box's if there is a line behind the text. A
    line that only tells an update does not end the search.
    """
    before = around.before[: -NEAR - 1 : -1]
    places: tuple[tuple[str, Iterable[Element], bool], ...] = (
        ("line after headline", around.after, True),
        ("line before headline", before, True),
        ("line marked as date", () if dated else _behind_and_dated(around), False),
    )
    updates: list[DateWords] = []
    spare: list[DateWords] = []
    for detail, elements, near in places:
        lines = islice(_lines(elements, around.wrappers, near=near), MOST_LINES_MET)
        found = list(_words_of(list(dict.fromkeys(lines))[:MOST_LINES], detail))
        if not near and len(found) > MOST_LONE_DATES:
            continue
        if sum(words.role == "published" for words in found) > MOST_LONE_DATES:
            return [*updates, *(_labelled_before(around) or found)]
        published = [words for words in found if words.role == "published"]
        if len(published) > 1 and elements is before and not dated:
            spare = found
        elif published:
            return [*updates, *found]
        else:
            updates += found
    alone = [] if dated or updates else _behind_text(around)
    return [*updates, *(alone or spare)]


def _behind_text(around: Vicinity) -> list[DateWords]:
    """The date of a line behind the text that is alone of its kind: elements alike are those of a list of others."""
    lines = [
        (line, (str(element.tag), element.get("class")))
        for element in around.beyond[_end_of_text(around) :]
        for line in _lines((element,), around.wrappers, near=False)
    ][:MOST_LINES_MET]
    kinds = Counter(kind for _, kind in lines)
    alone = [line for line, kind in lines if kinds[kind] == 1 and not ends_sentence(line)]
    return list(_words_of(alone[:1], "line behind text")) if len(alone) <= MOST_LONE_DATES else []


def _end_of_text(around: Vicinity) -> int:
    """The place behind the last prose among what stands beyond the second paragraph, comments left out."""
    for place in range(len(around.beyond) - 1, -1, -1):
        element = around.beyond[place]
        longest = max(len(element.text or ""), len(element.tail or ""))
        if longest > PROSE and element.tag not in NO_LINES and not is_foreign(element, around.wrappers):
            return place + 1
    return 0


def dates_far_off(page: Gathered, around: Vicinity, year: str) -> list[DateWords]:
    """Return the dates of lines anywhere on the page: those that say what they are, else a date that stands alone.

    Several dates without a word are those of a list, unless the address tells the ``year``.
    """
    lines = dict.fromkeys(islice(_lines(page.elements, around.wrappers, near=False), MOST_LINES_OF_PAGE))
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


def _labelled_before(around: Vicinity) -> list[DateWords]:
    """The lines before the headline that say they date the article: what many lines behind it print is a list's of others."""
    lines = _lines(around.before[: -NEAR - 1 : -1], around.wrappers, near=True)
    return list(_words_of(filter(says_what_it_is, islice(lines, MOST_LINES)), "line before headline"))


def _behind_and_dated(around: Vicinity) -> Iterator[Element]:
    return (element for element in around.behind if around.marks[element].date)


def _words_of(lines: Iterable[str], detail: str) -> Iterator[DateWords]:
    for line in lines:
        for role, words in dates_in(line):
            yield DateWords(role, words, "page", detail)


def _lines(elements: Iterable[Element], wrappers: Wrappers, *, near: bool) -> Iterator[str]:
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
    for node in (owner, *owner.iterancestors()):
        wider = text_of(node) if len(node) <= MOST_PARTS_OF_LINE else ""
        if not wider or len(wider) > LONGEST_LINE or not is_date_line(wider):
            break
        if is_of_something_else(wider):
            return
        if has_date(wider) and not _runs_on(own, wider):
            line = wider
    if line and not is_foreign(unlinked(owner), wrappers, near=near) and not _in_caption(owner):
        yield line


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
