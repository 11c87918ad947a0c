"""A year of thirty papers, judged as `dateline status` judges, beside fixed thresholds as Spidermon's monitors have them.

Silences, blocks, lost feeds, changed layouts, dead servers, Tết, single holidays, nightly outages, quiet Sundays: what
truly breaks is known, so delays and false alarms can be counted. Run: python -m bench.year [--seed 1]
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from statistics import median

from bench.papers import DAY, END, HOUR, YEAR, ZONE, Paper, papers
from crawler.health.causes import Cause, Trouble
from crawler.health.judge import judge
from crawler.health.neighbours import shares_of
from crawler.health.rests import pace_of, rests_of
from storage.health.observed import CRAWLS, Observed, SeenCrawl

GAPS = 4
FIXED = (24, 48)  # hours without an article
_PRESS: list[Paper] = []
_PRINTED: dict[str, Counter[date]] = {}
Judge = Callable[[Observed, datetime, "Trouble | None"], "Trouble | None"]


@dataclass
class Tally:
    """What a way of judging came to."""

    delays: list[tuple[str, float, float]] = field(default_factory=list)  # kind, hours, usual gaps
    missed: list[str] = field(default_factory=list)
    false: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Count what another paper's came to."""
        self.delays += other.delays
        self.missed += other.missed
        self.false += other.false
        self.told += other.told


def main() -> None:
    """Simulate, and print how late each true break was told and how often a false one was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    press = papers(options.seed)
    print(
        f"seed {options.seed}: {len(press)} papers, {sum(len(paper.breaks) for paper in press)} true breaks"
    )
    tallies = {name: Tally() for name in ("dateline", *(f"fixed, {hours} h" for hours in FIXED))}
    with multiprocessing.get_context("fork").Pool(options.jobs, _share_out, (press,)) as pool:
        for done, tallied in enumerate(pool.imap_unordered(measured, range(len(press)), chunksize=1), 1):
            print(f"{done} of {len(press)} …", end="\r", file=sys.stderr, flush=True)
            for name, tally in tallied.items():
                tallies[name].add(tally)
    for name, tally in tallies.items():
        print(report(name, tally, len(press)))


def measured(number: int) -> dict[str, Tally]:
    """Measure each way of judging on one paper."""
    paper, printed = _PRESS[number], _PRINTED
    tallies = {"dateline": Tally()}
    measure(paper, tallies["dateline"], lambda seen, now, known: _ours(seen, now, known, printed))
    for hours in FIXED:
        tally = tallies[f"fixed, {hours} h"] = Tally()
        measure(paper, tally, lambda seen, now, _, hours=hours: _fixed(seen, now, hours))  # type: ignore[misc]
    return tallies


def _share_out(press: list[Paper]) -> None:
    """Give a worker the papers, and what each printed a day."""
    _PRESS.extend(press)
    _PRINTED.update(
        {paper.name: Counter((page.published + ZONE).date() for page in paper.pages) for paper in press}
    )


def measure(paper: Paper, tally: Tally, judged: Judge) -> None:
    """Walk a paper's year from crawl to crawl, and count what is told."""
    crawls: deque[SeenCrawl] = deque(maxlen=CRAWLS)
    found: set[datetime] = set()
    known: Trouble | None = None
    for moment in _moments(paper):
        crawls.appendleft(paper.crawled(moment))
        seen = _seen(paper, moment, tuple(crawls))
        before, known = known, judged(seen, crawls[0].finished or moment, known)
        if before is not None and known is not None:
            known = replace(known, since=before.since)  # one alert, as the table has it
        if moment < YEAR or known is None or before is not None:
            continue
        broken = next((one for one in paper.breaks if one.begin <= moment < one.end + DAY), None)
        if broken is None:
            tally.false[paper.name] += 1
            tally.told[f"false: {known.cause} ({known.evidence})"] += 1
        elif broken.begin not in found:
            found.add(broken.begin)
            gap = judge(_seen(paper, broken.begin, ()), broken.begin).rhythm.usual_gap
            delay = moment - broken.begin
            tally.delays.append((str(broken.kind), delay / HOUR, delay / gap))
            tally.told[f"{broken.kind} told as {known.cause}"] += 1
        else:
            tally.told[f"{broken.kind} told again as {known.cause}"] += 1
    tally.missed += [f"{one.kind} of {paper.name}" for one in paper.breaks if one.begin not in found]


def report(name: str, tally: Tally, outlets: int) -> str:
    """Write a tally in a few lines."""
    late = [(kind, gaps) for kind, _, gaps in tally.delays if gaps > GAPS]
    hours, gaps = [delay[1] for delay in tally.delays], [delay[2] for delay in tally.delays]
    lines = [
        (
            f"{name:<12} told {len(tally.delays)}, missed {len(tally.missed)}, later than {GAPS} usual gaps {len(late)}; "
            f"delay median {median(hours):.0f} h, {median(gaps):.2f} gaps, longest {max(gaps):.2f}; "
            f"false alarms {tally.false.total()} ({tally.false.total() / outlets:.2f} an outlet-year, "
            f"most {max(tally.false.values(), default=0)})"
        )
    ]
    if name == "dateline":
        lines += [f"    {number:>4} {words}" for words, number in sorted(tally.told.items())]
        lines += [f"    longest: {max((gaps, kind) for kind, _, gaps in tally.delays)[1]}"]
        lines += [f"    late: {kind}, {number:.2f} gaps" for kind, number in late]
        lines += [f"    missed: {words}" for words in tally.missed]
    return "\n".join(lines)


def _moments(paper: Paper) -> Iterator[datetime]:
    moment = YEAR - 5 * DAY
    while moment < END:
        yield moment
        moment += paper.every


def _seen(paper: Paper, moment: datetime, crawls: tuple[SeenCrawl, ...]) -> Observed:
    """Return what the database would hold at an instant."""
    last = bisect_right(paper.pages, moment, key=lambda page: page.seen)
    first = bisect_right(
        paper.pages, paper.pages[max(0, last - 1)].seen - 56 * DAY, key=lambda page: page.seen
    )
    pages = tuple(paper.pages[min(first, max(0, last - 12)) : last])
    published = tuple(page.published for page in pages if page.filled)
    return Observed(paper.name, "Asia/Ho_Chi_Minh", "VN", published, pages, crawls)


def _ours(
    seen: Observed, now: datetime, known: Trouble | None, printed: dict[str, Counter[date]]
) -> Trouble | None:
    today = (now + ZONE).date()
    rests = rests_of("VN", now.year)
    if (today, "VN") not in _PACES:
        _PACES.clear()
        _PACES[today, "VN"] = pace_of(rests, shares_of(printed, today, rests))
    return judge(seen, now, rests=rests, pace=_PACES[today, "VN"], broken=known).trouble


_PACES: dict[tuple[date, str], Callable[[date], float]] = {}


def _fixed(seen: Observed, now: datetime, hours: int) -> Trouble | None:
    """Judge as a suite of monitors does: the finish reason, a minimum of items, a least share of fields, the same for all."""
    since = now - timedelta(hours=hours)
    recent = [page for page in seen.pages if page.seen > since]
    articles = [page for page in recent if page.filled]
    if seen.crawls[0].outcome != "healthy":
        return Trouble(Cause.SHORT, now, "finish reason")
    if not articles:
        return Trouble(Cause.SILENT, now, "no items")
    shares = [
        sum(name in page.filled for page in articles) / len(articles)
        for name in ("summary", "byline", "authors")
    ]
    return (
        Trouble(Cause.LAYOUT, now, "field coverage")
        if min(shares) < 0.5 or len(articles) * 2 < len(recent)
        else None
    )


if __name__ == "__main__":
    main()
