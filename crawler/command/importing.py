"""``dateline import``: saved pages, plain-text documents and WARC files, through the same reading as a crawl."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import click

from crawler.archive.imports import Imports, Whose
from crawler.archive.reading import Reading, read_in_order
from crawler.archive.saved import files_in, saved_pages, shown
from crawler.catalogue import Catalogue, UnknownOutletError
from crawler.command import options
from crawler.command.steps import Steps
from pipelines.addresses import is_web
from pipelines.plain_page import is_plain_text
from pipelines.pool import article_of
from storage.records import Article, Reject

COUNTED = ("new", "changed", "unchanged", "rejected")


@click.command(name="import", short_help="Take in saved pages, documents and WARC files.")
@click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(exists=True, path_type=Path)
)
@options.database
@options.outlet_folders
@click.option(
    "--outlet", "slug", metavar="SLUG", help="Whose pages these are.  [default: the page's host tells]"
)
@click.option("--url", default="", metavar="URL", help="The address of the one page that PATH is.")
@options.jobs
def import_documents(  # noqa: PLR0913 - one argument an option
    paths: tuple[Path, ...],
    *,
    db_path: Path,
    outlet_dirs: tuple[Path, ...],
    slug: str | None,
    url: str,
    jobs: int,
) -> None:
    """Read the pages at PATH and store their articles: files, or folders with all that is below them.

    Takes saved web pages (.html .htm .xhtml), plain-text documents (.txt), WARC files (.warc .warc.gz, CC-NEWS
    too) and JSON lines with url and html (.jsonl). Asks no server. What gives no article goes to the table rejects
    with its reason, and is named on standard error. Importing a file again changes nothing.

    \b
    Examples:
      dateline import document.txt
      dateline import saved-pages/ --outlet baogialai
      dateline import page.html --url https://baogialai.com.vn/tin-post248717.html
      dateline import CC-NEWS-20230605-00001.warc.gz --db region.db

    Exit code 1 when anything was rejected.
    """
    files = files_in(paths)
    if url and len(files) != 1:
        raise click.UsageError("--url is the address of one page: name one file with it.")
    if url and not is_web(url):
        raise click.UsageError(f"--url {url}: write the whole address, https:// and all.")
    try:
        whose = Whose(Catalogue(outlet_dirs), slug)
    except UnknownOutletError as problem:
        raise click.UsageError(str(problem)) from problem
    with closing(Imports(db_path)) as imports, Steps("files", len(files)) as steps:
        run = _Run(imports, whose, steps)
        try:
            run.take_all(files, url, jobs)
        except KeyboardInterrupt:
            click.echo("interrupted: what was read so far is stored", err=True)
            run.complete = False
    click.echo(closing_line(imports.counts, len(files)))
    sys.exit(0 if run.complete and not imports.counts["rejected"] else 1)


def closing_line(counts: Counter[str], files: int) -> str:
    """Say in a line what an import came to.

    >>> closing_line(Counter(new=3, rejected=1), 4)
    '3 new, 0 changed, 0 unchanged, 1 rejected'
    """
    if not files:
        return "nothing to import: no file there has a name that ends in .txt, .html, .warc.gz or .jsonl"
    line = ", ".join(f"{counts[name]:,} {name}" for name in COUNTED)
    return line + (f", {counts['older']:,} older than what is stored" if counts["older"] else "")


class _Run:
    """One import under way."""

    def __init__(self, imports: Imports, whose: Whose, steps: Steps) -> None:
        self.imports = imports
        self.whose = whose
        self.steps = steps
        self.complete = True

    def take_all(self, files: Sequence[Path], url: str, jobs: int) -> None:
        for reading, result in read_in_order(self._readings(files, url), jobs):
            self._take(reading, result)

    def _readings(self, files: Sequence[Path], url: str) -> Iterator[Reading]:
        for file in files:
            for found in saved_pages(file, url):
                if isinstance(found, Reject):
                    self._reject(found, None, shown(file))
                    continue
                outlet = self.imports.ready(self.whose(found.url))
                reading = Reading(replace(found, outlet=outlet.slug), outlet, shown(file))
                if is_plain_text(
                    found
                ):  # read here: nothing in it can hang, and no process need be started for it
                    self._take(reading, article_of(reading.page, outlet))
                else:
                    yield reading
            self.steps.advance()

    def _take(self, reading: Reading, result: Article | Reject) -> None:
        if isinstance(result, Reject):
            self._reject(result, reading, reading.source)
        else:
            self.imports.article(result, reading.page)
        self.steps.tell(self.imports.counts)

    def _reject(self, reject: Reject, reading: Reading | None, file: str) -> None:
        detail = f"{file}: {reject.detail}" if reject.detail else file
        page, outlet = (
            (reading.page, reading.outlet) if reading else (None, self.imports.ready(self.whose("")))
        )
        self.imports.reject(replace(reject, detail=detail), page, outlet)
        self.steps.say(f"{file}: {_in_a_line(reject)}")


def _in_a_line(reject: Reject) -> str:
    evidence = (reject.detail or "").strip().rpartition(os.linesep)[2]
    return f"{reject.reason} ({evidence})" if evidence else reject.reason
