"""What of a shared crawl's cost is the queue's own calls: CPU a page to hand it out, take it, report it, take that back.

Both sides in one process, at a Redis of its own, with the benchmark's pages of 176 KB; reports of one page, as a paper
at one page a second makes them, to sixteen, as a quick one does. What else sharing costs, ``bench.sharing_cost`` tells.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import redis

from bench.press import page
from bench.shared import end, queue, url
from bench.sharing_cost import HOME, cpu_of
from crawler.fetch.page_spider import PageSpider
from crawler.loader import spider_of
from crawler.shared.away_ledger import AwayLedger
from crawler.shared.board import Reports, Requests
from crawler.shared.desk import Desk
from crawler.shared.server import connect
from crawler.shared.wire import Turn
from pipelines.door import article_of
from pipelines.outlet_of_page import nobody_described
from pipelines.page import Page
from storage.frontier.values import DuePage
from storage.records import Article, Hints, PageState

PAGES = 320
OUTLET = nobody_described("https://gazette.example/")


@dataclass
class Spent:
    """CPU seconds by what they were spent on."""

    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    @contextmanager
    def on(self, what: str) -> Iterator[None]:
        """Count the time of a block."""
        began = time.process_time()
        yield
        self.seconds[what] += time.process_time() - began

    def row(self) -> str:
        """Tell milliseconds a page."""
        told = ", ".join(f"{what} {1000 * seconds / PAGES:.2f}" for what, seconds in self.seconds.items())
        return f"{1000 * sum(self.seconds.values()) / PAGES:.2f} ms CPU a page ({told})"


def main() -> None:
    """Measure, and print."""
    with tempfile.TemporaryDirectory() as name:
        broker = queue(Path(name), HOME)
        try:
            for together in (1, 2, 16):
                print(f"reports of {together}: {asyncio.run(passed(together)).row()}", flush=True)
        finally:
            end(broker)


async def passed(together: int) -> Spent:
    """Have pages go to a worker and come back, so many in a report."""
    spider, spent = spider_of(OUTLET, PageSpider)(), Spent()
    pages = [fetched(number) for number in range(together)]
    articles = [article_of(page, OUTLET) for page in pages]
    server = connect(url(HOME))
    desk, requests = Desk(spider, server), Requests(server, spider)
    await desk.open()
    with redis.Redis.from_url(url(HOME)) as client:
        before = cpu_of(client)
        for _ in range(PAGES // together):
            due = [DuePage(page.url, Hints(), None, None, PageState.FOUND) for page in pages]
            with spent.on("hand out"):
                await desk.hand_out(due)
            with spent.on("take"):
                taken = await asyncio.to_thread(requests.pop_some, together)
            with spent.on("report"):
                ledger = AwayLedger(OUTLET, Reports(server, spider.name))
                for request, fetched_page, article in zip(taken, pages, articles, strict=True):
                    if ledger.take(request.url) and isinstance(article, Article):
                        ledger.article(article, fetched_page)
                await ledger.end(Turn("finished", together, 0))
            with spent.on("take back"):
                for report in await desk.take_back():
                    for answer in report.answers:
                        del desk.out[answer.url]
                await desk.stored()
        spent.seconds["Redis"] = cpu_of(client) - before
    await server.close()
    return spent


def fetched(number: int) -> Page:
    """Return a page of the benchmark's as a worker has fetched it."""
    address = f"https://gazette.example/{number}"
    return Page(
        address, address, 200, {"etag": str(number)}, page(number), datetime.now(UTC), OUTLET.record.slug
    )


if __name__ == "__main__":
    main()
