"""What a person should look at before a new outlet is crawled: each doubt a sentence with the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crawler.adding.day_order import is_ambiguous
from crawler.adding.evidence import Evidence
from crawler.adding.samples import WANTED, Sample
from crawler.adding.wording import word_count

if TYPE_CHECKING:
    from crawler.adding.draft import Draft

FEWEST_WORDS = 40
LEAST_TAKEN = 0.9  # of the links under headlines
LONG_INDEX = 24  # sitemaps; an index of more reaches back for years


def doubts_of(draft: Draft, evidence: Evidence) -> Iterator[str]:
    """Yield what is doubtful of a draft, the weightiest first."""
    yield from _of_pattern(draft)
    yield from filter(None, (draft.language.doubt, draft.clock.doubt, draft.name.doubt))
    if draft.hosts:
        yield f"headlines lead to {', '.join(draft.hosts)}, which is taken for the paper's own"
    yield from _of_places(draft, evidence)
    if len(draft.samples.articles) < WANTED:
        yield f"only {len(draft.samples.articles)} of {WANTED} articles were read: look whether a crawl reads more"
    for sample in draft.samples.rejects:
        yield f"{sample.page.url} gave no article: {getattr(sample.result, 'reason', '')}"
    for sample in draft.samples.articles:
        yield from _of_article(sample)
    dated = [
        sample.article for sample in draft.samples.articles if sample.article and is_ambiguous(sample.article)
    ]
    if dated and draft.order is None and draft.platform is None and draft.clock.country is None:
        yield f"{dated[0].url}: {dated[0].published_raw!r} may be either day; write [dates] order"


def _of_pattern(draft: Draft) -> Iterator[str]:
    pattern = draft.pattern
    if not pattern.allow:
        yield "no pattern parts articles from other pages: what looks like an article will be fetched; write allow"
    elif pattern.taken < LEAST_TAKEN * pattern.articles:
        missed = pattern.articles - pattern.taken
        yield f"{missed} of {pattern.articles} links under headlines do not match allow: look whether they are articles"


def _of_places(draft: Draft, evidence: Evidence) -> Iterator[str]:
    if not (draft.feeds or draft.sitemaps):
        yield "no feed and no sitemap was found: pages are found by the sections alone"
    if not (draft.feeds or draft.sitemaps or draft.sections):
        yield "nothing but the homepage announces articles: name sections"
    if evidence.named and not evidence.shown:
        yield "the homepage shows no articles until scripts run: only feeds and sitemaps announce them"
    for source in draft.sitemaps:
        if source.parts > LONG_INDEX:
            yield f"{source.url} names {source.parts} sitemaps and reaches back for years: crawl with --since first"


def _of_article(sample: Sample) -> Iterator[str]:
    article = sample.article
    if article is None:
        return
    if article.published_on is None:
        yield f"{article.url}: no date was read; write [read] published"
    if (words := word_count(article.body)) < FEWEST_WORDS:
        wall = ", and says itself that it is for subscribers" if article.paywalled else ""
        yield f"{article.url}: only {words} words were read{wall}"
