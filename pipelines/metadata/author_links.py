"""Writers whose names, near the headline, lead to pages of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.etree import _Element as Element

from pipelines.metadata.people import looks_like_person, names_of
from pipelines.metadata.vicinity import Vicinity, is_foreign
from pipelines.metadata.words import text_of

NEAR = 15  # elements before the headline
LONGEST_ADDRESS = 500
# What the step before a writer's is called; behind it stands another.
LEADS_TO_WRITER = re.compile(
    r"/(?:authors?|auteurs?|autor(?:es?|en|a|i)?|tac-?gia|writers?|reporters?|journaliste?s?|redakteur(?:e|in)?|penulis|yazar(?:lar)?|muhabir)/[^/?#]+",
    re.IGNORECASE,
)


def linked_authors(vicinity: Vicinity) -> list[str]:
    """Return the names behind the headline that lead to their writers' pages, else those shortly before it.

    Elements side by side without a blank between them print one word; links tell where a name ends.
    """
    return _named(vicinity.after, vicinity) or _named(vicinity.before[: -NEAR - 1 : -1], vicinity)


def _named(elements: Iterable[Element], vicinity: Vicinity) -> list[str]:
    found: dict[str, None] = {}
    for element in elements:
        address = element.get("href") if element.tag == "a" else None
        if address is None or len(address) > LONGEST_ADDRESS or not LEADS_TO_WRITER.search(address):
            continue
        parent = element.getparent()
        if parent is not None and not is_foreign(parent, vicinity.wrappers, near=True):
            names = map(_said_once, names_of(text_of(element)))
            found.update(dict.fromkeys(filter(looks_like_person, names)))
    return list(found)


def _said_once(name: str) -> str:
    """Return a name that a link prints beside its bearer's picture and under it."""
    words = name.strip("© ").split()
    half = len(words) // 2
    return " ".join(words[:half] if words[:half] == words[half:] else words)
