"""Where a page prints its headline: the h1, a lower heading or a plain element that says what its titles say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from lxml.etree import _Element as Element

from pipelines.metadata.headline import LONGEST_TITLE, SEPARATOR, SHORTEST_TITLE, Sites
from pipelines.metadata.marks import marks_of
from pipelines.metadata.words import key, text_of

MOST_HEADINGS = 60
MOST_PARTS = 6  # of titles, that are looked for on the page
PLAIN = ("div", "span", "p", "b", "strong", "font", "td", "h5", "h6")
FRONT_PAGE = re.compile(r"(?:https?:)?//[^/]+/?|/")


def find_headings(
    headings: Sequence[Element], titles: Sequence[str], sites: Sites
) -> list[tuple[float, Element, str]]:
    """Return the page's h1 that may be its headline, the likeliest first, with how much of a title each shares.

    The page's titles tell its headline from the other h1: the masthead, which names the site or only links
    to its front page, and the forms and boxes of a careless template.
    """
    found = []
    for h1 in headings[:MOST_HEADINGS]:
        text = text_of(h1)
        words = key(text)
        if not words or len(text) > LONGEST_TITLE or words in sites or _is_masthead(h1):
            continue
        found.append((likeness(text, titles), h1, text))
    found.sort(key=lambda heading: -round(heading[0], 2))
    return found


def likeness(text: str, titles: Sequence[str]) -> float:
    """Return how much of a title a text shares: twice the words of both by those of each, 1 where they are the same."""
    words = set(key(text))
    refs = (set(key(title)) for title in titles)
    return max((2 * len(words & ref) / (len(words) + len(ref)) for ref in refs if ref), default=0.0)


def find_lower_heading(root: Element, titles: Sequence[str]) -> Element | None:
    """Return the first h2, h3 or h4 that says what a title says or begins with: old templates keep h1 for the masthead."""
    keys = [key(title) for title in titles]
    for heading in islice(root.iter("h2", "h3", "h4"), MOST_HEADINGS):
        words = key(text_of(heading))
        if len(words) >= 2 and any(
            words == title[: len(words)] or words == title[-len(words) :] for title in keys
        ):
            return heading
    return None


def find_plain_heading(root: Element, titles: Sequence[str]) -> Element | None:
    """Return the first element that says in words of its own what a title says: templates without any heading print it so.

    Where none does it may be a part of a title, which then names the site in words that nobody knows it by: the longest
    that is printed, a third of the title or more.
    """
    parts = {part for title in titles for part in _parts(title) if 3 * len(part) >= len(title)}
    for said in (titles, *([part] for part in sorted(parts, key=len, reverse=True)[:MOST_PARTS])):
        element = _saying(root, said)
        if element is not None:
            return element
    return None


def words_of_heading(heading: Element, titles: Iterable[str]) -> str:
    """Return the words of a heading without the kicker, where that is an element of its own within it.

    An element at either end is one by its name, or where the rest is what one of the page's ``titles`` says: a flag, a
    place, a badge of the paywall.
    """
    words = text_of(heading)
    if not len(heading):
        return words
    keys = {key(title) for title in titles} - {()}
    for part in heading.iterdescendants():
        mark = text_of(part)
        if mark and words.startswith(mark):
            rest = words[len(mark) :].lstrip(" |｜:/.·•–—-")
            if rest and (marks_of(part).kicker or key(rest) in keys):
                return rest
        if mark and words.endswith(mark) and key(rest := words[: -len(mark)].rstrip(" |｜·•–—-")) in keys:
            return rest
    return words


def _saying(root: Element, titles: Sequence[str]) -> Element | None:
    keys = {key(title) for title in titles if len(title) >= SHORTEST_TITLE}
    for element in root.iter(*PLAIN) if keys else ():
        text = element.text
        if (
            text
            and SHORTEST_TITLE <= len(text) <= LONGEST_TITLE
            and key(text) in keys
            and not is_led(element)
        ):
            return element
    return None


def _parts(title: str) -> Iterator[str]:
    """Yield what stands before and behind each separator of a title."""
    for mark in SEPARATOR.finditer(title):
        yield title[: mark.start()]
        yield title[mark.end() :]


def is_led(element: Element) -> bool:
    """Whether an element stands in a link, a menu or a breadcrumb."""
    return any(
        node.tag in {"a", "nav"} or marks_of(node).breadcrumb for node in (element, *element.iterancestors())
    )


def _is_masthead(h1: Element) -> bool:
    """Whether an h1 is a link to the front page, or stands in one."""
    links = h1.findall(".//a") or list(islice(h1.iterancestors("a"), 1))
    return len(links) == 1 and FRONT_PAGE.fullmatch(links[0].get("href") or "#") is not None
