"""The headline as printed: what the page's own titles agree on, without site name and kicker."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from pipelines.metadata.words import key
from pipelines.raw import Words

LONGEST_KICKER = 70
SHORTEST_TITLE = 10
LONGEST_TITLE = 1000

SEPARATOR = re.compile(
    r"\s+[|\-–—−•·»«›:/~]+\s+|\s*[|｜‖¦»›ㅣ]\s*|\s*[—–-]{2,}\s*|:\s+|(?<=[^\x00-\x7f])_(?=[^\x00-\x7f])|(?<=[\u2e80-\ud7ff])-(?=[\u2e80-\ud7ff])"
)
TAIL = re.compile(r"\s*[|｜‖¦ㅣ»›\-–—−•·,/:]")
KICKER_END = re.compile(r"[|｜‖¦ㅣ»›\-–—−•·:/]\s*$")

Sites = frozenset[tuple[str, ...]]


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


@lru_cache(maxsize=1000)  # the places of a page that name its title mostly name the same
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
