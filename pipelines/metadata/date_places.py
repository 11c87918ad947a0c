"""Dates in the lines of the visible page, near the headline first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.etree import _Element as Element

from pipelines.metadata.date_lines import (
    dates_in,
    says_what_it_is,
)
from pipelines.metadata.date_times import NEAR
from pipelines.metadata.dated_lines import NO_LINES, dated_lines
from pipelines.metadata.gather import Gathered
from pipelines.metadata.vicinity import PROSE, Vicinity, Wrappers, is_foreign
from pipelines.raw import DateWords
from pipelines.text.sentences import ends_sentence

MOST_LINES = 6
MOST_LINES_MET = 30
MOST_LINES_OF_PAGE = 200
MOST_LONE_DATES = 2
LONGEST_LONE_DATE = 60
DEEPEST_IN_CARD = 2

IN_SCRIPT = re.compile(
    r"\b(date_?published|published_?(?:at|date|time)|publish_?(?:date|time)|publication_?date|first_?published)"
    r"\\*\"\s*:\s*\\*\"([^\"\\]{8,40})",
    re.IGNORECASE,
)


def dates_in_print(around: Vicinity, *, dated: bool) -> list[DateWords]:
    """Return the dates of lines: behind the headline, else shortly before it, else of what is marked as a date, else behind the text.

    The last two are only looked for on a page that is not ``dated`` otherwise: they stand far off, and are found slowly.
    More than two dates there are those of a list of other articles; where so many follow the headline, a line before it that
    says what it is counts instead, and the list only where nothing else dates the page. Two days before the headline are another box's if there is a line behind the text. A
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
        lines = islice(dated_lines(elements, around.wrappers, near=near), MOST_LINES_MET)
        found = list(_words_of(list(dict.fromkeys(lines))[:MOST_LINES], detail))
        if not near and len(found) > MOST_LONE_DATES:
            continue
        if sum(words.role == "published" for words in found) > MOST_LONE_DATES:
            listed = [] if dated else _without_cards(found, elements, around, detail)
            return [*updates, *(_labelled_before(around) or listed)]
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
        for line in dated_lines((element,), around.wrappers, near=False)
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
    lines = dict.fromkeys(islice(dated_lines(page.elements, around.wrappers, near=False), MOST_LINES_OF_PAGE))
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
    lines = dated_lines(around.before[: -NEAR - 1 : -1], around.wrappers, near=True)
    return list(_words_of(filter(says_what_it_is, islice(lines, MOST_LINES)), "line before headline"))


def _without_cards(
    found: list[DateWords], elements: Iterable[Element], around: Vicinity, detail: str
) -> list[DateWords]:
    """The dates of a list, none where all of them stand in cards of other articles."""
    bare = (element for element in elements if not _in_card(element, around.wrappers))
    return found if any(_words_of(dated_lines(bare, around.wrappers, near=True), detail)) else []


def _behind_and_dated(around: Vicinity) -> Iterator[Element]:
    return (element for element in around.behind if around.marks[element].date)


def _words_of(lines: Iterable[str], detail: str) -> Iterator[DateWords]:
    for line in lines:
        for role, words in dates_in(line):
            yield DateWords(role, words, "page", detail)


def _in_card(owner: Element, wrappers: Wrappers) -> bool:
    """Whether a date stands beside a lower heading that is a link: that of another article."""
    for node in islice(owner.iterancestors(), DEEPEST_IN_CARD):
        if node in wrappers:
            return False
        if any(next(heading.iter("a"), None) is not None for heading in node.iterchildren("h2", "h3", "h4")):
            return True
    return False
