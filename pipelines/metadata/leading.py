"""The headline of a page whose titles say nothing of it: what is set as a heading, or named so, and leads a long text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from lxml.etree import _Element as Element

from pipelines.metadata.gather import Gathered
from pipelines.metadata.headings import is_led
from pipelines.metadata.headline import LONGEST_TITLE
from pipelines.metadata.vicinity import FOREIGN_TAGS, is_foreign
from pipelines.metadata.words import text_of

SHORTEST_HEADLINE = 15  # letters; shorter ones are names of sections
LONG_TEXT = 600  # letters behind it: no teaser is so long
SENTENCE = 40  # letters of a piece of text that is no label
MOST_CANDIDATES = 60
HEADINGS = frozenset({"h1", "h2", "h3"})
NAMED_TAGS = frozenset({"div", "span", "p", "td"})
# What old systems call the headline's element, in their languages; as words of a class or the end of an id.
NAMED = re.compile(
    r"(?:^|[^a-z])(?:headline|(?:news|article|post|entry|detail|story)[-_]?title|t[ií]tulo|titre|titolo|titel|[üu]berschrift|overskrift|rubrik|otsikko|nadpis|tytul|baslik|judul)(?:[^a-z]|$)"
    r"|tieu_?de(?:tin|bai|chinh)?(?:[^a-z]|$)",
    re.IGNORECASE,
)


def find_leading_heading(page: Gathered) -> Element | None:
    """Return the first heading that a long text follows before the next, of headings and elements named for one."""
    places = [page.places[one] for one in islice(_candidates(page), MOST_CANDIDATES)]
    for place, following in pairwise([*places, len(page.elements)]):
        if _holds(page.elements[place + 1 : following], LONG_TEXT):
            return page.elements[place]
    return None


def unless_masthead(page: Gathered, heading: Element) -> Element:
    """Return a heading that a title names, or what is named for a headline behind it where not a sentence stands between.

    The only title of old systems' pages names the paper, and is printed at their top, or at their foot.
    """
    if not _holds(page.elements[page.places[heading] + 1 :], LONG_TEXT):
        leading = find_leading_heading(page)
        return heading if leading is None else leading
    named = (one for one in _candidates(page) if one.tag not in HEADINGS and one is not heading)
    place = page.places[heading]
    for element in islice(named, MOST_CANDIDATES):
        between = page.elements[place + 1 : page.places[element]]
        if page.places[element] > place and not _holds(between, SENTENCE):
            return element if _holds(page.elements[page.places[element] + 1 :], LONG_TEXT) else heading
    return heading


def _candidates(page: Gathered) -> Iterator[Element]:
    for element in page.elements:
        if (
            (element.tag in HEADINGS or _is_named(element))
            and SHORTEST_HEADLINE <= len(text_of(element)) <= LONGEST_TITLE
            and not is_led(element)
            and not is_foreign(element, frozenset())
        ):
            yield element


def _is_named(element: Element) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in NAMED_TAGS and NAMED.search(names) is not None


def _holds(elements: list[Element], least: int) -> bool:
    """Whether elements hold so many letters in pieces of sentences outside of links."""
    letters = 0
    for element in elements:
        own = "" if element.tag in FOREIGN_TAGS else element.text or ""
        letters += sum(len(piece) for piece in (own, element.tail or "") if len(piece) >= SENTENCE)
        if letters >= least:
            return True
    return False
