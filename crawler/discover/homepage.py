"""The homepage and robots.txt: what they announce, for an outlet whose file names no feed, sitemap or section."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.discover.links import base_of, joined, links, tree
from pipelines.addresses import address_path
from pipelines.article_addresses import looks_like_an_article

FEED_TYPES = {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
MOST_SECTIONS = 40
NAVIGATION = re.compile(
    r"\b(?:nav|navi|navigation|menu|main-?menu|navbar|sections?|categor(?:y|ies)|chuyen-?muc)\b"
)
NO_SECTION = re.compile(
    r"/(?:tags?|topics?|chu-de|author|tac-gia|search|tim-kiem|login|dang-nhap|lien-he|contact|about|gioi-thieu|rss"
    r"|privacy|terms|account|user|subscribe|video|podcast|multimedia|epaper|bao-in|media)(?:[/.-]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Announced:
    """Where an outlet says its pages are announced."""

    feeds: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()


def read_homepage(body: bytes, url: str, content_type: str | None = None) -> Announced:
    """Return the feeds a homepage names in its head, and the sections of its navigation.

    Feeds of comments are left out. Sections are links in ``nav`` elements or menus that look like no article.
    """
    root = tree(body, content_type)
    if root is None:
        return Announced()
    return Announced(tuple(dict.fromkeys(_feeds(root, url))), tuple(_sections(root, url))[:MOST_SECTIONS])


def robots_sitemaps(body: bytes) -> list[str]:
    """Return the sitemaps that a robots.txt names.

    >>> robots_sitemaps(b"User-agent: *\\nsitemap: https://gazette.example/news.xml # daily")
    ['https://gazette.example/news.xml']
    """
    lines = body.decode("utf-8-sig", errors="replace").splitlines()
    named = [line.partition(":")[2].partition("#")[0].strip() for line in lines if _names_a_sitemap(line)]
    return list(dict.fromkeys(address for address in named if address))


def _names_a_sitemap(line: str) -> bool:
    return line.partition(":")[0].strip().lower() == "sitemap"


def _feeds(root: HtmlElement, url: str) -> list[str]:
    base = base_of(root, url)
    return [
        address
        for element in root.iter("link")
        if "alternate" in (element.get("rel") or "").lower().split()
        and (element.get("type") or "").lower().strip() in FEED_TYPES
        and "comment" not in (element.get("href") or "").lower()
        and (address := joined(base, (element.get("href") or "").strip()))
    ]


def _sections(root: HtmlElement, url: str) -> list[str]:
    home = urlsplit(url)
    sections: dict[str, None] = {}
    for menu in (element for element in root.iter("nav", "ul", "div", "header") if _is_navigation(element)):
        for link in links(menu, base_of(root, url)):
            parts = urlsplit(link.url)
            path = address_path(link.url)
            same_host = parts.netloc == home.netloc and parts.path.strip("/")
            if same_host and not NO_SECTION.search(path) and not looks_like_an_article(path):
                sections.setdefault(link.url.partition("#")[0])
    return list(sections)


def _is_navigation(element: HtmlElement) -> bool:
    if element.tag == "nav":
        return True
    words = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}".lower()
    return bool(NAVIGATION.search(words))
