"""``dateline worker``: fetches and reads for a crawl that another machine keeps."""

from __future__ import annotations

from pathlib import Path

import click

from crawler.catalogue.outlets import Catalogue
from crawler.command import options
from crawler.command.setting import setting
from crawler.plan import CrawlOptions
from storage.extras import require


@click.command(short_help="Fetch and read for a crawl that another machine keeps.")
@click.argument("queue", envvar="DATELINE_QUEUE", metavar="REDIS")
@options.outlet_folders
@click.option(
    "--outlets-at-once",
    type=click.IntRange(1),
    default=32,
    show_default=True,
    help="Take at most so many outlets at a time.",
)
@click.option(
    "--idle",
    type=click.FloatRange(0),
    metavar="SECONDS",
    help="End when there was no work for so long.  [default: wait for more]",
)
@click.option("-s", "settings", multiple=True, metavar="NAME=VALUE", help="Set one of Scrapy's settings.")
def worker(
    queue: str,
    *,
    outlet_dirs: tuple[Path, ...],
    outlets_at_once: int,
    idle: float | None,
    settings: tuple[str, ...],
) -> None:
    """Take pages from the queue at REDIS, fetch and read them, and send back what they say.

    Start as many as you like, on any machine that reaches the queue and the papers: "dateline crawl --queue REDIS"
    hands out the pages, and alone has a database. A paper is asked by one worker at a time, and no more often than by
    one machine. Workers come and go: the pages of one that was killed are given to another. Ctrl-C finishes what is
    in flight and leaves.

    \b
    Examples:
      dateline worker redis://queue.example:6379
      DATELINE_QUEUE=rediss://:PASSWORD@queue.example:6380 dateline worker
      dateline worker redis://queue.example --idle 600
    """
    require("redis")
    from crawler.shared.shift import Terms, work  # noqa: PLC0415 - not everybody has the extra

    asked = CrawlOptions(settings=dict(map(setting, settings)))
    terms = Terms(outlets_at_once, Catalogue(outlet_dirs), idle)
    pages = work(queue, asked, terms, lambda line: click.echo(line, err=True))
    click.echo(f"{pages:,} pages answered")
