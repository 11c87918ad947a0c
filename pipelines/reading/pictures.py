"""The pictures of an article, with the words printed under them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin

from lxml.etree import _Element as Element

from pipelines.reading.layout import Box, Layout
from pipelines.reading.names import Foreign, foreign
from storage.records import Image

SOURCES = ("data-src", "data-original", "data-lazy-src", "data-srcset", "srcset", "src")
NO_PICTURES = frozenset(
    {
        Foreign.RELATED,
        Foreign.ADVERT,
        Foreign.SHARE,
        Foreign.COMMENTS,
        Foreign.NAVIGATION,
        Foreign.OFFER,
        Foreign.BYLINE,
        Foreign.SIDE,
    }
)
MOST_PICTURES, MOST_LOOKED_AT = 60, 400
LONGEST_CAPTION = 600
SMALLEST = 80  # pixels; smaller are icons and counters
PICTURE_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp)(?:$|[?#])|/attachment/|attachment_id=", re.IGNORECASE
)
CREDIT = re.compile(
    r"(?:^|[\s(\[|])((?:Ảnh|Photo|Foto|Bild|Image|Crédit|Fotograf|Picture)(?: by| credit)?\s?:\s?[^.|]{2,80}|(?:©|\(c\))\s?[^|]{2,80})[\s)\]|.]*$",
    re.IGNORECASE,
)


def find_pictures(layout: Layout, seed: Box, page_url: str) -> tuple[Image, ...]:
    """Return the pictures under the seed that are not those of foreign boxes, each with its caption and credit."""
    boxes = {box.element: box for box in layout.under(seed)}
    found: dict[str, Image] = {}
    for image in islice(seed.element.iter("img", "amp-img"), MOST_LOOKED_AT):
        around = list(_boxes_around(image, boxes))
        if any(box.foreign and box.foreign.kind in NO_PICTURES for box in around):
            continue
        frame = next((box for box in around if _frames(box)), None)
        address = None if frame is None and _leads_away(image) else _address(image, page_url)
        if address and address not in found:
            found[address] = _captioned(address, frame)
        if len(found) == MOST_PICTURES:
            break
    return tuple(found.values())


def _boxes_around(element: Element, boxes: dict[Element, Box]) -> Iterator[Box]:
    outer = element.getparent()
    while outer is not None:
        box = boxes.get(outer)
        if box is not None:
            yield box
        outer = outer.getparent()


def _frames(box: Box) -> bool:
    return box.tag in ("figure", "table") or (box.foreign is not None and box.foreign.kind is Foreign.CAPTION)


def _leads_away(image: Element) -> bool:
    """Tell whether a picture is a link to another page: then it shows what that page is about."""
    link = next(image.iterancestors("a"), None)
    target = (link.get("href") or "").strip() if link is not None else ""
    return not (target.startswith(("#", "javascript:")) or PICTURE_FILE.search(target)) and bool(target)


def _address(image: Element, page_url: str) -> str | None:
    for side in ("width", "height"):
        size = image.get(side, "")
        if size.isdigit() and int(size) < SMALLEST:
            return None
    for name in SOURCES:
        value = (image.get(name) or "").strip()
        if value and not value.startswith("data:"):
            first = value.split(",")[0].split()[0] if name.endswith("srcset") else value
            try:
                address = urljoin(page_url, first)
            except ValueError:
                return None
            return address if address.startswith("http") else None
    return None


def _captioned(address: str, frame: Box | None) -> Image:
    if frame is None:
        return Image(address)
    words = next(frame.element.iter("figcaption"), frame.element)
    caption = " ".join(" ".join(words.itertext()).split())
    if not caption or len(caption) > LONGEST_CAPTION:
        return Image(address)
    credit = _credit(words)
    if credit is None and (said := CREDIT.search(caption)):
        credit = said[1].strip()
    return Image(
        address, (caption.removesuffix(credit) if credit else caption).strip(" |-–()") or None, credit
    )


def _credit(words: Element) -> str | None:
    for inner in words.iter("span", "cite", "small", "em", "div", "p"):
        said = foreign("span", inner.get("class") or "")
        if said and said.word in ("credit", "credits", "copyright", "photocredit", "author"):
            return " ".join(" ".join(inner.itertext()).split()) or None
    return None
