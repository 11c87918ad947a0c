"""Where dates stand, and which places are believed first."""

from __future__ import annotations

import re

from pipelines.raw import DateWords

# Of where dates stand, best first; a full day in an address is right more often than lines of the page.
_PLACES = (
    "rule",
    "json-ld",
    "article:published_time",
    "microdata",
    "meta",
    "time",
    "url",
    "page",
    "far time",
    "plain meta",
    "created",
    "text",
    "feed",
    "sitemap",
)
PLAIN = "plain meta"
HINT = "hint"  # what a feed or a sitemap said of the page
FIRST_IN_PRINT = _PLACES.index("time")
_PLAIN_METAS = frozenset({"date", "dc.date", "dcterms.date", "timestamp", "time"})
_CREATED = re.compile("creat|upload", re.IGNORECASE)


def rank_of(words: DateWords) -> int:
    """Return the place of a candidate by where it stood, 0 first."""
    place = place_of(words.origin, words.detail)
    return _PLACES.index(place) if place in _PLACES else len(_PLACES)


def place_of(origin: str, detail: str | None) -> str:
    """Return the kind of place a date stood in: that of its origin, but for a few details that mean more, or less.

    >>> place_of("meta", "article:published_time"), place_of("meta", "dc.date"), place_of("page", "css:.date")
    ('article:published_time', 'plain meta', 'rule')
    """
    detail = (detail or "").lower()
    if origin == "page" and detail.startswith(("css:", "xpath:")):
        return "rule"
    if origin == "meta" and detail.endswith(("article:published_time", "article:modified_time")):
        return "article:published_time"
    if origin == "meta" and detail in _PLAIN_METAS:
        return PLAIN
    if origin == "time" and detail.endswith("on page"):
        return "far time"
    return "created" if origin in {"json-ld", "microdata", "meta"} and _CREATED.search(detail) else origin
