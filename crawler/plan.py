"""What a crawl is asked to do, and what it tells while it runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from storage.frontier.crawls import CrawlCounts


class BadOptionError(Exception):
    """An option of a crawl cannot be meant; says which, and what to write."""


class Look(StrEnum):
    """How far a crawl looks for pages: everywhere; everywhere but where a server wants to be left alone; in feeds."""

    EVERYWHERE = "everywhere"
    RESTED = "rested"
    FEEDS = "feeds"


@dataclass(frozen=True, slots=True)
class CrawlOptions:
    """What a crawl is asked to do.

    ``since`` and ``until`` are days of publication, both included: what is announced with another day is passed by, and
    ``BadOptionError`` raised where no day lies between them. ``limit`` is the most pages fetched of each
    outlet; ``refresh`` fetches pages again that are not due; ``jobs`` is the number of processes; ``contact`` is
    an address where the crawler's operator can be reached; ``queue`` is the Redis at which workers fetch and read;
    ``settings`` are Scrapy's, and win over ours. ``look`` is how far the crawl looks:
    one of feeds alone asks those that are due.
    """

    since: date | None = None
    until: date | None = None
    limit: int | None = None
    jobs: int = 1
    refresh: bool = False
    contact: str | None = None
    queue: str | None = None
    settings: Mapping[str, object] = field(default_factory=dict)
    look: Look = Look.EVERYWHERE

    def __post_init__(self) -> None:
        """Refuse days of which there are none."""
        if self.since and self.until and self.since > self.until:
            raise BadOptionError(
                f"since: {self.since} lies after until, {self.until}; name the earlier day first"
            )

    @property
    def is_partial(self) -> bool:
        """Whether the crawl looks at a part only, and so cannot be held to what a whole one finds."""
        return bool(self.since or self.until or self.limit) or self.look is Look.FEEDS

    @classmethod
    def of_arguments(
        cls,
        since: str | None = None,
        until: str | None = None,
        limit: str | None = None,
        refresh: str | None = None,
    ) -> Self:
        """Read the arguments of ``scrapy crawl``: ``-a since=2023-06-01 -a limit=50``. Raises ``BadOptionError``."""
        return cls(_day("since", since), _day("until", until), _count("limit", limit), refresh=bool(refresh))


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which an outlet's server is asked for nothing: its end, and why."""

    until: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Progress:
    """Where an outlet's crawl stands: pages found, waiting and fetched, what came of them, and its latest pause."""

    outlet: str
    found: int = 0
    waiting: int = 0
    fetched: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0
    gone: int = 0
    finished: bool = False
    pause: Pause | None = None


@dataclass(frozen=True, slots=True)
class CrawlResult:
    """How an outlet's crawl ended: ``healthy``, ``short``, ``interrupted``, ``blocked`` or ``failed``.

    Or it never began, for another process crawls the outlet: ``busy``.
    """

    outlet: str
    outcome: str
    counts: CrawlCounts = field(default_factory=CrawlCounts)
    shortfalls: tuple[str, ...] = ()


def counts_of(progress: Progress, stats: Mapping[str, object]) -> CrawlCounts:
    """Return what a crawl came to: its progress, and the traffic that Scrapy counted."""
    return CrawlCounts(
        requests=_number(stats.get("downloader/request_count")),
        bytes=_number(stats.get("downloader/response_bytes")),
        found=progress.found,
        new=progress.new,
        changed=progress.changed,
        unchanged=progress.unchanged,
        rejected=progress.rejected,
        gone=progress.gone,
    )


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _day(name: str, words: str | None) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError as problem:
        raise BadOptionError(f"{name}: {words!r} is no day; write it like 2023-06-05") from problem


def _count(name: str, words: str | None) -> int | None:
    if words is None:
        return None
    if not words.isdecimal() or int(words) < 1:
        raise BadOptionError(f"{name}: {words!r} is no number of pages; write it like 50")
    return int(words)
