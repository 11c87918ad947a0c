"""The verdict on an outlet: what it usually does, what it does now, and what is wrong, if anything is."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from crawler.health.causes import Cause, Trouble, refused_pages, trouble_of
from crawler.health.fill import Drop, drops, fills, lasting
from crawler.health.rhythm import Pace, Rhythm, rhythm_of, usual_pace
from crawler.health.silence import patience
from storage.health.observed import Observed, SeenCrawl


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an outlet stands at an instant.

    ``due`` is how many articles a usual outlet would have printed since the last one, ``patience`` how many may fail to
    appear; ``rhythm.is_known`` says whether there is history enough for either.
    """

    seen: Observed
    rhythm: Rhythm
    last: datetime | None
    looked: datetime | None
    due: float
    patience: float
    drops: tuple[Drop, ...]
    trouble: Trouble | None

    @property
    def outlet(self) -> str:
        """The outlet's name."""
        return self.seen.outlet

    @property
    def fills(self) -> dict[str, tuple[float, float]]:
        """Of each field, the share of the newest pages that fill it, and the usual one."""
        return fills(self.seen.pages)

    @property
    def silence(self) -> timedelta | None:
        """The time from the last article to the last look at the outlet, None before either."""
        return max(self.looked - self.last, timedelta(0)) if self.looked and self.last else None


def judge(
    seen: Observed,
    now: datetime,
    *,
    rests: Container[date] = frozenset(),
    pace: Pace = usual_pace,
    broken: Trouble | None = None,
) -> Verdict:
    """Judge an outlet by what was seen of it until an instant.

    ``rests`` are days that are no measure of a usual one; ``pace`` tells what share of its articles an outlet like it
    prints on a day; ``broken`` is the trouble already known: what is usual is what was usual before.
    """
    rhythm = rhythm_of(seen.published, zone_of(seen.timezone), rests=rests, pace=pace)
    last = seen.published[-1] if seen.published else None
    looked = next((crawl.finished for crawl in seen.crawls if _looked(crawl)), None)
    due = rhythm.due(last, looked) if last and looked else 0.0
    patient = patience(rhythm)
    since = broken.since if broken else None
    dropped = tuple(drops(seen.pages, since))
    if broken and broken.cause is Cause.LAYOUT and not dropped:
        dropped = tuple(lasting(seen.pages, broken.since))
    silent = rhythm.is_known and last and looked and looked - last > rhythm.usual_gap and due > patient
    trouble = (
        trouble_of(seen.crawls, now)
        or trouble_of([crawl for crawl in seen.crawls if crawl.is_whole], now)
        or refused_pages(seen.refused, seen.refused_since, now)
        or _layout(dropped)
        or (Trouble(Cause.SILENT, last, _silence(rhythm, due)) if silent and last else None)
    )
    return Verdict(seen, rhythm, last, looked, due, patient, dropped, trouble)


def zone_of(name: str) -> tzinfo:
    """Return the zone of this name; UTC where an outlet's is not known."""
    return ZoneInfo(name) if name else UTC


def _looked(crawl: SeenCrawl) -> bool:
    """Tell whether a crawl saw what the outlet prints: one that failed or was blocked did not."""
    return crawl.finished is not None and crawl.outcome in {"healthy", "short"}


def _layout(dropped: tuple[Drop, ...]) -> Trouble | None:
    if not dropped:
        return None
    words = ", ".join(
        f"{drop.field} {drop.now:.0%} of the last {drop.pages} pages, usually {drop.usual:.0%}"
        for drop in dropped
    )
    return Trouble(Cause.LAYOUT, min(drop.since for drop in dropped), words)


def _silence(rhythm: Rhythm, due: float) -> str:
    return f"{due:.0f} articles were due since; it prints {rhythm.a_week:.{0 if rhythm.a_week >= 2 else 1}f} a week"
