"""``dateline diff``: how an article was edited, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import groupby, pairwise
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text
from sqlite_utils import Database

from crawler.command import options
from crawler.command.summary import counted
from pipelines.addresses import canonical, is_web
from storage.articles.changes import Fate, Run
from storage.articles.rows import Row
from storage.datasette.article_page import EditPage, edit_page
from storage.reading import open_to_read

Line = Sequence[Run]

STYLES = {Fate.KEPT: "", Fate.REMOVED: "red strike", Fate.ADDED: "bold green"}
SIGNS = {Fate.KEPT: "{}", Fate.REMOVED: "[-{}-]", Fate.ADDED: "{{+{}+}}"}
LONGEST_ID = 16  # digits of 53 bits
ARTICLE = "select id, url, headline, version from articles where id = :id or url in (:typed, :canonical)"


@click.command(short_help="Show how an article was edited, word by word.")
@click.argument("article", metavar="ARTICLE")
@click.option("--from", "first", type=click.IntRange(1), metavar="N", help="Begin with this version.")
@click.option(
    "--to", "last", type=click.IntRange(1), metavar="N", help="Compare with this version, not with the next."
)
@options.database
def diff(article: str, *, first: int | None, last: int | None, db_path: Path) -> None:
    """Show each edit of ARTICLE, given by its address or its id: what went and what came, word by word.

    In a terminal what went is red and struck out, what came is green; in a pipe they are [-gone-] and {+come+}.
    Paragraphs that stayed are counted.

    \b
    Examples:
      dateline diff https://baogialai.com.vn/tin-post248717.html
      dateline diff 2364517200877774 --from 1 --to 3
    """
    with closing(open_to_read(db_path)) as db:
        row = stored(db, article, db_path)
        console = Console(highlight=False, soft_wrap=True)
        console.print(Text(f"{row['headline']}\n{row['url']}"), style="dim")
        for one, other in steps(row["version"], first, last):
            page = edit_page(db, row["id"], one, other)
            console.print(f"\nversion {one} → {other}, seen {page.seen_at}", style="bold")
            for line in lines(page):
                console.print(shown(line, plain=not console.is_terminal))
    if row["version"] == 1:
        click.echo("No crawl has seen it edited.", err=True)


def stored(db: Database, article: str, db_path: Path) -> Row:
    """Return the row of an article named by its id or its address."""
    known: Row = {"id": None, "typed": article, "canonical": article}
    if article.isdecimal() and len(article) <= LONGEST_ID:
        known["id"] = int(article)
    elif is_web(article):
        known["canonical"] = canonical(article)
    rows = list(db.query(ARTICLE, known))
    if not rows:
        raise click.ClickException(f"{article}: {db_path} has no article of this address or id.")
    return rows[0]


def steps(versions: int, first: int | None, last: int | None) -> Iterator[tuple[int, int]]:
    """Yield the pairs of versions to compare: each with the next from the first on, or two that were named.

    >>> list(steps(3, None, None)), list(steps(3, 2, None)), list(steps(3, None, 3))
    ([(1, 2), (2, 3)], [(2, 3)], [(1, 3)])
    """
    for number in (first, last):
        if number is not None and number > versions:
            raise click.UsageError(f"it has no version {number}; its latest is version {versions}.")
    if last is not None and last <= (first or 1):
        raise click.UsageError(f"--to {last} is no later version than {first or 1}.")
    return iter([(first or 1, last)]) if last else pairwise(range(first or 1, versions + 1))


def lines(page: EditPage) -> Iterator[Line]:
    """Yield the lines of an edit: headline, summary and paragraphs that changed; those between are counted."""
    yield from (line for line in (page.headline, page.summary) if not is_kept(line))
    for kept, paragraphs in groupby(page.paragraphs, is_kept):
        if kept:
            yield [Run(Fate.KEPT, f"… {counted(len(list(paragraphs)), 'paragraph')} unchanged")]
        else:
            yield from paragraphs


def is_kept(line: Iterable[Run]) -> bool:
    """Tell whether nothing of a line changed."""
    return all(run.fate is Fate.KEPT for run in line)


def shown(line: Line, *, plain: bool) -> Text:
    """Return a line with signs around what changed, or in colours."""
    if plain:
        return Text("".join(SIGNS[run.fate].format(run.text) for run in line))
    return Text.assemble(*((run.text, STYLES[run.fate]) for run in line))
