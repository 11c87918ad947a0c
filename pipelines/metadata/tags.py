"""The outlet's own labels of an article: from metas and JSON-LD, else from the page's list of tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml.etree import _Element as Element

from pipelines.metadata import vocabulary
from pipelines.metadata.article_node import ArticleNodes, first_text
from pipelines.metadata.metas import Metas
from pipelines.metadata.microdata import Property
from pipelines.metadata.vicinity import Vicinity, is_foreign, marks_of
from pipelines.metadata.words import key, plain, text_of
from pipelines.raw import Words

LONGEST_TAG = 70
MOST_TAGS = 60
MOST_OF_LIST = 25

SPLIT = re.compile(r"\s*[,;，、；|]\s*")
MACHINE = re.compile(r"^(?:[0-9a-f]{8}-[0-9a-f-]{20,}|[\d\s]+|\w[\w ]*:\S?.*|https?:.*|[\w-]+(?:\.[\w-]+)+|[\w-]+_[\w-]+_[\w-]+)$")
TAG_PATH = re.compile(r"(?:^|[/-])(?:" + "|".join(vocabulary.TAG_PATHS) + r")(?:[/\d.-]|$)", re.IGNORECASE)
MORE_METAS = re.compile(r"(?:^|[.:_-])(?:keywords?|tags?|topics?|article_tags?)$")
NOT_TAG_METAS = re.compile(r"twitter|google|smarttag|video|iab|mrf|bad[:_]|page-topic|robots|color")

Sites = frozenset[tuple[str, ...]]


def find_tags(
    nodes: ArticleNodes, metas: Metas, microdata: Iterable[Property], vicinity: Vicinity, sites: Sites, people: Iterable[str]
) -> tuple[Words, ...]:
    """Return the tags of the first place that has any about this article.

    ``news_keywords`` and ``keywords`` are lists somebody made for search engines' news; JSON-LD's often hold
    machines' labels too. A list that names the site in several of its words is the same on every page, and is passed over.
    """
    names = {key(person) for person in people}
    for origin, values in _places(nodes, metas, microdata, vicinity):
        tags = _tidy(values, sites, names)
        if tags:
            return tuple(Words(tag, origin) for tag in tags)
    return ()


def split_tags(text: str) -> list[str]:
    """Split a list of tags in one string: at commas, else, where there are none, at the spaces between CJK words.

    >>> split_tags("Rain, Wind; Sun"), split_tags("深空探测 探月工程 航天"), split_tags("Big storm coming")
    (['Rain', 'Wind', 'Sun'], ['深空探测', '探月工程', '航天'], ['Big storm coming'])
    """
    parts = [part for part in SPLIT.split(plain(text[:5000])) if part]
    if len(parts) == 1 and parts[0].count(" ") >= 2 and "一" <= parts[0][0] <= "鿿":
        return parts[0].split()
    return parts


def _places(
    nodes: ArticleNodes, metas: Metas, microdata: Iterable[Property], vicinity: Vicinity
) -> Iterator[tuple[str, list[str]]]:
    for name in ("news_keywords", "keywords"):
        yield f"meta:{name}", [tag for content in metas.every(name) for tag in split_tags(content)]
    yield "meta:article:tag", _listed(metas.every("article:tag"))
    for value in nodes.each("keywords"):
        yield "json-ld", list(_json_tags(value))
    for name in metas.contents:
        if MORE_METAS.search(name) and not NOT_TAG_METAS.search(name):
            yield f"meta:{name}", [tag for content in metas.every(name) for tag in split_tags(content)]
    yield "microdata", [tag for prop in microdata if prop.name == "keywords" for tag in split_tags(prop.value)]
    yield "css:tags", _visible(vicinity)


def _listed(contents: list[str]) -> list[str]:
    """One meta a tag may hold commas in a tag; one meta for all is a list."""
    return contents if len(contents) > 1 else [tag for content in contents for tag in split_tags(content)]


def _json_tags(value: Any) -> Iterator[str]:  # noqa: ANN401 (JSON is any)
    if isinstance(value, str):
        yield from split_tags(value)
    elif isinstance(value, list):
        single = len(value) == 1
        for item in value[: MOST_TAGS * 2]:
            text = first_text(item)
            if text:
                yield from split_tags(text) if single else [text]
    elif isinstance(value, dict):
        yield from split_tags(first_text(value) or "")


def _tidy(values: list[str], sites: Sites, people: set[tuple[str, ...]]) -> list[str]:
    tags: dict[tuple[str, ...], str] = {}
    for value in values[: MOST_TAGS * 2]:
        tag = plain(value).strip(" #\"'“”„,;.-–")
        words = key(tag)
        if words and len(tag) <= LONGEST_TAG and not MACHINE.match(tag):
            tags.setdefault(words, tag)
    if _is_same_everywhere(tags, sites):
        return []
    return [tag for words, tag in tags.items() if words not in people and words not in sites][:MOST_TAGS]


def _is_same_everywhere(tags: Iterable[tuple[str, ...]], sites: Sites) -> bool:
    named = 0
    for words in tags:
        text = " ".join(words)
        named += any(len(site) > 1 and " ".join(site) in text for site in sites)
    return named >= 2


def _visible(vicinity: Vicinity) -> list[str]:
    """Return the texts of the first short list of links to tags' pages in the article's box."""
    for element in (*vicinity.rest, *vicinity.after):
        if not marks_of(element).tags or element.tag in ("body", "article", "main"):
            continue
        links = [link for link in element.iter("a") if text_of(link)]
        if 1 <= len(links) <= MOST_OF_LIST and _is_list_of_tags(element, links) and not _is_beside(element):
            return [text_of(link) for link in links]
    by_path = [
        text_of(link)
        for link in (*vicinity.after, *vicinity.rest)
        if link.tag == "a" and (link.get("rel") == "tag" or TAG_PATH.search(urlsplit_path(link.get("href")))) and not _is_beside(link)
    ]
    return by_path if len(by_path) <= MOST_OF_LIST else []


def _is_list_of_tags(element: Element, links: list[Element]) -> bool:
    linked = sum(len(text_of(link)) for link in links)
    return linked > 0.6 * len(text_of(element)) and all(len(text_of(link)) <= LONGEST_TAG for link in links)


def _is_beside(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and is_foreign(parent)


def urlsplit_path(href: str | None) -> str:
    """Return the path of an address, empty for one that is none."""
    try:
        return urlsplit(href or "").path
    except ValueError:
        return ""
