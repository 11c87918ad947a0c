"""Whether an outlet's file still holds: its feeds, sitemaps and sections answer, its articles are read, its saved pages give their records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from crawler.adding.announced import read_source
from crawler.adding.asking import Asker
from crawler.adding.samples import Sample, sample_of
from crawler.catalogue.fixtures import BadFixtureError, differences, fixtures_of, load_record, needs_fixture
from crawler.discover.sections import read_section
from crawler.discover.sieve import Sieve, instant_of
from crawler.discover.sitemaps import why_nothing
from crawler.expectations import Health, shortfalls
from pipelines.outlet import Outlet
from storage.frontier.values import Found
from storage.records import Reject


@dataclass(frozen=True, slots=True)
class Check:
    """What checking an outlet came to; ``shortfalls`` are sentences, none where all is well.

    ``sources`` are the feeds, sitemaps and sections asked, ``answering`` those that named articles; ``found`` is how many
    articles they named, ``read`` how many of those asked for were read. ``unreviewed`` saved pages were never looked at by a person.
    """

    outlet: str
    sources: int = 0
    answering: int = 0
    found: int = 0
    asked: int = 0
    read: int = 0
    fixtures: int = 0
    unreviewed: int = 0
    shortfalls: tuple[str, ...] = ()


@dataclass(slots=True)
class _Visit:
    """What asking an outlet's server brought so far."""

    sources: int = 0
    answering: int = 0
    found: dict[str, Found] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)


def check_fixtures(outlet: Outlet, file: Path) -> Check:
    """Read an outlet's saved pages, and say where they read otherwise than their records."""
    pages = fixtures_of(outlet.slug, file)
    problems = [f"{page}: {problem}" for page in pages for problem in _problems(page, outlet)]
    if needs_fixture(outlet, file) and not pages:
        problems.append(
            f"{file} has selectors and no saved page proves them: dateline outlets save {outlet.slug} URL"
        )
    unreviewed = sum(not _is_reviewed(page) for page in pages)
    return Check(outlet.slug, fixtures=len(pages), unreviewed=unreviewed, shortfalls=tuple(problems))


async def check_live(ask: Asker, outlet: Outlet, articles: int, now: datetime) -> Check:
    """Ask an outlet's feeds, sitemaps and sections, without any its homepage, and read so many of the latest articles they name.

    Expectations are judged by what was seen: the least number found, the fields filled, the age of the newest.
    """
    visit = await _visited(ask, outlet)
    latest = sorted(visit.found.values(), key=_published, reverse=True)
    samples: list[Sample] = []
    for found in latest[:articles]:
        page = await ask(found.url)
        if page is None:
            visit.troubles.append(f"{found.url}: {ask.troubles[found.url].reason}")
        else:
            samples.append(sample_of(replace(page, hints=found.hints), outlet))
    return Check(
        outlet.slug,
        sources=visit.sources,
        answering=visit.answering,
        found=len(visit.found),
        asked=min(articles, len(latest)),
        read=sum(sample.article is not None for sample in samples),
        shortfalls=(*visit.troubles, *_read_badly(samples), *_unexpected(outlet, visit, samples, now)),
    )


def both(one: Check, other: Check) -> Check:
    """Return the check of an outlet's server and that of its saved pages as one."""
    return replace(
        one,
        fixtures=other.fixtures,
        unreviewed=other.unreviewed,
        shortfalls=(*one.shortfalls, *other.shortfalls),
    )


async def _visited(ask: Asker, outlet: Outlet) -> _Visit:
    rules, sieve, visit = outlet.discover, Sieve(outlet), _Visit()
    for url in (*rules.feeds, *rules.sitemaps):
        source, page = await read_source(ask, url, outlet), await ask(url)
        nothing = why_nothing(page.body, is_feed=False) if page else None
        _enter(visit, url, sieve.articles(source.found) if source else [], nothing, ask)
    announced = (*rules.feeds, *rules.sitemaps, *rules.sections)
    for url in rules.sections if announced else (outlet.record.homepage,):
        page = await ask(url)
        links = (
            read_section(page.body, page.final_url, page.headers.get("content-type")).found if page else ()
        )
        _enter(visit, url, sieve.articles(links), None, ask)
    return visit


def _enter(visit: _Visit, url: str, found: Sequence[Found], nothing: str | None, ask: Asker) -> None:
    """Enter what an address names; where that is nothing, why: it did not answer, it is ``nothing`` of the kind, or it is empty."""
    visit.sources += 1
    visit.answering += bool(found)
    if not found:
        trouble = ask.troubles.get(url)
        visit.troubles.append(f"{url}: {trouble.reason if trouble else nothing or 'names no article'}")
    for one in found:
        visit.found.setdefault(one.url, one)


def _read_badly(samples: Sequence[Sample]) -> Iterator[str]:
    for sample in samples:
        if isinstance(sample.result, Reject):
            yield f"{sample.page.url}: gives no article: {sample.result.reason}"


def _unexpected(outlet: Outlet, visit: _Visit, samples: Sequence[Sample], now: datetime) -> list[str]:
    articles = [sample.article for sample in samples if sample.article]
    filled = {
        name: sum(bool(getattr(article, name)) for article in articles) for name in outlet.expect.filled
    }
    instants = [moment for article in articles if (moment := instant_of(article.published_at))]
    least = outlet.expect.found
    # Of an index only the likeliest part is opened, so that the most to be found says nothing here.
    expect = replace(outlet.expect, found=(least[0], max(least[1], len(visit.found))) if least else None)
    return shortfalls(
        expect, Health(len(visit.found), len(articles), filled, max(instants, default=None)), now
    )


def _published(found: Found) -> float:
    moment = instant_of(found.hints.published or found.hints.modified)
    return moment.timestamp() if moment else 0.0


def _problems(page: Path, outlet: Outlet) -> list[str]:
    try:
        return list(differences(page, outlet))
    except BadFixtureError as problem:
        return [str(problem)]


def _is_reviewed(page: Path) -> bool:
    try:
        return load_record(page).get("reviewed") is True
    except BadFixtureError:
        return False
