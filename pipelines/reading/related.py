"""The links that were cut from the body as "Tin liên quan"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import urljoin

from lxml.etree import _Element as Element

from pipelines.reading.layout import Block, Box, Layout
from pipelines.reading.names import LED_ANYWHERE, Foreign
from storage.records import RelatedLink

MOST_LINKS = 60
MOST_LOOKED_AT = 600
FROM_ROOT = re.compile(r"/(?!/)(?!.*/\.)")
PAGE = re.compile(r"https?://[^/]+/[^?#]")  # a path beside the host's
SHORTEST_TEXT, LONGEST_TEXT = 12, 300  # letters; shorter links are buttons, longer ones hold whole boxes


def find_related(layout: Layout, seed: Box, cut: Iterable[Block], page_url: str) -> tuple[RelatedLink, ...]:
    """Return the links of the cut blocks, and of the boxes named as related ones that stand in or beside the seed.

    What is popular, new or paid for is on every page of a paper, and related to none.
    """
    found: dict[str, RelatedLink] = {}
    root = "/".join(page_url.split("/", 3)[:3])
    for link, text in islice(_links(layout, seed, cut), MOST_LOOKED_AT):
        address = _address(link, page_url, root) if len(text) >= SHORTEST_TEXT else None
        if address:
            found.setdefault(address, RelatedLink(address, text))
        if len(found) == MOST_LINKS:
            break
    return tuple(found.values())


def _links(layout: Layout, seed: Box, cut: Iterable[Block]) -> Iterator[tuple[Element, str]]:
    for block in cut:
        for link in islice(block.box.element.iter("a"), MOST_LINKS):
            text = _text(link)
            if text and text in block.text:
                yield link, text
    home = seed.parent or seed
    for box in layout.under(home)[1:]:
        if _is_related(box) and not (box.parent and _is_related(box.parent)):
            for link in box.element.iter("a"):
                yield link, _text(link)


def _is_related(box: Box) -> bool:
    named = box.foreign
    return named is not None and named.kind is Foreign.RELATED and named.word not in LED_ANYWHERE


def _text(link: Element) -> str:
    """Return the words of a link, or nothing where it holds too many to be one."""
    text = " ".join(islice(link.itertext(), LONGEST_TEXT)) if len(link) else link.text or ""
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_TEXT else ""


def _address(link: Element, page_url: str, root: str) -> str | None:
    """Return where a link leads, if that is another page; most are joined without taking addresses apart."""
    target = (link.get("href") or "").strip()
    try:
        address = root + target if FROM_ROOT.match(target) else urljoin(page_url, target)
    except ValueError:
        return None
    is_other = address.partition("#")[0] != page_url.partition("#")[0]
    return address if is_other and PAGE.match(address) else None
