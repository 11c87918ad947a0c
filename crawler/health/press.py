"""Judges the outlets of a database, each with what is known of its neighbours, and enters what is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from sqlite_utils import Database

from crawler.health.causes import Cause, Trouble
from crawler.health.judge import Verdict, judge
from crawler.health.neighbours import WEEKS, shares_of
from crawler.health.rests import pace_of, rests_of
from crawler.health.rhythm import Pace
from storage.health.alerts import note, open_alert
from storage.health.observed import days_printed, observe


def judge_outlets(db: Database, outlets: Iterable[str], now: datetime) -> list[Verdict]:
    """Judge outlets at an instant, each against its own history."""
    paces: dict[str | None, Pace] = {}
    verdicts = []
    for outlet in outlets:
        seen = observe(db, outlet, now)
        if seen.country not in paces:
            paces[seen.country] = pace_in(db, seen.country, now)
        rests = rests_of(seen.country, now.year)
        known = known_trouble(db, outlet)
        verdicts.append(judge(seen, now, rests=rests, pace=paces[seen.country], broken=known))
    return verdicts


def enter(db: Database, verdicts: Iterable[Verdict], now: datetime) -> None:
    """Enter in the table ``alerts`` what is wrong with outlets, and what no longer is."""
    for verdict in verdicts:
        wrong = verdict.trouble
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


def _text(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
