"""Which outlets a command takes: those it names, or all active ones."""

from __future__ import annotations

from collections.abc import Sequence

import click

from crawler.catalogue.outlets import Catalogue, RetiredOutletError
from pipelines.outlet import Outlet


def choose(catalogue: Catalogue, slugs: Sequence[str]) -> list[Outlet]:
    """Return the outlets of these names, or all active ones.

    Of a retired one it is said that it is left alone. Raises ``RetiredOutletError`` where none other is named, and
    ``UnknownOutletError``.
    """
    if not slugs:
        active = [outlet for outlet in catalogue.outlets.values() if outlet.record.status == "active"]
        if not active:
            raise click.UsageError(none_active(catalogue))
        return active
    chosen: list[Outlet] = []
    left: list[RetiredOutletError] = []
    for slug in dict.fromkeys(slugs):
        try:
            chosen.append(catalogue.to_crawl(slug))
        except RetiredOutletError as problem:
            left.append(problem)
    if not chosen:
        raise left[0]
    for one in left:
        click.echo(f"dateline: {one}", err=True)
    return chosen


def none_active(catalogue: Catalogue) -> str:
    """Say why there is nothing to do where no outlet is named, and what makes one active."""
    drafts = [slug for slug, outlet in catalogue.outlets.items() if outlet.record.status == "draft"]
    own = [str(catalogue.file_of(slug)) for slug in drafts if catalogue.is_own(slug)]
    if own:
        return (
            f"No outlet is active. Name one, or have it taken without its name: "
            f'write status = "active" under [outlet] into {", ".join(own)}.'
        )
    return (
        f"No outlet is active: the {len(drafts)} known here are drafts, taken only by name "
        '("dateline outlets list"). Name one, or --outlets a folder with files of your own that have '
        'status = "active" under [outlet].'
    )
