"""``dateline outlets check`` and ``save``: whether outlets' files still hold, and pages saved to prove them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from crawler.adding.asking import Asker, told
from crawler.catalogue.checking import Check, both, check_fixtures, check_live
from crawler.catalogue.fixtures import fixture_folder, save_fixture
from crawler.catalogue.outlets import BadOutletError, Catalogue
from crawler.command import options
from crawler.command.choosing import none_active
from crawler.command.extract import saved_page
from crawler.command.setting import setting
from crawler.plan import CrawlOptions
from pipelines.door import article_of
from pipelines.outlet import Outlet
from pipelines.page import Page

COLUMNS = ("outlet", "answering", "found", "read", "saved pages", "shortfalls")


@click.command("check", short_help="Whether outlets' files still hold; exit code 1 where one falls short.")
@click.argument("slugs", nargs=-1, metavar="[OUTLET]...")
@options.outlet_folders
@click.option(
    "--fixtures", is_flag=True, help="Only the files and their saved pages: nothing is asked of any server."
)
@click.option(
    "--articles",
    type=click.IntRange(1, 100),
    default=5,
    show_default=True,
    help="So many are read of each outlet.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object an outlet and line.")
@options.contact
@click.option("-s", "settings", multiple=True, metavar="NAME=VALUE", help="Set one of Scrapy's settings.")
def check_outlets(  # noqa: PLR0913 - one argument an option
    slugs: tuple[str, ...],
    *,
    outlet_dirs: tuple[Path, ...],
    fixtures: bool,
    articles: int,
    as_json: bool,
    contact: str | None,
    settings: tuple[str, ...],
) -> None:
    """Check OUTLETS, or all active ones and your own drafts (with --fixtures: all there are).

    Each file is valid; its feeds, sitemaps and sections answer and name articles; the latest articles are read as a crawl reads them, and
    show what the file expects; its saved pages still give their records. Nothing is stored.

    \b
    Examples:
      dateline outlets check baogialai
      dateline outlets check --outlets my-outlets --articles 10 harbour_gazette
      dateline outlets check --fixtures --json | jq 'select(.shortfalls != [])'
    """
    catalogue = Catalogue(outlet_dirs)
    checks, valid = of_files(catalogue, slugs or (catalogue.slugs if fixtures else in_use(catalogue)))
    if not fixtures and valid:
        asked = CrawlOptions(contact=contact, settings=dict(map(setting, settings)))
        live = {check.outlet: check for check in of_servers(valid, articles, asked)}
        checks = [both(live[check.outlet], check) if check.outlet in live else check for check in checks]
    show(checks, as_json=as_json)
    sys.exit(1 if any(check.shortfalls for check in checks) else 0)


@click.command("save", short_help="Save a page that proves an outlet's rules.")
@click.argument("slug", metavar="OUTLET")
@click.argument("page", metavar="URL_OR_FILE")
@click.option("--url", default="", help="The address of a FILE.")
@options.outlet_folders
@options.contact
def save_page(slug: str, page: str, *, url: str, outlet_dirs: tuple[Path, ...], contact: str | None) -> None:
    """Save a page of an outlet's, with the record that is read from it today, beside the outlet's file.

    Compare the record with the page, put right what is wrong in it, and write "reviewed": true.

    \b
    Examples:
      dateline outlets save harbour_gazette https://harbourgazette.example/news/quay-reopens-12345
      dateline outlets save harbour_gazette page.html --url https://harbourgazette.example/news/quay-reopens-12345
    """
    catalogue = Catalogue(outlet_dirs)
    outlet = catalogue.find(slug)
    if Path(page).is_file() and not url:
        raise click.UsageError(f"{page}: give the file's address with --url.")
    found = (
        saved_page(Path(page).read_bytes(), url) if Path(page).is_file() else fetched(page, outlet, contact)
    )
    folder = fixture_folder(slug, catalogue.file_of(slug).parent)
    folder.mkdir(parents=True, exist_ok=True)
    saved, record = save_fixture(found, article_of(found, outlet), folder)
    click.echo(f'wrote {saved} and {record}: compare them, then write "reviewed": true')


def in_use(catalogue: Catalogue) -> list[str]:
    """Return the outlets that are crawled where none is named, the operator's own drafts, and those whose file is wrong."""
    drafts = [
        slug
        for slug, outlet in catalogue.outlets.items()
        if outlet.record.status == "draft" and catalogue.is_own(slug)
    ]
    active = [slug for slug, outlet in catalogue.outlets.items() if outlet.record.status == "active"]
    if not (active or drafts or catalogue.broken):
        raise click.UsageError(none_active(catalogue))
    return [*active, *drafts, *catalogue.broken]


def of_files(catalogue: Catalogue, slugs: Sequence[str]) -> tuple[list[Check], list[Outlet]]:
    """Check files and saved pages; return the outlets whose file is valid beside. Raises ``UnknownOutletError``."""
    checks, valid = [], []
    for slug in dict.fromkeys(slugs):
        file = catalogue.file_of(slug)
        try:
            outlet = catalogue.find(slug)
        except BadOutletError as problem:
            checks.append(Check(slug, shortfalls=(str(problem),)))
        else:
            valid.append(outlet)
            checks.append(check_fixtures(outlet, file))
    return checks, valid


def of_servers(outlets: Sequence[Outlet], articles: int, asked: CrawlOptions) -> list[Check]:
    """Check outlets on their servers, all at a time, each at its own pace."""
    from crawler.adding.live import run_errands  # noqa: PLC0415 - saved pages need no Scrapy

    now = datetime.now(UTC)
    errands = [(outlet, partial(check_live, outlet=outlet, articles=articles, now=now)) for outlet in outlets]
    with Console(stderr=True).status("") as status:
        return run_errands(errands, asked, lambda url: status.update(escape(f"asking {url}")))


def fetched(url: str, outlet: Outlet, contact: str | None) -> Page:
    """Fetch one page of an outlet's as a crawl would. Raises ``AddingError``."""
    from crawler.adding.live import run_errands  # noqa: PLC0415 - as above

    async def errand(ask: Asker) -> Page:
        page = await ask(url)
        if page is None:
            raise told(ask.troubles[url])
        return page

    return run_errands([(outlet, errand)], CrawlOptions(contact=contact))[0]


def show(checks: Sequence[Check], *, as_json: bool) -> None:
    """Print what the checks came to: a table in a terminal, lines apart by tabs in a pipe, or JSON."""
    if as_json:
        for check in checks:
            click.echo(json.dumps(asdict(check), ensure_ascii=False))
        return
    if not sys.stdout.isatty():
        for check in checks:
            click.echo("\t".join(row(check)))
        return
    table = Table(*COLUMNS, box=None, header_style="bold")
    for check in checks:
        table.add_row(*row(check), style="red" if check.shortfalls else None)
    Console().print(table)


def row(check: Check) -> Iterator[str]:
    """Yield a check's cells.

    >>> list(row(Check("gazette", sources=2, answering=2, found=40, asked=5, read=5)))
    ['gazette', '2 of 2', '40', '5 of 5', '', '']
    """
    yield check.outlet
    yield f"{check.answering} of {check.sources}" if check.sources else ""
    yield str(check.found) if check.sources else ""
    yield f"{check.read} of {check.asked}" if check.sources else ""
    reviewed = f", {check.unreviewed} to review" if check.unreviewed else ""
    yield f"{check.fixtures}{reviewed}" if check.fixtures else ""
    yield "; ".join(check.shortfalls)
