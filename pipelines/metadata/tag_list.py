"""The list of tags a page shows under its article: links to the tags' pages, known by class, label or address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, takewhile

from lxml.etree import _Element as Element

from pipelines.metadata import vocabulary
from pipelines.metadata.facts import Facts
from pipelines.metadata.marks import MARKS_OF_CLASS, Marks, marks_of
from pipelines.metadata.vicinity import Vicinity, Wrappers
from pipelines.metadata.words import text_of
from pipelines.text.blanks import on_one_line

LONGEST_TAG = 70
LONGEST_LABEL = 40
LONGEST_ADDRESS = 500
MOST_OF_LIST = 25
MOST_LISTS = 30
MOST_LOOKED_AT = 300
LINKED = 0.6

STEP = re.compile(r"[^/\d.-]+")
TAG_STEPS = frozenset(path for path in vocabulary.TAG_PATHS if "-" not in path)
TAG_PATHS = tuple(path for path in vocabulary.TAG_PATHS if "-" in path)
FRAMES = frozenset({"nav", "footer", "header"})
NOT_LISTS = frozenset({"body", "html", "article", "main", "a", "p", "aside", "script", "style", "img"})


def sure_tags(vicinity: Vicinity) -> list[str]:
    """Return the first list in the article's box that is named for tags, or for topics and leads to tags' pages.

    It is what readers are shown as the article's labels, where metas are written for search engines.
    """
    for element, marks, links in islice(_named_lists(vicinity), MOST_LISTS):
        leading = all(_leads_to_tag(link) for link in links)
        sure = marks.tag_list or (leading and _named_tag(element, links))
        if sure and not _is_beside(element, vicinity.wrappers):
            return [text_of(link) for link in links]
    return []


def shown_tags(facts: Facts) -> list[str]:
    """Return the texts of the first list of tags behind the headline; before it stand those of the site's menus.

    Lists in menus, page footers and boxes about other articles do not count; a menu inside the article does: papers
    put their tags into one. Where there is no list, single links to tags' pages outside the text are it; on a page that
    stands among them itself those that say so.
    """
    page, headline, wrappers = facts.gathered, facts.headline, facts.vicinity.wrappers
    first = 0 if headline is None else page.places[headline] + 1
    for element in islice(_lists_and_labels(page.elements[first:]), MOST_LISTS):
        links = _links(element) or ([] if marks_of(element).tags else _links(element.getparent()))
        if links and not _is_beside(element, wrappers):
            return [text_of(link) for link in links]
    links = page.within("a", range(first, len(page.elements)))
    leads = _is_tag if is_of_tag(facts.page.final_url) else _leads_to_tag
    leading = (
        link
        for link in islice(filter(leads, links), MOST_LOOKED_AT)
        if not _is_beside(link, wrappers) and not _in_prose(link)
    )
    texts = [text_of(link) for link in islice(leading, MOST_OF_LIST + 1)]
    return texts if len(texts) <= MOST_OF_LIST else []


def _named_lists(vicinity: Vicinity) -> Iterator[tuple[Element, Marks, list[Element]]]:
    """The widest elements that are named for tags and are lists of links, with those."""
    met: set[Element] = set()
    for element, marks in vicinity.marks.items():
        if marks.tags and element not in vicinity.wrappers:
            links = _links(element)
            if links and met.isdisjoint(links):
                met.update(links)
                yield element, marks, links


def _links(element: Element | None) -> list[Element]:
    """The links of an element that is a list of tags: short, and most of its text."""
    if element is None or element.tag in NOT_LISTS:
        return []
    own = (
        link for link in element.iter("a") if not (_leads_to_section(link) or _is_among_others(link, element))
    )
    links = list(islice(own, 2 * MOST_OF_LIST + 1))
    if len(links) > 2 * MOST_OF_LIST:
        return []
    texts = {link: text for link in links if (text := text_of(link))}
    if not 1 <= len(texts) <= MOST_OF_LIST or any(len(text) > LONGEST_TAG for text in texts.values()):
        return []
    linked = sum(map(len, texts.values()))
    return list(texts) if linked >= LINKED * (len(text_of(element)) - LONGEST_LABEL) else []


def _lists_and_labels(elements: list[Element]) -> Iterator[Element]:
    """The elements named for tags, and those whose first words are a label of tags."""
    return (
        element
        for element in elements
        if element.tag not in NOT_LISTS
        and (
            ((name := element.get("class")) and MARKS_OF_CLASS[name].tags)
            or ((text := element.text) and len(text) <= LONGEST_LABEL and _labels_tags(text))
        )
    )


@lru_cache(maxsize=20_000)
def _labels_tags(text: str) -> bool:
    return on_one_line(text).strip(": ").casefold() in vocabulary.TAG_LABELS


def _named_tag(element: Element, links: list[Element]) -> bool:
    """Whether a class names several links for topics, or one for a tag: that of a heading names the articles below it."""
    name = (element.get("class") or "").lower()
    return len(links) > 1 or ("tag" in name and "head" not in name)


def _leads_to_tag(link: Element) -> bool:
    if _leads_to_section(link):
        return False
    address = link.get("href")
    return _is_tag(link) or (address is not None and len(address) <= LONGEST_ADDRESS and is_of_tag(address))


def _is_tag(link: Element) -> bool:
    """Whether a link says that it leads to a tag."""
    relation = link.get("rel")
    return relation is not None and "tag" in relation.split() and not _leads_to_section(link)


def _leads_to_section(link: Element) -> bool:
    """Whether a link is marked as WordPress marks that of a post's section: "category tag"."""
    relation = link.get("rel")
    return relation is not None and "category" in relation.split()


@lru_cache(maxsize=20_000)
def is_of_tag(address: str) -> bool:
    """Tell whether an address is that of a tag's page."""
    path = address.partition("#")[0].partition("?")[0].lower()
    return not TAG_STEPS.isdisjoint(STEP.findall(path)) or any(tag in path for tag in TAG_PATHS)


def _is_beside(element: Element, wrappers: Wrappers) -> bool:
    """Whether an element stands in a frame or a box about others; what holds the headline is neither, whatever its name."""
    for node in (element, *element.iterancestors()):
        if node.tag in ("article", "main", "body") or node in wrappers:
            return False
        if node.tag == "aside" or _speaks_of_others(node) or (node.tag in FRAMES and not _inside(node)):
            return True
    return False


def _inside(node: Element) -> bool:
    return any(ancestor.tag in ("article", "main") for ancestor in node.iterancestors())


def _speaks_of_others(node: Element) -> bool:
    marks = marks_of(node)
    return (marks.foreign or marks.stranger) and not marks.tags


def _is_among_others(link: Element, element: Element) -> bool:
    """Whether a link stands in a list about other articles, which some templates set into the tags' box."""
    between = takewhile(lambda node: node is not element, link.iterancestors())
    return any(_speaks_of_others(node) for node in between)


def _in_prose(link: Element) -> bool:
    return any(ancestor.tag in ("p", "blockquote") for ancestor in link.iterancestors())
