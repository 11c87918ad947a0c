"""``dateline reread``: kept pages, read again with today's rules, and what that changes."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import click
from sqlite_utils import Database

from crawler.archive.findings import Findings
from crawler.archive.rereading import Rereading, stored_outlet
from crawler.catalogue.outlets import Catalogue
from crawler.command import options
from crawler.command.differences import reports
from crawler.command.readers import Reader, reader
from crawler.command.steps import Steps
from pipelines.outlet import Outlet
from storage.database import open_database
from storage.kept.pages import KeptPages, kept_path
from storage.reading import open_to_read

DRAFT = "draft"  # an outlet that an import made for a host never had a file


@click.command(short_help="Read kept pages again with today's rules.")
@click.argument("outlets", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Show what would change, and store nothing.")
@click.option("--afresh", is_flag=True, help="Begin again, where a reread was broken off.")
@options.database
@options.outlet_folders
@options.jobs
@options.cluster
def reread(  # noqa: PLR0913 - one argument an option
    outlets: tuple[str, ...],
    *,
    dry_run: bool,
    afresh: bool,
    db_path: Path,
    outlet_dirs: tuple[Path, ...],
    jobs: int,
    cluster: str | None,
) -> None:
    """Read the kept pages of OUTLETS, or of all, again with today's rules, without a request.

    Shows field by field what changes, and stores it: in place and without making versions, since the outlet edited
    nothing. What repeats across an outlet's pages is learnt afresh. Ctrl-C leaves what was stored by then; run it
    again, and it goes on there, unless the outlet's rules have changed.

    \b
    Examples:
      dateline reread --dry-run
      dateline reread baogialai --outlets my-outlets
      dateline reread --db region.db --jobs 4
      dateline reread --db region.db --cluster tcp://scheduler:8786
    """
    db = open_to_read(db_path) if dry_run else open_database(db_path, create=False)
    path = kept_path(db_path)
    if not path.exists():
        raise click.ClickException(f"{path}: there are no kept pages to read again.")
    with closing(db), KeptPages(path, reading=dry_run) as kept:
        counts = kept.counts()
        chosen = choose(counts, outlets)
        run = _Run(db, kept, Catalogue(outlet_dirs), store=not dry_run, afresh=afresh)
        total = sum(counts[slug] for slug in chosen)
        with reader(cluster, jobs) as read_all, Steps("pages", total) as steps:
            complete = run.read(chosen, read_all, steps)
    for line in reports(run.findings):
        click.echo(line)
    click.echo(closing_words(complete=complete, dry_run=dry_run), err=not complete)
    sys.exit(0 if complete else 1)


def choose(counts: dict[str, int], slugs: tuple[str, ...]) -> list[str]:
    """Return the outlets to read again: those named, or all that have kept pages."""
    for slug in slugs:
        if slug not in counts:
            known = ", ".join(counts) or "none"
            raise click.UsageError(f'no page of "{slug}" is kept here; kept are pages of: {known}')
    return list(dict.fromkeys(slugs)) or list(counts)


def closing_words(*, complete: bool, dry_run: bool) -> str:
    """Say what was done with the findings."""
    if not complete:
        return "interrupted: what was read by then is " + (
            "shown above" if dry_run else "stored; run it again to go on"
        )
    return "nothing was stored (--dry-run)" if dry_run else "stored, without making versions"


class _Run:
    """A reread under way, outlet after outlet."""

    def __init__(
        self, db: Database, kept: KeptPages, catalogue: Catalogue, *, store: bool, afresh: bool
    ) -> None:
        self.findings: list[Findings] = []
        self.db = db
        self.kept = kept
        self.catalogue = catalogue
        self.store = store
        self.afresh = afresh
        self.under_way: Rereading | None = None

    def read(self, slugs: list[str], read_all: Reader, steps: Steps) -> bool:
        """Read the outlets' pages; return whether all were read."""
        begun = {slug: self.begin(slug, steps) for slug in slugs}
        readings = (reading for one in begun.values() for reading in one.readings())
        complete = False
        try:
            for reading, result in read_all(readings):
                self.go_on_with(begun[reading.outlet.slug])
                begun[reading.outlet.slug].take(reading.page.url, result)
                steps.advance()
            complete = True
        except KeyboardInterrupt:
            pass
        self.go_on_with(None, complete=complete)
        return complete

    def begin(self, slug: str, steps: Steps) -> Rereading:
        """Begin an outlet's reread, or go on with one that was broken off, and say so."""
        rereading = Rereading(self.db, self.kept, self.outlet(slug), store=self.store, afresh=self.afresh)
        if rereading.done:
            steps.say(f"{slug}: going on after {rereading.done:,} pages that were read before")
            steps.advance(rereading.done)
        return rereading

    def go_on_with(self, following: Rereading | None, *, complete: bool = True) -> None:
        """Close an outlet when the next one's pages come."""
        if self.under_way is not None and self.under_way is not following:
            self.findings.append(self.under_way.close(complete=complete))
        self.under_way = following

    def outlet(self, slug: str) -> Outlet:
        """The outlet of its file, else as its row describes it."""
        if slug in self.catalogue.slugs:
            return self.catalogue.find(slug)
        outlet = stored_outlet(self.db, slug)
        if outlet.record.status != DRAFT:
            click.echo(
                f"{slug}: has no file here (--outlets?); its pages are read without rules of its own",
                err=True,
            )
        return outlet
