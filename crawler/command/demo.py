"""``dateline demo``: two bundled, fictional papers, crawled for real."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import click

from crawler.catalogue.outlets import load_outlet
from crawler.command.crawl import closing_line
from crawler.command.progress import CrawlDisplay
from crawler.command.serve import open_in_browser
from crawler.command.summary import summary_lines
from crawler.demo import NEIGHBOUR_SLUG, SLUG, neighbour_file, outlet_file
from crawler.demo.server import DemoPress, NeighbourPress
from crawler.run import CrawlOptions, CrawlResult, crawl
from pipelines.outlet import Outlet
from storage.articles.summary import summarise
from storage.database import open_database

PORT = 8750


@click.command(short_help="Crawl two bundled, fictional papers and look at what comes of it.")
@click.option(
    "--db",
    "db_path",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("demo.db"),
    show_default=True,
    help="The database.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="Where the paper is served; 0 takes a free port.  [default: as last time]",
)
@click.option("--serve", is_flag=True, help="Open the database in a browser afterwards.")
def demo(*, db_path: Path, port: int | None, serve: bool) -> None:
    """Serve a fictional daily of the Central Highlands and its neighbour on this machine, and crawl them like live papers.

    Nothing leaves this machine. Run it again: no article is fetched twice.

    \b
    Examples:
      dateline demo
      dateline demo --serve
    """
    known = ports_known(db_path)
    with (
        DemoPress(known.get(SLUG, PORT) if port is None else port, edited=SLUG in known) as press,
        NeighbourPress(known.get(NEIGHBOUR_SLUG, 0) if port is None else 0) as neighbour,
        tempfile.TemporaryDirectory() as folder,
    ):
        click.echo(f"Crawling the demo papers at {press.homepage} and {neighbour.homepage} into {db_path} …")
        papers = [
            load_outlet(outlet_file(press.homepage, Path(folder))),
            load_outlet(neighbour_file(neighbour.homepage, Path(folder))),
        ]
        with CrawlDisplay() as display:
            results = crawl_editions(press, papers, db_path, display)
    for result in results:
        click.echo(closing_line(result))
    db = open_database(db_path, create=False)
    for line in summary_lines(summarise(db), db_path):
        click.echo(line)
    db.close()
    if serve:
        open_in_browser(db_path)
    sys.exit(0 if all(result.outcome == "healthy" for result in results) else 1)


def crawl_editions(
    press: DemoPress, papers: Sequence[Outlet], db_path: Path, display: CrawlDisplay
) -> list[CrawlResult]:
    """Crawl both papers; the first time, crawl the one that edits an article meanwhile once more.

    A process can crawl once, so what comes before goes to processes of its own.
    """
    asked = CrawlOptions(
        settings={"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False}, contact="the demo on this machine"
    )
    if press.edited:
        return crawl(papers, db_path, options=asked, on_event=display)
    results = crawl(papers, db_path, options=replace(asked, jobs=len(papers)), on_event=display)
    if all(result.outcome == "healthy" for result in results):
        press.edited = True
        results += crawl(papers[:1], db_path, options=replace(asked, refresh=True), on_event=display)
    return results


def ports_known(db_path: Path) -> dict[str, int]:
    """Return the ports the papers were served at when this database was made: their addresses are known by them."""
    if not db_path.exists():
        return {}
    db = open_database(db_path, create=False)
    homepages = {row["slug"]: urlsplit(row["homepage"]) for row in db.table("outlets").rows}
    db.close()
    return {slug: homepage.port for slug, homepage in homepages.items() if homepage.port}
