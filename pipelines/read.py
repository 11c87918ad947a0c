"""A page's words: its metadata, its body, and the outlet's own rules where it has them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module

from pipelines.addresses import is_web
from pipelines.article_addresses import article_address
from pipelines.document import Document, parse
from pipelines.metadata import Metadata, read_metadata
from pipelines.outlet import Outlet
from pipelines.page import Page
from pipelines.raw import RawArticle, Words
from pipelines.reading.body import Body, Hints, body_of_blocks, read_body
from pipelines.reading.kind import refuse_lists, refuse_other_kinds
from pipelines.reading.layout import Layout
from pipelines.reading.missing import refuse_missing
from pipelines.reading.pictures import find_pictures
from pipelines.reading.related import find_related
from pipelines.reading.rules import blocks_by_rule, remove, text_by_rule
from pipelines.reading.veiled import unveil
from pipelines.reading.walk import lay_out
from storage.records import Image

STUB = 600  # letters; a body of fewer may be the stub of a text that a script draws
FULLER = 2.0  # times the stub's letters that a text of the page's JSON must have to be taken instead


def read(page: Page, outlet: Outlet) -> RawArticle:
    """Return the words of a page, each with where it was found; the outlet's rules win field by field.

    Raises ``NotAnArticleError`` for a page that holds no article, with the reason and what it was known by.
    Reads nothing but the page: no network, no disk, and the same answer each time.
    """
    if outlet.read.reader:
        return _own_reader(outlet.read.reader)(page, outlet)
    document = parse(page)
    remove(document.root, outlet.read.remove)
    metadata = read_metadata(document, outlet)
    layout, body = _laid_out(document, metadata, outlet)
    summary = _summary(document, body, outlet)
    paragraphs = _drawn_by_script(body, metadata) or body.paragraphs
    if not paragraphs and summary:
        paragraphs, summary = (summary.text,), None
    headline = metadata.headline or (Words(page.hints.title, "hint") if page.hints.title else None)
    published = [words for words in metadata.dates if words.role == "published"]
    printed = any(words.origin != "url" and words.detail != "hint" for words in published)
    name = headline.text if headline else ""
    refuse_missing(name, metadata.titles, paragraphs, dated=printed)
    refuse_other_kinds(page.final_url, name, metadata.kinds, paragraphs, dated=bool(published))
    refuse_lists(page.final_url, metadata.kinds, layout, paragraphs)
    return RawArticle(
        url=_address(page, metadata, outlet),
        outlet=outlet,
        fetched_at=page.fetched_at,
        headline=headline,
        summary=summary,
        paragraphs=paragraphs,
        byline=metadata.byline,
        authors=metadata.authors,
        section=metadata.section,
        tags=metadata.tags,
        language=metadata.language,
        dates=metadata.dates,
        images=_images(metadata, find_pictures(layout, body.seed, page.final_url)),
        related_links=find_related(layout, body.seed, body.elsewhere, page.final_url),
        paywalled=metadata.paywalled,
        hints=page.hints,
    )


@lru_cache(maxsize=256)
def _own_reader(name: str) -> Callable[[Page, Outlet], RawArticle]:
    module, _, function = name.partition(":")
    reader: Callable[[Page, Outlet], RawArticle] = getattr(import_module(module), function)
    return reader


def _laid_out(document: Document, metadata: Metadata, outlet: Outlet) -> tuple[Layout, Body]:
    """The page's layout and body: as shown, or, where that is a stub of it, with what the page does not show."""
    layout = lay_out(document.root)
    body = _body(document, layout, metadata, outlet)
    if _letters(body) < STUB and unveil(document.root):
        whole = lay_out(document.root)
        fuller = _body(document, whole, metadata, outlet)
        if _letters(fuller) > FULLER * _letters(body):
            return whole, fuller
    return layout, body


def _letters(body: Body) -> int:
    return sum(map(len, body.paragraphs))


def _body(document: Document, layout: Layout, metadata: Metadata, outlet: Outlet) -> Body:
    names = [words.text for words in metadata.authors]
    if metadata.byline:
        names.append(metadata.byline.text)
    titles = list(metadata.titles)
    if metadata.headline:
        titles.append(metadata.headline.text)
    hints = Hints(titles, [words.text for words in metadata.descriptions], names)
    ruled = blocks_by_rule(layout, document.root, outlet.read.body)
    return body_of_blocks(layout, ruled, hints) if ruled else read_body(layout, hints)


def _summary(document: Document, body: Body, outlet: Outlet) -> Words | None:
    ruled = text_by_rule(document.root, outlet.read.summary)
    if ruled:
        return Words(ruled[0], f"css:{ruled[1]}")
    return Words(body.summary, "page") if body.summary else None


def _address(page: Page, metadata: Metadata, outlet: Outlet) -> str:
    if not is_web(page.final_url):
        return page.final_url
    return article_address(page.final_url, metadata.canonical.text if metadata.canonical else None, outlet)


def _drawn_by_script(body: Body, metadata: Metadata) -> tuple[str, ...]:
    """Return the text of the page's JSON where the page shows only a stub of it, else nothing."""
    shown = _letters(body)
    if shown >= STUB:
        return ()
    text = metadata.json_body() or ""
    return (
        tuple(part.strip() for part in text.split("\n\n") if part.strip())
        if len(text) > FULLER * shown
        else ()
    )


def _images(metadata: Metadata, shown: tuple[Image, ...]) -> tuple[Image, ...]:
    """Return the pictures the page shows, led by the one it gives others to show."""
    addresses = {image.url for image in shown}
    return (*(image for image in metadata.images[:1] if image.url not in addresses), *shown)
