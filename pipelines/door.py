"""The reader's door: a page goes in, an article or a reject comes out, never an exception."""

from __future__ import annotations

import gc
import traceback
from dataclasses import replace

from pipelines.addresses import is_web
from pipelines.article_addresses import article_address
from pipelines.normalise import normalise
from pipelines.outlet import Outlet
from pipelines.page import Page
from pipelines.plain_page import is_plain_text, read_plain_page
from pipelines.raw import NotAnArticleError
from pipelines.read import read
from pipelines.repeats import article_without, without_repeats
from pipelines.scripted import needs_scripts
from storage.records import Article, Reject, Stage

LONGEST_DETAIL = 4000
SELDOM = 50_000  # objects: nearly all of a page's go when nothing names them, without the collector


def article_of(page: Page, outlet: Outlet) -> Article | Reject:
    """Read and normalise a page; whatever goes wrong becomes a reject."""
    stage = Stage.READ
    try:
        raw = read_plain_page(page, outlet) if is_plain_text(page) else read(page, outlet)
        stage = Stage.NORMALISE
        article = article_without(normalise(without_repeats(raw)), outlet.left_out)
        return _filed(article, outlet)
    except NotAnArticleError as problem:
        reason = "needs-scripts" if problem.reason == "no-text" and needs_scripts(page) else problem.reason
        return Reject(page.url, page.outlet, stage, reason, problem.evidence)
    except Exception:  # noqa: BLE001 - the door: recorded with its traceback
        return Reject(page.url, page.outlet, stage, "reader-failed", traceback.format_exc()[-LONGEST_DETAIL:])


def collect_seldom() -> None:
    """Let the garbage collector leave the modules alone, and look at a page's objects once, not fifty times.

    For processes that do nothing but read: a sixth of a page's cost (13.0 to 10.8 ms on ``bench.press``'s pages).
    """
    gc.freeze()
    gc.set_threshold(SELDOM)


def _filed(article: Article, outlet: Outlet) -> Article:
    """The article under its canonical address; a saved page whose address nobody knows stays under its own name."""
    if not is_web(article.url):
        return article
    return replace(article, url=article_address(article.url, None, outlet))
