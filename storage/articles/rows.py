"""What an article's columns hold, worked out from the article."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import blake2b
from typing import Any

from storage.records import Article, Image

Row = dict[str, Any]

TEXT = ("headline", "summary", "body")
FACTS = (
    "byline",
    "authors",
    "credit",
    "section",
    "tags",
    "language",
    "published_on",
    "published_at",
    "published_precision",
    "paywalled",
)


def article_row(article: Article, word_count: int | None = None) -> Row:
    """Return the row of ``articles`` for an article seen for the first time; ``region`` is added when it is stored.

    Who has counted the words of the body gives their number.
    """
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "headline": article.headline,
        "summary": article.summary,
        "byline": article.byline,
        "authors": _json(article.authors),
        "credit": article.credit,
        "section": article.section,
        "tags": _json(article.tags),
        "language": article.language,
        "published_on": article.published_on,
        "published_at": article.published_at,
        "published_local": article.published_local,
        "published_precision": article.published_precision,
        "published_raw": article.published_raw,
        "published_from": article.published_from,
        "modified_at": article.modified_at,
        "month": month_of(article.published_on),
        "word_count": len(article.body.split()) if word_count is None else word_count,
        "image_url": article.images[0].url if article.images else None,
        "images": _json([_image(image) for image in article.images]),
        "paywalled": None if article.paywalled is None else int(article.paywalled),
        "version": 1,
        "first_seen_at": article.seen_at,
        "last_seen_at": article.seen_at,
        "content_hash": content_hash(article),
        "read_by": article.read_by,
        "read_at": article.seen_at,
        "body": article.body,
    }


def month_of(published_on: str | None) -> str | None:
    """Return the month of a date that has one.

    >>> month_of("2023-06-05"), month_of("2023-06"), month_of("2023")
    ('2023-06', '2023-06', None)
    """
    return published_on[:7] if published_on and len(published_on) >= len("2023-06") else None


def content_hash(article: Article) -> str:
    """Return the fingerprint of what makes a version: headline, summary and body."""
    text = "\0".join((article.headline, article.summary or "", article.body))
    return blake2b(text.encode(), digest_size=16).hexdigest()


def changed_columns(old: Row, new: Row) -> list[str]:
    """Name the columns in which an article's text or facts differ.

    Words of a date ("3 giờ trước"), pictures' addresses and the outlet's own "modified" move from one request to
    the next, without the article being another.
    """
    return [name for name in (*TEXT, *FACTS) if old[name] != new[name]]


def _json(values: Sequence[object]) -> str | None:
    return json.dumps(values, ensure_ascii=False) if values else None


def _image(image: Image) -> Row:
    return {name: value for name, value in asdict(image).items() if value is not None}
