"""What a healthy crawl of an outlet shows, and where this one did not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from crawler.health.causes import Cause, cause_of_discovery
from pipelines.outlet import Expectations


@dataclass(frozen=True, slots=True)
class Health:
    """What a crawl showed: pages found, articles read, how many of them have a field, the newest's instant.

    ``rejected`` pages were read and gave no article, ``unfetched`` ones did not answer, or may not be asked for;
    ``unmodified`` counts known articles that were asked for and not read, as their server says they are what they were.
    """

    found: int
    articles: int = 0
    filled: Mapping[str, int] = field(default_factory=dict)
    newest: datetime | None = None
    rejected: int = 0
    unfetched: int = 0
    unmodified: int = 0


OUTCOMES = {"shutdown": "interrupted", "blocked": "blocked"}
FEWEST_ARTICLES = 5  # below, a share says little
MOST_LOST = (
    0.5  # of the pages: beyond, the outlet changed them, its server is in trouble, or our reader broke
)


def outcome_of(reason: str, found: int, problems: Sequence[str]) -> str:
    """Return how a crawl ended, by the reason Scrapy gives, what was found and what it fell short of.

    One that found nothing because its server refused us wherever it looked was blocked.

    >>> [outcome_of(*end) for end in (("finished", 9, []), ("finished", 9, ["…"]), ("finished", 0, ["…"]))]
    ['healthy', 'short', 'failed']
    """
    if reason != "finished":
        return OUTCOMES.get(reason, "failed")
    if not problems:
        return "healthy"
    if found:
        return "short"
    causes = {cause for words in problems if (cause := cause_of_discovery(words))}
    return "blocked" if causes == {Cause.BLOCKED} else "failed"


def shortfalls(expect: Expectations, health: Health, now: datetime) -> list[str]:
    """Return, in sentences, where a crawl fell short of what its outlet's file expects.

    Counted is what discovery found, not what was stored: once all is known a healthy crawl stores nothing. A field's
    share is judged from five articles on. That more pages bring nothing than gave articles is a shortfall of any outlet.

    >>> shortfalls(Expectations(found=(5, 300)), Health(found=2), datetime(2023, 6, 5))
    ['found 2 pages, expected 5 to 300']
    """
    return [
        *_found(expect, health),
        *_lost(health),
        *_filled(expect, health),
        *_silent(expect, health, now),
    ]


def our_faults(stats: Mapping[str, object]) -> list[str]:
    """Return, in a sentence, how many answers broke our own code, by Scrapy's counters; the log has their tracebacks.

    >>> our_faults({"spider_exceptions/count": 2})
    ['2 answers broke the crawler: see the log']
    """
    broken = stats.get("spider_exceptions/count")
    return [f"{broken} answers broke the crawler: see the log"] if broken else []


def _found(expect: Expectations, health: Health) -> list[str]:
    if expect.found is None or expect.found[0] <= health.found <= expect.found[1]:
        return []
    return [f"found {health.found} pages, expected {expect.found[0]} to {expect.found[1]}"]


def _lost(health: Health) -> list[str]:
    lost = health.rejected + health.unfetched
    pages = health.articles + health.unmodified + lost
    if pages < FEWEST_ARTICLES or lost <= MOST_LOST * pages:
        return []
    told = ((health.rejected, "gave no article"), (health.unfetched, "could not be fetched"))
    words = ", ".join(f"{number} of {pages} pages {what}" for number, what in told if number)
    return [f"{words}: see the table rejects"]


def _filled(expect: Expectations, health: Health) -> list[str]:
    if health.articles < FEWEST_ARTICLES:
        return []
    shares = {name: health.filled.get(name, 0) / health.articles for name in expect.filled}
    return [
        f"{name} filled in {shares[name]:.0%} of {health.articles} articles, expected {least:.0%}"
        for name, least in expect.filled.items()
        if shares[name] < least
    ]


def _silent(expect: Expectations, health: Health, now: datetime) -> list[str]:
    if expect.silent_after_hours is None or health.newest is None:
        return []
    silence = now - health.newest
    if silence <= timedelta(hours=expect.silent_after_hours):
        return []
    hours = silence.total_seconds() / 3600
    return [f"newest article is {hours:.0f} hours old, expected at most {expect.silent_after_hours}"]
