"""Every date a page offers for its article, as printed, with where it stood; choosing and reading are another's work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from lxml.etree import _Element as Element

from pipelines.metadata.article_node import ArticleNodes, first_text
from pipelines.metadata.date_lines import UPDATED, dates_in, has_date, is_date_line, says_what_it_is
from pipelines.metadata.date_metas import NEWS, OTHERS, meta_dates
from pipelines.metadata.gather import Gathered
from pipelines.metadata.metas import Metas
from pipelines.metadata.microdata import Property
from pipelines.metadata.vicinity import Vicinity, is_foreign, marks_of
from pipelines.metadata.words import squash, text_of
from pipelines.outlet import Outlet
from pipelines.page import Page
from pipelines.raw import DateWords
from pipelines.selectors import compile_selector

MOST_DATES = 40
MOST_LINES = 6
NEAR = 30
MOST_TIMES = 400
MOST_STAMPS = 6
MOST_LONE_DATES = 2
LONGEST_LONE_DATE = 60
FEWEST_DIGITS = 4
LONGEST_LINE = 100
MOST_PARTS_OF_LINE = 8
MOST_WORDS_OF_STAMP = 2

NO_LINES = frozenset({"script", "style", "time", "option", "title", "noscript", "h1"})
CAPTIONS = frozenset({"figure", "figcaption"})
IN_SCRIPT = re.compile(r'\b(datePublished|published_?at|publishedAt|publish_?date|published_?date|publishDate|publicationDate|firstPublished)\\*"\s*:\s*\\*"([^"\\]{8,40})', re.IGNORECASE)
JSON_LD = (("datePublished", "published"), ("dateCreated", "published"), ("uploadDate", "published"), ("dateModified", "modified"))
URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:([/_-])(0?[1-9]|1[0-2])(?:\2(0?[1-9]|[12]\d|3[01]))?|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?)(?!\d)")


@dataclass(frozen=True, slots=True)
class DatedPage:
    """What the dates of a page are looked for in."""

    page: Page
    outlet: Outlet
    root: Element
    gathered: Gathered
    nodes: ArticleNodes
    metas: Metas
    microdata: tuple[Property, ...]
    vicinity: Vicinity
    headline: Element | None


def find_dates(dated: DatedPage) -> tuple[DateWords, ...]:
    """Return the page's dates: of the outlet's rule, structured data, metas, microdata, ``<time>``, print, address, hints.

    Of one origin they stand in reading order. What the server says of its file is no date of the article.
    """
    unique = dict.fromkeys(_all_dates(dated))
    return tuple(unique)[:MOST_DATES]


def _all_dates(dated: DatedPage) -> Iterator[DateWords]:
    found = [
        *_by_rule(dated),
        *_of_json_ld(dated.nodes),
        *meta_dates(dated.metas, NEWS),
        *_of_microdata(dated.microdata),
        *meta_dates(dated.metas, OTHERS),
        *_of_times(dated),
        *_of_lines(dated),
    ]
    yield from found
    yield from _of_address(dated.page.url or dated.page.final_url)
    yield from _of_hints(dated.page)
    if not found:
        yield from _of_far_lines(dated)
        yield from _of_scripts(dated.gathered["script"])


def _by_rule(dated: DatedPage) -> Iterator[DateWords]:
    for selector in dated.outlet.read.published:
        for found in compile_selector(selector)(dated.root)[:3]:
            words = squash(found) if isinstance(found, str) else squash(found.get("datetime") or "") or text_of(found)
            if words:
                yield DateWords("published", words, "page", f"css:{selector}")


def _of_json_ld(nodes: ArticleNodes) -> Iterator[DateWords]:
    for name, role in JSON_LD:
        for value in nodes.each(name):
            text = first_text(value)
            if text and len(text) <= 60:
                yield DateWords(role, text, "json-ld", name)


def _of_microdata(properties: Iterable[Property]) -> Iterator[DateWords]:
    for prop in properties:
        if prop.name.startswith("date") and 4 <= len(prop.value) <= 80:
            role = "modified" if prop.name in ("datemodified", "dateupdated") else "published"
            yield DateWords(role, prop.value, "microdata", prop.name)


def _of_times(dated: DatedPage) -> Iterator[DateWords]:
    """The ``time`` elements about the article: behind the headline, else shortly before it, else the first no box holds."""
    times = dated.gathered["time"][:MOST_TIMES]
    if not times:
        return
    around = dated.vicinity
    places = (
        ("after headline", around.after, True),
        ("before headline", around.before[: -NEAR - 1 : -1], True),
        ("on page", times, False),
    )
    for detail, elements, near in places:
        stamps = (time for time in elements if time.tag == "time" and not is_foreign(_unlinked(time), around.wrappers, near=near))
        words = list(islice((word for time in stamps for word in _of_time(time, detail)), MOST_STAMPS if near else 2))
        if words:
            yield from words
            return


def _of_time(time: Element, detail: str) -> Iterator[DateWords]:
    shown = text_of(time)
    parent = time.getparent()
    before = f"{(parent.text or '') if parent is not None else ''} {shown} {time.get('class') or ''} {time.get('itemprop') or ''}"
    role = "modified" if UPDATED.search(before) else "published"
    stamp = squash(time.get("datetime") or time.get("content") or "")
    if sum(letter.isdigit() for letter in stamp) >= FEWEST_DIGITS:
        yield DateWords(role, stamp, "time", f"datetime {detail}")
    if has_date(shown):
        yield DateWords(role, shown, "time", f"text {detail}")


def _of_lines(dated: DatedPage) -> Iterator[DateWords]:
    """Lines that print a date: behind the headline, else shortly before it, else in what is marked as a date further on."""
    around = dated.vicinity
    places = (
        ("line after headline", iter(around.after), True),
        ("line before headline", reversed(around.before[-NEAR:]), True),
        ("line marked as date", (element for element, marks in around.marked if marks.date), False),
    )
    for detail, elements, near in places:
        lines = list(islice(dict.fromkeys(_lines(elements, around.wrappers, near=near)), MOST_LINES))
        if lines:
            yield from _words_of(lines, detail)
            return


def _of_far_lines(dated: DatedPage) -> Iterator[DateWords]:
    """Lines anywhere on a page that gives no other date: those that say what they are, else a date that stands alone.

    Several dates without a word are those of a list, unless the address tells the month.
    """
    lines = dict.fromkeys(_lines(dated.root.iter(), dated.vicinity.wrappers, near=False))
    telling = [line for line in lines if says_what_it_is(line)]
    if not telling:
        year = next((words.raw[:4] for words in _of_address(dated.page.url)), "")
        short = [line for line in lines if len(line) <= LONGEST_LONE_DATE and year in line]
        telling = short[: 1 if year else MOST_LONE_DATES] if year or len(short) <= MOST_LONE_DATES else []
    yield from _words_of(telling[:MOST_LINES], "line on page")


def _of_scripts(scripts: Iterable[Element]) -> Iterator[DateWords]:
    """A publication date in the page's own data, for pages that a script draws."""
    for script in scripts:
        found = IN_SCRIPT.search(script.text or "")
        if found:
            yield DateWords("published", found[2], "page", f"script:{found[1]}")
            return


def _words_of(lines: Iterable[str], detail: str) -> Iterator[DateWords]:
    for line in lines:
        for role, words in dates_in(line):
            yield DateWords(role, words, "page", detail)


def _lines(elements: Iterable[Element], wrappers: frozenset[Element], *, near: bool) -> Iterator[str]:
    """Yield the short lines that print a date outside boxes, captions, prose and ``time``."""
    for element in elements:
        for own, owner in ((element.text, element), (element.tail, element.getparent())):
            if own and owner is not None and has_date(squash(own)) and owner.tag not in NO_LINES:
                line = _whole_line(owner, squash(own))
                if line and not is_foreign(_unlinked(owner), wrappers, near=near) and not _in_caption(owner):
                    yield line
        stamp = element.get("title") if marks_of(element).date else None
        if stamp and has_date(stamp):
            yield stamp


def _unlinked(element: Element) -> Element:
    """The element around a link that holds nothing but a date: blogs link dates to the article itself."""
    for node in (element, *islice(element.iterancestors(), 2)):
        parent = node.getparent()
        if node.tag == "a" and parent is not None and is_date_line(text_of(node), MOST_WORDS_OF_STAMP):
            return parent
    return element


def _in_caption(owner: Element) -> bool:
    return owner.tag in CAPTIONS or any(ancestor.tag in CAPTIONS for ancestor in owner.iterancestors())


def _whole_line(owner: Element, own: str) -> str | None:
    """The widest line around a piece of text that still is a date's: clock and day are often in elements of their own."""
    line = own if is_date_line(own) else None
    for node in (owner, *owner.iterancestors()):
        wider = text_of(node) if len(node) <= MOST_PARTS_OF_LINE else ""
        if not wider or len(wider) > LONGEST_LINE or not is_date_line(wider):
            break
        line = wider
    return line


def _of_address(url: str) -> Iterator[DateWords]:
    try:
        path = urlsplit(url).path
    except ValueError:
        return
    found = [match for match in URL_DATE.finditer(path) if match[2] or match[5]]
    if found:
        match = max(found, key=lambda match: bool(match[4] or match[6]))
        parts = (match[1], match[3] or match[5], match[4] or match[6])
        yield DateWords("published", "-".join(part.zfill(2) for part in parts if part), "url", "path")


def _of_hints(page: Page) -> Iterator[DateWords]:
    origin = page.hints.origin or "feed"
    if page.hints.published:
        yield DateWords("published", page.hints.published, origin, "hint")
    if page.hints.modified:
        yield DateWords("modified", page.hints.modified, origin, "hint")
