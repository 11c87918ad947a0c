"""Everything a page says of its article beside the body, read before the body and without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from pipelines.document import Document
from pipelines.metadata.app_state import text_in_json
from pipelines.metadata.article_node import ArticleNodes
from pipelines.metadata.author_links import linked_authors
from pipelines.metadata.authors import find_authors, is_agency, is_person, mark_outlet
from pipelines.metadata.byline import find_byline
from pipelines.metadata.byline_words import persons_in
from pipelines.metadata.claims import (
    canonical_of,
    descriptions_of,
    images_of,
    kinds_of,
    language_of,
    paywalled,
)
from pipelines.metadata.date_words import find_dates
from pipelines.metadata.facts import Facts, find_facts
from pipelines.metadata.gather import Gathered
from pipelines.metadata.headings import words_of_heading
from pipelines.metadata.headline import choose_headline, without_site
from pipelines.metadata.section import find_section
from pipelines.metadata.tags import find_tags
from pipelines.metadata.words import key, plain, text_of
from pipelines.outlet import Outlet
from pipelines.raw import DateWords, Words
from pipelines.selectors import compile_selector
from storage.records import Image


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its article beside the body; every value as printed, with where it stood.

    ``authors`` whose origin ends in ``:organization`` are no persons: JSON-LD says so, or they bear the outlet's name.
    ``titles`` are all lines that name the article (h1, ``og:title``, ``<title>`` …): where one of them opens the
    body, it is no paragraph. ``descriptions`` are all texts that describe it: the stand-first is the line of the page
    that equals one. ``kinds`` are the JSON-LD types and ``og:type``, lower case. ``canonical`` is what the page
    claims its address to be; whether to believe it is the caller's affair. ``headline_element`` is the heading that
    prints the headline; ``gathered`` keeps the elements of the page, which are dear to make twice.
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
    gathered: Gathered | None = None

    @property
    def summary(self) -> Words | None:
        """The description as given; the stand-first as printed has to be found in the page by it."""
        return self.descriptions[0] if self.descriptions else None

    def json_body(self) -> str | None:
        """Return the article's text out of the page's JSON, searched for when asked, since it costs."""
        return text_in_json(self.nodes, self.gathered["script"] if self.gathered else [])


def read_metadata(document: Document, outlet: Outlet) -> Metadata:
    """Read what the page says of its article; the outlet's selectors win field by field."""
    facts = find_facts(document, outlet)
    rules = outlet.read
    headline = next(_by_rule(facts, rules.headline), None) or _headline(facts)
    authors = find_authors(facts.nodes, facts.metas, facts.microdata, facts.sites)
    known = [words.text for words in authors if is_person(words) or is_agency(words, facts.sites)]
    byline = next(_by_rule(facts, rules.byline), None) or find_byline(facts.vicinity, known)
    if not known:
        named = [Words(name, "css:author") for name in linked_authors(facts.vicinity)]
        if byline and not named:
            named = [Words(name, byline.origin) for name in persons_in(byline.text)]
        authors = tuple(mark_outlet(words, facts.sites) for words in named) or authors
    tags = tuple(_by_rule(facts, rules.tags)) or find_tags(facts, [words.text for words in authors])
    section = next(_by_rule(facts, rules.section), None) or find_section(
        facts, headline.text if headline else ""
    )
    return Metadata(
        headline=headline,
        byline=byline,
        authors=authors,
        section=section,
        tags=tags,
        language=language_of(facts),
        dates=find_dates(facts),
        canonical=canonical_of(facts),
        paywalled=paywalled(facts),
        images=images_of(facts),
        site_name=facts.site_names[0] if facts.site_names else None,
        titles=tuple(dict.fromkeys([*facts.titles, *facts.printed])),
        descriptions=descriptions_of(facts),
        kinds=kinds_of(facts),
        headline_element=facts.headline,
        nodes=facts.nodes,
        gathered=facts.gathered,
    )


def _headline(facts: Facts) -> Words | None:
    """The title the page's places agree on; ``<title>``, and a lower heading without a kicker, only count where nothing else does."""
    said = facts.nodes.text("headline")
    shared = facts.metas.first("og:title", "og:headline", "twitter:title")
    if shared and _names_paper(shared.text, facts):
        shared = None
    candidates = [Words(said, "json-ld")] if said else []
    if facts.headline is not None:
        words = words_of_heading(facts.headline, (without_site(title, facts.sites) for title in facts.titles))
        kicked = words != text_of(facts.headline)
        if facts.headline.tag == "h1" or kicked or not (said or shared):
            candidates.append(Words(words, str(facts.headline.tag)))
    if not candidates:
        candidates += [Words(prop.value, "microdata") for prop in facts.microdata if prop.name == "headline"][
            :1
        ]
    candidates += [shared] if shared else []
    last = [Words(facts.metas.title, "title")] if facts.metas.title else []
    return choose_headline(candidates, facts.sites) or choose_headline(last, facts.sites)


def _names_paper(shared: str, facts: Facts) -> bool:
    """Whether what is given for sharing is but the end of ``<title>``, whose longer beginning a lower heading prints."""
    title, heading = facts.metas.title, facts.headline
    if not title or heading is None or heading.tag == "h1" or not title.endswith(shared):
        return False
    printed = text_of(heading)
    return len(shared) < len(printed) and key(title) == (*key(printed), *key(shared))


def _by_rule(facts: Facts, selectors: tuple[str, ...]) -> Iterator[Words]:
    """Yield what the first of an outlet's selectors that finds words finds."""
    for selector in selectors:
        found = compile_selector(selector)(facts.root)
        texts = [plain(one) if isinstance(one, str) else text_of(one) for one in found]
        if any(texts):
            yield from (Words(text, f"css:{selector}") for text in texts if text)
            return
