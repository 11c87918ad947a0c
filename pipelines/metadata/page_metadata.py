"""Everything a page says of its article beside the body, read before the body and without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.etree import _Element as Element

from pipelines.document import Document
from pipelines.metadata.app_state import text_in_json
from pipelines.metadata.article_node import ArticleNodes, address_key, choose_nodes, first_text
from pipelines.metadata.authors import find_authors, is_person
from pipelines.metadata.byline import find_byline, persons_in
from pipelines.metadata.date_words import DatedPage, find_dates
from pipelines.metadata.gather import Gathered, gather
from pipelines.metadata.headline import choose_headline, find_headings, find_lower_heading
from pipelines.metadata.json_ld import Node, read_nodes
from pipelines.metadata.metas import Metas, read_metas
from pipelines.metadata.microdata import Property, read_microdata
from pipelines.metadata.section import find_section
from pipelines.metadata.tag_list import shown_tags, sure_tags
from pipelines.metadata.tags import find_tags
from pipelines.metadata.vicinity import Vicinity, look_around
from pipelines.metadata.words import key, plain, text_of
from pipelines.outlet import Outlet
from pipelines.raw import DateWords, Words
from pipelines.selectors import compile_selector
from storage.records import Image

PUBLISHERS = frozenset({"organization", "newsmediaorganization", "website", "corporation", "onlinebusiness"})


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its article beside the body; every value as printed, with where it stood.

    ``titles`` are all lines that name the article (h1, ``og:title``, ``<title>`` …): where one of them opens the
    body, it is no paragraph. ``descriptions`` are all texts that describe it: the stand-first is the line of the page
    that equals one. ``kinds`` are the JSON-LD types and ``og:type``, lower case. ``canonical`` is what the page
    claims its address to be; whether to believe it is the caller's affair. ``headline_element`` is the heading that
    prints the headline.
    """

    headline: Words | None = None
    byline: Words | None = None
    authors: tuple[Words, ...] = ()
    section: Words | None = None
    tags: tuple[Words, ...] = ()
    language: Words | None = None
    dates: tuple[DateWords, ...] = ()
    canonical: Words | None = None
    paywalled: bool | None = None
    images: tuple[Image, ...] = ()
    site_name: str | None = None
    titles: tuple[str, ...] = ()
    descriptions: tuple[Words, ...] = ()
    kinds: tuple[str, ...] = ()
    headline_element: Element | None = None
    nodes: ArticleNodes = field(default_factory=lambda: ArticleNodes((), {}))
    scripts: tuple[Element, ...] = ()

    @property
    def summary(self) -> Words | None:
        """The description as given; the stand-first as printed has to be found in the page by it."""
        return self.descriptions[0] if self.descriptions else None

    def json_body(self) -> str | None:
        """Return the article's text out of the page's JSON, searched for when asked, since it costs."""
        return text_in_json(self.nodes, list(self.scripts))


def read_metadata(document: Document, outlet: Outlet) -> Metadata:
    """Read what the page says of its article; the outlet's selectors win field by field."""
    return _Reader(document, outlet).read()


class _Reader:
    """One page being read: what its fields have in common is found once."""

    def __init__(self, document: Document, outlet: Outlet) -> None:
        self.root = document.root
        self.page = document.page
        self.outlet = outlet
        self.gathered: Gathered = gather(self.root)
        self.metas: Metas = read_metas(self.root, self.gathered)
        self.all_nodes: list[Node] = read_nodes(self.gathered["script"])
        self.titles = [w.text for w in (self.metas.first("og:title"), self.metas.first("twitter:title")) if w]
        self.titles += [self.metas.title] if self.metas.title else []
        self.nodes = choose_nodes(self.all_nodes, self._addresses(), self.titles)
        self.site_names = list(self._site_names())
        self.sites = frozenset(key(name) for name in self.site_names) - {()}
        json_headline = self.nodes.text("headline")
        self.titles += [json_headline] if json_headline else []
        self.headings = find_headings(self.gathered["h1"], self.titles, self.sites)
        fits = self.headings and (self.headings[0][0] > 0 or len(self.headings) == 1)
        self.headline_element = self.headings[0][1] if fits else find_lower_heading(self.root, self.titles)
        self.vicinity: Vicinity = look_around(self.root, self.headline_element)
        self.microdata: list[Property] = read_microdata(self.root, self.page.body, self.headline_element)

    def read(self) -> Metadata:
        headline = self._by_rule(self.outlet.read.headline) or self._headline(json_headline=self.nodes.text("headline"))
        authors = find_authors(self.nodes, self.metas, self.microdata, self.sites)
        persons = [word.text for word in authors if is_person(word)]
        byline = self._by_rule(self.outlet.read.byline) or find_byline(self.vicinity, persons)
        if byline and not persons:
            authors = tuple(Words(name, byline.origin) for name in persons_in(byline.text)) or authors
        tags = find_tags(self.nodes, self.metas, self.microdata, self._shown_tags(), self.sites, [w.text for w in authors])
        section = find_section(self.nodes, self.all_nodes, self.metas, self.microdata, self.vicinity, headline.text if headline else "")
        return Metadata(
            headline=headline,
            byline=byline,
            authors=authors,
            section=self._by_rule(self.outlet.read.section) or section,
            tags=tuple(self._all_by_rule(self.outlet.read.tags)) or tags,
            language=self._language(),
            dates=find_dates(self._dated()),
            canonical=self._canonical(),
            paywalled=self._paywalled(),
            images=tuple(self._images()),
            site_name=self.site_names[0] if self.site_names else None,
            titles=tuple(dict.fromkeys([*self.titles, *(text for _, _, text in self.headings)])),
            descriptions=tuple(dict.fromkeys(self._descriptions())),
            kinds=tuple(self._kinds()),
            headline_element=self.headline_element,
            nodes=self.nodes,
            scripts=tuple(self.gathered["script"]),
        )

    def _headline(self, json_headline: str | None) -> Words | None:
        candidates = [Words(json_headline, "json-ld")] if json_headline else []
        printed = self.headline_element
        if printed is not None and (printed.tag == "h1" or not (candidates or self.metas.every("og:title"))):
            candidates.append(Words(text_of(printed), str(printed.tag)))
        candidates += [Words(prop.value, "microdata") for prop in self.microdata if prop.name == "headline" and not candidates][:1]
        shared = self.metas.first("og:title", "og:headline", "twitter:title")
        candidates += [shared] if shared else []
        chosen = choose_headline(candidates, self.sites)
        if chosen or not self.metas.title:
            return chosen
        return choose_headline([Words(self.metas.title, "title")], self.sites)

    def _by_rule(self, selectors: tuple[str, ...]) -> Words | None:
        return next(self._all_by_rule(selectors), None)

    def _all_by_rule(self, selectors: tuple[str, ...]) -> Iterator[Words]:
        for selector in selectors:
            texts = [plain(found) if isinstance(found, str) else text_of(found) for found in compile_selector(selector)(self.root)]
            words = [Words(text, f"css:{selector}") for text in texts if text]
            if words:
                yield from words
                return

    def _addresses(self) -> set[str]:
        claimed = [self.page.url, self.page.final_url, self.metas.canonical, *self.metas.every("og:url")]
        return {address_key(url) for url in claimed if url}

    def _site_names(self) -> Iterator[str]:
        for name in ("og:site_name", "application-name", "apple-mobile-web-app-title"):
            yield from self.metas.every(name)[:1]
        for value in self.nodes.each("publisher"):
            yield first_text(self.nodes.resolve(value)) or ""
        for node in self.all_nodes:
            if not PUBLISHERS.isdisjoint(node.types) and not node.listed:
                yield first_text(node.data.get("name")) or ""
                yield first_text(node.data.get("alternateName")) or ""
        host = (urlsplit(self.page.final_url or self.page.url).hostname or "").removeprefix("www.")
        if self.outlet.record.name != host:
            yield self.outlet.record.name
        yield host
        yield host.split(".")[0]

    def _dated(self) -> DatedPage:
        return DatedPage(
            self.page,
            self.outlet,
            self.root,
            self.gathered,
            self.nodes,
            self.metas,
            tuple(self.microdata),
            self.vicinity,
            self.headline_element,
        )

    def _shown_tags(self) -> tuple[list[str], Callable[[], list[str]]]:
        return sure_tags(self.vicinity), lambda: shown_tags(self.root, self.headline_element)

    def _language(self) -> Words | None:
        if self.metas.language:
            return Words(self.metas.language, "html:lang")
        said = self.nodes.text("inLanguage")
        if said:
            return Words(said, "json-ld")
        return self.metas.first("og:locale", "content-language", "language", "dc.language")

    def _canonical(self) -> Words | None:
        if self.metas.canonical:
            return Words(urljoin(self.page.final_url, self.metas.canonical), "link:canonical")
        return self.metas.first("og:url")

    def _paywalled(self) -> bool | None:
        for value in self.nodes.each("isAccessibleForFree"):
            said = str(first_text(value) if not isinstance(value, bool) else value).strip().rsplit("/", 1)[-1].lower()
            if said in ("true", "false"):
                return said == "false"
        return None

    def _images(self) -> Iterator[Image]:
        seen: set[str] = set()
        for url, caption in self._pictures():
            address = urljoin(self.page.final_url, url)
            if address.startswith("http") and address not in seen:
                seen.add(address)
                yield Image(address, caption)

    def _pictures(self) -> Iterator[tuple[str, str | None]]:
        for name in ("og:image", "og:image:url", "og:image:secure_url", "twitter:image"):
            if self.metas.every(name):
                yield self.metas.every(name)[0], next(iter(self.metas.every("og:image:alt")), None)
                break
        for value in self.nodes.each("image"):
            for item in (value if isinstance(value, list) else [value])[:10]:
                yield _picture(self.nodes.resolve(item))

    def _descriptions(self) -> Iterator[Words]:
        for name in ("og:description", "description", "twitter:description", "dc.description", "lead", "sailthru.description"):
            for content in self.metas.every(name)[:2]:
                yield Words(plain(content), f"meta:{name}")
        for name in ("description", "alternativeHeadline", "abstract"):
            said = self.nodes.text(name)
            if said:
                yield Words(said, "json-ld")

    def _kinds(self) -> Iterator[str]:
        yield from dict.fromkeys(kind for node in self.all_nodes if not node.listed for kind in node.types)
        yield from (f"og:{kind.lower()}" for kind in self.metas.every("og:type")[:1])


def _picture(value: Any) -> tuple[str, str | None]:  # noqa: ANN401 (JSON is any)
    if isinstance(value, dict):
        url = value.get("url") or value.get("contentUrl") or value.get("@id")
        caption = value.get("caption") or value.get("description")
        return (url if isinstance(url, str) else ""), (plain(caption) or None if isinstance(caption, str) else None)
    return (value if isinstance(value, str) else ""), None
