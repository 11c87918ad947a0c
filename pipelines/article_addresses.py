"""Articles' addresses: what they look like, and under which of its addresses an article is filed."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pipelines.addresses import DEFAULT_DOCUMENT, address_path, canonical, own_address
from pipelines.outlet import DiscoverRules, Outlet

NOT_A_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|ico|pdf|docx?|xlsx?|pptx?|zip|rar|mp[34]|m4a|avi|xml|rss|json|js|css|txt)$",
    re.IGNORECASE,
)
NOT_AN_ARTICLE = re.compile(
    r"/(?:tags?|tu-khoa|topics?|author|authors|tac-gia|search|tim-kiem|category|chuyen-muc|page|trang|print|feed|rss"
    r"|login|user|account|lien-he|contact|about|gioi-thieu|privacy|terms|wp-\w+)(?:[/.]|$)",
    re.IGNORECASE,
)
SLUG_WORDS = 4


def looks_like_an_article(path: str) -> bool:
    """Tell whether an address looks like an article's, for an outlet whose file does not say.

    Articles have an id of five digits or more, or a slug of four words or more.

    >>> [looks_like_an_article(p) for p in ("/a-post12345.html", "/two-men-and-a-boat/", "/xa-hoi/", "/tag/a-b-c-d/")]
    [True, True, False, False]
    """
    path, _, query = path.partition("?")
    if NOT_A_PAGE.search(path) or NOT_AN_ARTICLE.search(path):
        return False
    segments = [segment for segment in path.split("/") if segment]
    last = re.sub(r"\.\w{2,5}$", "", segments[-1]) if segments else ""
    words = [word for word in re.split(r"[-_]", last) if word]
    id_in_query = re.search(r"(?:^|&)(?:id|p|a|news_?id|article_?id)=\d{2,}", query, re.IGNORECASE)
    return bool(re.search(r"\d{5}", last) or len(words) >= SLUG_WORDS or id_in_query)


def is_front_page(url: str, outlet: Outlet) -> bool:
    """Tell whether a canonical address is the site's front page or the outlet's homepage, in whatever spelling."""
    parts = urlsplit(url)
    fronts = {"/", urlsplit(canonical(outlet.record.homepage)).path}
    return DEFAULT_DOCUMENT.sub("/", parts.path) in fronts and not looks_like_an_article(address_path(url))


def article_address(final_url: str, declared: str | None, outlet: Outlet) -> str:
    """Return the address an article is filed under: what the page declares (``rel=canonical``) or where it was found.

    A declared address counts on the outlet's own hosts only: it may name a sister title. It may name a section or a
    home page, too, and that on every page: it does not count where it is no article's address and the page's own is
    one, nor ever as a home page or as a folder above the page.
    """
    own = own_address(final_url, outlet) or canonical(final_url)
    stated = own_address(declared, outlet, base=final_url) if declared else None
    return stated if stated and _is_believed(stated, own, outlet) else own


def _is_believed(stated: str, own: str, outlet: Outlet) -> bool:
    if is_front_page(stated, outlet):
        return False
    if _passes(address_path(stated), outlet.discover):
        return True
    is_above = urlsplit(own).path.rstrip("/").startswith(urlsplit(stated).path.rstrip("/") + "/")
    return not (is_above or _passes(address_path(own), outlet.discover))


def _passes(path: str, rules: DiscoverRules) -> bool:
    if any(re.search(pattern, path) for pattern in rules.deny):
        return False
    return (
        any(re.search(pattern, path) for pattern in rules.allow)
        if rules.allow
        else looks_like_an_article(path)
    )
