"""The visible line that names the writer, as printed, near the headline or under the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.etree import _Element as Element

from pipelines.metadata import vocabulary
from pipelines.metadata.byline_words import LABELS, STARTS, VERB, VERBS, persons_in
from pipelines.metadata.people import names_of
from pipelines.metadata.vicinity import Vicinity, is_foreign
from pipelines.metadata.words import key, lines_of, squash, text_of
from pipelines.raw import Words
from pipelines.text.credits import states_source

LONGEST_BYLINE = 140
SHORT_BYLINE = 40
MOST_CANDIDATES = 60
LONGEST_ABBREVIATION = 4
OF_KOREA = r"\s*(?P<name>[\uac00-\ud7a3]{2,4})\s?(?:기자|특파원)(?!\w)"  # the name before its office
# "By Ann", "By" before a link, "Author: Ann", "Posted on … by Ann".
BY = re.compile(
    rf"\s*(?:(?:{STARTS})\s*:?(?:\s+[^\W\d_]|\s*$)|(?:{LABELS})\s*[:：/／・]|(?:{VERBS})\b)|{OF_KOREA}",
    re.IGNORECASE,
)
FIRST_WORDS = frozenset(
    begin.split()[0].casefold()
    for begin in (*vocabulary.BYLINE_STARTS, *vocabulary.BYLINE_VERBS, *vocabulary.BYLINE_LABELS)
)
FIRST_WORD = re.compile(r"\s*([^\s:：/／・]+)")
NO_WRITER = re.compile(
    r"(?<!bài,)(?<!bài, )(?<!bài và)(?<!bài và )[(\[]?\s*(?:image|photo|picture|bild|foto|ảnh|credit|source|quelle|fuente|fonte|nguồn)s?\s*:|©|^(?:[^\W\d_]+ ){0,3}photos? by\b",
    re.IGNORECASE,
)
NO_BYLINES = frozenset(
    {"article", "main", "section", "body", "meta", "img", "figure", "figcaption", "input", "form"}
)
BLOCKS = frozenset(
    {
        "p",
        "div",
        "span",
        "address",
        "li",
        "dd",
        "td",
        "small",
        "font",
        "h4",
        "h5",
        "h6",
        "a",
        "strong",
        "b",
        "em",
        "i",
    }
)


def find_byline(vicinity: Vicinity, known: Iterable[str]) -> Words | None:
    """Return the visible byline: the line that names a known author, else the first, else the last behind the text.

    Papers mark it by class or ``rel=author``, or begin it with "By". Where no person is named, a
    short marked line with a name of any kind counts: an agency's, an outlet's.
    """
    authors = {" ".join(key(name)) for name in known}
    first: Words | None = None
    spare: Words | None = None
    for element in islice(_near(vicinity), MOST_CANDIDATES):
        words = _byline(element, vicinity)
        if words and _names_one_of(authors, words.text):
            return words
        if words and persons_in(words.text):
            first = first or words
        elif words and not spare and _is_short_credit(words.text):
            spare = words
    return first or _bare_line(vicinity) or _signature(vicinity, authors) or spare


def _near(vicinity: Vicinity) -> Iterator[Element]:
    """Elements near the headline that are marked as a byline or begin like one."""
    for element in vicinity.near():
        signs = vicinity.marks_of(element).byline or (element.tag == "a" and element.get("rel") == "author")
        if signs or (element.tag in BLOCKS and _begins_like_one(element)):
            yield element


def _begins_like_one(element: Element) -> bool:
    text = element.text
    if text is None or len(text) > LONGEST_BYLINE or not _opens_one(text) or not (begin := BY.match(text)):
        return False
    return begin["name"] is not None or begin.end() < len(text) or len(element) > 0


def _bare_line(vicinity: Vicinity) -> Words | None:
    """The first text behind an element that begins like a byline and names somebody: "by Ann Lee" after the date's element."""
    for element in vicinity.near():
        tail = element.tail
        if tail is None or len(tail) > LONGEST_BYLINE or not _opens_one(tail) or not BY.match(tail):
            continue
        parent = element.getparent()
        if parent is None or parent.tag == "p" or is_foreign(parent, vicinity.wrappers, near=True):
            continue
        if persons_in(tail):
            return Words(squash(tail), "text:by")
    return None


def _opens_one(text: str) -> bool:
    """Whether the first word may begin a byline: far faster told than the whole pattern."""
    first = FIRST_WORD.match(text)
    return (first is not None and first[1].casefold() in FIRST_WORDS) or "기자" in text or "특파원" in text


def _signature(vicinity: Vicinity, authors: set[str]) -> Words | None:
    """The last marked line behind the text; where the authors are known only one that names them is the article's."""
    spare: Words | None = None
    marked = (element for element in reversed(vicinity.behind) if vicinity.marks[element].byline)
    for element in islice(marked, MOST_CANDIDATES):
        words = _byline(element, vicinity)
        if words and (_names_one_of(authors, words.text) if authors else persons_in(words.text)):
            return words
        if words and not authors and not spare and _is_short_credit(words.text):
            spare = words
    return spare


def _names_one_of(authors: set[str], line: str) -> bool:
    words = " ".join(key(line))
    return any(author in words for author in authors)


def _is_short_credit(line: str) -> bool:
    if (
        any(map(str.isdigit, line))
        or line.endswith(":")
        or VERB.match(line)
        or (_opens_one(line) and " " not in line)
    ):
        return False
    named = bool(names_of(line)) and (not line.islower() or len(line) <= LONGEST_ABBREVIATION)
    return named and len(line) <= SHORT_BYLINE


def _byline(element: Element, vicinity: Vicinity) -> Words | None:
    marked = vicinity.marks_of(element).byline or element.get("rel") == "author"
    if element.tag in NO_BYLINES or _is_beside(element, vicinity):
        return None
    text = text_of(element)
    if not text or len(text) > LONGEST_BYLINE or NO_WRITER.search(text):
        return None
    if len(element):
        text = _without_other_lines(text, lines_of(element))
    beside = element.getnext() if marked else None
    if beside is not None and beside.tag == element.tag and states_source(source := text_of(beside)):
        text = f"{text.rstrip(' ,')} | {source}"
    return Words(text, "css:byline") if marked else Words(text, "text:by") if persons_in(text) else None


def _without_other_lines(text: str, lines: list[str]) -> str:
    """Return a byline without the lines that stand for more than a name: the paper under it, "Twitter" beside it.

    Only where the words of the other lines run into the name's.
    """
    whole = persons_in(text)
    named = [line for line in lines if persons_in(line)]
    if not whole or not named or not whole[0].startswith(f"{persons_in(named[0])[0]} "):
        return text
    return " | ".join(line for line in named if line.isupper() == named[0].isupper())


def _is_beside(element: Element, vicinity: Vicinity) -> bool:
    """A byline may itself be a link; what it stands in may not."""
    parent = element.getparent()
    return parent is not None and is_foreign(parent, vicinity.wrappers, near=True)
