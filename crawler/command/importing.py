"""``dateline import``: saved pages, plain-text documents and WARC files, through the same reading as a crawl."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import click

from crawler.archive.folders import files_in
from crawler.archive.imports import Imports, Whose
from crawler.archive.taking import Taking
from crawler.catalogue.outlets import Catalogue, UnknownOutletError
from crawler.command import options
from crawler.command.importing_parts import Bulk, import_by_cluster
from crawler.command.steps import Steps
from pipelines.addresses import is_web

COUNTED = ("new", "changed", "unchanged", "rejected")


class Place(click.Path):
    """A file or folder that is there; with ``--cluster`` an address of another store, too."""

    def __init__(self) -> None:
        super().__init__(exists=True)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Let an address pass where a cluster is to read it."""
        if ctx and "://" in str(value) and isinstance(ctx.params.get("cluster"), str):
            return str(value)
        return str(super().convert(str(value), param, ctx))


@click.command(name="import", short_help="Take in saved pages, documents and WARC files.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=Place())
@options.database
@options.outlet_folders
@click.option(
    "--outlet", "slug", metavar="SLUG", help="Whose pages these are.  [default: the page's host tells]"
)
@click.option("--url", default="", metavar="URL", help="The address of the one page that PATH is.")
@options.jobs
@options.cluster
@click.option(
    "--parts",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="With --cluster: where workers put what they made, a folder that all share.  [default: beside the database]",
)
def import_documents(  # noqa: PLR0913 - one argument an option
    paths: tuple[str, ...],
    *,
    db_path: Path,
    outlet_dirs: tuple[Path, ...],
    slug: str | None,
    url: str,
    jobs: int,
    cluster: str | None,
    parts: Path | None,
) -> None:
    """Read the pages at PATH and store their articles: files, or folders with all that is below them.

    Takes saved web pages (.html .htm .xhtml .mhtml), plain-text documents (.txt), WARC files (.warc .warc.gz, CC-NEWS
    too) and JSON lines with url and html (.jsonl). Asks no server. What gives no article goes to the table rejects
    with its reason, and is named on standard error. Importing a file again changes nothing. A page of a WARC file was
    fetched at its WARC-Date; at the last second of it, where that is a day, a month or a year.

    \b
    Examples:
      dateline import document.txt
      dateline import saved-pages/ --outlet baogialai
      dateline import page.html --url https://baogialai.com.vn/tin-post248717.html
      dateline import CC-NEWS-20230605-00001.warc.gz --db region.db

    With --cluster each file is read by a worker of a Dask cluster into a part of its own, and the parts are joined; a
    PATH may then be an address of another store (s3://, https://, hdfs://), with stars. An archive that the database
    has is not read again, unless your outlets' files were changed: after a break the same command goes on. Articles
    are counted, not pages.

    \b
      dateline import --cluster local cc-news/*.warc.gz --db region.db
      dateline import --cluster tcp://scheduler:8786 "s3://bucket/CC-NEWS-2023*.warc.gz" --parts /shared/parts

    Exit code 1 when anything was rejected.
    """
    if cluster:
        if url:
            raise click.UsageError("--url is the address of one page: import it without --cluster.")
        whose_pages(outlet_dirs, slug)
        bulk = Bulk(paths, db_path, parts or db_path.with_suffix(".parts"), outlet_dirs, slug)
        counts = import_by_cluster(bulk, cluster)
        click.echo(closing_line(counts, len(paths)))
        sys.exit(1 if counts["rejected"] else 0)
    files = files_in(map(Path, paths))
    if url and len(files) != 1:
        raise click.UsageError("--url is the address of one page: name one file with it.")
    if url and not is_web(url):
        raise click.UsageError(f"--url {url}: write the whole address, https:// and all.")
    whose = whose_pages(outlet_dirs, slug)
    complete = True
    with closing(Imports(db_path)) as imports, Steps("files", len(files)) as steps:
        try:
            Taking(imports, whose, steps).take_all(files, url, jobs)
        except KeyboardInterrupt:
            click.echo("interrupted: what was read so far is stored", err=True)
            complete = False
    click.echo(closing_line(imports.counts, len(files)))
    sys.exit(0 if complete and not imports.counts["rejected"] else 1)


def whose_pages(outlet_dirs: tuple[Path, ...], slug: str | None) -> Whose:
    """Return what says whose a page is, by the outlets there are."""
    try:
        return Whose(Catalogue(outlet_dirs), slug)
    except UnknownOutletError as problem:
        raise click.UsageError(str(problem)) from problem


def closing_line(counts: Counter[str], files: int) -> str:
    """Say in a line what an import came to.

    >>> closing_line(Counter(new=3, rejected=1), 4)
    '3 new, 0 changed, 0 unchanged, 1 rejected'
    """
    if not files:
        return "nothing to import: no file there has a name that ends in .txt, .html, .warc.gz or .jsonl"
    line = ", ".join(f"{counts[name]:,} {name}" for name in COUNTED)
    return line + (f", {counts['older']:,} older than what is stored" if counts["older"] else "")
