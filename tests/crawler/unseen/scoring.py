"""How well ``outlets add`` described a paper: of what its file should say, what it says; of its articles, how many are read right."""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter
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

NEAR = 0.95  # of a text's words


@dataclass(frozen=True)
class Score:
    """What is wrong of a paper's file, a sentence each by key; how many of its articles are right; and what it took.

    ``right`` counts articles right in headline, every paragraph and date; ``near`` also those whose headline and date
    are right and whose text shares 95 % of its words (F1) with what it should be.
    """

    paper: Paper
    wrong: dict[str, str]
    articles: int
    right: int
    near: int
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
            paper, {"adding": str(problem)}, len(paper.stories), 0, 0, time.perf_counter() - began, len(asked)
        )
    seconds = time.perf_counter() - began
    wrong = dict(_wrong(paper, outlet, list(pages)))
    sieve = Sieve(outlet)
    filed = [(story, _filed(story, pages[canonical(story.url)], sieve)) for story in paper.stories]
    faults = [fault for story, one in filed if (fault := _fault(paper, story, one))]
    near = sum(isinstance(one, Article) and _is_near(paper, story, one) for story, one in filed)
    if faults:
        wrong["articles"] = "; ".join(faults[:2])
    right = len(filed) - len(faults)
    return Score(paper, wrong, len(filed), right, near, seconds, len(asked))


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


def _filed(story: Story, page: Page, sieve: Sieve) -> Article | str:
    """An article as a crawl would file it, or why it would not."""
    if not sieve.is_article(own_address(story.url, sieve.outlet) or ""):
        return f"{story.path}: not taken for an article"
    article = article_of(page, sieve.outlet)
    return article if isinstance(article, Article) else f"{story.path}: {article.reason} {article.detail}"


def _fault(paper: Paper, story: Story, filed: Article | str) -> str | None:
    """What is wrong of an article, None for one that is right."""
    if isinstance(filed, str):
        return filed
    body = filed.body.split("\n\n")
    if filed.headline == story.headline and body not in (story.body, [story.lead, *story.body]):
        odd = [one[:60] for one in body if one not in story.body]
        return f"body: beside {odd}, without {[one[:40] for one in story.body if one not in body]}"
    return next(_misdated(paper, story, filed), None)


def _is_near(paper: Paper, story: Story, article: Article) -> bool:
    """Whether headline and date are right, and the text but for one word of twenty."""
    texts = ("\n".join(story.body), "\n".join([story.lead, *story.body]))
    is_text = max(_shared(article.body, text) for text in texts) >= NEAR
    return is_text and next(_misdated(paper, story, article), None) is None


def _shared(said: str, meant: str) -> float:
    """The F1 of the words of two texts."""
    one, other = _words(said), _words(meant)
    return 2 * (one & other).total() / (one.total() + other.total())


def _words(text: str) -> Counter[str]:
    """Words, or letters where a script parts no words."""
    return Counter(re.findall(r"[\u0e00-\u0e7f\u1780-\u17ff\u3040-\u30ff\u4e00-\u9fff]|\w+", text))


def _misdated(paper: Paper, story: Story, article: Article) -> Iterator[str]:
    """What is wrong of headline and date."""
    if article.headline != story.headline:
        yield f"headline {article.headline!r}"
    if article.published_on != f"{story.local:%Y-%m-%d}":
        yield f"day {article.published_on} for {story.local:%Y-%m-%d}"
    elif not paper.is_day_only and not _is_time(article, story, known=paper.is_zone_known):
        yield f"time {article.published_at} {article.published_local} for {story.instant:%Y-%m-%dT%H:%M}"


def _is_time(article: Article, story: Story, *, known: bool) -> bool:
    if article.published_at:
        return article.published_at[:16] == f"{story.instant:%Y-%m-%dT%H:%M}"
    return not known and (article.published_local or "")[:16] == f"{story.local:%Y-%m-%dT%H:%M}"
