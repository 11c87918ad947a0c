"""The values that become rows: plain, frozen, picklable, and free of any library."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

ID_BITS = 53


class PageState(StrEnum):
    """Where a page of the frontier stands."""

    FOUND = "found"
    STORED = "stored"
    REJECTED = "rejected"
    GONE = "gone"
    BLOCKED = "blocked"
    FORBIDDEN = "forbidden"
    FAILED = "failed"


class Stage(StrEnum):
    """The steps of a page's walk, as they stand in ``rejects``."""

    DISCOVER = "discover"
    FETCH = "fetch"
    KEEP = "keep"
    READ = "read"
    NORMALISE = "normalise"
    STORE = "store"


class Saved(StrEnum):
    """What storing an article came to."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class OutletRecord:
    """A row of ``outlets``; the ``[outlet]`` table of an outlet's file.

    ``timezone`` is empty where nobody knows it: times without an offset then stay local.
    """

    slug: str
    name: str
    homepage: str
    language: str
    timezone: str
    country: str | None = None
    region: str | None = None
    platform: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    status: str = "active"


@dataclass(frozen=True, slots=True)
class Hints:
    """What the place that announced a page said of it: a feed, a news sitemap, a section page.

    ``origin`` is the kind of place; where several announced it the first, and ``published_from`` and ``modified_from`` are
    those that told the dates.
    """

    title: str | None = None
    published: str | None = None
    modified: str | None = None
    section: str | None = None
    language: str | None = None
    origin: str | None = None
    published_from: str | None = None
    modified_from: str | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of an article, with the words printed under it."""

    url: str
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class RelatedLink:
    """A link that was cut from the body as "Tin liên quan"."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A date the page offers: its words, the value read from them, where, and whether it was chosen.

    ``role`` is ``published`` or ``modified``; ``origin`` one of ``json-ld``, ``meta``, ``microdata``, ``time``,
    ``page``, ``url``, ``feed``, ``sitemap``, ``text``, ``document``; ``detail`` names the property, the meta or the
    selector. ``value`` is ISO 8601, of the precision printed, and None for words that give no date.
    """

    role: str
    raw: str
    value: str | None
    origin: str
    detail: str | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Reject:
    """A page that gave no article, with the stage and the reason."""

    url: str
    outlet: str
    stage: Stage
    reason: str
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Repeats:
    """What repeats across an outlet's pages and so belongs to none of its articles: lines and tags, as printed."""

    lines: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.lines or self.tags)

    def __or__(self, other: Repeats) -> Repeats:
        return Repeats(self.lines | other.lines, self.tags | other.tags)

    def __sub__(self, other: Repeats) -> Repeats:
        return Repeats(self.lines - other.lines, self.tags - other.tags)


@dataclass(frozen=True, slots=True)
class Article:
    """One published page, cleaned and dated: a row of ``articles`` and of the tables around it.

    ``published_on`` is the local calendar date in ISO 8601, of reduced precision where the page is
    (``2023-06``); ``published_at`` the UTC instant ``2023-06-05T01:30:00Z``, None unless a time and a zone are
    known; ``published_local`` the same moment as the outlet's clock showed it, with its offset where known.
    """

    url: str
    outlet: str
    headline: str
    body: str
    summary: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    credit: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None
    published_on: str | None = None
    published_at: str | None = None
    published_local: str | None = None
    published_precision: str | None = None
    published_raw: str | None = None
    published_from: str | None = None
    modified_at: str | None = None
    images: tuple[Image, ...] = ()
    related_links: tuple[RelatedLink, ...] = ()
    paywalled: bool | None = None
    dates: tuple[DateCandidate, ...] = field(default=())
    seen_at: str = ""
    read_by: str = ""

    @property
    def id(self) -> int:
        """The article's key, derived from its address."""
        return article_id(self.url)


@lru_cache(maxsize=2048)  # an article is asked for its key a dozen times as it is stored
def article_id(url: str) -> int:
    """Return the key of the article at a canonical address: 53 bits of its BLAKE2b hash.

    53 bits survive JSON and JavaScript; among a million articles two share a key once in 18,000 archives.

    >>> article_id("https://example.org/a-post1.html")
    2364517200877774
    """
    digest = hashlib.blake2b(url.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> (64 - ID_BITS)
