"""The sections of a paper: what its menus lead to, less what is no list of articles."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from crawler.adding.evidence import sightings
from crawler.adding.wording import word_count
from crawler.discover.homepage import NO_SECTION
from pipelines.addresses import address_path
from pipelines.article_addresses import NOT_A_PAGE
from pipelines.outlet import Outlet

MOST_WORDS = 5
# What else stands in menus, as papers everywhere name it.
SERVICE = re.compile(
    r"/(?:(?:about|contact|privacy|cookies?|terms|advertis|newsletter|subscri|abo|imprint|impressum|kontakt|ueber-uns|datenschutz"
    r"|agb|mentions-legales|aviso-legal|contacto|quienes-somos|quem-somos|contato|chi-siamo|contatti|careers|jobs|help|faq|sitemap"
    r"|rss|feeds?|app|apps|rates|donat|obituar|classified|shop|games|puzzles|quang-cao|dat-bao|redaktion|weather|wetter)[^/]*)(?:/|$)",
    re.IGNORECASE,
)
LABEL = re.compile(r"/(?:tags?|topics?|(?:search/)?labels?|chu-de)/[^/]+/?$", re.IGNORECASE)


def sections_of(root: HtmlElement, url: str, outlet: Outlet) -> list[str]:
    """Return the addresses of a homepage's menus that may list articles, in their order; labels where menus lead to more of these."""
    home = address_path(outlet.record.homepage)
    found: dict[str, str] = {}
    for seen in sightings(root, url, outlet):
        path = address_path(seen.url)
        fits = seen.in_navigation and 0 < word_count(seen.words) <= MOST_WORDS and path not in {home, "/"}
        if fits and not any(pattern.search(path) for pattern in (SERVICE, NOT_A_PAGE)):
            found[seen.url] = path
    sections = [url for url, path in found.items() if not NO_SECTION.search(path)]
    labels = [url for url, path in found.items() if LABEL.match(path)]
    return sections if len(sections) >= len(labels) else labels
