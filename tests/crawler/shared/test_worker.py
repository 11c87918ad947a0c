"""What a worker has in hand is little, and what it has read travels together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from scrapy.crawler import Crawler
from scrapy.settings import Settings

from crawler.loader import spider_of
from crawler.plan import CrawlOptions
from crawler.run import crawl_settings
from crawler.shared.away_ledger import MOST_TOGETHER, AwayLedger
from crawler.shared.board import Reports, report_of
from crawler.shared.coordinator import MANNERS, SharedSpider
from crawler.shared.shift import mannered
from crawler.shared.wire import Offer, Turn
from crawler.shared.worker_spider import WorkerSpider
from pipelines.outlet_of_page import nobody_described
from storage.records import PageState
from tests.crawler.shared.conftest import RedisServer, connected

OUTLET = nobody_described("https://gazette.example/")


def test_a_worker_takes_few_more_pages_than_it_may_ask_for_at_a_time() -> None:
    """One waits for each that is asked for; the rest stays in the queue, for whoever comes if this worker dies."""
    settings = Settings()
    settings.setmodule("crawler.settings")
    spider_of(OUTLET, WorkerSpider).update_settings(settings)
    assert settings.getint("CONCURRENT_REQUESTS") == 2 * settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")


@pytest.mark.parametrize("home", ["https://gazette.example/", "http://127.0.0.1:8001/"])
@pytest.mark.parametrize(
    ("coordinator", "worker", "delay"),
    [({"DOWNLOAD_DELAY": "3"}, {}, 3), ({"DOWNLOAD_DELAY": "3"}, {"DOWNLOAD_DELAY": "4"}, 4), ({}, {}, None)],
)
def test_a_worker_has_the_manners_it_is_told(
    home: str, coordinator: dict[str, object], worker: dict[str, object], delay: float | None
) -> None:
    """Of a paper on this machine too; what the operator says at either end wins over what any paper gets."""
    outlet = nobody_described(home)
    there = Crawler(
        spider_of(outlet, SharedSpider), crawl_settings("", CrawlOptions(settings=coordinator))
    ).settings
    offer = Offer(outlet, {name: there[name] for name in MANNERS})
    here = crawl_settings("", CrawlOptions(settings=worker))
    told = Crawler(spider_of(outlet, WorkerSpider), mannered(here, offer)).settings
    assert told.getfloat("DOWNLOAD_DELAY") == (there.getfloat("DOWNLOAD_DELAY") if delay is None else delay)
    assert told.getbool("AUTOTHROTTLE_ENABLED") is there.getbool("AUTOTHROTTLE_ENABLED")
    assert told.getint("CONCURRENT_REQUESTS") <= 2 * there.getint("CONCURRENT_REQUESTS_PER_DOMAIN")


def test_pages_read_within_a_second_travel_together(redis_server: Callable[..., RedisServer]) -> None:
    """Up to sixteen in a report, the last ones with the word that the turn has ended; each page once, in order."""
    url = redis_server().url
    pages = [f"https://gazette.example/{number}" for number in range(MOST_TOGETHER + 3)]
    turn = Turn("finished", len(pages), 1000)

    async def report() -> None:
        async with connected(url) as connection:
            reports = Reports(connection, OUTLET.record.slug)
            await reports.begin()
            ledger = AwayLedger(OUTLET, reports)
            for page in pages:
                ledger.take(page)
                ledger.refused(page, PageState.GONE, "http-404", None, 404)
            await ledger.end(turn)
            first, last = map(report_of, await reports.read(1.0))
            assert [answer.url for answer in first.answers + last.answers] == pages
            assert (len(first.answers), first.turn, last.turn) == (MOST_TOGETHER, None, turn)
            assert (ledger.answered, ledger.open) == (len(pages), set())

    asyncio.run(report())
