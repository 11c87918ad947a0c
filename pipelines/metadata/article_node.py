"""Which of a page's JSON-LD nodes is about its article, and what they say together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipelines.metadata.json_ld import Node
from pipelines.metadata.words import key, plain

ARTICLE = re.compile(r"(?:article|posting|report|liveblog|review|recipe|interview|storyboard)$")
PAGE = frozenset({"webpage", "itempage", "videoobject", "imagegallery", "mediagallery", "collectionpage", "podcastepisode", "creativework", "product"})


@dataclass(frozen=True, slots=True)
class ArticleNodes:
    """The nodes about this page's article, the best first, and all nodes by their ``@id``."""

    nodes: tuple[Node, ...]
    by_id: dict[str, dict[str, Any]]

    def values(self, *names: str, weak: bool = True) -> Iterator[tuple[str, Any]]:
        """Yield the filled values of properties, the best node's first; ``weak`` includes those of the page's node."""
        for node in self.nodes:
            if not weak and not is_article(node):
                continue
            for name in names:
                value = node.data.get(name)
                if value not in (None, "", [], {}):
                    yield name, value

    def text(self, *names: str, weak: bool = True) -> str | None:
        """Return the first of these properties that is a text."""
        for _, value in self.values(*names, weak=weak):
            text = first_text(value)
            if text:
                return text
        return None

    def resolve(self, value: Any) -> Any:  # noqa: ANN401 (JSON is any)
        """Return the node a bare ``{"@id": …}`` points to, or the value itself."""
        if isinstance(value, dict) and len(value) <= 2 and "name" not in value:
            return self.by_id.get(str(value.get("@id")), value)
        return value


def choose_nodes(nodes: list[Node], addresses: set[str], titles: list[str]) -> ArticleNodes:
    """Rank the nodes that may be about the article at these addresses, under these titles.

    An article node in a list (teasers, breadcrumbs) is about the page only when its address or headline says so;
    of several others the one that says so is first, then the one with the most to say.
    """
    keys = {key(title) for title in titles}
    ranked = []
    for node in nodes:
        article = is_article(node)
        if not article and not PAGE.intersection(node.types):
            continue
        own = _is_about(node, addresses, keys)
        if node.listed and not own:
            continue
        ranked.append(((not article, not own, -len(node.data)), node))
    ranked.sort(key=lambda pair: pair[0])
    by_id = {str(node.data["@id"]): node.data for node in nodes if "@id" in node.data and len(node.data) > 1}
    return ArticleNodes(tuple(node for _, node in ranked), by_id)


def is_article(node: Node) -> bool:
    """Tell whether a node's type is that of a text."""
    return any(ARTICLE.search(kind) for kind in node.types)


def first_text(value: Any) -> str | None:  # noqa: ANN401 (JSON is any)
    """Return the text in a JSON-LD value, which may hide in a list or an object."""
    while isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("url")
    return plain(value) or None if isinstance(value, str) else None


def address_key(url: str) -> str:
    """Return an address without what differs between two that mean the same page."""
    url = url.split("#", 1)[0].split("?", 1)[0]
    return url.removeprefix("https:").removeprefix("http:").replace("//www.", "//").rstrip("/")


def _is_about(node: Node, addresses: set[str], keys: set[tuple[str, ...]]) -> bool:
    for name in ("url", "mainEntityOfPage", "@id"):
        value = node.data.get(name)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and address_key(value) in addresses:
            return True
    headline = first_text(node.data.get("headline") or node.data.get("name"))
    return bool(headline) and key(headline or "") in keys
