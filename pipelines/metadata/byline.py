"""The visible line that names the writer, as printed, near the headline or under the text."""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

from pipelines.metadata.people import is_name, names_of
from pipelines.metadata.vicinity import Vicinity, is_foreign, marks_of
from pipelines.metadata.words import text_of
from pipelines.raw import Words

LONGEST_BYLINE = 140
STARTS = ("by", "von", "par", "por", "di", "av", "af", "door", "text", "words", "texto", "texte", "bởi", "thực hiện", "bài", "oleh", "yazan", "tekst")
BY = re.compile(r"(?:" + "|".join(STARTS) + r")\s*:?\s+[^\W\d_]", re.IGNORECASE)
BLOCKS = frozenset({"p", "div", "span", "address", "li", "small", "h4", "h5", "h6", "a", "strong", "em"})


def find_byline(vicinity: Vicinity) -> Words | None:
    """Return the visible byline: the first near the headline, else the last behind the text.

    Papers mark it by class, ``rel=author`` or ``itemprop=author``, or begin it with "By".
    """
    for element in vicinity.near():
        words = _byline(element)
        if words:
            return words
    for element, marks in reversed(vicinity.marked):
        words = _byline(element) if marks.byline else None
        if words:
            return words
    return None


def _byline(element: Element) -> Words | None:
    marked = marks_of(element).byline or element.get("rel") == "author" or element.get("itemprop") == "author"
    if not marked and not (element.tag in BLOCKS and BY.match((element.text or "").strip())):
        return None
    if element.tag in ("article", "main", "section", "body", "meta", "img", "figure") or _is_beside(element):
        return None
    text = text_of(element)
    if not text or len(text) > LONGEST_BYLINE or not names_of(text):
        return None
    if not marked and not all(is_name(name) and len(name.split()) <= 5 for name in names_of(text)):
        return None
    return Words(text, "css:byline" if marked else "text:by")


def _is_beside(element: Element) -> bool:
    """A byline may itself be a link; what it stands in may not."""
    parent = element.getparent()
    return parent is not None and is_foreign(parent)
