"""``dateline merge``: databases of several machines or years, joined into one."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import click

from crawler.command.steps import Steps
from crawler.command.steps import counted as in_a_line
from storage.database import open_database
from storage.kept.pages import kept_path
from storage.merging.kept_pages import merge_kept
from storage.merging.merge import merge as bring
from storage.merging.sources import number_of_articles, number_of_kept

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(short_help="Join databases into one.")
@click.argument("sources", nargs=-1, required=True, metavar="A.db B.db...", type=FILE)
@click.option(
    "--into", "out", required=True, metavar="OUT.db", type=FILE, help="Where all goes; made where missing."
)
@click.option("--pages/--no-pages", default=True, show_default=True, help="Kept pages too.")
def merge(sources: tuple[Path, ...], *, out: Path, pages: bool) -> None:
    """Bring all that A.db, B.db and others hold into OUT.db: articles with every state, dates, frontier, kept pages.

    A.db and B.db are only read; of one of an earlier Dateline a copy is. The order does not matter, and merging again
    changes nothing; after Ctrl-C the same command goes on. Where two databases say different things the later state
    stands, and the former one is a version; of two readings of one state the later stands, and is none. Who printed
    what first is found anew over all of them.

    \b
    Examples:
      dateline merge north.db south.db --into all.db
      dateline merge 2022.db --into archive.db --no-pages
    """
    if out.resolve() in {source.resolve() for source in sources}:
        raise click.UsageError(f"{out} is one of the databases to be merged; name another file with --into.")
    try:
        merge_all(sources, out, pages=pages)
    except KeyboardInterrupt:
        click.echo("interrupted: what was merged so far is stored; the same command goes on", err=True)
        sys.exit(1)


def merge_all(sources: Sequence[Path], out: Path, *, pages: bool) -> None:
    """Merge each database in turn, and say what each brought."""
    totals = {source: number_of_articles(source) for source in sources}
    with closing(open_database(out)) as db:
        for source, total in totals.items():
            with Steps(f"articles of {source}", total) as steps:
                counts = bring(db, source, steps.advance)
            kept = merge_pages(out, source) if pages else None
            click.echo(
                f"{source}: {in_a_line(counts) or 'no articles'}" + ("" if kept is None else f"; {kept}")
            )


def merge_pages(out: Path, source: Path) -> str | None:
    """Merge kept pages, and say in words how many were new; None where there are none."""
    if not kept_path(source).exists():
        return None
    total = number_of_kept(kept_path(source))
    with Steps(f"kept pages of {source}", total) as steps:
        new = merge_kept(out, source, steps.advance)
    return f"{new:,} of {total:,} kept pages are new"
