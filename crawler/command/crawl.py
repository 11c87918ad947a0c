"""``dateline crawl``: discover, fetch what is new or due, store."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from pathlib import Path

import click

from crawler.catalogue.outlets import Catalogue
from crawler.command import options
from crawler.command.choosing import choose, name_broken
from crawler.command.progress import CrawlDisplay
from crawler.command.setting import setting
from crawler.logs import log_to
from crawler.metrics import write_metrics
from crawler.run import CrawlOptions, CrawlResult
from crawler.run import crawl as run_crawl
from storage.extras import require
from storage.frontier.crawls import CrawlCounts

DAY = click.DateTime(["%Y-%m-%d"])
WELL = {"healthy", "busy"}  # what is busy is another crawl's to tell


@click.command(short_help="Crawl outlets into the database.")
@click.argument("outlets", nargs=-1)
@options.database
@options.outlet_folders
@click.option(
    "--since", type=DAY, metavar="DAY", help="Pass by what is announced as published before this day."
)
@click.option(
    "--until", type=DAY, metavar="DAY", help="Pass by what is announced as published after this day."
)
@click.option("--limit", type=click.IntRange(1), help="Fetch at most so many pages of each outlet.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="So many processes, each with outlets of its own.",
)
@click.option("--refresh", is_flag=True, help="Fetch pages again that are not due.")
@options.contact
@click.option(
    "--queue",
    envvar="DATELINE_QUEUE",
    show_envvar=True,
    metavar="REDIS",
    help='Have workers fetch and read: each "dateline worker REDIS", on any machine.',
)
@click.option("-s", "settings", multiple=True, metavar="NAME=VALUE", help="Set one of Scrapy's settings.")
@options.metrics_file
@options.log_file
@options.log_json
def crawl(  # noqa: PLR0913 - one argument an option
    outlets: tuple[str, ...],
    *,
    db_path: Path,
    outlet_dirs: tuple[Path, ...],
    since: datetime | None,
    until: datetime | None,
    limit: int | None,
    jobs: int,
    refresh: bool,
    contact: str | None,
    queue: str | None,
    settings: tuple[str, ...],
    metrics_file: Path | None,
    log_file: Path | None,
    log_json: bool,
) -> None:
    """Crawl OUTLETS, or all active ones: discover, fetch what is new or due, store.

    Ctrl-C ends politely, a second one at once; either way the next crawl goes on where this one stood. SIGTERM and
    SIGHUP do the same.
    What is announced without a date is fetched in any case, and stored whatever its day: no page is asked for in vain.
    Exit code 1 when an outlet fell short of what its file expects, or its file is wrong: then the others are crawled. One
    that another process crawls is left to it: busy.

    \b
    Examples:
      dateline crawl baogialai
      dateline crawl --since 2023-06-01 --until 2023-06-30 baogialai
      dateline crawl --outlets my-outlets --db region.db --contact desk@your-newsroom.org
      dateline crawl baogialai --limit 50 -s DOWNLOAD_DELAY=5
      dateline crawl --queue redis://queue.example:6379
    """
    chosen, broken = choose(Catalogue(outlet_dirs), outlets)
    asked = CrawlOptions(
        since=since.date() if since else None,
        until=until.date() if until else None,
        limit=limit,
        jobs=jobs,
        refresh=refresh,
        contact=contact,
        queue=queue,
        settings=log_to(log_file, as_json=log_json) | dict(map(setting, settings)),
    )
    if queue:
        check_queue(queue, jobs)
    name_broken(broken)
    with CrawlDisplay() as display:
        results = run_crawl(chosen, db_path, options=asked, on_event=display)
    for line in closing_lines(results):
        click.echo(line)
    if metrics_file:
        write_metrics(db_path, metrics_file)
    sys.exit(1 if broken or any(result.outcome not in WELL for result in results) else 0)


def check_queue(queue: str, jobs: int) -> None:
    """See that the queue can be used before anything is asked for. Raises ``QueueError`` and ``MissingExtraError``."""
    if jobs > 1:
        raise click.UsageError(
            "--jobs and --queue: with a queue the workers are the jobs; start more of them."
        )
    require("redis")
    from crawler.shared.board import workers_at  # noqa: PLC0415 - not everybody has the extra

    workers = workers_at(queue)
    click.echo(
        f"{workers} workers are at the queue"
        if workers
        else "no worker is at the queue yet: dateline worker REDIS",
        err=True,
    )


def closing_lines(results: Sequence[CrawlResult]) -> list[str]:
    """Say in a line how each outlet's crawl ended and, of several, what they come to together.

    >>> closing_lines([CrawlResult("gazette", "healthy"), CrawlResult("herald", "blocked")])[-1]
    '2 outlets: 1 blocked, 1 healthy: 0 new, 0 changed, 0 unchanged, 0 rejected, 0 gone (0 requests)'
    """
    lines = [closing_line(result) for result in results]
    if len(results) == 1:
        return lines
    outcomes = sorted(Counter(result.outcome for result in results).items())
    together = CrawlCounts(
        **{field.name: sum(getattr(r.counts, field.name) for r in results) for field in fields(CrawlCounts)}
    )
    words = ", ".join(f"{number} {outcome}" for outcome, number in outcomes)
    return [*lines, closing_line(CrawlResult(f"{len(results)} outlets", words, together))]


def closing_line(result: CrawlResult) -> str:
    """Say in a line how an outlet's crawl ended.

    >>> closing_line(CrawlResult("gazette", "short", shortfalls=("found 3, at least 5 expected",)))
    'gazette: short: 0 new, 0 changed, 0 unchanged, 0 rejected, 0 gone (0 requests); found 3, at least 5 expected'
    """
    counts = result.counts
    line = (
        f"{result.outlet}: {result.outcome}: {counts.new:,} new, {counts.changed:,} changed, "
        f"{counts.unchanged:,} unchanged, {counts.rejected:,} rejected, {counts.gone:,} gone ({counts.requests:,} requests)"
    )
    return "; ".join((line, *result.shortfalls))
