"""``dateline export``: articles as tables for other tools, kept pages as a web archive."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import click

from crawler.command import options
from crawler.command.exporting_pages import export_pages
from crawler.command.exporting_parts import export_parts
from crawler.command.filtering import filtered, known
from crawler.command.new_file import STDOUT, new_file
from crawler.command.steps import Steps
from crawler.command.summary import counted
from storage.reading import open_to_read
from storage.search.filters import Filter
from storage.takeaway.articles import Choice, batches, number_of
from storage.takeaway.formats import FORMATS

FORMS = {
    "parquet": "Articles as Parquet, for pandas, DuckDB and R; needs the extra dateline[parquet].",
    "csv": "Articles as comma-separated values, UTF-8.",
    "jsonl": "Articles as JSON lines.",
    "partitioned": "A folder: all tables as Parquet, articles by outlet and month, with views for DuckDB.",
    "warc": "Kept pages as WARC 1.1; packed when the name ends in .gz.",
}


def forms(command: Callable[..., None]) -> Callable[..., None]:
    """Give a verb an option a format, each naming the file to write."""
    file = click.Path(dir_okay=False, path_type=Path, allow_dash=True)
    folder = click.Path(file_okay=False, path_type=Path)
    for form, help_ in reversed(FORMS.items()):
        is_folder = form == "partitioned"
        command = click.option(
            f"--{form}",
            metavar="DIR" if is_folder else "FILE",
            type=folder if is_folder else file,
            help=help_,
        )(command)
    return command


@click.command(short_help="Take articles away as Parquet, CSV or JSON lines, pages as WARC.")
@click.argument("outlets", nargs=-1)
@forms
@click.option("--words", metavar="WORDS", help="Only articles that hold these words, as in dateline search.")
@filtered
@options.database
def export(
    outlets: tuple[str, ...], *, words: str | None, wanted: Filter, db_path: Path, **files: Path | None
) -> None:
    """Write the articles of OUTLETS, or of all, to a file; with --warc their kept pages.

    The options choose articles as they do in "dateline search". Columns are those of the data dictionary; authors,
    tags and images are lists, in CSV JSON arrays. A FILE of - is standard output. A file appears under its name when
    it is complete. Exit code 1: no article is such.

    \b
    Examples:
      dateline export --parquet news.parquet
      dateline export --csv - --words "hạn hán" --since 2023 | head
      dateline export baogialai --region "Gia Lai" --jsonl gialai.jsonl
      dateline export --partitioned region-parts
      dateline export --warc region.warc.gz
    """
    given = {form: file for form, file in files.items() if file is not None}
    if len(given) != 1:
        raise click.UsageError(f"Name one file to write: {', '.join(f'--{form}' for form in FORMS)} FILE.")
    ((form, file),) = given.items()
    open_to_read(db_path).close()
    wanted = replace(wanted, outlets=(*outlets, *wanted.outlets))
    if form == "partitioned":
        written = counted(export_parts(db_path, Choice(wanted, words), file), "article")
    elif form != "warc":
        written = counted(export_articles(db_path, Choice(wanted, words), form, file), "article")
    elif Choice(Filter(wanted.outlets)) == Choice(wanted, words):
        written = counted(export_pages(db_path, wanted.outlets, file), "page")
    else:
        raise click.UsageError(
            "--warc takes all pages of outlets: words, section, region and dates are for articles."
        )
    click.echo(f"{written} in {file}", err=file == STDOUT)


def export_articles(db_path: Path, choice: Choice, form: str, file: Path) -> int:
    """Write the chosen articles and return how many they are; there must be some."""
    with closing(open_to_read(db_path)) as db:
        known(db, choice.wanted)
        number = number_of(db, choice)
        if not number:
            click.echo(f"No article in {db_path} is such.", err=True)
            sys.exit(1)
        with (
            new_file(file) as stream,
            closing(FORMATS[form](stream)) as out,
            Steps("articles", number) as steps,
        ):
            for rows in batches(db, choice):
                out.write(rows)
                steps.advance(len(rows))
                steps.tell({"written": steps.done})
    return steps.done
