"""What the home page shows: the holdings, the papers, the months, the articles published last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from storage.summary import Summary, summarise

Row = dict[str, Any]

ARTICLES_SHOWN = 7
LATEST = """
select id, headline, summary, published_on, outlet, section from articles
where length(published_on) = 10 order by published_on desc limit ?
"""
MONTHS = (
    "select month, count(*) as articles from articles where month is not null group by month order by month"
)
PAPERS = """
select slug, name, region, (select count(*) from articles a where a.outlet = o.slug) as articles
from outlets o order by articles desc, name
"""


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The home page: ``months`` in their order, ``papers`` the largest first."""

    holdings: Summary
    latest: list[Row]
    months: list[Row]
    papers: list[Row]


def front_page(db: Database) -> FrontPage:
    """Gather what the home page shows."""
    return FrontPage(
        holdings=summarise(db),
        latest=list(db.query(LATEST, [ARTICLES_SHOWN])),
        months=list(db.query(MONTHS)),
        papers=list(db.query(PAPERS)),
    )


def paper_names(db: Database) -> dict[str, str]:
    """Return the name of each outlet by its slug."""
    return {outlet["slug"]: outlet["name"] for outlet in db.table("outlets").rows}
