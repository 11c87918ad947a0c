"""Every date a page offers for its article, as printed, with where it stood; choosing and reading are another's work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from pipelines.metadata.article_node import ArticleNodes, first_text
from pipelines.metadata.date_metas import NEWS, OTHERS, meta_dates
from pipelines.metadata.date_places import dates_far_off, dates_in_print, dates_in_scripts
from pipelines.metadata.date_times import dates_of_times
from pipelines.metadata.facts import Facts
from pipelines.metadata.microdata import Property
from pipelines.metadata.words import squash, text_of
from pipelines.page import Page
from pipelines.raw import DateWords
from pipelines.selectors import compile_selector

MOST_DATES = 40
MOST_BY_RULE = 3
LONGEST_STAMP = 80
LAST_YEAR = "2060"  # of addresses: a number of six digits from here on is none of a month

JSON_LD = (
    ("datePublished", "published"),
    ("dateCreated", "published"),
    ("uploadDate", "published"),
    ("dateModified", "modified"),
)
URL_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)"
    r"(?:([/_-])(0?[1-9]|1[0-2])(?:(?:\2|/(?=\d\d/))(0?[1-9]|[12]\d|3[01])(?![^\W_]))?|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?)(?!\d)"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NAMED_MONTH = re.compile(
    rf"/((?:19|20)\d\d)/({'|'.join(MONTHS)})[a-z]{{0,6}}(?:/(0?[1-9]|[12]\d|3[01]))?/", re.IGNORECASE
)
DAY_FIRST = re.compile(r"(?<=[/_-])(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(20[0-3]\d)(?=[/_.-]|$)")


def find_dates(facts: Facts) -> tuple[DateWords, ...]:
    """Return the page's dates: of the outlet's rule, structured data, metas, ``<time>``, print, address, hints.

    Of one origin they stand in reading order. What the server says of its file is no date of the article. Only where
    nothing else dates it the page is searched through, and then its scripts.
    """
    found = [
        *_by_rule(facts),
        *_of_json_ld(facts.nodes),
        *meta_dates(facts.metas, NEWS),
        *_of_microdata(facts.microdata),
        *meta_dates(facts.metas, OTHERS),
        *dates_of_times(facts.gathered["time"], facts.vicinity),
    ]
    found += dates_in_print(facts.vicinity, dated=any(words.role == "published" for words in found))
    told = [*date_of_address(facts.page.url or facts.page.final_url), *_of_hints(facts.page)]
    if not found:
        year = told[0].raw[:4] if told else ""
        found = [
            *dates_far_off(facts.gathered, facts.vicinity, year),
            *dates_in_scripts(facts.gathered["script"]),
        ]
    return tuple(dict.fromkeys([*found, *told]))[:MOST_DATES]


def date_of_address(url: str) -> Iterator[DateWords]:
    """Yield the date in an address's path: a day, else a month; eight digits count only when they stand alone.

    Six digits are a month only as a step of their own: articles are numbered with six digits, too.

    >>> [list(date_of_address(f"https://example.org/{path}")) for path in ("rain-post202312.html", "news/206312")]
    [[], []]
    >>> [words.raw for words in date_of_address("https://example.org/2023/6/5/rain-20771231235959.html")]
    ['2023-06-05']
    >>> [words.raw for words in date_of_address("https://example.org/world/2023-06/05/c_112.htm")]
    ['2023-06-05']
    >>> [words.raw for words in date_of_address("https://example.org/news/05062023-rain")]
    ['05-06-2023']
    >>> [words.raw for words in date_of_address("https://example.org/city/2023/jun/5/rain")]
    ['2023-06-05']
    """
    try:
        path = urlsplit(url).path
    except ValueError:
        return
    if named := NAMED_MONTH.search(path):
        parts = (named[1], str(MONTHS.index(named[2].lower()) + 1), named[3])
        yield DateWords("published", "-".join(part.zfill(2) for part in parts if part), "url", "path")
        return
    found = [match for match in URL_DATE.finditer(path) if match[2] or match[6] or _is_step(path, match)]
    if not found and (turned := DAY_FIRST.search(path)):
        yield DateWords("published", "-".join(turned.groups()), "url", "path")
    if found:
        match = max(found, key=lambda match: bool(match[4] or match[6]))
        parts = (match[1], match[3] or match[5], match[4] or match[6])
        yield DateWords("published", "-".join(part.zfill(2) for part in parts if part), "url", "path")


def _is_step(path: str, digits: re.Match[str]) -> bool:
    """Tell whether digits are a whole step of a path, and a year and month of the web's time."""
    alone = path[: digits.start()].endswith("/") and path[digits.end() :].startswith("/")
    return alone and digits[5] is not None and digits[1] < LAST_YEAR


def _by_rule(facts: Facts) -> Iterator[DateWords]:
    for selector in facts.outlet.read.published:
        for found in compile_selector(selector)(facts.root)[:MOST_BY_RULE]:
            stamp = found if isinstance(found, str) else found.get("datetime") or found.get("content") or ""
            words = squash(stamp) or ("" if isinstance(found, str) else text_of(found))
            if words:
                yield DateWords("published", words, "page", f"css:{selector}")


def _of_json_ld(nodes: ArticleNodes) -> Iterator[DateWords]:
    for name, role in JSON_LD:
        for value in nodes.each(name):
            text = first_text(value)
            if text and len(text) <= LONGEST_STAMP:
                yield DateWords(role, text, "json-ld", name)


def _of_microdata(properties: Iterable[Property]) -> Iterator[DateWords]:
    for prop in properties:
        if prop.name.startswith("date") and 4 <= len(prop.value) <= LONGEST_STAMP:
            role = "modified" if prop.name in ("datemodified", "dateupdated") else "published"
            yield DateWords(role, prop.value, "microdata", prop.name)


def _of_hints(page: Page) -> Iterator[DateWords]:
    hints = page.hints
    origin = hints.origin or "feed"
    if hints.published:
        yield DateWords("published", hints.published, hints.published_from or origin, "hint")
    if hints.modified:
        yield DateWords("modified", hints.modified, hints.modified_from or origin, "hint")
