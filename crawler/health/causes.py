"""What can be wrong with an outlet, told apart by how its last crawls ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from storage.health.observed import SeenCrawl


class Cause(StrEnum):
    """Why an outlet brings no articles, or not as it used to."""

    OURS = "our own failure"
    OFFLINE = "offline"
    BLOCKED = "blocked"
    ROBOTS = "robots forbids"
    UNREACHABLE = "unreachable"
    FEED_GONE = "feed gone"
    LAYOUT = "layout changed"
    SILENT = "silent"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong, since when, and the evidence in a few words."""

    cause: Cause
    since: datetime
    evidence: str


LASTING = timedelta(hours=4)  # a server may be down, or cross with us, for a night's maintenance
FEWEST_CRAWLS = 2
KILLED = timedelta(hours=24)  # no crawl takes longer
OVERDUE = timedelta(days=2)
FEWEST_REFUSED = 3
OWN_WORDS = ("database", "disk", "did not end by itself", "No space left", "broke the crawler")
REASONS = (
    (Cause.OURS, ("reader-timeout", "reader-died")),
    (
        Cause.BLOCKED,
        ("challenge", "http-401", "http-402", "http-403", "http-407", "http-429", "http-451", "robots-busy"),
    ),
    (
        Cause.UNREACHABLE,
        (
            "timeout",
            "unknown-host",
            "connection-refused",
            "no-answer",
            "bad-answer",
            "truncated",
            "robots-unreachable",
            "http-5",
        ),
    ),
    (Cause.ROBOTS, ("robots",)),
    (Cause.FEED_GONE, ("http-404", "http-410", "http-3", "not-found", "is no feed")),
)


def trouble_of(crawls: Sequence[SeenCrawl], now: datetime) -> Trouble | None:
    """Return what the last crawls, the latest first, are in trouble with; None where the latest is in none.

    Crawls that were interrupted or still run say nothing. Trouble with a server counts from the second crawl on, and
    when it has lasted four hours: by then it is none of the passing kind. A cause that follows another takes its place
    when it has lasted as long; until one has, the first is named. Our own counts at once.
    """
    crawls = [crawl for crawl in crawls if _says_something(crawl, now)]
    stretches = _stretches(crawls)
    if not stretches:
        return _overdue(crawls, now)
    cause, its_crawls = stretches[0]
    if cause is not Cause.OURS:
        if not _lasts([crawl for _, some in stretches for crawl in some], now):
            return None
        theirs = [stretch for stretch in stretches if stretch[0] is not Cause.OURS]
        cause, its_crawls = next((stretch for stretch in theirs if _lasts(stretch[1], now)), theirs[-1])
    return Trouble(cause, its_crawls[-1].started, _evidence(its_crawls[0], cause))


def refused_pages(refused: Mapping[str, int], since: datetime | None, now: datetime) -> Trouble | None:
    """Return the trouble of an outlet that announces pages and gives none of them, once it has lasted four hours.

    >>> now = datetime(2023, 6, 5, 12)
    >>> refused_pages({"http-403": 5, "timeout": 1}, now - timedelta(hours=6), now).evidence
    'no article since; 5 pages http-403, 1 pages timeout'
    """
    if since is None or now - since < LASTING or sum(refused.values()) < FEWEST_REFUSED:
        return None
    most = sorted(refused, key=lambda reason: (-refused[reason], reason))
    cause = _named(most[0])
    words = ", ".join(f"{refused[reason]} pages {reason}" for reason in most[:3])
    return Trouble(cause, since, f"no article since; {words}") if cause else None


def cause_of(crawl: SeenCrawl) -> Cause | None:
    """Return what a crawl was in trouble with, None for one that was in none; one that never ended was killed.

    >>> night = datetime(2023, 6, 5)
    >>> cause_of(SeenCrawl(night, night, "failed", ("https://gazette.example/rss: robots-unreachable (…)",)))
    <Cause.UNREACHABLE: 'unreachable'>
    >>> cause_of(SeenCrawl(night, night, "failed", ("https://gazette.example/rss: HTTP 404",)))
    <Cause.FEED_GONE: 'feed gone'>
    """
    if crawl.finished is None:
        return Cause.OURS
    if any(word in shortfall for shortfall in crawl.shortfalls for word in OWN_WORDS):
        return Cause.OURS
    if crawl.outcome == "blocked":
        return Cause.BLOCKED
    discovery = [cause for words in crawl.shortfalls if (cause := cause_of_discovery(words))]
    if discovery:
        return discovery[0]
    return Cause.SHORT if crawl.shortfalls else None


def cause_of_discovery(shortfall: str) -> Cause | None:
    """Return what kept discovery from a feed or sitemap, None for words of something else.

    >>> cause_of_discovery("https://gazette.example/rss: HTTP 429"), cause_of_discovery("found 2 pages")
    (<Cause.BLOCKED: 'blocked'>, None)
    """
    address, _, words = shortfall.rpartition(": ")
    if "://" not in address:
        return None
    return _named(words.replace("HTTP ", "http-")) or Cause.UNREACHABLE


def _stretches(crawls: Sequence[SeenCrawl]) -> list[tuple[Cause, list[SeenCrawl]]]:
    """Return the crawls until the last one that was in no trouble, those after one another of one cause together."""
    stretches: list[tuple[Cause, list[SeenCrawl]]] = []
    for crawl in crawls:
        cause = cause_of(crawl)
        if cause is None:
            break
        if not stretches or stretches[-1][0] is not cause:
            stretches.append((cause, []))
        stretches[-1][1].append(crawl)
    return stretches


def _lasts(crawls: Sequence[SeenCrawl], now: datetime) -> bool:
    lasted = (crawls[0].finished or now) - crawls[-1].started
    return len(crawls) >= FEWEST_CRAWLS and lasted >= LASTING


def _says_something(crawl: SeenCrawl, now: datetime) -> bool:
    if crawl.finished is None:
        return now - crawl.started > KILLED
    return crawl.outcome != "interrupted"


def _named(reason: str) -> Cause | None:
    return next((cause for cause, words in REASONS if any(reason.startswith(word) for word in words)), None)


def _overdue(crawls: Sequence[SeenCrawl], now: datetime) -> Trouble | None:
    """Know by its absence a schedule that no longer runs."""
    if not crawls or now - crawls[0].started <= OVERDUE:
        return None
    usual = max((a.started - b.started for a, b in pairwise(crawls)), default=OVERDUE)
    if now - crawls[0].started <= 2 * usual:
        return None
    return Trouble(Cause.OURS, crawls[0].started, "it was not crawled since: does the schedule run?")


def _evidence(crawl: SeenCrawl, cause: Cause) -> str:
    if crawl.finished is None:
        return "the crawl never ended: it was killed"
    return crawl.shortfalls[0] if crawl.shortfalls else f"the crawl ended {cause}"
