"""Looking a paper over: its homepage, what it announces, what its links look like, and a few of its articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from crawler.adding.announced import Source, find_feeds, find_sitemaps, is_news
from crawler.adding.asking import REFUSED, AddingError, Asker
from crawler.adding.evidence import Evidence, weigh
from crawler.adding.front import Front, find_front, is_login
from crawler.adding.hosts import further_hosts
from crawler.adding.pattern import AddressPattern, learn_pattern
from crawler.adding.samples import Samples, take_samples, without_failed
from crawler.adding.sections import sections_of
from crawler.discover.links import tree
from pipelines.addresses import address_path, canonical, own_address
from pipelines.article_addresses import looks_like_an_article
from pipelines.door import article_of
from pipelines.outlet import Outlet
from pipelines.outlet_of_page import default_outlet
from pipelines.page import Page
from storage.records import Article, Hints, OutletRecord, Reject

SECTIONS_ASKED = 3
MOST_OF_A_SITEMAP = 300  # addresses: enough to learn from
FEW_ARTICLES = 4  # addresses; with fewer, those of a sitemap that look like articles are taken for evidence


@dataclass(frozen=True, slots=True)
class Findings:
    """What looking a paper over brought; ``outlet`` is the paper as long as nobody described it."""

    front: Front
    outlet: Outlet
    feeds: list[Source]
    sitemaps: list[Source]
    sections: list[str]
    evidence: Evidence
    pattern: AddressPattern
    samples: Samples


async def survey(ask: Asker, address: str, saved: Sequence[Page] = ()) -> Findings:
    """Look a paper over from the address of any of its pages; ``saved`` are pages known to be articles.

    Asks for some forty pages at most, one after the other. Raises ``AddingError``, with the remedy, where no article is found.
    """
    front = await find_front(ask, address)
    root = _tree(front.homepage)
    hosts = () if root is None else further_hosts(root, front.homepage.final_url)
    outlet = Outlet(record=OutletRecord("new", "", front.url, "", ""), hosts=hosts)
    ask.widen(outlet)
    feeds = await find_feeds(ask, front.homepage, outlet)
    sitemaps = await find_sitemaps(ask, front.homepage, outlet)
    sections = [] if root is None else sections_of(root, front.homepage.final_url, outlet)
    listings = [front.homepage, *await ask.each(sections, SECTIONS_ASKED)]
    sections = [url for url in sections if not ask.is_gone(url)]
    given = [page for page in (front.given, *saved) if page and page.url not in sections and _is_dated(page)]
    evidence = _evidence(listings, feeds, sitemaps, [page.final_url for page in given], outlet)
    if not evidence.articles:
        raise _nothing_found(front)
    pattern = learn_pattern(evidence)
    given = [
        page
        for page in given
        if not pattern.allow or pattern.matches(address_path(canonical(page.final_url)))
    ]
    hints = _hints([*sitemaps, *feeds], outlet)
    samples = await take_samples(ask, outlet, pattern, evidence, hints, given)
    if not samples.articles:
        raise _nothing_read(front, samples, ask)
    pattern = without_failed(pattern, evidence, samples, outlet)
    return Findings(front, outlet, feeds, sitemaps, sections, evidence, pattern, samples)


def _is_dated(page: Page) -> bool:
    """Whether a page reads as an article with a date: lists of articles may read as one without."""
    result = article_of(page, default_outlet(page.final_url))
    return isinstance(result, Article) and result.published_on is not None


def _evidence(
    listings: Sequence[Page],
    feeds: Sequence[Source],
    sitemaps: Sequence[Source],
    known: list[str],
    outlet: Outlet,
) -> Evidence:
    trees = [(root, page.final_url) for page in listings if (root := _tree(page)) is not None]
    named = known + [found.url for feed in feeds for found in feed.found]
    named += [
        found.url for source in sitemaps for found in source.found[:MOST_OF_A_SITEMAP] if is_news(found)
    ]
    evidence = weigh(trees, named, outlet)
    if len(evidence.articles) >= FEW_ARTICLES:
        return evidence
    listed = [url for source in sitemaps for url in source.own(outlet)[:MOST_OF_A_SITEMAP]]
    return weigh(trees, named + [url for url in listed if looks_like_an_article(address_path(url))], outlet)


def _hints(sources: Sequence[Source], outlet: Outlet) -> dict[str, Hints]:
    """What feeds and sitemaps say of an address, as a crawl would know it: the last that tells when it was published."""
    found = [one for source in sources for one in source.found]
    told = sorted(found, key=lambda one: one.hints.published is not None)
    return {url: one.hints for one in told if (url := own_address(one.url, outlet))}


def _nothing_found(front: Front) -> AddingError:
    scripts = b"<script" in front.homepage.body.lower()
    why = (
        "it shows no links to articles until its scripts run" if scripts else "it shows no links to articles"
    )
    return AddingError(
        f"{front.url}: {why}, and no feed or sitemap was found; give the address of an article instead, "
        "or save pages from a browser and work with --from DIR"
    )


def _nothing_read(front: Front, samples: Samples, ask: Asker) -> AddingError:
    reasons = {sample.result.reason for sample in samples.read if isinstance(sample.result, Reject)}
    refused = any(problem.reason in REFUSED for problem in ask.troubles.values())
    if refused or any(is_login(sample.page) for sample in samples.read):
        return AddingError(
            f"{front.url}: its articles ask for a login; ask the paper, or save pages and work with --from DIR"
        )
    if not reasons:
        return AddingError(
            f"{front.url}: none of its articles answered; try later, or save pages and work with --from DIR"
        )
    remedy = "give the address of an article"
    if "needs-scripts" in reasons:
        remedy = (
            "scripts make its articles: write its file by hand, with render = true (docs/adding-an-outlet.md)"
        )
    said = ", ".join(sorted(reasons))
    return AddingError(
        f"{front.url}: none of {len(samples.read)} pages that look like articles could be read ({said}); {remedy}"
    )


def _tree(page: Page) -> HtmlElement | None:
    return tree(page.body, page.headers.get("content-type"))
