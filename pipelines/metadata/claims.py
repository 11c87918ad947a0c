"""Small things a page claims of itself: language, address, kind, paywall, descriptions, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from pipelines.metadata.article_node import first_text
from pipelines.metadata.facts import Facts
from pipelines.metadata.words import plain
from pipelines.raw import Words
from storage.records import Image

PICTURES = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image")
DESCRIPTIONS = (
    "og:description",
    "description",
    "twitter:description",
    "dc.description",
    "lead",
    "sailthru.description",
)
MOST_PICTURES = 10


def language_of(facts: Facts) -> Words | None:
    """Return the language the page names, in whatever spelling: the document's own before JSON-LD's and metas'."""
    if facts.metas.language:
        return Words(facts.metas.language, "html:lang")
    said = facts.nodes.text("inLanguage")
    if said:
        return Words(said, "json-ld")
    return facts.metas.first("og:locale", "content-language", "language", "dc.language")


def canonical_of(facts: Facts) -> Words | None:
    """Return the address the page claims, absolute; whether to believe it is the caller's affair."""
    if facts.metas.canonical:
        return Words(_absolute(facts, facts.metas.canonical), "link:canonical")
    return facts.metas.first("og:url")


def paywalled(facts: Facts) -> bool | None:
    """Return whether JSON-LD says the article is not free; None where it says nothing."""
    for value in facts.nodes.each("isAccessibleForFree"):
        said = (
            (str(value) if isinstance(value, bool) else first_text(value) or "")
            .rsplit("/", 1)[-1]
            .strip()
            .lower()
        )
        if said in ("true", "false"):
            return said == "false"
    return None


def descriptions_of(facts: Facts) -> tuple[Words, ...]:
    """Return all texts that describe the article, those of metas first, each once."""
    words: dict[str, Words] = {}
    for name in DESCRIPTIONS:
        for content in facts.metas.every(name)[:2]:
            words.setdefault(plain(content), Words(plain(content), f"meta:{name}"))
    for name in ("description", "alternativeHeadline", "abstract"):
        said = facts.nodes.text(name)
        if said:
            words.setdefault(said, Words(said, "json-ld"))
    return tuple(words.values())


def kinds_of(facts: Facts) -> tuple[str, ...]:
    """Return the JSON-LD types of the page and ``og:`` with its OpenGraph type, lower case."""
    types = dict.fromkeys(kind for node in facts.all_nodes if not node.listed for kind in node.types)
    return (*types, *(f"og:{kind.lower()}" for kind in facts.metas.every("og:type")[:1]))


def images_of(facts: Facts) -> tuple[Image, ...]:
    """Return the pictures metas and JSON-LD name, each once, with the caption given there."""
    images: dict[str, Image] = {}
    for url, caption in _pictures(facts):
        address = _absolute(facts, url)
        if address.startswith("http"):
            images.setdefault(address, Image(address, caption))
    return tuple(images.values())


def _pictures(facts: Facts) -> Iterator[tuple[str, str | None]]:
    shared = facts.metas.first(*PICTURES)
    if shared:
        yield shared.text, next(iter(facts.metas.every("og:image:alt")), None)
    for value in facts.nodes.each("image"):
        for item in (value if isinstance(value, list) else [value])[:MOST_PICTURES]:
            yield _picture(facts.nodes.resolve(item))


def _picture(value: Any) -> tuple[str, str | None]:  # noqa: ANN401 (JSON is any)
    if not isinstance(value, dict):
        return (value if isinstance(value, str) else ""), None
    url = value.get("url") or value.get("contentUrl") or value.get("@id")
    caption = value.get("caption") or value.get("description")
    return (url if isinstance(url, str) else ""), (
        plain(caption) or None if isinstance(caption, str) else None
    )


def _absolute(facts: Facts, url: str) -> str:
    if url.startswith(("https://", "http://")):
        return url
    try:
        return urljoin(facts.page.final_url or facts.page.url, url)
    except ValueError:
        return ""
