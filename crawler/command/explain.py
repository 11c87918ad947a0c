"""``dateline explain``: why a page was fetched or not, where each field was read, and what became of every date."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click

from crawler.archive.rereading import page_of, stored_outlet
from crawler.catalogue.outlets import Catalogue
from crawler.command import options
from crawler.command.extract import Outlets, saved_page
from crawler.command.standing import lines_of, why_unknown
from pipelines.addresses import canonical
from pipelines.dates.explain import explain_dates
from pipelines.normalise import normalise
from pipelines.outlet import Outlet
from pipelines.page import Page
from pipelines.raw import NotAnArticleError, RawArticle, Words
from pipelines.read import read
from storage.frontier.addresses import hints_of
from storage.frontier.whereabouts import whereabouts
from storage.kept.pages import KeptPage, KeptPages, kept_path
from storage.reading import open_to_read
from storage.records import Article, Hints

SHOWN = 160  # characters of a field


@click.command(short_help="Say why a page was fetched or not, where each field stood, why one date won.")
@click.argument("page", metavar="FILE_OR_URL")
@click.option("--url", default="", help="The address of a FILE; the outlet is known by its host.")
@click.option("--outlet", "slug", metavar="SLUG", help="Read by this outlet's rules.")
@options.database
@options.outlet_folders
def explain(page: str, *, url: str, slug: str | None, db_path: Path, outlet_dirs: tuple[Path, ...]) -> None:
    """Explain a saved page, or one that a crawl kept: each field with the place it was read from, and every date.

    A date that lost says why it lost. Of an address it is also said what announced it, how each request for it ended,
    when it is due again, its versions, and who prints the same text; of one that no crawl knows, why that is. Nothing is
    fetched and nothing is stored.

    \b
    Examples:
      dateline explain page.html --url https://baogialai.com.vn/tin-post248717.html
      dateline explain https://baogialai.com.vn/tin-post248717.html --db news.db
    """
    outlet_of = Outlets(Catalogue(outlet_dirs), slug)
    if Path(page).is_file():
        sys.exit(tell(saved_page(Path(page).read_bytes(), url), outlet_of(url)))
    if "://" not in page:
        raise click.UsageError(f"{page}: no such file, and no address either (https://…).")
    found, stored = kept_page(canonical(page), db_path, outlet_of)
    sys.exit(tell(found, outlet_of.of_stored(stored, found.url)))


def kept_page(url: str, db_path: Path, outlet_of: Outlets) -> tuple[Page, Outlet]:
    """Say all that is known of an address; return its page as last fetched, and the outlet as stored."""
    with closing(open_to_read(db_path)) as db:
        known = whereabouts(db, url)
        if known.page is None:
            why = why_unknown(url, outlet_of.known(url))
            raise click.ClickException(f"{url}: no crawl found this address; {why}.")
        outlet = stored_outlet(db, known.page["outlet"])
        hints = hints_of(db, outlet.slug).get(url, Hints())
    kept = kept_states(kept_path(db_path), url)
    for name, words in lines_of(known, kept):
        click.echo(line(name, words))
    if not kept:
        raise click.ClickException(f"{url}: its page was not kept, so there is nothing to read.")
    click.echo()
    return page_of(kept[0], hints), outlet


def kept_states(path: Path, url: str) -> list[KeptPage]:
    """Return all states of a page that were kept, the latest first; none where no pages are kept."""
    if not path.exists():
        return []
    with KeptPages(path, reading=True) as pages:
        return list(pages.states(url))


def tell(page: Page, outlet: Outlet) -> int:
    """Print what a page gives, and where each of it stands; return the exit code."""
    try:
        raw = read(page, outlet)
        article = normalise(raw)
    except NotAnArticleError as problem:
        click.echo(line("no article", problem.reason, problem.evidence or ""))
        return 1
    for told in (*fields(raw, article), "", *dates(raw, article)):
        click.echo(told)
    return 0


def fields(raw: RawArticle, article: Article) -> Iterator[str]:
    """Yield the article's fields, each with the place its words were read from."""
    yield line("outlet", raw.outlet.slug, raw.outlet.record.timezone)
    for name, words in (("headline", raw.headline), ("summary", raw.summary), ("byline", raw.byline)):
        yield line(name, getattr(article, name) or "", origin(words))
    yield line("authors", ", ".join(article.authors), ", ".join(dict.fromkeys(map(origin, raw.authors))))
    yield line("credit", article.credit or "")
    yield line("section", article.section or "", origin(raw.section))
    yield line("tags", ", ".join(article.tags), ", ".join(dict.fromkeys(map(origin, raw.tags))))
    yield line("language", article.language or "", origin(raw.language))
    yield line("body", article.body.replace("\n\n", " ¶ "), f"{len(raw.paragraphs)} paragraphs")
    yield line(
        "published", article.published_local or article.published_on or "", article.published_precision or ""
    )
    yield line("modified", article.modified_at or "")


def dates(raw: RawArticle, article: Article) -> Iterator[str]:
    """Yield every date the page offers: its words, what they mean, where they stand, and what became of them."""
    for one, why in explain_dates(article.dates, raw.fetched_at):
        mark = "✓" if one.chosen else " "
        place = " ".join(filter(None, (one.origin, one.detail)))
        yield f"{mark} {one.role:<9} {one.value or '–':<25} {place:<34} {one.raw.strip()[:44]!r}: {why}"


def line(name: str, value: str, place: str = "") -> str:
    """Write a field in a line.

    >>> line("headline", "Rain at last", "json-ld")
    'headline       Rain at last  [json-ld]'
    """
    shown = value if len(value) <= SHOWN else f"{value[:SHOWN]}…"
    return f"{name:<14} {shown or '–'}{f'  [{place}]' if place else ''}"


def origin(words: Words | None) -> str:
    """Where words stood, empty where there are none."""
    return words.origin if words else ""
