"""``dateline search``: find articles, with or without diacritics."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from crawler.command import options
from crawler.command.filtering import filtered, known
from storage.reading import open_to_read
from storage.search.filters import EVERYTHING, Filter
from storage.search.searching import MANY, Hit, are_common
from storage.search.searching import search as find

MARKS = ("\ue000", "\ue001")  # of the private use area, which no printed text holds

COMMON = (
    f"More than {MANY:,} articles hold these words, so they are not ranked: "
    "those with them in the headline come first, and the latest stored. More words narrow it."
)


@click.command(short_help="Find articles, with or without diacritics.")
@click.argument("words", nargs=-1, required=True)
@options.database
@filtered
@click.option(
    "--limit", default=20, show_default=True, type=click.IntRange(1), help="At most so many articles."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON line an article.")
def search(words: tuple[str, ...], *, db_path: Path, wanted: Filter, limit: int, as_json: bool) -> None:
    """Find the articles that hold all WORDS, the best first.

    Diacritics and case never matter; quotes keep words together; a star at the end finds beginnings. In a
    pipe each article is a line: date, outlet, headline and address, apart by tabs. Exit code 1: nothing found.

    \b
    Examples:
      dateline search chu puh
      dateline search '"Đắk Lắk" caphe*' --since 2023-06 --until 2023-12
      dateline search "hạn hán" --outlet baogialai --json | jq .url
    """
    db = open_to_read(db_path)
    person = sys.stdout.isatty() and not as_json
    typed = " ".join(words)
    hits = find(db, typed, known(db, wanted), limit=limit, marks=MARKS if person else ("", ""))
    if person:
        show(hits)
    for hit in () if person else hits:
        click.echo(json.dumps(asdict(hit), ensure_ascii=False) if as_json else tab_line(hit))
    if are_common(db, typed):
        click.echo(COMMON, err=True)
    if not hits:
        place = db_path if wanted == EVERYTHING else f"what these options choose of {db_path}"
        click.echo(f"Nothing in {place} holds {typed!r}.", err=True)
        sys.exit(1)


def tab_line(hit: Hit) -> str:
    """Write a hit for a pipe: date, outlet, headline and address."""
    return "\t".join((hit.published_on or "", hit.outlet, hit.headline, hit.url))


def show(hits: list[Hit]) -> None:
    """Print hits for a person: headline, where and when, and the words found."""
    console = Console(highlight=False)
    for hit in hits:
        console.print(marked(hit.headline, "bold"))
        console.print(
            Text(" · ".join(filter(None, (hit.outlet_name, hit.section, hit.published_on))), style="green")
        )
        console.print(marked(hit.snippet.replace("\n", " "), ""))
        console.print(Text(hit.url, style="dim"), end="\n\n", soft_wrap=True)


def marked(words: str, style: str) -> Text:
    """Turn the marks around found words into emphasis."""
    text = Text()
    for position, part in enumerate(words.replace(MARKS[1], MARKS[0]).split(MARKS[0])):
        text.append(part, style="bold yellow" if position % 2 else style)
    return text
