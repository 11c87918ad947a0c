"""Discovery: asks where the outlet announces its pages, and enters what is found in the agenda."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.agenda import Agenda
from crawler.discover.feeds import read_feed
from crawler.discover.homepage import read_homepage, robots_sitemaps
from crawler.discover.polls import asked
from crawler.discover.sections import read_section, same_listing
from crawler.discover.sieve import Sieve
from crawler.discover.sitemaps import MOST_BYTES, read_sitemap, why_nothing
from crawler.fetch.answers import LetGoError, failure_of
from pipelines.addresses import own_address
from pipelines.outlet import Outlet
from storage.frontier.values import Found

PRIORITY = 10  # before the pages themselves
ROBOTS = {"robots-unreachable", "robots-busy", "robots-delay"}  # reasons that say too little by themselves
SECTION_REST = timedelta(days=7)
Reading = Callable[[Response], Iterator[Request]]


class Discovery:
    """The search for an outlet's pages. ``news`` is set with each answer; ``finished`` once there are no more.

    Sections are not followed further once they brought ``enough`` new pages.
    """

    def __init__(
        self, outlet: Outlet, agenda: Agenda, sieve: Sieve, *, most_requests: int, enough: int | None = None
    ) -> None:
        self.outlet = outlet
        self.agenda = agenda
        self.sieve = sieve
        self.news = asyncio.Event()
        self._left = most_requests
        self._enough = enough
        self._sections: list[str] = [] if agenda.polls.feeds_only else list(outlet.discover.sections)
        self._pending = 0
        self._asked: set[str] = set()
        self._announced = 0

    @property
    def finished(self) -> bool:
        """Whether every answer has come."""
        return self._pending == 0

    def requests(self) -> Iterator[Request]:
        """Ask the feeds and sitemaps of the outlet's file, or search the homepage for them; sections come after.

        Sections come last so that ``found_in`` tells which of them bring what no feed or sitemap does.
        """
        rules, homepage = self.outlet.discover, self.outlet.record.homepage
        feeds = rules.feeds or self.agenda.polls.feeds
        for url in feeds:
            yield from self._ask(url, self._feed)
        if self.agenda.polls.feeds_only and feeds:
            return
        for url in rules.sitemaps:
            yield from self._ask(url, self._sitemap)
        if not (rules.feeds or rules.sitemaps or rules.sections):
            yield from self._ask(homepage, self._homepage)
            yield from self._ask(urljoin(homepage, "/robots.txt"), self._robots, guess=True)
        if self.finished:
            yield from self._ask_sections()

    def _ask(self, url: str, reading: Reading, *, guess: bool = False) -> Iterator[Request]:
        """Ask for an address of the outlet's once; what was only a guess may fail without a word."""
        address = own_address(url, self.outlet, base=self.outlet.record.homepage)
        if address is None or address in self._asked or self._left <= 0:
            return
        self._asked.add(address)
        if self.agenda.polls.rests(address, datetime.now(UTC)):
            self._announced += self.agenda.pass_over(address, self.agenda.polls.announced(address))
            return
        self._left -= 1
        self._pending += 1
        yield Request(
            address,
            callback=self._answered,
            errback=self._failed,
            cb_kwargs={"reading": reading, "guess": guess},
            headers=self.agenda.polls.condition(address),
            meta={"download_maxsize": MOST_BYTES},
            priority=PRIORITY,
            dont_filter=True,
        )

    def _answered(self, response: Response, reading: Reading, *, guess: bool) -> Iterator[Request]:
        try:
            if response.status == 200:
                yield from reading(response)
            elif response.status == 304:
                self._announced += self.agenda.pass_over(response.url, self.agenda.polls.unmodified(response))
            elif not guess:
                self.agenda.troubles.append(f"{response.url}: HTTP {response.status}")
        finally:
            self._pending -= 1
            self.news.set()
        if self.finished:
            yield from self._ask_sections()

    def _failed(self, failure: Failure) -> Iterator[Request]:
        request: Request = failure.request  # type: ignore[attr-defined]
        if not (request.cb_kwargs["guess"] or isinstance(failure.value, LetGoError)):
            _, reason, detail = failure_of(failure.value)
            why = f" ({detail})" if reason in ROBOTS else ""
            self.agenda.troubles.append(f"{request.url}: {reason}{why}")
        self._pending -= 1
        self.news.set()
        if self.finished:
            yield from self._ask_sections()

    def _ask_sections(self) -> Iterator[Request]:
        """Ask the sections when all else has answered: those that are worth it, by what they brought before."""
        sections, self._sections = self._sections, []
        for url in [section for section in sections if self._is_worth_asking(section)]:
            yield from self._ask(url, self._section)

    def _is_worth_asking(self, section: str) -> bool:
        """Tell whether a section may bring what feeds and sitemaps did not.

        One that never did is asked once a week, and whenever they brought nothing.
        """
        last = self.agenda.last_full_crawl
        if last is None or not self._announced or datetime.now(UTC) - last > SECTION_REST:
            return True
        return any(same_listing(page, section) for page in self.agenda.announcers)

    def _enter(self, found: list[Found]) -> int:
        articles = self.sieve.articles(found)
        self._announced += len(articles)
        return self.agenda.add(articles)

    def _feed(self, response: Response) -> Iterator[Request]:
        self._announcement(response, read_feed(response.body, response.url), is_feed=True)
        yield from ()

    def _announcement(self, response: Response, found: list[Found], *, is_feed: bool) -> None:
        before = self._announced
        if not found and (why := why_nothing(response.body, is_feed=is_feed)):
            if not response.cb_kwargs["guess"]:
                self.agenda.troubles.append(f"{asked(response)}: {why}")
            return
        self._enter(found)
        self.agenda.polls.answered(response, found, self._announced - before, is_feed=is_feed)

    def _sitemap(self, response: Response) -> Iterator[Request]:
        """Enter a sitemap's pages and open its parts; an index is asked for whole, for it may hide that a part changed."""
        sitemap = read_sitemap(response.body, response.url)
        if sitemap.parts:
            self._enter(list(sitemap.found))
        else:
            found = list(sitemap.found) or read_feed(response.body, response.url)
            self._announcement(response, found, is_feed=not sitemap.found and bool(found))
        for part in sitemap.parts:
            if self.sieve.opens(part.url, part.lastmod):
                yield from self._ask(part.url, self._sitemap)
            else:
                self.agenda.pass_over(part.url)

    def _section(self, response: Response) -> Iterator[Request]:
        """Follow a section to older pages for as long as they bring what was not known.

        Until a crawl has once looked everywhere, what one that ended in the middle found does not count as known.
        """
        section = read_section(response.body, response.url, _content_type(response))
        before = self.agenda.found
        new = self._enter(list(section.found))
        brought = new if self.agenda.last_full_crawl else self.agenda.found - before
        enough = self._enough is not None and self.agenda.new >= self._enough
        if brought and section.next_page and not enough:
            yield from self._ask(section.next_page, self._section)

    def _homepage(self, response: Response) -> Iterator[Request]:
        announced = read_homepage(response.body, response.url, _content_type(response))
        self._enter(list(read_section(response.body, response.url, _content_type(response)).found))
        for url in announced.feeds:
            yield from self._ask(url, self._feed)
        self._sections += announced.sections

    def _robots(self, response: Response) -> Iterator[Request]:
        named = robots_sitemaps(response.body)
        for url in named:
            yield from self._ask(url, self._sitemap)
        if not named:
            yield from self._ask("/sitemap.xml", self._sitemap, guess=True)


def _content_type(response: Response) -> str | None:
    return (response.headers.get("Content-Type") or b"").decode("latin-1") or None
