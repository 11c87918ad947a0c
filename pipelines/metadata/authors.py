"""Who wrote it, as structured data and metas say: one name each, persons and organisations told apart where given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pipelines.metadata.article_node import ArticleNodes
from pipelines.metadata.headline import Sites
from pipelines.metadata.metas import Metas
from pipelines.metadata.microdata import Property
from pipelines.metadata.people import looks_like_person, names_of
from pipelines.metadata.words import key
from pipelines.raw import Words

ORGANISATION = ":organization"
# WordPress's search plugins label two facts of a page, in the paper's language: who wrote it, and how long it takes to read.
LABELLED = ("twitter:data1", "twitter:data2")
DEEPEST = 6

AUTHOR_META = re.compile(
    r"(?:^|[.:_-])(?:authors?|author_name|authorname|byl|byline|creator|articleauthor|reporter)$"
)
NOT_AUTHOR_META = re.compile(r"twitter|smartbanner|facebook|instagram|book|site|page[.:_-]|generator")


def find_authors(
    nodes: ArticleNodes, metas: Metas, microdata: Iterable[Property], sites: Sites
) -> tuple[Words, ...]:
    """Return the names of the first place that gives a person, else of the first that gives any.

    Templates fill an empty author with the outlet's own name: so that gives way to a person named elsewhere. Names
    of organisations, by their type or because they are the site's, have an origin that ends in ``:organization``.
    """
    fallback: tuple[Words, ...] = ()
    for names in _places(nodes, metas, microdata, sites):
        words = tuple(_marked(word, sites) for word in _once(names))
        if any(map(is_person, words)):
            return tuple(word for word in words if not names_site(word.text, sites))
        fallback = fallback or words
    return fallback


def is_person(word: Words) -> bool:
    """Tell whether words name a person: what JSON-LD does not call an organisation, and elsewhere what looks like one."""
    if word.origin.endswith(ORGANISATION):
        return False
    return word.origin == "json-ld" or looks_like_person(word.text)


def is_agency(word: Words, sites: Sites) -> bool:
    """Tell whether words name an organisation that is not the outlet: then nobody else need have written it."""
    return word.origin.endswith(ORGANISATION) and not names_site(word.text, sites)


def names_site(name: str, sites: Sites) -> bool:
    """Tell whether a name is the outlet's, or holds it: "Redaktion gazette.example"."""
    words = " ".join(key(name))
    return any(
        f" {' '.join(site)} " in f" {words} " or "".join(site) == words.replace(" ", "") for site in sites
    )


def mark_outlet(word: Words, sites: Sites) -> Words:
    """Return a name from the byline, as an organisation's where it is just the outlet's own."""
    own = any("".join(key(word.text)) == "".join(site) for site in sites)
    return Words(word.text, word.origin + ORGANISATION) if own else word


def _places(
    nodes: ArticleNodes, metas: Metas, microdata: Iterable[Property], sites: Sites
) -> Iterator[list[Words]]:
    for name in ("author", "creator"):
        for value in nodes.each(name):
            yield list(_json_names(value, nodes, "json-ld", DEEPEST))
    for name in sorted(metas.contents, key=_rank):
        if AUTHOR_META.search(name) and not NOT_AUTHOR_META.search(name):
            values = metas.every(name)
            yield [Words(text, f"meta:{name}") for value in values for text in _names_in(value, sites)]
    people = [prop for prop in microdata if prop.name in ("author", "creator")]
    yield [Words(text, "microdata") for prop in people for text in names_of(prop.value)]
    yield [
        Words(text, f"meta:{name}")
        for name in LABELLED
        for value in metas.every(name)
        for text in _persons_in(value)
    ]


def _names_in(value: str, sites: Sites) -> list[str]:
    """Return the names in a meta; the outlet's own is one, whatever words it is made of: "RT en Español"."""
    return [value] if key(value) in sites else names_of(value)


def _persons_in(value: str) -> list[str]:
    return [name for name in names_of(value) if looks_like_person(name)]


def _rank(name: str) -> tuple[bool, bool, str]:
    """Metas a newsroom's tools need name the writer; the plain ``author`` is often the outlet."""
    return (name == "author", name != "article:author", name)


def _json_names(value: Any, nodes: ArticleNodes, origin: str, depth: int) -> Iterator[Words]:  # noqa: ANN401 (JSON is any)
    if depth == 0:
        return
    if isinstance(value, str):
        yield from (Words(text, origin) for text in names_of(value))
    elif isinstance(value, list):
        for item in value[:50]:
            yield from _json_names(item, nodes, origin, depth - 1)
    elif isinstance(value, dict):
        node = nodes.resolve(value)
        kinds = str(node.get("@type") or "")
        if "rganization" in kinds and "Person" not in kinds:
            origin = f"json-ld{ORGANISATION}"
        yield from _json_names(node.get("name") or node.get("byline"), nodes, origin, depth - 1)


def _marked(word: Words, sites: Sites) -> Words:
    if word.origin.endswith(ORGANISATION) or not names_site(word.text, sites):
        return word
    return Words(word.text, word.origin + ORGANISATION)


def _once(words: list[Words]) -> list[Words]:
    unique: dict[tuple[str, ...], Words] = {}
    for word in words:
        unique.setdefault(key(word.text), word)
    return list(unique.values())
