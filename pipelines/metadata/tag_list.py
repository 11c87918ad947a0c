"""The list of tags a page shows under its article: links to the tags' pages, known by class, label or address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.etree import _Element as Element

from pipelines.metadata import vocabulary
from pipelines.metadata.vicinity import Vicinity, marks_of
from pipelines.metadata.words import text_of

LONGEST_TAG = 70
LONGEST_LABEL = 40
MOST_OF_LIST = 25
MOST_LISTS = 30
LEVELS_OF_LIST = 5
LINKED = 0.6

TAG_PATH = re.compile(r"(?:^|[/-])(?:" + "|".join(vocabulary.TAG_PATHS) + r")(?:[/\d.-]|$)", re.IGNORECASE)
FRAMES = frozenset({"nav", "footer", "header"})
NOT_LISTS = frozenset({"body", "html", "article", "main", "a", "p", "aside", "script", "style"})


def sure_tags(vicinity: Vicinity) -> list[str]:
    """Return the first list in the article's box that is named for tags, or for topics and leads to tags' pages.

    It is what readers are shown as the article's labels, where metas are written for search engines.
    """
    for element in islice(_named_lists(vicinity), MOST_LISTS):
        links = _links(element)
        leading = bool(links) and all(_leads_to_tag(link) for link in links)
        sure = marks_of(element).tag_list or (leading and _named_tag(element, links))
        if links and sure and not _is_beside(element):
            return [text_of(link) for link in links]
    return []


def shown_tags(root: Element, headline: Element | None) -> list[str]:
    """Return the texts of the first list of tags behind the headline; before it stand those of the site's menus.

    Lists in menus, page footers and boxes about other articles do not count; a menu inside the article does: papers
    put their tags into one. Where there is no list, single links to tags' pages outside the text are it.
    """
    leading: list[Element] = []
    lists = 0
    for element in _behind(root, headline):
        if element.tag == "a":
            leading += [element] if len(leading) <= MOST_OF_LIST and _leads_to_tag(element) else []
        elif lists < MOST_LISTS and _is_or_labels_list(element) and element.tag not in NOT_LISTS:
            lists += 1
            links = _links(element if marks_of(element).tags else element.getparent())
            if links and not _is_beside(element):
                return [text_of(link) for link in links]
    texts = [text_of(link) for link in leading if not _is_beside(link) and not _in_prose(link)]
    return texts if len(leading) <= MOST_OF_LIST else []


def _named_lists(vicinity: Vicinity) -> Iterator[Element]:
    seen: set[Element] = set()
    for link in vicinity.box.iter("a"):
        element = _outermost_list(link, seen)
        if element is not None and element not in vicinity.wrappers:
            yield element


def _outermost_list(link: Element, seen: set[Element]) -> Element | None:
    """The widest of the nearest elements around a link that are named for tags; each is met once."""
    outermost = None
    node = link.getparent()
    for _ in range(LEVELS_OF_LIST):
        if node is None or node in seen:
            break
        seen.add(node)
        if marks_of(node).tags and node.tag not in NOT_LISTS:
            outermost = node
        node = node.getparent()
    return outermost


def _behind(root: Element, headline: Element | None) -> Iterator[Element]:
    elements = root.iter()
    if headline is not None:
        next((element for element in elements if element is headline), None)
    return elements


def _links(element: Element | None) -> list[Element]:
    """The links of an element that is a list of tags: short, and most of its text."""
    if element is None or element.tag in NOT_LISTS:
        return []
    links = list(islice(element.iter("a"), 2 * MOST_OF_LIST + 1))
    if len(links) > 2 * MOST_OF_LIST:
        return []
    links = [link for link in links if text_of(link)]
    texts = [text_of(link) for link in links]
    whole = len(text_of(element))
    short = 1 <= len(links) <= MOST_OF_LIST and all(len(text) <= LONGEST_TAG for text in texts)
    return links if short and sum(map(len, texts)) >= LINKED * (whole - LONGEST_LABEL) else []


def _is_or_labels_list(element: Element) -> bool:
    return marks_of(element).tags or _is_label(element)


def _is_label(element: Element) -> bool:
    text = element.text or ""
    return (
        2 < len(text) <= LONGEST_LABEL
        and " ".join(text.split()).strip(": ").casefold() in vocabulary.TAG_LABELS
    )


def _named_tag(element: Element, links: list[Element]) -> bool:
    return len(links) > 1 or "tag" in (element.get("class") or "").lower()


def _leads_to_tag(link: Element) -> bool:
    return (
        "tag" in (link.get("rel") or "").split()
        or TAG_PATH.search((link.get("href") or "").split("#")[0].split("?")[0]) is not None
    )


def _is_beside(element: Element) -> bool:
    for node in (element, *element.iterancestors()):
        if node.tag in ("article", "main", "body"):
            return False
        if node.tag == "aside" or _speaks_of_others(node) or (node.tag in FRAMES and not _inside(node)):
            return True
    return False


def _inside(node: Element) -> bool:
    return any(ancestor.tag in ("article", "main") for ancestor in node.iterancestors())


def _speaks_of_others(node: Element) -> bool:
    marks = marks_of(node)
    return (marks.foreign or marks.stranger) and not marks.tags


def _in_prose(link: Element) -> bool:
    return any(ancestor.tag in ("p", "blockquote") for ancestor in link.iterancestors())
