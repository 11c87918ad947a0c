"""What a page's head says: metas, title, canonical address and language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from pipelines.metadata.gather import Gathered
from pipelines.metadata.words import squash
from pipelines.raw import Words

# The fields of ``parsely-page`` (docs.parse.ly), and the metas that tell the same.
PARSELY = {
    "author": "parsely-author",
    "authors": "parsely-author",
    "pub_date": "parsely-pub-date",
    "section": "parsely-section",
    "tags": "parsely-tags",
}
NOT_TITLES = frozenset({"svg", "symbol", "g", "a", "defs", "path"})


@dataclass(frozen=True, slots=True)
class Metas:
    """Contents of metas by lower-case name, in reading order, as they stand, and the head's other words.

    ``property=`` and ``name=`` are one: publishers mix them up. Metas with only an ``itemprop`` are microdata.
    """

    contents: dict[str, list[str]] = field(default_factory=dict)
    title: str | None = None
    canonical: str | None = None
    language: str | None = None

    def first(self, *names: str) -> Words | None:
        """Return the first filled meta of these names, in the order of the names."""
        for name in names:
            for content in self.every(name):
                return Words(content, f"meta:{name}")
        return None

    def every(self, name: str) -> list[str]:
        """Return all contents of the metas of a name."""
        return [words for content in self.contents.get(name, ()) if (words := squash(content))]


def read_metas(root: Element, gathered: Gathered) -> Metas:
    """Read the metas of a page, wherever they stand: broken heads spill them into the body."""
    contents: dict[str, list[str]] = {}
    for meta in gathered["meta"]:
        name = meta.get("property") or meta.get("name") or meta.get("http-equiv")
        content = meta.get("content")
        if name and content:
            contents.setdefault(name.strip().lower(), []).append(content)
    for name, content in _in_parsely(contents.get("parsely-page", [])):
        contents.setdefault(name, []).append(content)
    return Metas(
        contents=contents,
        title=_title(gathered["title"]),
        canonical=_canonical(gathered["link"]),
        language=root.get("lang")
        or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        or root.get("xml:lang"),
    )


def _in_parsely(pages: list[str]) -> Iterator[tuple[str, str]]:
    """Yield what Parse.ly's older meta tells in JSON, by the names of its single metas."""
    for page in pages[:1]:
        try:
            told = json.loads(page)
        except ValueError:
            return
        for field_name, name in PARSELY.items() if isinstance(told, dict) else ():
            value = told.get(field_name)
            texts = value if isinstance(value, list) else [value]
            if text := ", ".join(text for text in texts if isinstance(text, str)):
                yield name, text


def _title(titles: list[Element]) -> str | None:
    for title in titles:
        parent = title.getparent()
        if parent is None or parent.tag not in NOT_TITLES:
            return squash("".join(title.itertext())) or None
    return None


def _canonical(links: list[Element]) -> str | None:
    for link in links:
        if (link.get("rel") or "").lower().strip() == "canonical" and link.get("href"):
            return str(link.get("href")).strip()
    return None
