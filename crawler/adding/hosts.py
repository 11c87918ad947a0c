"""Further hosts of a paper: names under its own domain to which its homepage's headlines lead."""

from __future__ import annotations

from collections import Counter
from functools import cache
from urllib.parse import urlsplit

from lxml.html import HtmlElement
from tldextract import TLDExtract

from crawler.adding.menus import menus_of
from crawler.adding.wording import HEADLINE_WORDS, word_count, words_of
from crawler.discover.links import base_of, joined
from pipelines.addresses import is_local

LEAST_SHARE = 0.2  # of the headlines that lead anywhere under the paper's domain
OTHERS = {"shop", "store", "jobs", "tv", "video", "play", "abo", "account", "login", "epaper", "ads"}
EDITIONS = {"en", "english", "cn", "zh", "ru", "fr", "es", "de", "km", "khmer", "jp", "kr"}


def further_hosts(root: HtmlElement, url: str) -> tuple[str, ...]:
    """Return the hosts beside the homepage's own to which a fifth of its headlines lead, none of them another edition.

    >>> from crawler.discover.links import tree
    >>> links = "".join(f'<a href="https://news.gazette.co.uk/{n}">A headline of five words</a>' for n in range(9))
    >>> further_hosts(tree(links.encode()), "https://www.gazette.co.uk/")
    ('news.gazette.co.uk',)
    """
    home = _host(url)
    if is_local(home):
        return ()
    base, menus = base_of(root, url), menus_of(root)
    led = {
        (_host(address), address)
        for link in root.iter("a")
        if word_count(words_of(link)) >= HEADLINE_WORDS
        and not any(parent in menus for parent in link.iterancestors())
        and (address := joined(base, (link.get("href") or "").strip()))
    }
    counts = Counter(host for host, _ in led if host and _domain(host) == _domain(home))
    least = LEAST_SHARE * sum(counts.values())
    return tuple(
        host
        for host, often in counts.most_common()
        if host != home and often >= max(2, least) and host.partition(".")[0] not in OTHERS | EDITIONS
    )


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


@cache
def _domain(host: str) -> str:
    """The name somebody registered: what stands before the public suffix, by the list that comes with tldextract."""
    return _suffixes()(host).top_domain_under_public_suffix or ".".join(host.split(".")[-2:])


@cache
def _suffixes() -> TLDExtract:
    return TLDExtract(suffix_list_urls=(), cache_dir=None)
