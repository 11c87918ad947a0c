"""A page's words: the metadata, the body, and the outlet's own rules where it has them."""

from __future__ import annotations

from pipelines.document import parse
from pipelines.metadata import read_metadata
from pipelines.outlet import Outlet
from pipelines.page import Page
from pipelines.raw import NotAnArticleError, RawArticle, Words
from pipelines.reading.blocks import lay_out
from pipelines.reading.body import read_body


def read(page: Page, outlet: Outlet) -> RawArticle:
    """Return the words of a page, each with where it was found.

    Raises ``NotAnArticleError`` for a page that holds no article, with the reason and what it was known by.
    """
    document = parse(page)
    metadata = read_metadata(document, outlet)
    body = read_body(lay_out(document.root), metadata.titles, [words.text for words in metadata.descriptions])
    if not body.paragraphs:
        raise NotAnArticleError("no-text", page.url)
    return RawArticle(
        url=page.final_url,
        outlet=outlet,
        fetched_at=page.fetched_at,
        headline=metadata.headline,
        summary=Words(body.summary, "page") if body.summary else None,
        paragraphs=body.paragraphs,
        byline=metadata.byline,
        authors=metadata.authors,
        section=metadata.section,
        tags=metadata.tags,
        language=metadata.language,
        dates=metadata.dates,
        images=metadata.images,
        paywalled=metadata.paywalled,
        hints=page.hints,
    )
