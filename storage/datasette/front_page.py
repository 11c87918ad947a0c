"""What the home page shows: the holdings, the papers, their regions, the months, the articles published last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from sqlite_utils import Database

from storage.articles.summary import Summary, summarise
from storage.datasette.months import every_month
from storage.datasette.region_map import Place, RegionMap, region_map

Row = dict[str, Any]

ARTICLES_SHOWN = 10
MAP_WIDTH = 304.0
LATEST = """
select id, headline, summary, published_on, outlet, section from articles
where length(published_on) = 10 order by published_on desc limit ?
"""
MONTHS = """
select month, sum(articles) as articles from article_counts where month <> ''
group by month having sum(articles) > 0 order by month
"""
PAPERS = """
select slug, name, region, latitude, longitude,
       (select coalesce(sum(c.articles), 0) from article_counts c where c.outlet = o.slug) as articles
from outlets o order by articles desc, name
"""


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The home page: ``months`` in their order, ``papers`` the largest first, the map where it is known where they are."""

    holdings: Summary
    latest: list[Row]
    months: list[Row]
    papers: list[Row]
    map: RegionMap | None


def front_page(db: Database) -> FrontPage:
    """Gather what the home page shows."""
    papers = list(db.query(PAPERS))
    return FrontPage(
        holdings=summarise(db),
        latest=list(db.query(LATEST, [ARTICLES_SHOWN])),
        months=every_month(db.query(MONTHS)),
        papers=papers,
        map=region_map(places(papers), MAP_WIDTH),
    )


def places(papers: Sequence[Row]) -> list[Place]:
    """Return the regions of papers that have articles and coordinates, in the middle of those of each region."""
    regions: dict[str, list[Row]] = defaultdict(list)
    for paper in papers:
        if paper["region"] and paper["articles"] and None not in (paper["latitude"], paper["longitude"]):
            regions[paper["region"]].append(paper)
    return [
        Place(
            name,
            sum(paper["articles"] for paper in there),
            fmean(paper["latitude"] for paper in there),
            fmean(paper["longitude"] for paper in there),
        )
        for name, there in regions.items()
    ]


def paper_names(db: Database) -> dict[str, str]:
    """Return the name of each outlet by its slug."""
    return {outlet["slug"]: outlet["name"] for outlet in db.table("outlets").rows}
