"""``dateline export``: kept pages in the format of web archives."""

from __future__ import annotations

from pathlib import Path

import click

from crawler.archive.warc import WarcOut
from crawler.command import options
from crawler.command.reread import choose
from crawler.command.steps import Steps
from storage.database import open_database
from storage.kept import KeptPages, kept_path


@click.command(short_help="Write kept pages as a WARC file.")
@click.argument("outlets", nargs=-1)
@click.option(
    "--warc",
    "warc",
    required=True,
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; packed when its name ends in .gz.",
)
@options.database
def export(outlets: tuple[str, ...], *, warc: Path, db_path: Path) -> None:
    """Write the kept pages of OUTLETS, or of all, as WARC 1.1: each state of each page a response with its digests.

    Archives, replay tools and "dateline import" read the file. It appears under its name when it is complete.

    \b
    Examples:
      dateline export --warc region.warc.gz
      dateline export baogialai --db region.db --warc baogialai.warc.gz
    """
    open_database(db_path, create=False).close()
    path = kept_path(db_path)
    if not path.exists():
        raise click.ClickException(f"{path}: there are no kept pages to export.")
    if warc.exists():
        raise click.UsageError(f"{warc} is there already; name another file, or remove it.")
    with KeptPages(path) as kept:
        written = write(kept, choose(kept.counts(), outlets), warc)
    click.echo(f"{written:,} pages in {warc}")


def write(kept: KeptPages, outlets: list[str], warc: Path) -> int:
    """Write all kept states of the outlets' pages and return how many; a file broken off is removed."""
    unfinished = warc.with_name(f"{warc.name}.part")
    written = 0
    try:
        with (
            unfinished.open("wb") as stream,
            Steps("pages", sum(map(kept.counts().__getitem__, outlets))) as steps,
        ):
            out = WarcOut(stream, warc.name)
            for outlet in outlets:
                for page in kept.each(outlet, former=True):
                    out.write(page)
                    steps.advance()
                    written += 1
        unfinished.rename(warc)
    finally:
        unfinished.unlink(missing_ok=True)
    return written
