"""Everything a page says of its article beside the body, read before the body and without it."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.document import Document
from pipelines.metadata.metas import read_metas
from pipelines.outlet import Outlet
from pipelines.raw import DateWords, Words
from storage.records import Image


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its article beside the body; every value as printed, with where it stood.

    ``titles`` are all lines that name the article (every h1 near the headline, ``og:title``, ``<title>`` …): where one of
    them opens the body, it is no paragraph. ``descriptions`` are all texts that describe it: the stand-first is the line of
    the page that equals one. ``kinds`` are the JSON-LD types and ``og:type``, lower case. ``canonical`` is what the
    page claims its address to be; whether to believe it is the caller's affair.
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

    @property
    def summary(self) -> Words | None:
        """The description as given; the stand-first as printed has to be found in the page by it."""
        return self.descriptions[0] if self.descriptions else None

    def json_body(self) -> str | None:
        """Return the article's text out of the page's JSON, searched for when asked, since it costs."""
        return None


def read_metadata(document: Document, outlet: Outlet) -> Metadata:
    """Read what the page says of its article, by the outlet's rules where it has them."""
    root = document.root
    metas = read_metas(root)
    title = metas.first("og:title")
    return Metadata(headline=title, descriptions=tuple(filter(None, [metas.first("og:description")])))
