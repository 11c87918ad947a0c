"""Where a paper announces its articles: feeds and sitemaps, those it names first, then those of usual places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from crawler.adding.asking import Asker
from crawler.discover.feeds import read_feed
from crawler.discover.homepage import read_homepage, robots_sitemaps
from crawler.discover.links import links, tree
from crawler.discover.sieve import instant_of
from crawler.discover.sitemaps import Part, Sitemap, read_sitemap
from pipelines.addresses import own_address
from pipelines.outlet import Outlet
from pipelines.page import Page
from storage.frontier.values import Found

MOST_FEEDS = 12
MOST_SITEMAPS = 6
PARTS_OPENED = 2  # of an index
MOST_LISTS = 2  # pages that list feeds
# Where publishing systems of the press put them.
FEEDS = (
    "/rss.xml",
    "/feed/",
    "/rss",
    "/rss/",
    "/feed.xml",
    "/rss/home.rss",
    "/index.xml",
    "/atom.xml",
    "/feeds/posts/default",
    "/?feed=rss2",
    "/index.php?format=feed&type=rss",
    "/arc/outboundfeeds/rss/",
    "/search/?f=rss&t=article&l=50",
    "/rss/allArticle.xml",
    "/rss.aspx",
    "/rss.php",
    "/rss/news",
    "/blog-feed.xml",
)
SITEMAPS = ("/sitemap.xml", "/sitemap_index.xml", "/sitemap-index.xml", "/wp-sitemap.xml", "/sitemap.xml.gz")
NEWS_SITEMAPS = ("/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml", "/google-news-sitemap.xml")
FEED_LINK = re.compile(
    r"[/._-](?:rss|atom)(?=$|[/._?-]|\d)|/feeds?/?$|/feeds?/|(?:rss|feed|atom)\w*\.(?:xml|php|aspx?|cms|cfm|jsp|do)$|[?&](?:format=feed|feed=rss)",
    re.IGNORECASE,
)
OTHER_MAPS = re.compile(r"video|image|photo|tag|topic|author|categor|section|static|pages?\b", re.IGNORECASE)
LATEST = re.compile(r"news|post|article|latest|tin|recent|story|stories", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """A feed or sitemap that answers, and what it announces; an index with what its likeliest part does."""

    url: str
    found: tuple[Found, ...]
    parts: int = 0

    def own(self, outlet: Outlet) -> list[str]:
        """The outlet's own addresses among what it announces."""
        return [url for found in self.found if (url := own_address(found.url, outlet))]


async def find_feeds(ask: Asker, home: Page, outlet: Outlet) -> list[Source]:
    """Return the feeds that the homepage or robots.txt names and that answer with entries; without any, those of usual places."""
    base = home.final_url
    named = read_homepage(home.body, base, home.headers.get("content-type")).feeds
    listed = [url for url in await _named_by_robots(ask, base) if FEED_LINK.search(url)]
    linked = [link for link in (*_feed_links(home, outlet), *listed) if link not in named]
    feeds = await _feeds(ask, [*named, *linked], outlet)
    for place in FEEDS:
        feeds = feeds or await _feeds(ask, [urljoin(base, place)], outlet)
    return feeds


async def find_sitemaps(ask: Asker, home: Page, outlet: Outlet) -> list[Source]:
    """Return the sitemaps that robots.txt names and that answer, or those of usual places; news sitemaps are looked for in any case."""
    base = home.final_url
    told = await _named_by_robots(ask, base)
    named = [own for url in told if (own := own_address(url, outlet, base))]
    named.sort(key=lambda url: (bool(OTHER_MAPS.search(url)), not LATEST.search(url.rsplit("/", 1)[-1])))
    maps = [found for url in named[:MOST_SITEMAPS] if (found := await _sitemap(ask, url, outlet))]
    if not maps:
        maps += await _first_map(ask, base, SITEMAPS, outlet)
    if not any(is_news(found) for source in maps for found in source.found):
        known = {found.url for source in maps for found in source.found}
        further = await _first_map(ask, base, NEWS_SITEMAPS, outlet)
        maps += [source for source in further if not known.issuperset(found.url for found in source.found)]
    return list({source.url: source for source in maps}.values())


async def read_source(ask: Asker, url: str, outlet: Outlet) -> Source | None:
    """Return what a feed or sitemap announces, None for what answers as neither; of an index the likeliest parts are read, too."""
    page = await ask(url)
    if page is None or b"<html" in page.body[:500].lower():
        return None
    found = read_feed(page.body, page.final_url)
    return Source(url, tuple(found)) if found else await _sitemap(ask, url, outlet)


def is_news(found: Found) -> bool:
    """Tell whether a sitemap calls an address news: only a news sitemap tells when a page was published."""
    return found.hints.published is not None


async def _named_by_robots(ask: Asker, base: str) -> list[str]:
    """What robots.txt names as sitemaps; some papers name a feed there."""
    robots = await ask(urljoin(base, "/robots.txt"))
    return robots_sitemaps(robots.body) if robots else []


async def _feeds(ask: Asker, urls: list[str], outlet: Outlet) -> list[Source]:
    sources: dict[str, Source] = {}
    lists = 0
    waiting = [url for url in dict.fromkeys(own_address(url, outlet) for url in urls) if url]
    while waiting and len(sources) < MOST_FEEDS:
        page = await ask(waiting.pop(0))
        if page is None:
            continue
        found = read_feed(page.body, page.final_url)
        if any(own_address(one.url, outlet) for one in found):
            sources.setdefault(page.url, Source(page.url, tuple(found)))
        elif b"<html" in page.body[:2000].lower() and lists < MOST_LISTS:
            lists += 1
            waiting += [
                link for link in _feed_links(page, outlet) if link not in {*waiting, page.url, *sources}
            ]
    return list(sources.values())


def _feed_links(page: Page, outlet: Outlet) -> list[str]:
    root = tree(page.body, page.headers.get("content-type"))
    if root is None:
        return []
    found = (
        own_address(link.url, outlet) for link in links(root, page.final_url) if FEED_LINK.search(link.url)
    )
    return [url for url in dict.fromkeys(found) if url and "comment" not in url]


async def _first_map(ask: Asker, base: str, places: tuple[str, ...], outlet: Outlet) -> list[Source]:
    """The first sitemap that answers at some places, none where none does."""
    for place in places:
        if found := await _sitemap(ask, urljoin(base, place), outlet):
            return [found]
    return []


def _likeliest(parts: tuple[Part, ...]) -> Iterator[Part]:
    """Two parts of an index: named for what is newest, and changed last."""

    def rank(part: Part) -> tuple[bool, bool, float, str]:
        changed = instant_of(part.lastmod)
        name = part.url.rsplit("/", 1)[-1]
        seconds = changed.timestamp() if changed else 0.0
        return not OTHER_MAPS.search(name), bool(LATEST.search(name)), seconds, name

    yield from sorted(parts, key=rank, reverse=True)[:PARTS_OPENED]


async def _sitemap(ask: Asker, url: str, outlet: Outlet) -> Source | None:
    """Read a sitemap; of an index, the part that is likeliest to hold the latest articles, too."""
    page = await ask(url)
    sitemap = read_sitemap(page.body, page.final_url) if page else Sitemap()
    if page is None or b"<html" in page.body[:500].lower() or not (sitemap.parts or sitemap.found):
        return None
    found = list(sitemap.found)
    for part in _likeliest(sitemap.parts):
        address = own_address(part.url, outlet)
        inner = await ask(address) if address else None
        if inner is not None:
            found += read_sitemap(inner.body, inner.final_url).found
    return Source(url, tuple(found), len(sitemap.parts))
