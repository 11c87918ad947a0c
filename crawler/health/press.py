"""Judges the outlets of a database, each with what is known of its neighbours, and enters what is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

from sqlite_utils import Database

from crawler.health.causes import LASTING, Cause, Trouble
from crawler.health.judge import Verdict, judge
from crawler.health.neighbours import WEEKS, shares_of
from crawler.health.outages import Outage, outages_until
from crawler.health.rests import pace_of, rests_of
from crawler.health.rhythm import Pace
from storage.health.alerts import note, open_alert, outlets_with
from storage.health.observed import Observed, days_printed, observe


def judge_outlets(db: Database, outlets: Iterable[str], now: datetime) -> list[Verdict]:
    """Judge outlets at an instant, each against its own history; of none is said what no outlet could be reached by."""
    paces: dict[str | None, Pace] = {}
    outages: list[Outage] | None = None
    verdicts = []
    for outlet in outlets:
        seen = observe(db, outlet, now)
        if seen.country not in paces:
            paces[seen.country] = pace_in(db, seen.country, now)
        rests = rests_of(seen.country, now.year)
        known = known_trouble(db, outlet)
        judged = partial(judge, now=now, rests=rests, pace=paces[seen.country], broken=known)
        verdict = judged(seen)
        if verdict.trouble and verdict.trouble.cause is Cause.UNREACHABLE:
            outages = outages_until(db, now, LASTING) if outages is None else outages
            verdict = _beside(outages, judged(_without(outages, seen)))
        verdicts.append(verdict)
    return verdicts


def enter(db: Database, verdicts: Iterable[Verdict], now: datetime) -> None:
    """Enter in the table ``alerts`` what is wrong with outlets, and what no longer is.

    That we are offline is entered once for all, and changes nothing of what was wrong before.
    """
    for verdict in verdicts:
        wrong = verdict.trouble
        if wrong and wrong.cause is Cause.OFFLINE and _is_told(db, verdict.outlet):
            continue
        told = (str(wrong.cause), _text(wrong.since), wrong.evidence) if wrong else None
        note(db, verdict.outlet, told, _text(now))


def known_trouble(db: Database, outlet: str) -> Trouble | None:
    """Return what was entered as wrong with an outlet."""
    alert = open_alert(db, outlet)
    if alert is None:
        return None
    return Trouble(Cause(alert.cause), datetime.fromisoformat(alert.since), alert.evidence)


def pace_in(db: Database, country: str | None, now: datetime) -> Pace:
    """Return how a country's press prints these days beside what it usually does."""
    rests = rests_of(country, now.year)
    printed: dict[str, dict[date, int]] = defaultdict(dict)
    first = (now - timedelta(weeks=WEEKS, days=1)).date()
    for outlet, day, articles in days_printed(db, country, first.isoformat()):
        printed[outlet][date.fromisoformat(day)] = articles
    return pace_of(rests, shares_of(printed, now.astimezone(UTC).date(), rests))


def _without(outages: Sequence[Outage], seen: Observed) -> Observed:
    """Return what is known of an outlet without the crawls that failed when all did."""
    crawls = (crawl for crawl in seen.crawls if not any(outage.holds(crawl.started) for outage in outages))
    return replace(seen, crawls=tuple(crawls))


def _beside(outages: Sequence[Outage], verdict: Verdict) -> Verdict:
    """Return the verdict on an outlet whose last crawls failed, or that we are offline."""
    if not outages or outages[-1].ended is not None:
        return verdict
    words = f"none of {outages[-1].papers} papers can be reached"
    return replace(verdict, trouble=Trouble(Cause.OFFLINE, outages[-1].began, words))


def _is_told(db: Database, outlet: str) -> bool:
    """Tell whether something was wrong with an outlet before, or is told already that we are offline."""
    offline = outlets_with(db, Cause.OFFLINE)
    return outlet not in offline and bool(offline or open_alert(db, outlet))


def _text(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
