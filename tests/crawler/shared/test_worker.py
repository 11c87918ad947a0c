"""What a worker has in hand is little, and what it has read travels together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from scrapy.settings import Settings

from crawler.loader import spider_of
from crawler.shared.away_ledger import MOST_TOGETHER, AwayLedger
from crawler.shared.board import Reports, report_of
from crawler.shared.wire import Turn
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
