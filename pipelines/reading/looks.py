"""What an element's attributes and content say of its look: whether it is seen, heard, or shows a picture."""

from __future__ import annotations

from itertools import islice

from lxml.etree import _Element as Element

from pipelines.reading.lines import tells_new_window
from pipelines.reading.names import MOST_NAMES, PLACE_STAMPS, SILENT_TAGS, Foreign, Verdict, foreign
from storage.remembered import Remembered

LONGEST_CAPTION = 300  # letters
NO_DIGITS = dict.fromkeys(map(ord, "0123456789"))
MENU_TAGS = frozenset({"nav", "footer"})
SWALLOWING_TAGS = frozenset({"button", "svg", "object", "map", "video", "audio"})
PASSED_TAGS = SILENT_TAGS | MENU_TAGS
MENU_PARAGRAPHS = 6  # an imprint has a few
PICTURE = Verdict(Foreign.CAPTION, "table")


def is_passed_by(element: Element, tag: str) -> bool:
    """Tell whether nothing in an element can be the article's: what is not shown as text, menus and footers.

    A third of a page's elements stand in its menus. But tags that are never closed swallow whole pages.
    """
    if tag in MENU_TAGS:
        return next(element.iter("h1", "article", "main"), None) is None and not _has_paragraphs(element)
    return tag not in SWALLOWING_TAGS or not _has_paragraphs(element)


def _has_paragraphs(element: Element) -> bool:
    return next(islice(element.iter("p"), MENU_PARAGRAPHS, None), None) is not None


def is_break(element: Element) -> bool:
    """Tell whether an empty element stands for a ``<br>``: pages put together from data mark one by its name."""
    return not len(element) and not element.text and "br" in element.get("class", "").split()


def is_beside_text(element: Element) -> bool:
    """Tell whether words in a line are none of it: for those who hear the page, "opens in a new tab", or the place it was written at."""
    names, style, text = element.get("class"), element.get("style"), element.text
    if style and "clip" in style and "absolute" in style:
        return True
    if text and not len(element) and tells_new_window(text):
        return True
    if not names:
        return False
    verdict = foreign("span", names)
    return verdict is not None and (verdict.kind is Foreign.HIDDEN or verdict.word in PLACE_STAMPS)


def of_figure(element: Element, verdict: Verdict | None, names: str) -> Verdict | None:
    """Return what a figure or table holds: a figure may show text, and a table may only set a picture on its caption.

    What a figure of text holds its names alone tell: a pull quote, a post.
    """
    if element.tag == "figure":
        if next(element.iter("blockquote", "table", "pre"), None) is None:
            return verdict
        named = foreign("div", names)
        return named if named and named.kind is not Foreign.CAPTION else None
    if verdict is None and next(element.iter("img"), None) is not None:
        rows = sum(1 for _ in element.iter("tr"))
        if rows <= 3 and len(" ".join(element.itertext()).strip()) <= LONGEST_CAPTION:
            return PICTURE
    return verdict


def _dress(names: str) -> str:
    names = names.translate(NO_DIGITS)
    if " " not in names:
        return names
    words = names.split()
    if "-" not in names and "_" not in names:
        return " ".join(words)
    stems = tuple([word + sign for word in words for sign in "-_"])
    return " ".join([word for word in words if not word.startswith(stems)])


# Names without numbers, and without those that only vary another: ``text text--first`` is a ``text``.
DRESS_OF = Remembered(_dress, MOST_NAMES)


def hides(attribute: str, value: str) -> bool:
    """Tell whether an attribute takes a box out of sight."""
    if attribute == "style":
        return "none" in value and "display:none" in value.replace(" ", "")
    return attribute == "hidden" or value == "true"
