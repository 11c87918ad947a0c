"""A new outlet as far as its pages tell: everything its file will say, where it was told, and what is doubtful of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from crawler.adding.announced import PARTS_OPENED, Source
from crawler.adding.clock import Clock, clock_of
from crawler.adding.day_order import day_order, printed_dates
from crawler.adding.doubts import doubts_of
from crawler.adding.editions import without_alternates, without_editions
from crawler.adding.evidence import Evidence
from crawler.adding.identity import Told, language_of_paper, name_of, regions_of, visible_text
from crawler.adding.pattern import AddressPattern, judged
from crawler.adding.platform import platform_of
from crawler.adding.samples import Sample, Samples
from crawler.adding.survey import Findings
from crawler.adding.telephones import country_of_telephones
from crawler.catalogue.file import Platform
from pipelines.addresses import address_path
from pipelines.outlet import Outlet
from pipelines.repeats import shared_lines

MOST_SECTIONS = 20
AS_GOOD = 0.95  # of the addresses that the learnt pattern takes: what a platform's must take to be as good


@dataclass(frozen=True, slots=True)
class Draft:
    """A new outlet: what its file will say, with what each was told by.

    ``order`` is that of printed dates where they prove one, ``repeats`` are lines that its articles share, ``doubts``
    are sentences.
    """

    homepage: str
    hosts: tuple[str, ...]
    name: Told
    language: Told
    clock: Clock
    feeds: tuple[Source, ...]
    sitemaps: tuple[Source, ...]
    sections: tuple[str, ...]
    pattern: AddressPattern
    platform: Platform | None
    samples: Samples
    order: str | None = None
    repeats: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def draft_of(found: Findings, folders: Iterable[Path] = ()) -> Draft:
    """Say all that a paper's file needs; ``folders`` may hold platforms of the operator's."""
    home, samples = found.front.homepage, found.samples
    pages = [sample.page for sample in samples.articles]
    articles = [sample.article for sample in samples.articles if sample.article]
    language = language_of_paper(home, articles)
    platform = platform_of(pages, folders)
    pattern = _platforms_own(found.pattern, platform, found.evidence)
    pattern = without_editions(pattern, found.evidence, samples, language.value)
    pattern = without_alternates(pattern, home, language.value)
    name = name_of(home, pages)
    draft = Draft(
        homepage=found.front.url,
        hosts=found.outlet.hosts,
        name=name,
        language=language,
        clock=clock_of(
            found.front.url,
            language.value,
            regions_of(home, pages),
            articles,
            country_of_telephones([home, *pages]),
        ),
        feeds=tuple(feed for feed in found.feeds if _announces(feed, pattern, found.outlet)),
        sitemaps=tuple(one for one in found.sitemaps if _announces(one, pattern, found.outlet)),
        sections=tuple(url for url in found.sections if not pattern.matches(address_path(url)))[
            :MOST_SECTIONS
        ],
        pattern=pattern,
        platform=platform,
        repeats=shared_lines(
            [article for article in articles if article.language == language.value], name.value
        ),
        order=day_order([*printed_dates(articles), visible_text(home)]),
        samples=Samples([one for one in samples.read if not _is_foreign(one, language.value)]),
    )
    return replace(draft, doubts=tuple(doubts_of(draft, found.evidence)))


def _platforms_own(pattern: AddressPattern, platform: Platform | None, evidence: Evidence) -> AddressPattern:
    """Take the platform's pattern for the learnt one where it does as well: sister papers' addresses proved it."""
    if platform is None or not platform.allow:
        return pattern
    theirs = judged(platform.allow, evidence)
    if theirs.taken < AS_GOOD * pattern.taken:
        return pattern
    further = [one for one in (*theirs.deny, *pattern.deny) if one not in platform.deny]
    return replace(theirs, deny=tuple(dict.fromkeys([*platform.deny, *further])))


def _is_foreign(sample: Sample, language: str) -> bool:
    return sample.article is not None and (sample.article.language or language) != language


def _announces(source: Source, pattern: AddressPattern, outlet: Outlet) -> bool:
    """Whether a feed or sitemap announces articles, or may: an index of which only a part was opened."""
    if source.parts > PARTS_OPENED:
        return True
    return any(not pattern.allow or pattern.matches(address_path(url)) for url in source.own(outlet))
