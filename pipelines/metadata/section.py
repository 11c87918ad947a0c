"""The part of the paper an article stands in, as the outlet labels it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml.etree import _Element as Element

from pipelines.metadata import vocabulary
from pipelines.metadata.article_node import first_text
from pipelines.metadata.date_patterns import DIGIT
from pipelines.metadata.facts import Facts
from pipelines.metadata.tag_list import is_of_tag
from pipelines.metadata.vicinity import Vicinity, is_foreign
from pipelines.metadata.words import key, text_of
from pipelines.raw import Words

LONGEST_SECTION = 60
LONGEST_ADDRESS = 500
HOST = re.compile(r"(?:[a-z]+:)?//[^/]*", re.IGNORECASE)
MOST_BEFORE = 20  # elements before the headline
MOST_AFTER = 12  # elements behind it
MOST_CRUMBS = 10
# The step before that of a section's page, and what its element is called.
SECTION_STEP = re.compile(
    r"/(?:sections?|categor(?:y|ies|ia|ias)|kategori(?:e|en|a|er)?|rubri(?:que|ques|k|ken|ca|cas|ka|ki)|secci(?:on|ones)|sezione|ressort|chuyen-muc)/[^/?#]+",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"(?:^|[\s_-])(?:category|categoria|kategorie|rubrik|rubrique|rubrica|section-?name|sectionname|ressort)(?:$|[\s_-])"
)
OF_DAYS = re.compile(r"/(?:19|20)\d\d(?:/\d\d?)*/?$")  # what was published in a year, a month, on a day
MARKS = " ·|/,:›»"
CRUMB_MARKS = {"»", "›", ">", ">>", "/", "::", "→", "«", "‹", "\\"}
FRONT_PAGES = {"/", "./", "/index.html", "/index.php", "/default.aspx", "/Default.aspx"}
SECTION_METAS = ("article:section", "og:article:section", "parsely-section", "section", "cxenseparse:section")


def find_section(facts: Facts, headline: str) -> Words | None:
    """Return the deepest section the page names: the last crumb above the headline, else the section of a meta.

    A breadcrumb is the printed path; ``article:section`` and ``articleSection`` hold slugs as often as words.
    """
    for origin, names in _places(facts):
        fitting = [name for name in names if _may_be_section(name, headline) and key(name) not in facts.sites]
        if fitting:
            return Words(fitting[-1], origin)
    return None


def _places(facts: Facts) -> Iterator[tuple[str, list[str]]]:
    yield "json-ld:breadcrumb", _json_crumbs(facts)
    yield "css:breadcrumb", _visible_crumbs(facts.vicinity)
    for value in facts.nodes.each("articleSection"):
        yield "json-ld", [first_text(value) or ""]
    for name in SECTION_METAS:
        yield f"meta:{name}", facts.metas.every(name)[:1]
    yield "microdata", [prop.value for prop in facts.microdata if prop.name == "articlesection"][:1]
    yield "css:link", [text_of(link) for link in _links_to_section(facts)][:1]
    yield "css:section", list(islice(_named_for_it(facts.vicinity), 1))


def _links_to_section(facts: Facts) -> Iterator[Element]:
    """Yield the links near the headline that lead to a page above this one, and those that WordPress marks."""
    here = _steps(facts.page.final_url or facts.page.url)
    for element in islice(reversed(facts.vicinity.before), MOST_BEFORE):
        above = _steps(element.get("href") or "") if element.tag == "a" else []
        if above and len(above) < len(here) and above == here[: len(above)]:
            yield element
    for link in facts.gathered["a"]:
        relation = link.get("rel")
        if relation is None or "category" not in relation.split() or (parent := link.getparent()) is None:
            continue
        if not is_foreign(parent, facts.vicinity.wrappers):
            yield link


def _named_for_it(vicinity: Vicinity) -> Iterator[str]:
    """Yield the words beside the headline that lead to a section's page, or are alone in what is named for a section."""
    for element in (*vicinity.before[: -MOST_BEFORE - 1 : -1], *vicinity.after[:MOST_AFTER]):
        if not (_leads_to_section(element) or NAMED.search(element.get("class") or "")):
            continue
        links = list(islice(element.iter("a"), MOST_CRUMBS))
        leading = [link for link in links if _leads_to_section(link)]
        if not leading and len(links) > 1:
            continue
        words = text_of(leading[0] if leading else element).strip(MARKS)
        parent = element.getparent()
        beside = parent is None or is_foreign(parent, vicinity.wrappers, near=True)
        if words and not DIGIT.search(words) and not beside:
            yield words


def _leads_to_section(element: Element) -> bool:
    address = element.get("href") if element.tag == "a" else None
    return address is not None and SECTION_STEP.search(address[:LONGEST_ADDRESS]) is not None


def _steps(address: str) -> list[str]:
    """Return the steps of an address's path; one that cannot be taken apart is as good as any other."""
    path = HOST.sub("", address[:LONGEST_ADDRESS]).partition("?")[0].partition("#")[0]
    return [step for step in path.split("/") if step]


def _json_crumbs(facts: Facts) -> list[str]:
    """Return the names of the first breadcrumb in JSON-LD, without those that lead to the page itself, a tag's or a day's."""
    here = _steps(facts.page.final_url or facts.page.url)
    for node in facts.all_nodes:
        items = node.data.get("itemListElement")
        if "breadcrumblist" in node.types and isinstance(items, list):
            crumbs = [item for item in items[:MOST_CRUMBS] if isinstance(item, dict)]
            return [
                first_text(item.get("name") or item.get("item")) or ""
                for item in crumbs
                if not (
                    is_of_tag(address := _address_of(item))
                    or OF_DAYS.search(address)
                    or _steps(address) == here
                )
            ]
    return []


def _address_of(crumb: dict[str, Any]) -> str:
    item = crumb.get("item")
    address = item.get("@id") if isinstance(item, dict) else item
    return address[:LONGEST_ADDRESS] if isinstance(address, str) else ""


def _visible_crumbs(vicinity: Vicinity) -> list[str]:
    for element in (*vicinity.before, *vicinity.after):
        if not (vicinity.marks_of(element).breadcrumb or _is_trail(element)):
            continue
        links = [text_of(link) for link in element.iter("a")]
        if 1 <= len(links) <= MOST_CRUMBS:
            return links
    return []


def _is_trail(element: Element) -> bool:
    """Whether an element is a breadcrumb by its looks: links from the front page on, with marks between them."""
    if len(element) < 2:
        return False
    links = list(islice(element.iterchildren("a"), MOST_CRUMBS + 1))
    if not 2 <= len(links) <= MOST_CRUMBS or (links[0].get("href") or "") not in FRONT_PAGES:
        return False
    return all((link.tail or "").strip() in CRUMB_MARKS for link in links[:-1])


def _may_be_section(name: str, headline: str) -> bool:
    words = key(name)
    return (
        not all(map(str.isdigit, words))
        and len(name) <= LONGEST_SECTION
        and " ".join(words) not in vocabulary.HOMES
        and words != key(headline)
        and not name.startswith("http")
    )
