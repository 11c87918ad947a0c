"""Feeds: RSS, Atom, JSON Feed, broken XML too."""

from __future__ import annotations

import codecs
import json
import re
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import feedparser

from storage.frontier.values import Found
from storage.records import Hints

FEED = re.compile(rb"<(?:[\w-]+:)?(?:rss|feed|rdf)[\s/>]|\A\s*\{.*\"items\"\s*:", re.IGNORECASE | re.DOTALL)


def looks_like_a_feed(body: bytes) -> bool:
    """Tell whether a body is a feed, be it one without entries.

    >>> looks_like_a_feed(b"<rss version='2.0'><channel/></rss>"), looks_like_a_feed(b"<html><p>Not found</p></html>")
    (True, False)
    """
    return bool(FEED.search(body.removeprefix(codecs.BOM_UTF8)))


def read_feed(body: bytes, url: str) -> list[Found]:
    """Return the addresses a feed announces, with the title, dates and section it gives them.

    Dates stay words. What is no feed announces nothing.
    """
    body = body.removeprefix(codecs.BOM_UTF8)
    if body.lstrip()[:1] == b"{":
        return _json_feed(body, url)
    feed = feedparser.parse(BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    language = _word(feed.feed, "language")
    return [found for entry in feed.entries if (found := _entry(entry, url, language))]


def _entry(entry: dict[str, Any], url: str, language: str | None) -> Found | None:
    link = _word(entry, "feedburner_origlink") or _word(entry, "link")
    if not link:
        return None
    terms = [term for tag in dict.get(entry, "tags") or [] if (term := _word(tag, "term"))]
    hints = Hints(
        title=_word(entry, "title"),
        published=_word(entry, "published"),
        modified=_word(entry, "updated"),
        section=terms[0] if terms else None,
        language=language,
        origin="feed",
    )
    return Found(urljoin(url, link), url, hints)


def _json_feed(body: bytes, url: str) -> list[Found]:
    """Read a JSON Feed (jsonfeed.org, version 1.1)."""
    try:
        feed = json.loads(body)
    except (ValueError, RecursionError):
        return []
    entries = feed.get("items") if isinstance(feed, dict) else None
    found = []
    for entry in entries if isinstance(entries, list) else []:
        if not isinstance(entry, dict) or not (link := _word(entry, "url")):
            continue
        tags = entry.get("tags")
        hints = Hints(
            title=_word(entry, "title"),
            published=_word(entry, "date_published"),
            modified=_word(entry, "date_modified"),
            section=str(tags[0]) if isinstance(tags, list) and tags else None,
            language=_word(entry, "language") or _word(feed, "language"),
            origin="feed",
        )
        found.append(Found(urljoin(url, link), url, hints))
    return found


def _word(table: dict[str, Any], key: str) -> str | None:
    # feedparser answers a missing "updated" with "published", and warns of it; a plain dict does not.
    value = dict.get(table, key)
    return value.strip() or None if isinstance(value, str) else None
