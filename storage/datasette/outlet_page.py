"""What the page of an outlet shows: how much it published and when, its sections, its latest articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from storage.datasette.months import every_month

Row = dict[str, Any]

SHOWN = 10
LATEST = """
select id, headline, summary, published_on, section, null as outlet, version from articles
where outlet = ? and length(published_on) = 10 order by published_on desc limit ?
"""
HEALTH = "select * from outlet_health where outlet = ?"
SHARE = "select credited, uncredited, share from agency_share where outlet = ?"
COUNTED = """
select {0}, sum(articles) as articles from article_counts where outlet = ? and {0} <> ''
group by {0} having sum(articles) > 0 order by {1}
"""
MONTHS = COUNTED.format("month", "month")
SECTIONS = COUNTED.format("section", "articles desc, section limit 12")


@dataclass(frozen=True, slots=True)
class OutletPage:
    """An outlet's page: ``health`` and ``share`` are its rows of the views, ``months`` in their order."""

    health: Row
    share: Row
    months: list[Row]
    sections: list[Row]
    latest: list[Row]


def outlet_page(db: Database, slug: str) -> OutletPage | None:
    """Gather what the page of an outlet shows, or None when there is no such outlet."""
    health = next(db.query(HEALTH, [slug]), None)
    if health is None:
        return None
    return OutletPage(
        health=health,
        share=next(db.query(SHARE, [slug])),
        months=every_month(db.query(MONTHS, [slug])),
        sections=list(db.query(SECTIONS, [slug])),
        latest=list(db.query(LATEST, [slug, SHOWN])),
    )
