"""Which of a paper's links lead to articles, told by how they are shown, not by what their addresses look like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from lxml.html import HtmlElement

from crawler.adding.menus import closings_of, menus_of
from crawler.adding.wording import HEADLINE_WORDS, heading_beside, in_heading, word_count, words_of
from crawler.discover.homepage import NO_SECTION
from crawler.discover.links import base_of, joined
from pipelines.addresses import address_path, own_address
from pipelines.article_addresses import NOT_A_PAGE, NOT_AN_ARTICLE
from pipelines.outlet import Outlet

HEADING_WORDS = 2
REPEATED = 3  # links of the same few words, "Read more", say nothing of where they lead
# Folders of what is not made to be read, as publishers everywhere name them.
NOT_TEXT = re.compile(
    r"/(?:videos?|(?:[a-z]+-)?galler(?:y|ies)|galeri[ae]s?|galer[ií]as?|photos?|fotos?|bildergalerie|slideshows?|podcasts?|audios?"
    r"|multimedia|infographics?|calendar|events?|eventi|eventos|(?:web|visual)-?stor(?:y|ies)|epaper|e-paper|bao-in|bao-anh"
    r"|classifieds?|clasificados|classificados|(?:petites-)?annonces|annunci|kleinanzeigen|anunturi|skelbimai|ogloszenia|oglasi|inzerce|obiavi"
    r"|jobs|empleos?|emplois?|stellenmarkt|obituaries|family-notices|esquelas|funebres|necrolog[íi]as?|avis-de-deces|traueranzeigen|nekrolog[iy]"
    r"|horoscopes?|horoscopos?|horoskop)/",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Paths (with query) by what speaks for and against an article there.

    ``shown`` stand under a headline, ``named`` in a feed or news sitemap; ``others`` stand in menus or say themselves that
    they are something else; ``doubted`` are links of few words, which may be either. ``addresses`` are the whole ones by path.
    """

    shown: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    doubted: tuple[str, ...] = ()
    addresses: Mapping[str, str] = field(default_factory=dict)

    @property
    def articles(self) -> tuple[str, ...]:
        """All that speaks for an article, each path once; what feeds named comes first."""
        return tuple(dict.fromkeys([*self.named, *self.shown]))


@dataclass(frozen=True, slots=True)
class Sighting:
    """A link to a page of the outlet's: its words, and where it stands on which page."""

    url: str
    words: str
    page: str
    in_navigation: bool
    in_closing: bool
    in_heading: bool

    @property
    def in_menu(self) -> bool:
        """Whether it stands in a menu, or in what closes a page."""
        return self.in_navigation or self.in_closing

    @property
    def is_headline(self) -> bool:
        """Whether the link shows a headline: so many words, and outside menus."""
        return not self.in_menu and word_count(self.words) >= HEADLINE_WORDS

    @property
    def is_heading(self) -> bool:
        """Whether the link is a heading of a few words: a headline unless a menu has it too, as those of sections."""
        return self.in_heading and word_count(self.words) >= HEADING_WORDS


class _Kind(StrEnum):
    SHOWN = "shown"
    OTHER = "other"
    DOUBTED = "doubted"


def weigh(pages: Iterable[tuple[HtmlElement, str]], named: Iterable[str], outlet: Outlet) -> Evidence:
    """Sort the outlet's own links of some pages, given as trees with addresses, and what feeds and news sitemaps named."""
    of_path: dict[str, list[Sighting]] = {}
    trees = list(pages)
    for root, url in trees:
        for seen in sightings(root, url, outlet):
            of_path.setdefault(address_path(seen.url), []).append(seen)
    of_path.pop(address_path(outlet.record.homepage), None)
    told = {address_path(own): own for url in named if (own := own_address(url, outlet))}
    articles = dict.fromkeys(path for path in told if not is_other(path))
    often = Counter(words for links in of_path.values() for words in {seen.words for seen in links})
    kinds = {path: _kind(path, links, often, len(trees)) for path, links in of_path.items()}
    groups = {kind: tuple(path for path, one in kinds.items() if one == kind) for kind in _Kind}
    others, doubted = (
        tuple(path for path in groups[kind] if path not in articles) for kind in (_Kind.OTHER, _Kind.DOUBTED)
    )
    addresses = told | {path: links[0].url for path, links in of_path.items()}
    return Evidence(groups[_Kind.SHOWN], tuple(articles), others, doubted, addresses)


def is_other(path: str) -> bool:
    """Tell whether an address says by a word of its own that it is no article: tag, author, video.

    >>> [is_other(path) for path in ("/tag/ferry/", "/video/a-long-day-at-sea-1.html", "/news/a-long-day-at-sea")]
    [True, True, False]
    """
    bare = path.partition("?")[0]
    patterns = (NOT_AN_ARTICLE, NO_SECTION, NOT_TEXT, NOT_A_PAGE)
    return any(pattern.search(bare) for pattern in patterns)


def sightings(root: HtmlElement, url: str, outlet: Outlet) -> Iterator[Sighting]:
    """Yield a page's links to the outlet's own pages, in order."""
    base, menus, closings = base_of(root, url), menus_of(root), closings_of(root)
    for element in root.iter("a"):
        href = joined(base, (element.get("href") or "").strip())
        own = own_address(href, outlet) if href else None
        if own is None:
            continue
        parents = list(element.iterancestors())
        navigation, closing = (any(parent in ones for parent in parents) for ones in (menus, closings))
        words = words_of(element)
        if not (navigation or closing) and word_count(words) < HEADLINE_WORDS:
            words = heading_beside(element) or words
        yield Sighting(own, words, url, navigation, closing, in_heading(element))


def _kind(path: str, links: list[Sighting], often: Counter[str], pages: int) -> _Kind | None:
    """What is behind an address, by all its links on so many pages; None where they say nothing."""
    other = is_other(path)
    if not other and any(seen.is_headline for seen in links):
        return _Kind.SHOWN
    if other or any(seen.in_menu and word_count(seen.words) < HEADLINE_WORDS for seen in links):
        return _Kind.OTHER
    if pages > 1 and all(seen.in_closing for seen in links) and len({seen.page for seen in links}) == pages:
        return _Kind.OTHER
    if any(seen.is_heading for seen in links):
        return _Kind.SHOWN
    return _Kind.DOUBTED if any(seen.words and often[seen.words] < REPEATED for seen in links) else None
