"""Normalise: the page's words become our values."""

from __future__ import annotations

from dataclasses import replace

from pipelines.dates.choose import choose_dates
from pipelines.dates.value import When, offset_text
from pipelines.raw import DateWords, NotAnArticleError, RawArticle, Words
from pipelines.text.clean import clean_line, clean_paragraphs
from pipelines.text.credits import once
from pipelines.text.language import language_of
from pipelines.text.mojibake import is_legacy_font
from pipelines.text.signature import Printed, Signed, cut_signature
from storage.records import Article, Image, RelatedLink

READER_VERSION = "1"


def normalise(raw: RawArticle) -> Article:
    """Turn a page's words into values.

    Raises ``NotAnArticleError`` when headline or body is empty after cleaning (``no-headline``, ``no-body``), and for
    text in the codes of an old font (``legacy-font``). Words that give no date leave the article undated.
    """
    declared = raw.language.text if raw.language else raw.outlet.record.language or None
    headline = _line(raw.headline, declared) or clean_line(raw.hints.title or "", declared or "")
    paragraphs = _paragraphs(raw, headline, declared)
    language = language_of("\n".join(paragraphs), declared)
    signed = cut_signature(
        _printed(raw, paragraphs, language), raw.outlet.record, vietnamese=language == "vi"
    )
    dates = choose_dates(map(_date, raw.dates), raw.outlet, raw.fetched_at, language)
    published, source = dates.published, dates.source
    return Article(
        url=raw.url,
        outlet=raw.outlet.slug,
        headline=headline,
        body="\n\n".join(signed.paragraphs),
        summary=signed.summary or None,
        byline=signed.byline or None,
        authors=signed.authors,
        credit=signed.credit,
        section=_line(raw.section, language) or raw.hints.section,
        tags=once(filter(None, (_line(words, language) for words in raw.tags))),
        language=language,
        published_on=published.on if published else None,
        published_at=_utc(published),
        published_local=_local(published),
        published_precision=str(published.precision) if published else None,
        published_raw=source.raw if source else None,
        published_from=source.origin if source else None,
        modified_at=_utc(dates.modified),
        images=tuple(_image(image, signed) for image in raw.images),
        related_links=tuple(RelatedLink(link.url, clean_line(link.text)) for link in raw.related_links),
        paywalled=raw.paywalled,
        dates=dates.candidates,
        seen_at=f"{raw.fetched_at:%Y-%m-%dT%H:%M:%SZ}",
        read_by=READER_VERSION,
    )


def _paragraphs(raw: RawArticle, headline: str, declared: str | None) -> tuple[str, ...]:
    """The clean paragraphs; refused where they or the headline are no text."""
    if not headline:
        raise NotAnArticleError("no-headline", evidence=raw.url)
    paragraphs = clean_paragraphs(raw.paragraphs, declared or "")
    if not paragraphs:
        raise NotAnArticleError("no-body", evidence=headline)
    if is_legacy_font("\n".join(paragraphs)):
        raise NotAnArticleError("legacy-font", evidence=paragraphs[0][:80])
    return paragraphs


def _printed(raw: RawArticle, paragraphs: tuple[str, ...], language: str | None) -> Printed:
    """The words in clean lines; names that were but split from a Vietnamese byline are read from it anew."""
    byline = raw.byline if language == "vi" else None
    given = tuple(words for words in raw.authors if byline is None or words.origin != byline.origin)
    return Printed(paragraphs, _line(raw.summary, language), _line(raw.byline, language), given)


def _line(words: Words | None, language: str | None) -> str:
    """The words in one clean line, empty where there are none."""
    return clean_line(words.text, language or "") if words else ""


def _image(image: Image, signed: Signed) -> Image:
    """A picture with a clean caption, credited to whom the byline names for the pictures where it names nobody."""
    caption = clean_line(image.caption) if image.caption else None
    credit = clean_line(image.credit) if image.credit else ", ".join(signed.photographers) or None
    return Image(_storable(image.url), caption or None, credit)


def _date(words: DateWords) -> DateWords:
    return words if words.raw.isascii() else replace(words, raw=_storable(words.raw))


def _storable(text: str) -> str:
    """Words that stay as printed, but for the halves of letters that JSON can spell and no database holds."""
    return text if text.isascii() else text.encode("utf-8", "ignore").decode("utf-8")


def _utc(when: When | None) -> str | None:
    """The instant, where a time was printed and its offset is known."""
    instant = when.instant if when else None
    return f"{instant:%Y-%m-%dT%H:%M:%SZ}" if instant else None


def _local(when: When | None) -> str | None:
    """The moment as the outlet's clock showed it, where a time was printed and is not but known in UTC."""
    known = when and when.has_clock and when.day is None
    return when.local.isoformat() + offset_text(when.offset) if when and known else None
