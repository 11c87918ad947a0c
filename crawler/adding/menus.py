"""The menus of a page and what closes it: by their tag or role, or by their name where hardly a link in them is a headline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.adding.wording import HEADLINE_WORDS, in_heading, word_count, words_of

NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navi|navbar|navigation|(?:main|top|mega|sub|side)?menus?|menubar|topbar|breadcrumbs?|tabs)"
    r"(?=$|[\s_-]|\d)",
    re.IGNORECASE,
)
ROLES = {"navigation", "menu", "menubar"}
CLOSINGS = re.compile(r"(?:^|[\s_-])(?:footer|foot|ftr|colophon|copyright)(?=$|[\s_-]|\d)", re.IGNORECASE)
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
FEWEST_IN_BAR = 4  # links
MOSTLY = 0.7  # of a row's letters: those of its links
FEWEST_HEADINGS = 2  # that are links: where there are so many it is no menu; one may be the paper's name
MOST_HEADLINES = 0.15  # of a menu's links; whole pages are wrapped in what is called a menu, too


def menus_of(root: HtmlElement) -> set[HtmlElement]:
    """Return the elements of a page that are menus: those called so, and rows of short links above the first headline."""
    called = {
        element
        for element in root.iter("nav", "ul", "ol", "div", "header", "section", "table", "td")
        if is_menu(element)
    }
    return called or set(bars_of(root))


def bars_of(root: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the rows of four short links or more, hardly anything between them, that stand before the first headline."""
    for element in root.iter("a", "ul", "ol", "div", "p", "tr", "td"):
        if element.tag == "a":
            if word_count(words_of(element)) >= HEADLINE_WORDS and not _leads_home(element):
                return
        elif _is_bar(element):
            yield element


def is_menu(element: HtmlElement) -> bool:
    """Tell whether an element is a menu."""
    if element.tag == "nav" or (element.get("role") or "").lower() in ROLES:
        return True
    if not NAMES.search(_named(element)):
        return False
    links = list(element.iter("a"))
    if sum(in_heading(link) for link in links) >= FEWEST_HEADINGS:
        return False
    counts = [word_count(words_of(link)) for link in links]
    return sum(count >= HEADLINE_WORDS for count in counts) <= MOST_HEADLINES * len(counts)


def _is_bar(element: HtmlElement) -> bool:
    words = [words for link in element.iter("a") if (words := words_of(link))]
    if len(words) < FEWEST_IN_BAR or any(word_count(one) >= HEADLINE_WORDS for one in words):
        return False
    letters = sum(map(len, words))
    return letters >= MOSTLY * sum(len("".join(text.split())) for text in element.itertext())


def _leads_home(link: HtmlElement) -> bool:
    """Tell whether a link leads to the root of a site: the paper's own name, however many words it has."""
    return (
        re.fullmatch(r"(?:(?:https?:)?//[^/?#]+)?(?:\./?|/)?(?:#.*)?", (link.get("href") or "").strip())
        is not None
    )


def closings_of(root: HtmlElement) -> set[HtmlElement]:
    """Return the elements that close a page: the small print, which says what the paper is and sells."""
    return {
        element
        for element in root.iter("footer", "ul", "div", "section", "table", "td")
        if element.tag == "footer"
        or (CLOSINGS.search(_named(element)) and next(element.iter("h1", "main"), None) is None)
    }


def _named(element: HtmlElement) -> str:
    """What an element's class and id say, words that run into one parted."""
    return CAMEL.sub("-", f"{element.get('class') or ''} {element.get('id') or ''}")
