"""The headline as printed: what the page's own titles agree on, without site name and kicker."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from lxml.etree import _Element as Element

from pipelines.metadata.marks import marks_of
from pipelines.metadata.words import key, text_of
from pipelines.raw import Words

MOST_HEADINGS = 60
LONGEST_KICKER = 70
SHORTEST_TITLE = 10
PLAIN = ("div", "span", "p", "b", "strong", "font", "td", "h5", "h6")
LONGEST_TITLE = 1000

SEPARATOR = re.compile(
    r"\s+[|\-–—−•·»«›:/~]+\s+|\s*[|｜‖¦»›ㅣ]\s*|\s*[—–-]{2,}\s*|:\s+|(?<=[^\x00-\x7f])_(?=[^\x00-\x7f])"
)
FRONT_PAGE = re.compile(r"(?:https?:)?//[^/]+/?|/")
TAIL = re.compile(r"\s*[|｜‖¦ㅣ»›\-–—−•·,/:]")
KICKER_END = re.compile(r"[|｜‖¦ㅣ»›\-–—−•·:/]\s*$")

Sites = frozenset[tuple[str, ...]]


def find_headings(
    headings: Sequence[Element], titles: Sequence[str], sites: Sites
) -> list[tuple[float, Element, str]]:
    """Return the page's h1 that may be its headline, the likeliest first, with how much of a title each shares.

    The page's titles tell its headline from the other h1: the masthead, which names the site or only links
    to its front page, and the forms and boxes of a careless template.
    """
    refs = [set(key(title)) for title in titles]
    found = []
    for h1 in headings[:MOST_HEADINGS]:
        text = text_of(h1)
        words = set(key(text))
        if not words or len(text) > LONGEST_TITLE or key(text) in sites or _is_masthead(h1):
            continue
        score = max((2 * len(words & ref) / (len(words) + len(ref)) for ref in refs if ref), default=0.0)
        found.append((score, h1, text))
    found.sort(key=lambda heading: -round(heading[0], 2))
    return found


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
    """Return the first element that says in words of its own what a title says: templates without any heading print it so."""
    keys = {key(title) for title in titles if len(title) >= SHORTEST_TITLE}
    for element in root.iter(*PLAIN) if keys else ():
        text = element.text
        if (
            text
            and SHORTEST_TITLE <= len(text) <= LONGEST_TITLE
            and key(text) in keys
            and not _is_led(element)
        ):
            return element
    return None


def words_of_heading(heading: Element, titles: Iterable[str]) -> str:
    """Return the words of a heading without the kicker, where that is an element of its own within it.

    An element at either end is one by its name, or where the rest is what one of the page's ``titles`` says: a flag, a
    place, a badge of the paywall.
    """
    words = text_of(heading)
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


def choose_headline(candidates: Iterable[Words], sites: Sites) -> Words | None:
    """Return the title most of a page's places agree on; ``candidates`` come with the best place first.

    A publisher that writes a title for search engines or for sharing writes it in one place and leaves the
    printed one in the others: two places that agree outvote a third. Where none agree the kicker goes that one of them has and
    another has not, and the best place counts.
    """
    words = [Words(without_site(c.text[:LONGEST_TITLE], sites), c.origin) for c in candidates]
    words = [word for word in words if word.text and key(word.text) not in sites]
    agreed = _agreed(words)
    if len(agreed) < 2:
        agreed = _agreed(_without_kickers(_without_tails(words)))
    return _usual_form(agreed) if agreed else None


def without_site(title: str, sites: Sites) -> str:
    """Return a title without the parts before or after a separator that name the site.

    >>> without_site("Rain again - Weather | The Harbour Gazette", frozenset({("the", "harbour", "gazette")}))
    'Rain again - Weather'
    """
    while True:
        marks = list(SEPARATOR.finditer(title))
        if not marks:
            return title
        head, tail = title[: marks[-1].start()], title[marks[-1].end() :]
        first, rest = title[: marks[0].start()], title[marks[0].end() :]
        if head and _names(tail, sites):
            title = head
        elif rest and _names(first, sites):
            title = rest
        else:
            return title


def _is_led(element: Element) -> bool:
    """Whether an element stands in a link, a menu or a breadcrumb."""
    return any(
        node.tag in {"a", "nav"} or marks_of(node).breadcrumb for node in (element, *element.iterancestors())
    )


def _is_masthead(h1: Element) -> bool:
    links = h1.findall(".//a")
    return len(links) == 1 and FRONT_PAGE.fullmatch(links[0].get("href") or "#") is not None


def _names(part: str, sites: Sites) -> bool:
    words = key(part)
    return bool(words) and any(words == site or "".join(words) == "".join(site) for site in sites)


def _agreed(words: list[Words]) -> list[Words]:
    """Return the largest group of words that say the same; of several the one whose place is best."""
    groups: dict[tuple[str, ...], list[Words]] = {}
    for word in words:
        groups.setdefault(key(word.text), []).append(word)
    return max(groups.values(), key=len, default=[])


def _without_tails(words: list[Words]) -> list[Words]:
    """Cut what a meta adds behind the title that h1 or JSON-LD print: the section, the site, the writer."""
    return [
        Words(_core(word.text, words, _is_tailed) if word.origin != "h1" else word.text, word.origin)
        for word in words
    ]


def _without_kickers(words: list[Words]) -> list[Words]:
    """Cut the line above the headline, which some of the places glue before it."""
    return [Words(_core(word.text, words, _is_kicked), word.origin) for word in words]


def _core(text: str, words: list[Words], fits: Callable[[str, str], bool]) -> str:
    for other in words:
        if SHORTEST_TITLE <= len(other.text) < len(text) and fits(text, other.text):
            text = other.text
    return text


def _is_tailed(text: str, core: str) -> bool:
    return text.startswith(core) and TAIL.match(text, len(core)) is not None


def _is_kicked(text: str, core: str) -> bool:
    before = text[: len(text) - len(core)]
    return text.endswith(core) and len(before) <= LONGEST_KICKER and KICKER_END.search(before) is not None


def _usual_form(words: list[Words]) -> Words:
    """Of one title in several spellings the most frequent, else the first place's; capitals throughout are styling."""
    texts = [word.text for word in words]
    return max(words, key=lambda word: (not word.text.isupper(), texts.count(word.text)))
