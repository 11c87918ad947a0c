"""The links that were cut from the body as "Tin liên quan"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from lxml.etree import _Element as Element

from pipelines.reading.blocks import Block, Box, Layout
from pipelines.reading.names import Foreign
from pipelines.reading.seed import around
from storage.records import RelatedLink

MOST_LINKS = 60
SHORTEST_TEXT = 12  # letters; shorter are buttons


def find_related(layout: Layout, seed: Box, cut: Iterable[Block], page_url: str) -> tuple[RelatedLink, ...]:
    """Return the links of the cut blocks, and of the boxes named as related ones that stand in or beside the seed."""
    home = seed.parent or seed
    boxes = [
        box for box in layout.boxes[home.index + 1 :] if box.foreign and box.foreign.kind is Foreign.RELATED
    ]
    elements = [block.box.element for block in cut]
    elements += [box.element for box in boxes if any(one is home for one in around(box))]
    found: dict[str, RelatedLink] = {}
    for element in elements:
        for address, text in _links(element, page_url):
            found.setdefault(address, RelatedLink(address, text))
        if len(found) >= MOST_LINKS:
            break
    return tuple(found.values())[:MOST_LINKS]


def _links(element: Element, page_url: str) -> Iterator[tuple[str, str]]:
    for link in element.iter("a"):
        text = " ".join(" ".join(link.itertext()).split())
        if len(text) < SHORTEST_TEXT:
            continue
        try:
            address = urljoin(page_url, (link.get("href") or "").strip())
            path = urlsplit(address).path
        except ValueError:
            continue
        if (
            address.startswith("http")
            and len(path) > 1
            and address.partition("#")[0] != page_url.partition("#")[0]
        ):
            yield address, text
