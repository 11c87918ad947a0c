"""A page's links, resolved as a browser would resolve them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml.html import HtmlElement
from parsel import Selector
from w3lib.encoding import html_to_unicode

SCHEMES_NOT_FOLLOWED = ("javascript:", "mailto:", "tel:", "data:", "#")


@dataclass(frozen=True, slots=True)
class Link:
    """A link: where it leads, its words, and its ``rel``."""

    url: str
    text: str
    rel: str = ""


def tree(body: bytes, content_type: str | None = None) -> HtmlElement | None:
    """Parse a page for its links, None when there is nothing to parse."""
    _, text = html_to_unicode(content_type, body, default_encoding="utf-8")
    root = Selector(text=text.replace("\0", ""), type="html").root
    return root if isinstance(root, HtmlElement) else None


def links(root: HtmlElement, url: str) -> Iterator[Link]:
    """Give the page's links in order; ``<base>`` counts, as in a browser."""
    base = base_of(root, url)
    for element in root.iter("a"):
        href = (element.get("href") or "").strip()
        if href and not href.lower().startswith(SCHEMES_NOT_FOLLOWED):
            address = joined(base, href)
            if address:
                yield Link(address, " ".join(element.text_content().split()), element.get("rel") or "")


def base_of(root: HtmlElement, url: str) -> str:
    """Return what relative addresses of the page start from."""
    for element in root.iter("base"):
        if href := element.get("href"):
            return joined(url, href.strip()) or url
    return url


def joined(base: str, href: str) -> str | None:
    """Return a whole address, None for words that make none."""
    try:
        return urljoin(base, href)
    except ValueError:
        return None
