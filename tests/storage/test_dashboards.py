"""The charts: a bar counts what the list it leads to shows, whatever the charts are narrowed by."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from datasette.app import Datasette  # type: ignore[import-untyped]
from datasette_dashboards import replace_opts_in_query
from sqlite_utils import Database

from storage.articles.storing import save_articles
from storage.datasette.dashboards import dashboards
from storage.datasette.serve import datasette_for
from storage.frontier.outlets import save_outlet
from storage.records import Article, OutletRecord
from storage.search.filters import Filter
from storage.takeaway.articles import Choice, number_of

CHARTS = dashboards("news")["press"]["charts"]
DAYS = ("2023-05-31", "2023-06-01", "2023-06-15", "2023-06-30", "2023-06", "2023-07-01", "2023", None)


@pytest.fixture
def served(
    db: Database, path: Path, plateau: OutletRecord, pepper: Article, harbour_wall: Article
) -> Iterator[Datasette]:
    """Serve two papers with an article of each of some days, of a month, of a year and of no day."""
    save_outlet(db, replace(plateau, region="Tyne & Wear"))
    for article in (pepper, harbour_wall):
        dated = (
            replace(
                article,
                url=f"{article.url}{place}",
                published_on=day,
                published_at=None,
                published_local=None,
            )
            for place, day in enumerate(DAYS)
        )
        save_articles(db, list(dated))
    datasette = datasette_for(path)
    yield datasette
    datasette.get_database("news").close()
    datasette.executor.shutdown()


def asked(served: Datasette, address: str, **parameters: str) -> Any:
    """Return what a page answers as JSON."""
    answer = asyncio.run(served.client.get(address, params=parameters or None))
    assert answer.status_code == 200, answer.text
    return answer.json()


def bars(served: Datasette, chart: str, narrowed: dict[str, str]) -> list[dict[str, Any]]:
    """Return the bars of a chart."""
    sql = replace_opts_in_query(CHARTS[chart]["query"], narrowed)
    rows: list[dict[str, Any]] = asked(served, "/news.json", sql=sql, _shape="array", **narrowed)
    return rows


@pytest.mark.parametrize("chart", ["months", "outlets"])
@pytest.mark.parametrize(
    "narrowed",
    [
        {},
        {"outlet": "cao-nguyen"},
        {"region": "Tyne & Wear"},
        {"since": "2023-06-01", "until": "2023-06-30"},
        {"outlet": "cao-nguyen", "region": "Tyne & Wear", "since": "2023-06-15"},
    ],
    ids=" ".join,
)
def test_a_bar_leads_to_what_it_counts(served: Datasette, chart: str, narrowed: dict[str, str]) -> None:
    """All of it, and nothing else; its facets count the same."""
    shown = bars(served, chart, narrowed)
    assert shown
    for bar in shown:
        page = urljoin("/-/dashboards/press", bar["href"])
        listed = asked(served, page.replace("/articles?", "/articles.json?"))
        assert listed["filtered_table_rows_count"] == bar["articles"]
        facet = listed["facet_results"]["outlet"]["results"]
        assert sum(value["count"] for value in facet) == bar["articles"]


def test_days_mean_what_they_mean_to_the_command(served: Datasette, db: Database) -> None:
    """An article of which only the month is known may lie between them."""
    days = {"since": "2023-06-01", "until": "2023-06-30"}
    counted = {bar["outlet"]: bar["articles"] for bar in bars(served, "outlets", days)}
    assert counted == {outlet: number_of(db, Choice(Filter((outlet,), **days))) for outlet in counted}
    assert set(counted.values()) == {5}
