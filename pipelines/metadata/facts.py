"""What all fields of a page's metadata are read from, found once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.etree import _Element as Element

from pipelines.document import Document
from pipelines.metadata.article_node import ArticleNodes, address_key, choose_nodes, first_text
from pipelines.metadata.gather import Gathered, gather
from pipelines.metadata.headings import (
    PLAIN,
    find_headings,
    find_lower_heading,
    find_plain_heading,
    is_led,
    likeness,
)
from pipelines.metadata.headline import LONGEST_TITLE, Sites, without_site
from pipelines.metadata.json_ld import Node, read_nodes
from pipelines.metadata.leading import find_leading_heading, unless_masthead
from pipelines.metadata.metas import Metas, read_metas
from pipelines.metadata.microdata import Property, read_microdata
from pipelines.metadata.vicinity import Vicinity, look_around
from pipelines.metadata.words import key, text_of
from pipelines.outlet import Outlet
from pipelines.page import Page

LIKE_A_TITLE = 0.5  # of its words and a title's that an h1 shares: then nothing else prints the headline
PUBLISHERS = frozenset({"organization", "newsmediaorganization", "website", "corporation", "onlinebusiness"})


@dataclass(frozen=True, slots=True)
class Facts:
    """A page's structured data, its titles, its headline's element and what stands around that.

    ``nodes`` are the JSON-LD nodes about the article, ``all_nodes`` those of the whole page; ``sites`` are the keys of
    ``site_names``, the outlet's names; ``printed`` are the h1 that may be the headline, the likeliest first.
    """

    page: Page
    outlet: Outlet
    root: Element
    gathered: Gathered
    metas: Metas
    all_nodes: list[Node]
    nodes: ArticleNodes
    site_names: list[str]
    sites: Sites
    titles: list[str]
    printed: list[str]
    headline: Element | None
    vicinity: Vicinity
    microdata: list[Property]


def find_facts(document: Document, outlet: Outlet) -> Facts:
    """Find what a page's fields are read from, in one pass over the tree and one over the headline's surroundings."""
    root, page = document.root, document.page
    gathered = gather(root)
    metas = read_metas(root, gathered)
    all_nodes = read_nodes(gathered["script"])
    titles = _titles(metas)
    nodes = choose_nodes(all_nodes, _addresses(page, metas), titles)
    site_names = [name for name in dict.fromkeys(_site_names(page, outlet, metas, nodes, all_nodes)) if name]
    sites = frozenset(key(name) for name in site_names) - {()}
    said = nodes.text("headline")
    titles += [said] if said else []
    headings = find_headings(gathered["h1"], titles, sites)
    headline = _headline(root, headings, [*titles, _slug(page)], _without_sites(titles, sites))
    if headline is None and not said:
        headline = find_leading_heading(gathered)
    elif headline is not None and headline.tag in PLAIN:
        headline = unless_masthead(gathered, headline)
    return Facts(
        page=page,
        outlet=outlet,
        root=root,
        gathered=gathered,
        metas=metas,
        all_nodes=all_nodes,
        nodes=nodes,
        site_names=site_names,
        sites=sites,
        titles=titles,
        printed=[text for _, _, text in headings],
        headline=headline,
        vicinity=look_around(gathered, headline),
        microdata=read_microdata(root, page.body, headline),
    )


def _headline(
    root: Element, headings: list[tuple[float, Element, str]], titles: list[str], bare: list[str]
) -> Element | None:
    """Find what prints the headline: the h1 that says what a title says, else a lower heading or a plain element that does.

    An h1 that shares few words with the titles, or ends a breadcrumb, gives way to a lower heading that says one. A lone h1
    that shares no word with any title prints the headline only where nothing else does: it names the section.
    """
    like, h1 = headings[0][:2] if headings else (0.0, None)
    if h1 is not None and like >= LIKE_A_TITLE and not is_led(h1):
        return h1
    lower = find_lower_heading(root, titles)
    if h1 is not None and like > 0:
        if lower is None or _leads_elsewhere(lower):
            return h1
        return lower if likeness(text_of(lower), bare) > min(like, LIKE_A_TITLE) else h1
    if lower is not None or len(headings) != 1:
        return find_plain_heading(root, bare) if lower is None else lower
    return headings[0][1]


def _leads_elsewhere(heading: Element) -> bool:
    return is_led(heading) or next(heading.iter("a"), None) is not None


def _titles(metas: Metas) -> list[str]:
    shared = (metas.first("og:title"), metas.first("twitter:title"))
    titles = [words.text for words in shared if words]
    titles += [metas.title] if metas.title else []
    return [title[:LONGEST_TITLE] for title in titles]


def _without_sites(titles: list[str], sites: Sites) -> list[str]:
    return [without_site(title, sites) for title in titles]


def _slug(page: Page) -> str:
    """The words of an address's last step, which are the headline's on a page whose titles only name the site."""
    path = (page.final_url or page.url).partition("?")[0].rstrip("/")
    return path.rpartition("/")[2].partition(".")[0].replace("-", " ")


def _addresses(page: Page, metas: Metas) -> set[str]:
    claimed = [page.url, page.final_url, metas.canonical, *metas.every("og:url")]
    return {address_key(url) for url in claimed if url}


def _site_names(
    page: Page, outlet: Outlet, metas: Metas, nodes: ArticleNodes, all_nodes: list[Node]
) -> Iterator[str]:
    """Yield the outlet's names: those of its metas, of JSON-LD's publishers, of its file, and its host's."""
    for name in ("og:site_name", "application-name", "apple-mobile-web-app-title"):
        yield from metas.every(name)[:1]
    for value in map(nodes.resolve, nodes.each("publisher")):
        is_person = isinstance(value, dict) and "Person" in str(value.get("@type"))
        yield "" if is_person else first_text(value) or ""
    for node in all_nodes:
        if not node.listed and "person" not in node.types and not PUBLISHERS.isdisjoint(node.types):
            yield first_text(node.data.get("name")) or ""
            yield first_text(node.data.get("alternateName")) or ""
    yield outlet.record.name
    host = (urlsplit(page.final_url or page.url).hostname or "").removeprefix("www.")
    yield host
    yield host.split(".")[0]
    yield max(
        host.split(".")[-3:-1], key=len, default=""
    )  # "gazette" of local.gazette.example and gazette.co.example
