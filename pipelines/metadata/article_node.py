"""Which of a page's JSON-LD nodes is about its article, and what they say together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipelines.metadata.json_ld import Node
from pipelines.metadata.words import key, plain

ARTICLE = re.compile(r"(?:article|posting|report|liveblog|review|recipe|interview|storyboard)$")
PAGE = frozenset({"webpage", "itempage", "creativework"})


@dataclass(frozen=True, slots=True)
class ArticleNodes:
    """The nodes about this page's article, the best first, and all nodes by their ``@id``."""

    nodes: tuple[Node, ...]
    by_id: dict[str, dict[str, Any]]

    def each(self, name: str) -> Iterator[Any]:
        """Yield the filled values of a property, the best node's first."""
        for node in self.nodes:
            value = node.data.get(name)
            if value not in (None, "", [], {}):
                yield value

    def text(self, name: str) -> str | None:
        """Return the first value of a property that is a text."""
        return next((text for value in self.each(name) if (text := first_text(value))), None)

    def resolve(self, value: Any) -> Any:  # noqa: ANN401 (JSON is any)
        """Return the node a bare ``{"@id": …}`` points to, or the value itself."""
        if isinstance(value, dict) and len(value) <= 2 and "name" not in value:
            return self.by_id.get(str(value.get("@id")), value)
        return value


def choose_nodes(nodes: list[Node], addresses: set[str], titles: list[str]) -> ArticleNodes:
    """Rank the nodes that may be about the article at these addresses, under these titles.

    An article node in a list (teasers, breadcrumbs) is about the page only when its address or headline says so;
    of several the one that says so is first, and those that say they are about another are left out; then comes the one
    with the more special type and the most to say.
    """
    keys = {key(title) for title in titles}
    ranked = []
    for node in nodes:
        if not is_article(node) and PAGE.isdisjoint(node.types):
            continue
        about = _is_about(node, addresses, keys)
        if about or not node.listed:
            ranked.append(
                (
                    not is_article(node),
                    about is not True,
                    node.types == ("article",),
                    -len(node.data),
                    about,
                    node,
                )
            )
    ranked.sort(key=lambda rank: rank[:4])
    if ranked and ranked[0][4]:
        ranked = [rank for rank in ranked if rank[4] is not False]
    by_id = {str(node.data["@id"]): node.data for node in nodes if "@id" in node.data and len(node.data) > 1}
    return ArticleNodes(tuple(rank[-1] for rank in ranked), by_id)


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


def _is_about(node: Node, addresses: set[str], keys: set[tuple[str, ...]]) -> bool | None:
    """Tell whether a node is about the article at these addresses; None when it does not say."""
    said = False
    for name in ("url", "mainEntityOfPage", "@id"):
        value = node.data.get(name)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value.startswith(("http", "/")):
            if address_key(value) in addresses:
                return True
            said = True
    headline = first_text(node.data.get("headline") or node.data.get("name"))
    if headline and key(headline) in keys:
        return True
    return False if said and headline else None
