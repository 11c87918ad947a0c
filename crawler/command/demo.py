"""``dateline demo``: a bundled, fictional paper, crawled for real."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import click

from crawler.catalogue import load_outlet
from crawler.command.crawl import closing_line
from crawler.command.progress import CrawlDisplay
from crawler.command.serve import open_in_browser
from crawler.command.summary import summary_lines
from crawler.demo import SLUG, outlet_file
from crawler.demo.server import DemoPress
from crawler.run import CrawlOptions, crawl
from storage.database import open_database
from storage.summary import summarise

PORT = 8750


@click.command(short_help="Crawl a bundled, fictional paper and look at what comes of it.")
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
    """Serve a fictional daily of the Central Highlands on this machine, and crawl it like a live paper.

    Nothing leaves this machine. Run it again: no article is fetched twice.

    \b
    Examples:
      dateline demo
      dateline demo --serve
    """
    with (
        DemoPress(last_port(db_path) if port is None else port) as press,
        tempfile.TemporaryDirectory() as folder,
    ):
        click.echo(f"Crawling the demo paper at {press.homepage} into {db_path} …")
        outlet = load_outlet(outlet_file(press.homepage, Path(folder)))
        quick = CrawlOptions(
            settings={"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False}, contact="the demo on this machine"
        )
        with CrawlDisplay() as display:
            (result,) = crawl([outlet], db_path, options=quick, on_event=display)
    click.echo(closing_line(result))
    db = open_database(db_path, create=False)
    for line in summary_lines(summarise(db), db_path):
        click.echo(line)
    db.close()
    if serve:
        open_in_browser(db_path)
    sys.exit(0 if result.outcome == "healthy" else 1)


def last_port(db_path: Path) -> int:
    """Return the port the paper was served at when this database was made: its addresses are known by it."""
    if not db_path.exists():
        return PORT
    db = open_database(db_path, create=False)
    homepages = [row["homepage"] for row in db.table("outlets").rows_where("slug = ?", [SLUG])]
    db.close()
    return urlsplit(homepages[0]).port or PORT if homepages else PORT
