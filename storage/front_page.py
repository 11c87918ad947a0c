"""What the home page shows beside the summary: the papers, the months, the articles published last."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

Row = dict[str, Any]

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


def latest_articles(db: Database, number: int) -> list[Row]:
    """Return the articles published last."""
    return list(db.query(LATEST, [number]))


def months(db: Database) -> list[Row]:
    """Return the months that have articles, with their number."""
    return list(db.query(MONTHS))


def papers(db: Database) -> list[Row]:
    """Return the outlets with their number of articles, the largest first."""
    return list(db.query(PAPERS))


def paper_names(db: Database) -> dict[str, str]:
    """Return the name of each outlet by its slug."""
    return {outlet["slug"]: outlet["name"] for outlet in db.table("outlets").rows}
