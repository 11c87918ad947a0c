"""Which outlets a command takes: those named, or all active ones; a file that is wrong costs its own outlet alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from crawler.catalogue.outlets import BadOutletError, Catalogue, RetiredOutletError
from pipelines.outlet import Outlet


def choose(catalogue: Catalogue, slugs: Sequence[str]) -> tuple[list[Outlet], list[BadOutletError]]:
    """Return the outlets of these names, or all active ones, and what is wrong with the files of others.

    Of a retired one it is said that it is left alone. Raises ``UnknownOutletError``, and ``RetiredOutletError`` or
    ``BadOutletError`` where no outlet is left.
    """
    retired: list[BadOutletError] = []
    if slugs:
        right, wrong = catalogue.several(dict.fromkeys(slugs))
        chosen = [outlet for outlet in right.values() if outlet.record.status != "retired"]
        retired += [
            RetiredOutletError(catalogue.file_of(slug))
            for slug, outlet in right.items()
            if outlet not in chosen
        ]
    else:
        wrong = catalogue.broken
        chosen = [outlet for outlet in catalogue.outlets.values() if outlet.record.status == "active"]
    if chosen:
        name_broken(retired)
        return chosen, list(wrong.values())
    for problem in (*retired, *wrong.values()):
        raise problem
    raise click.UsageError(none_active(catalogue))


def name_broken(problems: Iterable[BadOutletError]) -> None:
    """Say which files are wrong, and what to write instead."""
    for problem in problems:
        click.echo(f"dateline: {problem}", err=True)


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
