"""``dateline outlets add``: a paper's file from the address of any of its pages."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape

from crawler.adding.asking import AddingError, Asker
from crawler.adding.draft import Draft, draft_of
from crawler.adding.front import addresses_meant
from crawler.adding.samples import WANTED
from crawler.adding.saved import SavedPaper
from crawler.adding.survey import Findings, survey
from crawler.adding.writing import Written, slug_of, write
from crawler.catalogue.outlets import Catalogue
from crawler.command import options
from crawler.command.explain import fields, line
from crawler.command.setting import setting
from crawler.plan import CrawlOptions
from pipelines.normalise import normalise
from pipelines.outlet_of_page import default_outlet
from pipelines.read import read

FOLDER = Path("my-outlets")


@click.command("add", short_help="Write a paper's file from the address of any of its pages.")
@click.argument("address", metavar="URL")
@click.option(
    "--outlets",
    "outlet_dirs",
    type=click.Path(file_okay=False, path_type=Path),
    multiple=True,
    envvar="DATELINE_OUTLETS",
    show_envvar=True,
    metavar="DIR",
    help=f"The folder to write into; made if need be.  [default: {FOLDER}]",
)
@click.option("--slug", help="The outlet's name everywhere; by default it is made of the host.")
@click.option(
    "--from",
    "saved",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Work from saved pages, without a request.",
)
@click.option("--force", is_flag=True, help="Replace a file of this name.")
@options.contact
@click.option("-s", "settings", multiple=True, metavar="NAME=VALUE", help="Set one of Scrapy's settings.")
def add_outlet(  # noqa: PLR0913 - one argument an option
    address: str,
    *,
    outlet_dirs: tuple[Path, ...],
    slug: str | None,
    saved: Path | None,
    force: bool,
    contact: str | None,
    settings: tuple[str, ...],
) -> None:
    """Add the paper at URL, its homepage or an article: find out what its file must say, and write it.

    Finds name, language, zone, feeds, sitemaps, sections, what an article's address looks like, and the platform;
    reads six articles as a crawl would, leaves out the lines they share, shows three, and saves them as fixtures. Asks
    nothing: what is doubtful is said, and stands in the file. Ten to forty pages are asked for, one a second, as in a
    crawl.

    --from DIR works from saved pages: whole pages from a browser, a mirror made with wget, a WARC file. A page's
    address is the one it declares; DIR/index.tsv (file, tab, address) names those of others, feeds and robots.txt too.

    \b
    Examples:
      dateline outlets add https://harbourgazette.example/
      dateline outlets add https://harbourgazette.example/news/quay-reopens-12345 --outlets my-outlets
      dateline outlets add https://harbourgazette.example/ --from saved-pages/ --slug harbour_gazette
    """
    folder = outlet_dirs[0] if outlet_dirs else FOLDER
    existing = [place for place in outlet_dirs if place.is_dir()]
    catalogue = Catalogue(existing)
    if not force:
        refuse_what_is_there(catalogue, address, slug)
    asked = CrawlOptions(contact=contact, settings=dict(map(setting, settings)))
    draft = draft_of(from_folder(address, saved) if saved else from_server(address, asked), existing)
    slug = slug or slug_of(draft.homepage, draft.name.value)
    if not force:
        refuse_what_is_there(catalogue, draft.homepage, slug)
    written = write(draft, slug, folder, replace_file=force)
    for told in (*report(draft), "", *articles(written), *closing(draft, written, folder)):
        click.echo(told)
    sys.exit(0 if draft.pattern.allow and len(written.samples.articles) >= WANTED else 1)


def refuse_what_is_there(catalogue: Catalogue, address: str, slug: str | None) -> None:
    """Raise ``AddingError`` for a paper that has a file, and for a name that is taken."""
    known = catalogue.of_host(next(addresses_meant(address)))
    if known is not None:
        raise AddingError(
            f"{address}: is already the outlet {known.slug} ({catalogue.file_of(known.slug)}); crawl it, or have it "
            "described anew with --force"
        )
    if slug in catalogue.slugs:
        raise AddingError(
            f"{catalogue.file_of(slug)} exists; name another with --slug, or have it replaced with --force"
        )


def from_folder(address: str, saved: Path) -> Findings:
    """Survey a paper's saved pages."""
    paper = SavedPaper(saved, next(addresses_meant(address)))
    return asyncio.run(survey(Asker(paper), address, paper.pages))


def from_server(address: str, asked: CrawlOptions) -> Findings:
    """Survey a paper on its server; a terminal shows which page is asked for."""
    from crawler.adding.live import run_errands  # noqa: PLC0415 - saved pages need no Scrapy

    outlet = default_outlet(next(addresses_meant(address)))
    with Console(stderr=True).status("") as status:
        errand = (outlet, lambda ask: survey(ask, address))
        return run_errands([errand], asked, lambda url: status.update(escape(f"asking {url}")))[0]


def report(draft: Draft) -> Iterator[str]:
    """Yield what was found out of the paper, each with where it was told."""
    yield line("homepage", draft.homepage)
    yield line("name", draft.name.value, draft.name.origin)
    yield line("language", draft.language.value, draft.language.origin)
    yield line("zone", draft.clock.zone, draft.clock.origin)
    yield line("country", draft.clock.country or "")
    yield line("dates", draft.order or "", "printed dates" if draft.order else "")
    yield line(
        "platform", draft.platform.name if draft.platform else "", "its marks" if draft.platform else ""
    )
    for feed in draft.feeds:
        yield line("feed", feed.url, f"{len(feed.found)} entries")
    for source in draft.sitemaps:
        yield line(
            "sitemap",
            source.url,
            f"index of {source.parts}" if source.parts else f"{len(source.found)} addresses",
        )
    yield line(
        "sections", str(len(draft.sections)), " ".join(draft.sections[:3]) + " …" if draft.sections else ""
    )
    for text in draft.repeats:
        yield line("repeats", text, "several of its articles have it: left out of them")
    pattern = draft.pattern
    told = f"takes {pattern.taken} of {pattern.articles} addresses of articles, {pattern.wrong} of {pattern.others} others"
    for number, allow in enumerate(pattern.allow):
        yield line("" if number else "allow", allow, "" if number else told)
    for number, deny in enumerate(pattern.deny):
        yield line("" if number else "deny", deny)


def articles(written: Written) -> Iterator[str]:
    """Yield the records of the articles read, each field with the place it was read from."""
    for sample in written.samples.articles[:WANTED]:
        raw = read(sample.page, written.outlet)
        yield sample.page.url
        yield from (f"  {told}" for told in fields(raw, normalise(raw)))
        yield ""


def closing(draft: Draft, written: Written, folder: Path) -> Iterator[str]:
    """Yield what is doubtful, what was written, and what to do next."""
    yield from (f"doubtful: {doubt}" for doubt in draft.doubts)
    pages = [fixture for fixture in written.fixtures if fixture.suffix != ".json"]
    yield f"wrote {written.file}, and {len(pages)} saved pages in {written.fixtures[0].parent}"
    yield f"next: dateline crawl {written.outlet.slug} --outlets {folder} --limit 20"
