"""Normalise: the page's words become our values."""

from __future__ import annotations

from pipelines.dates.choose import choose_dates
from pipelines.dates.value import When, offset_text
from pipelines.raw import NotAnArticleError, RawArticle, Words
from pipelines.text.clean import clean_line, clean_paragraphs
from storage.records import Article

READER_VERSION = "1"


def normalise(raw: RawArticle) -> Article:
    """Turn a page's words into values.

    Raises ``NotAnArticleError`` when headline or body is empty after cleaning. Words that give no date leave the
    article undated, and stay in ``published_raw``.
    """
    headline, paragraphs = _line(raw.headline), clean_paragraphs(raw.paragraphs)
    if not headline:
        raise NotAnArticleError("no-headline", evidence=raw.url)
    if not paragraphs:
        raise NotAnArticleError("no-body", evidence=headline)
    language = raw.language.text if raw.language else raw.outlet.record.language or None
    dates = choose_dates(raw.dates, raw.outlet, raw.fetched_at, language)
    published, source = dates.published, dates.source
    return Article(
        url=raw.url,
        outlet=raw.outlet.slug,
        headline=headline,
        body="\n\n".join(paragraphs),
        summary=_line(raw.summary) or None,
        byline=_line(raw.byline) or None,
        authors=tuple(_line(words) for words in raw.authors),
        section=_line(raw.section) or None,
        tags=tuple(_line(words) for words in raw.tags),
        language=language,
        published_on=published.on if published else None,
        published_at=_utc(published),
        published_local=_local(published),
        published_precision=published.precision if published else None,
        published_raw=source.raw if source else None,
        published_from=source.origin if source else None,
        modified_at=_utc(dates.modified),
        images=raw.images,
        related_links=raw.related_links,
        paywalled=raw.paywalled,
        dates=dates.candidates,
        seen_at=raw.fetched_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        read_by=READER_VERSION,
    )


def _line(words: Words | None) -> str:
    """The words in one clean line, empty where there are none."""
    return clean_line(words.text) if words else ""


def _utc(when: When | None) -> str | None:
    """The instant, where a time was printed and its offset is known."""
    instant = when.instant if when else None
    return f"{instant:%Y-%m-%dT%H:%M:%SZ}" if instant else None


def _local(when: When | None) -> str | None:
    """The moment as the outlet's clock showed it, where a time was printed."""
    return when.local.isoformat() + offset_text(when.offset) if when and when.has_clock else None
