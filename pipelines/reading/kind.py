"""Pages that are no article: told apart by what they say of themselves, and only where they hold hardly any prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from pipelines.raw import NotAnArticleError
from pipelines.reading.layout import Layout
from pipelines.reading.listing import is_listing
from pipelines.text.sentences import ends_sentence

ENOUGH = 600  # letters of prose: a page with so much of it may be an article whatever it calls itself
STUB = 200  # letters; a picture's or a film's page has hardly more

ARTICLE_KINDS = re.compile(r"article|posting|report|liveblog|recipe|review|og:news")
KINDS = {
    "searchresultspage": "search",
    "collectionpage": "section-front",
    "imagegallery": "gallery",
    "mediagallery": "gallery",
    "videoobject": "video",
    "og:video": "video",
    "og:video.other": "video",
    "podcastepisode": "podcast",
    "audioobject": "podcast",
    "profilepage": "profile",
}
MEDIA = frozenset({"gallery", "video", "podcast"})
# Words that publishers everywhere use as a step of such pages' addresses; articles stand below other words.
PATHS = {
    "search": "search suche buscar recherche ricerca szukaj tim-kiem busca zoeken",
    "tag": "tag tags topic topics thema themen etiqueta etiquetas tu-khoa chu-de su-kien keyword keywords",
    "section-front": "category categories rubrik rubrique seccion chuyen-muc",
    "epaper": "epaper e-paper bao-in digital-edition",
    "profile": "author authors autor autoren autores auteur auteurs tac-gia profile staff",
}
# What papers print before the headline of a page that is not made to be read.
LABELS = {
    "video": "video clip videoclip vídeo xem-video",
    "photo-story": "chùm-ảnh bộ-ảnh ảnh photos gallery bildergalerie fotostrecke fotogalerie fotogalería diaporama galeria",
    "infographic": "infographic infographics infografik infografía infografica infographie đồ-họa",
    "podcast": "podcast audio",
}
LABEL = re.compile(r"^\W{0,2}([^\W\d_]+(?:[ -][^\W\d_]+)?)\s*[:\]|–]")
RIGHTS = re.compile(r"©|\(c\) ?\d{4}|\bcopyright\b|\brights reserved", re.IGNORECASE)
NAMED = {label.replace("-", " "): reason for reason, labels in LABELS.items() for label in labels.split()}
STEPS = {step: reason for reason, steps in PATHS.items() for step in steps.split()}


def refuse_other_kinds(
    url: str, headline: str, kinds: Sequence[str], paragraphs: Sequence[str], *, dated: bool
) -> None:
    """Raise ``NotAnArticleError`` for a page that is something else, with what it was known by; ``dated`` tells whether it is.

    Reasons: ``no-text``, ``small-print``, ``home-page``, ``section-front``, ``search``, ``tag``, ``profile``, ``gallery``, ``photo-story``,
    ``infographic``, ``video``, ``podcast``, ``epaper``. In doubt the page is an article: a wrong one can be deleted, a missed one is lost.
    """
    letters = sum(map(len, paragraphs))
    if not letters:
        raise NotAnArticleError("no-text", _medium(kinds) or url)
    label = LABEL.match(headline)
    if letters < STUB and label and label[1].lower() in NAMED:
        raise NotAnArticleError(NAMED[label[1].lower()], headline)
    if letters >= ENOUGH or any(ARTICLE_KINDS.search(kind) for kind in kinds):
        return
    if letters < STUB and not dated and not any(map(_is_sentence, paragraphs)):
        raise NotAnArticleError("small-print", paragraphs[0])
    path = urlsplit(url).path
    if url.startswith("http") and path.strip("/") == "":
        raise NotAnArticleError("home-page", url)
    for kind in kinds:
        reason = KINDS.get(kind)
        if reason and (letters < STUB or reason not in MEDIA):
            raise NotAnArticleError(reason, kind)
    steps = [step for step in path.lower().split("/") if step]
    for step in steps[:-1] or steps:
        if step in STEPS:
            raise NotAnArticleError(STEPS[step], path)


def refuse_lists(url: str, kinds: Sequence[str], layout: Layout, paragraphs: Sequence[str]) -> None:
    """Raise ``NotAnArticleError`` (``section-front``) for a page whose text is a list of teasers, unless it calls itself an article."""
    if not any(ARTICLE_KINDS.search(kind) for kind in kinds) and is_listing(layout, paragraphs):
        raise NotAnArticleError("section-front", url)


def _is_sentence(text: str) -> bool:
    return ends_sentence(text) and not RIGHTS.search(text)


def _medium(kinds: Sequence[str]) -> str | None:
    return next((kind for kind in kinds if kind in KINDS), None)
