"""A Redis that is slow, or silent for a while, is waited for: it is said in the log, and nothing is lost."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import pytest

from crawler.fetch.page_spider import PageSpider
from crawler.loader import spider_of
from crawler.shared import server as servers
from crawler.shared.away_ledger import AwayLedger
from crawler.shared.board import Reports, Requests
from crawler.shared.desk import AT_ONCE, Desk
from crawler.shared.lease import Lease
from crawler.shared.wire import Turn
from pipelines.outlet_of_page import nobody_described
from storage.frontier.values import DuePage
from storage.records import Hints, PageState
from tests.crawler.shared.conftest import RedisServer, connected

Start = Callable[..., RedisServer]
URLS = {f"https://gazette.example/{number}" for number in range(3)}


def test_a_slow_redis_is_said_and_a_silent_one_costs_the_lease(
    redis_server: Start, caplog: pytest.LogCaptureFixture
) -> None:
    """A late answer renews it; without one, whoever holds it knows by the clock that others may have it."""
    url = redis_server().url

    async def hold() -> None:
        async with connected(url) as connection:
            lease = Lease(connection.loop, "dateline:host:gazette.example", seconds=6.0)
            assert await lease.claim()
            await connection.loop.client_pause(3000)
            await asyncio.sleep(4.0)
            assert not lease.lost
            await connection.loop.client_pause(9000)
            await asyncio.sleep(6.5)
            assert lease.lost

    with caplog.at_level(logging.WARNING):
        asyncio.run(hold())
    assert "Redis is slow: it took" in caplog.text
    assert "to renew dateline:host:gazette.example" in caplog.text


def test_a_lease_that_redis_forgot_is_lost(redis_server: Start) -> None:
    """At the next renewal, and not only when it would have lapsed: another worker may have taken it at once."""
    url = redis_server().url

    async def hold() -> None:
        async with connected(url) as connection:
            lease = Lease(connection.loop, "dateline:host:gazette.example", seconds=12.0)
            assert await lease.claim()
            await connection.loop.delete("dateline:host:gazette.example")
            await asyncio.sleep(6.0)
            assert lease.lost

    asyncio.run(hold())


def test_what_is_asked_twice_of_a_slow_redis_is_entered_once(
    redis_server: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command outlasts our patience, is sent again and may be done twice: every page comes back, none is left over."""
    monkeypatch.setattr(servers, "SECONDS_TO_ANSWER", 0.3)
    url = redis_server().url
    spider = spider_of(nobody_described("https://gazette.example/"), PageSpider)()
    entered: list[str] = []

    async def crawl() -> None:
        async with connected(url) as connection, connected(url) as other:
            desk, requests = Desk(spider, connection), Requests(connection, spider)
            await desk.open()
            await other.loop.client_pause(900)
            await desk.hand_out([DuePage(url, Hints(), None, None, PageState.FOUND) for url in sorted(URLS)])
            while desk.out:
                await other.loop.client_pause(900)
                ledger = AwayLedger(spider.outlet, Reports(connection, spider.name))
                for request in await asyncio.to_thread(requests.pop_some, 2):
                    if ledger.take(request.url):
                        ledger.refused(request.url, PageState.GONE, "http-404", None)
                await other.loop.client_pause(900)
                await ledger.end(Turn("finished", 1, 1))
                while reports := await desk.take_back(AT_ONCE):
                    answers = [answer.url for report in reports for answer in report.answers]
                    entered.extend(url for url in answers if desk.out.pop(url, None))
            await desk.stored()
            assert await connection.loop.xlen("dateline:gazette.example:reports") == 0

    asyncio.run(crawl())
    assert sorted(entered) == sorted(URLS)
