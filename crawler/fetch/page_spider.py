"""How a page is asked for, and what its answer says: the same in a crawl and at a worker on another machine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from crawler.fetch.answers import LetGoError, failure_of, state_of
from crawler.fetch.redirects import state_of_redirect
from crawler.fetch.rendering import RENDERED, rendering
from crawler.plan import Pause
from pipelines.addresses import is_local
from pipelines.outlet import Outlet
from pipelines.page import Page
from storage.frontier.values import DuePage
from storage.records import PageState

NOT_MODIFIED = 304
AT_HOME = {"DOWNLOAD_DELAY": 0.0, "AUTOTHROTTLE_ENABLED": False, "CONCURRENT_REQUESTS_PER_DOMAIN": 8}
# Scrapy's measure: above the 20 of a project, below the 30 at which a worker is told its manners.
UNLESS_TOLD = 25


class Books(Protocol):
    """Where a spider enters the answers that bring nothing to read; what is to be read goes through the stages."""

    def refused(
        self, url: str, state: PageState, reason: str, detail: str | None, status: int | None = None
    ) -> None:
        """Enter a page that could not be fetched, with the reason."""

    def seen(self, page: Page, state: PageState) -> None:
        """Enter a visit that brought nothing to read: a page not modified, or gone."""


class PageSpider(Spider):
    """Asks for an outlet's pages and reads none of them; which pages, its heirs know."""

    outlet: Outlet
    ledger: Books

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Spare other people's servers, a paper on this machine needs no sparing; have pages rendered where asked."""
        super().update_settings(settings)
        if cls.outlet.render:
            settings.update(rendering(cls.outlet, settings), priority="spider")
        if is_local(urlsplit(cls.outlet.record.homepage).netloc):
            settings.update(AT_HOME, priority=UNLESS_TOLD)

    def page_request(self, due: DuePage) -> Request:
        """Ask for an article that is stored for its changes only, for any other page whole; a browser always asks so."""
        known = {} if self.outlet.render else known_of(due)
        return Request(
            due.url,
            callback=self.fetched,
            errback=self.failed,
            cb_kwargs={"due": due},
            headers=known,
            meta=dict(RENDERED) if self.outlet.render else None,
            dont_filter=True,
        )

    def fetched(self, response: Response, due: DuePage) -> Iterator[Page]:
        """Yield the page, or enter what else the answer says of it."""
        page = page_of(response, due, self.outlet.slug)
        if page.status == NOT_MODIFIED and known_of(due):
            self.ledger.seen(page, PageState.STORED)
            return
        state = state_of(page.status, page.headers, page.body) or state_of_redirect(page, self.outlet)
        if state is None:
            yield page
        elif state[0] is PageState.GONE:
            self.ledger.seen(page, PageState.GONE)
        else:
            self.ledger.refused(page.url, *state, page.final_url, page.status)

    def failed(self, failure: Failure) -> None:
        """Enter a page that brought no answer, or that we do not ask for; one that was let go of stays due."""
        if isinstance(failure.value, LetGoError):
            return
        due: DuePage = failure.request.cb_kwargs["due"]  # type: ignore[attr-defined]
        self.ledger.refused(due.url, *failure_of(failure.value))

    def paused(self, pause: Pause) -> None:
        """Take that the outlet's server is left alone for a while; a spider that shows its progress tells it."""

    async def room(self) -> None:
        """Wait until there is room for a request: the frontier is the queue, and nothing waits in memory."""
        while self.crawler.engine.needs_backout():
            await self.crawler.signals.wait_for(signals.scheduler_empty)


def known_of(due: DuePage) -> dict[str, str]:
    """Return the headers that ask for a page's changes only; none for one that is not stored.

    "Not modified" would say of a rejected page that it gives no article, and of one that failed nothing at all.
    """
    if due.state is not PageState.STORED:
        return {}
    headers = {"If-None-Match": due.etag, "If-Modified-Since": due.last_modified}
    return {name: value for name, value in headers.items() if value}


def page_of(response: Response, due: DuePage, outlet: str) -> Page:
    """Return the page that an answer brought."""
    return Page(
        url=due.url,
        final_url=response.url,
        status=response.status,
        headers={
            name.decode("latin-1").lower(): b", ".join(values).decode("latin-1")
            for name, values in response.headers.items()
        },
        body=response.body,
        fetched_at=datetime.now(UTC),
        outlet=outlet,
        hints=due.hints,
    )
