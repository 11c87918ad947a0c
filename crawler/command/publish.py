"""``dateline publish``: a copy of the database to hand round."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from crawler.command import options
from crawler.command.summary import counted
from storage.database import open_database
from storage.takeaway.publish import publish as write_copy

BYTES = 1_000_000


@click.command(short_help="Write a copy of the database to hand round.")
@click.argument("out", metavar="OUT.db", type=click.Path(dir_okay=False, path_type=Path))
@options.database
def publish(out: Path, *, db_path: Path) -> None:
    """Write a compact copy of the database to OUT.db: articles, versions, dates, clusters, search and all views.

    Left out are kept pages, the frontier, and what is told of the machine that crawled. A crawl may go on meanwhile.
    The copy is one file, and can be served from where nothing may be written.

    \b
    Examples:
      dateline publish region-2023.db
      dateline serve --db region-2023.db --immutable
    """
    if out.exists():
        raise click.UsageError(f"{out} is there already; name another file, or remove it.")
    if not out.parent.is_dir():
        raise click.UsageError(f"{out}: there is no folder {out.parent}")
    write_copy(db_path, out)
    with closing(open_database(out, create=False)) as copy:
        number = copy.table("articles").count
    click.echo(f"{out}: {counted(number, 'article')}, {out.stat().st_size / BYTES:,.1f} MB")
