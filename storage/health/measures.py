"""What is measured of a database: a row an outlet, for whoever watches machines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

Row = tuple[tuple[str, ...], float]


@dataclass(frozen=True, slots=True)
class Measure:
    """A family of numbers: its name, what it says, its labels, and the statement that yields labels and number."""

    name: str
    description: str
    labels: tuple[str, ...]
    select: str
    grows: bool = False

    def rows(self, db: Database) -> Iterator[Row]:
        """Yield each combination of labels with its number."""
        for *labels, number in db.execute(self.select):
            yield tuple(map(str, labels)), float(number)


MEASURES = (
    Measure(
        "dateline_articles",
        "Articles stored.",
        ("outlet",),
        "select slug, (select count(*) from articles where outlet = slug) from outlets order by slug",
    ),
    Measure(
        "dateline_last_article_timestamp_seconds",
        "When the newest dated article was published.",
        ("outlet",),
        # An index knows the days. They are local ones: of two articles the later may have the earlier day.
        """select slug, unixepoch(max(published_at)) from outlets join articles on outlet = slug and published_on >= (
        select date(published_on, '-2 days') from articles where outlet = slug and published_at is not null
        order by published_on desc limit 1) group by slug order by slug""",
    ),
    Measure(
        "dateline_last_crawl_timestamp_seconds",
        "When the last crawl began.",
        ("outlet",),
        "select outlet, unixepoch(max(started_at)) from crawls group by outlet order by outlet",
    ),
    Measure(
        "dateline_wrong",
        "1 for what is wrong with an outlet, by its own history.",
        ("outlet", "cause"),
        "select outlet, cause, 1 from alerts where ended_at is null order by outlet",
    ),
    Measure(
        "dateline_pages",
        "Pages of the frontier, by where they stand.",
        ("outlet", "state"),
        "select outlet, state, count(*) from pages group by outlet, state order by outlet, state",
    ),
    Measure(
        "dateline_rejects",
        "Pages that gave no article, by reason.",
        ("outlet", "reason"),
        "select outlet, reason, count(*) from rejects group by outlet, reason order by outlet, reason",
    ),
    Measure(
        "dateline_crawls",
        "Crawls that ended, by how they did.",
        ("outlet", "outcome"),
        "select outlet, outcome, count(*) from crawls where outcome is not null group by 1, 2 order by 1, 2",
        grows=True,
    ),
    Measure(
        "dateline_requests",
        "Requests sent.",
        ("outlet",),
        "select outlet, sum(requests) from crawls group by outlet order by outlet",
        grows=True,
    ),
    Measure(
        "dateline_received_bytes",
        "Bytes received.",
        ("outlet",),
        "select outlet, sum(bytes) from crawls group by outlet order by outlet",
        grows=True,
    ),
)
