"""Dates in ``time`` elements, near the headline first, and the links that hold nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, islice

from lxml.etree import _Element as Element

from pipelines.metadata.date_lines import has_date, is_date_and_words
from pipelines.metadata.date_patterns import SAYS_SO, UPDATED
from pipelines.metadata.vicinity import Vicinity, is_foreign
from pipelines.metadata.words import squash, text_of
from pipelines.raw import DateWords

NEAR = 30
MOST_STAMPS = 6
MOST_FAR_STAMPS = 2
FEWEST_DIGITS = 4
CLOCK = re.compile(
    r"(?:current|server|today|now|system)s?[-_]?(?:date|day|time)|(?:date|time)[-_]?(?:now|today|current)|(?<![a-z])clock",
    re.IGNORECASE,
)
MOST_WORDS_OF_STAMP = 0


def dates_of_times(times: list[Element], around: Vicinity) -> list[DateWords]:
    """Return the dates of ``time`` elements: behind the headline and shortly before it, else the one no box holds.

    Several dates far from the headline are those of a list of other articles.
    """
    if not times:
        return []
    places: tuple[tuple[str, Iterable[Element], bool], ...] = (
        ("after headline", around.after, True),
        ("before headline", around.before[: -NEAR - 1 : -1], True),
        ("on page", times, False),
    )
    stamped: list[DateWords] = []
    for detail, elements, near in places:
        if stamped and not near:
            break
        stamps = (
            one
            for one in elements
            if one.tag == "time"
            and not is_foreign(unlinked(one), around.wrappers, near=near)
            and not is_clock(one)
        )
        dated = (words for stamp in stamps if (words := _of_time(stamp, detail)))
        found = list(islice(dated, MOST_STAMPS if near else MOST_FAR_STAMPS))
        if near or len({words[0].raw[:10] for words in found}) == 1:
            stamped += list(chain.from_iterable(found))[:MOST_STAMPS]
    return stamped


def unlinked(element: Element) -> Element:
    """The element around a link that holds nothing but a date: blogs link dates to the article itself."""
    for node in (element, *islice(element.iterancestors(), 2)):
        parent = node.getparent()
        if node.tag == "a" and parent is not None and _is_stamp(node):
            return parent
    return element


def is_clock(element: Element) -> bool:
    """Whether an element, by its id or class, shows the day and hour of the reader: ``currentDate``, ``clock``."""
    return CLOCK.search(f"{element.get('id') or ''} {element.get('class') or ''}") is not None


def _of_time(time: Element, detail: str) -> list[DateWords]:
    shown, parent = text_of(time), time.getparent()
    before = (parent.text or "") if parent is not None else ""
    names = f"{before} {shown} {time.get('class') or ''} {time.get('itemprop') or ''}"
    role = "modified" if UPDATED.search(names) and time.get("pubdate") is None else "published"
    stamp = squash(time.get("datetime") or time.get("content") or "")
    words = []
    if sum(letter.isdigit() for letter in stamp) >= FEWEST_DIGITS:
        words.append(DateWords(role, stamp, "time", f"datetime {detail}"))
    if has_date(shown):
        words.append(DateWords(role, shown, "time", f"text {detail}"))
    # "Published on" counts for more than an attribute, which templates fill with the last change.
    return words[::-1] if SAYS_SO.search(shown) else words


def _is_stamp(link: Element) -> bool:
    """Whether a link holds but a date, or the two ``time`` of publication and update."""
    return is_date_and_words(text_of(link), MOST_WORDS_OF_STAMP) or (
        len(link) > 0 and not squash(link.text or "") and all(child.tag == "time" for child in link)
    )
