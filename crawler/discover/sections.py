"""Section pages: the articles they list, and the page that lists older ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.discover.links import Link, base_of, joined, links, tree
from storage.frontier.values import Found
from storage.records import Hints

PAGE_WORDS = r"(?:page|paged|pageindex|pg|p|trang|pagina|seite)"
PAGE_NUMBER = re.compile(
    rf"(?:[?&]{PAGE_WORDS}=|[/_.-]{PAGE_WORDS}[/-]?)(\d{{1,5}})(?=/?(?:\.[a-z]{{2,5}})?(?:$|[&?]))",
    re.IGNORECASE,
)
NEXT_WORDS = re.compile(
    r"(?:trang (?:sau|kế|tiếp)|tiếp(?: theo)?|sau|next(?: page)?|older(?: posts)?|siguiente|suivante?|weiter)?"
    r"\s*[›»>→]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Section:
    """What a section page shows: links, articles among them, and the next page if it names one."""

    found: tuple[Found, ...]
    next_page: str | None


def read_section(body: bytes, url: str, content_type: str | None = None) -> Section:
    """Return the links of a section page, in order, and its next page.

    The next page is what ``rel=next`` names, else the link whose address differs from this page's in the page
    number alone, that being the next one, else a link that says "next" in words.
    """
    root = tree(body, content_type)
    if root is None:
        return Section((), None)
    all_links = list(links(root, url))
    found = tuple(Found(link.url, url, Hints(origin="section")) for link in all_links)
    return Section(found, _next_page(root, all_links, url))


def _next_page(root: HtmlElement, all_links: list[Link], url: str) -> str | None:
    for element in root.iter("link", "a"):
        if "next" in (element.get("rel") or "").lower().split() and (href := element.get("href")):
            return joined(base_of(root, url), href.strip())
    numbered = {
        page_number(link.url): link.url for link in reversed(all_links) if same_listing(link.url, url)
    }
    if (following := numbered.get(page_number(url) + 1)) is not None:
        return following
    return next((link.url for link in all_links if _says_next(link, url)), None)


def page_number(url: str) -> int:
    """Return which page of a listing an address is; the first says nothing.

    >>> [page_number(f"https://gazette.example/{end}") for end in ("xa-hoi/", "xa-hoi/?page=3", "xa-hoi/trang-4/")]
    [1, 3, 4]
    """
    match = PAGE_NUMBER.search(url)
    return int(match[1]) if match else 1


def same_listing(one: str, other: str) -> bool:
    """Tell whether two addresses are pages of one listing."""
    return _listing(one) == _listing(other)


def _listing(url: str) -> str:
    parts = urlsplit(PAGE_NUMBER.sub("", url))
    path = re.sub(r"(?:/(?:index|default)?(?:\.\w{2,5})?|\.\w{2,5})$", "", parts.path)
    return f"{parts.netloc}{path}?{parts.query}"


def _says_next(link: Link, url: str) -> bool:
    here, there = urlsplit(url), urlsplit(link.url)
    words = link.text.strip()
    return (
        bool(words)
        and bool(NEXT_WORDS.fullmatch(words))
        and here.netloc == there.netloc
        and link.url.split("#")[0] != url
        and page_number(link.url) > page_number(url)
    )
