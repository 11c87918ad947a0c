"""Sitemaps: indexes and address lists, gzip, and what a news sitemap says of an article."""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urljoin

from lxml import etree

from crawler.discover.feeds import looks_like_a_feed
from storage.frontier.values import Found
from storage.records import Hints

MOST_BYTES = 64 * 2**20  # the protocol allows 50 MB and 50,000 addresses a file
MOST_ADDRESSES = 60_000
IMAGE_NAMESPACE = "sitemap-image"
SITEMAP = re.compile(rb"<(?:[\w-]+:)?(?:urlset|sitemapindex)[\s/>]")


@dataclass(frozen=True, slots=True)
class Part:
    """A sitemap that an index names, and when it last changed, in the index's words."""

    url: str
    lastmod: str | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap holds: further sitemaps, or addresses."""

    parts: tuple[Part, ...] = ()
    found: tuple[Found, ...] = ()


def read_sitemap(body: bytes, url: str) -> Sitemap:
    """Return what a sitemap names; dates stay words, entities stay unread, and what is no sitemap names nothing.

    A compressed file is unpacked up to 64 MiB; a truncated or broken one gives what can be read of it.
    """
    body = unpacked(body).removeprefix(codecs.BOM_UTF8)
    if body.lstrip()[:1] != b"<":
        return Sitemap(found=tuple(_plain_list(body, url)))
    parts, found = [], []
    for element in _entries(body):
        fields = _fields(element)
        if not (link := fields.get("loc")):
            continue
        address = urljoin(url, link)
        if etree.QName(element).localname == "sitemap":
            parts.append(Part(address, fields.get("lastmod")))
        else:
            found.append(Found(address, url, _hints(fields)))
        if len(parts) + len(found) >= MOST_ADDRESSES:
            break
    return Sitemap(tuple(parts), tuple(found))


def looks_like_a_sitemap(body: bytes) -> bool:
    """Tell whether a body is a sitemap, be it one without addresses.

    >>> looks_like_a_sitemap(b"<urlset/>"), looks_like_a_sitemap(b"<html><p>Not found</p></html>")
    (True, False)
    """
    return bool(SITEMAP.search(unpacked(body)))


def why_nothing(body: bytes, *, is_feed: bool) -> str | None:
    """Say of a body that announces nothing what it is not; None for a feed or a sitemap that is but empty."""
    if looks_like_a_feed(body) or (not is_feed and looks_like_a_sitemap(body)):
        return None
    return "is no feed" if is_feed else "is no feed and no sitemap"


def unpacked(body: bytes) -> bytes:
    """Return a body as it was before gzip, at most 64 MiB of it; one that is not compressed is returned as it is."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return zlib.decompressobj(wbits=31).decompress(body, MOST_BYTES)
    except zlib.error:
        return b""


def _entries(body: bytes) -> Iterator[etree._Element]:
    """Give each ``url`` and ``sitemap`` element, and forget it when the next is asked for."""
    events = etree.iterparse(
        BytesIO(body),
        events=("end",),
        tag=("{*}url", "{*}sitemap"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    try:
        for _, element in events:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]  # type: ignore[union-attr]
    except etree.XMLSyntaxError:
        return


def _fields(element: etree._Element) -> dict[str, str]:
    """Return an entry's words by local name; a picture's title is not the article's."""
    fields: dict[str, str] = {}
    for child in element.iter(etree.Element):
        name = etree.QName(child)
        words = (child.text or "").strip()
        if words and IMAGE_NAMESPACE not in (name.namespace or ""):
            fields.setdefault(name.localname, words)
    return fields


def _hints(fields: dict[str, str]) -> Hints:
    return Hints(
        title=fields.get("title"),
        published=fields.get("publication_date"),
        modified=fields.get("lastmod"),
        language=fields.get("language"),
        origin="sitemap",
    )


def _plain_list(body: bytes, url: str) -> Iterator[Found]:
    """Read the protocol's text form: an address a line."""
    for line in body.decode("utf-8-sig", errors="replace").splitlines()[:MOST_ADDRESSES]:
        if line.strip().startswith(("http://", "https://")):
            yield Found(line.strip(), url, Hints(origin="sitemap"))
