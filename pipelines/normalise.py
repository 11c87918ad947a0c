"""Normalise: the page's words become our values."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from pipelines.raw import NotAnArticleError, RawArticle, Words
from pipelines.text.clean import clean_line, clean_paragraphs
from storage.records import Article, DateCandidate

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
    zone = raw.outlet.record.timezone
    for words in raw.dates:
        try:
            moment = datetime.fromisoformat(words.raw)
        except ValueError:
            continue
        if words.role == "published":
            break
    else:
        moment = None
    if moment and moment.tzinfo is None and zone:
        moment = moment.replace(tzinfo=ZoneInfo(zone))
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
        language=raw.language.text if raw.language else raw.outlet.record.language or None,
        published_on=moment.date().isoformat() if moment else None,
        published_at=moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment and moment.tzinfo else None,
        published_local=moment.isoformat() if moment else None,
        published_precision="second" if moment else None,
        images=raw.images,
        related_links=raw.related_links,
        paywalled=raw.paywalled,
        dates=tuple(DateCandidate(w.role, w.raw, None, w.origin, w.detail) for w in raw.dates),
        seen_at=raw.fetched_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        read_by=READER_VERSION,
    )


def _line(words: Words | None) -> str:
    """The words in one clean line, empty where there are none."""
    return clean_line(words.text) if words else ""
