"""How well ``outlets add`` described a paper: of what its file should say, what it says; of its articles, how many are read right."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.adding.asking import AddingError, Asker, NoPageError
from crawler.adding.draft import draft_of
from crawler.adding.survey import survey
from crawler.adding.writing import slug_of, write
from crawler.discover.sieve import Sieve
from pipelines.addresses import canonical, own_address
from pipelines.door import article_of
from pipelines.outlet import Outlet
from pipelines.page import Page
from storage.records import Article
from tests.crawler.unseen.paper import Paper
from tests.crawler.unseen.story import Story


@dataclass(frozen=True)
class Score:
    """What is wrong of a paper's file, a sentence each by key; how many of its articles are right; and what it took."""

    paper: Paper
    wrong: dict[str, str]
    articles: int
    right: int
    seconds: float
    asked: int


def scored(paper: Paper, folder: Path) -> Score:
    """Describe a paper from its homepage, write its file into a folder, and judge both."""
    pages = {canonical(url): page for url, page in paper.build().items()}
    asked: list[str] = []

    async def fetch(url: str) -> Page:
        asked.append(url)
        if canonical(url) not in pages:
            raise NoPageError(url, "http-404")
        return pages[canonical(url)]

    began = time.perf_counter()
    try:
        draft = draft_of(asyncio.run(survey(Asker(fetch), paper.homepage)))
        outlet = write(draft, slug_of(draft.homepage, draft.name.value), folder).outlet
    except AddingError as problem:
        return Score(
            paper, {"adding": str(problem)}, len(paper.stories), 0, time.perf_counter() - began, len(asked)
        )
    seconds = time.perf_counter() - began
    wrong = dict(_wrong(paper, outlet, list(pages)))
    sieve = Sieve(outlet)
    faults = [
        fault
        for story in paper.stories
        if (fault := _fault(paper, story, pages[canonical(story.url)], sieve))
    ]
    if faults:
        wrong["articles"] = "; ".join(faults[:2])
    return Score(paper, wrong, len(paper.stories), len(paper.stories) - len(faults), seconds, len(asked))


def _wrong(paper: Paper, outlet: Outlet, pages: list[str]) -> Iterator[tuple[str, str]]:
    for key, said, meant in (
        ("feeds", outlet.discover.feeds, paper.feeds),
        ("sitemaps", outlet.discover.sitemaps, paper.sitemaps),
    ):
        right = {own_address(path, outlet, paper.homepage) for path in meant}
        may = right | {own_address(path, outlet, paper.homepage) for path in paper.also}
        if not (right <= set(said) <= may):
            yield key, f"{said} for {meant}"
    if outlet.record.language != paper.language:
        yield "language", outlet.record.language
    if outlet.record.timezone != paper.zone and paper.is_zone_known:
        yield "zone", outlet.record.timezone
    if outlet.record.name != paper.name:
        yield "name", outlet.record.name
    sieve = Sieve(outlet)
    taken = {own for url in pages if (own := own_address(url, outlet)) and sieve.is_article(own)}
    meant_urls = {own_address(story.url, outlet) or "" for story in paper.stories}
    if taken != meant_urls:
        yield (
            "pattern",
            f"{outlet.discover.allow} {outlet.discover.deny}: missed {sorted(meant_urls - taken)[:2]}, took {sorted(taken - meant_urls)[:2]}",
        )
    sections = {own_address(path, outlet, paper.homepage) for path in paper.sections}
    if not sections <= set(outlet.discover.sections):
        yield "sections", f"{outlet.discover.sections}"


def _fault(paper: Paper, story: Story, page: Page, sieve: Sieve) -> str | None:
    """What is wrong of an article as a crawl would file it, None for one that is right."""
    if not sieve.is_article(own_address(story.url, sieve.outlet) or ""):
        return f"{story.path}: not taken for an article"
    article = article_of(page, sieve.outlet)
    if not isinstance(article, Article):
        return f"{story.path}: {article.reason} {article.detail}"
    return next(_misread(paper, story, article), None)


def _misread(paper: Paper, story: Story, article: Article) -> Iterator[str]:
    if article.headline != story.headline:
        yield f"headline {article.headline!r}"
    body = article.body.split("\n\n")
    if body not in (story.body, [story.lead, *story.body]):
        odd = [one[:60] for one in body if one not in story.body]
        yield f"body: beside {odd}, without {[one[:40] for one in story.body if one not in body]}"
    if article.published_on != f"{story.local:%Y-%m-%d}":
        yield f"day {article.published_on} for {story.local:%Y-%m-%d}"
    elif not paper.is_day_only and not _is_time(article, story, known=paper.is_zone_known):
        yield f"time {article.published_at} {article.published_local} for {story.instant:%Y-%m-%dT%H:%M}"


def _is_time(article: Article, story: Story, *, known: bool) -> bool:
    if article.published_at:
        return article.published_at[:16] == f"{story.instant:%Y-%m-%dT%H:%M}"
    return not known and (article.published_local or "")[:16] == f"{story.local:%Y-%m-%dT%H:%M}"
