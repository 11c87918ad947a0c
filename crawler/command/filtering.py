"""Which articles a verb is about: options that read and mean the same in ``search`` and ``export``."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

import click
from sqlite_utils import Database

from storage.search.filters import Filter, names, spelled

NAMED = 20  # of very many names


class PartialDate(click.ParamType[str]):
    """A day, a month or a year, as ``published_on`` has them."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the date as it is, or fail with the forms there are."""
        if not is_date(value):
            self.fail(f"{value!r} is no date: write 2023, 2023-06 or 2023-06-05.", param, ctx)
        return value


def known(db: Database, wanted: Filter) -> Filter:
    """Return the filter, or refuse one that no article can pass: an outlet, region or section that is not there, no day."""
    slugs = [row["slug"] for row in db.table("outlets").rows_where(select="slug", order_by="slug")]
    for slug in wanted.outlets:
        if slug not in slugs:
            raise _unknown("outlet", slug, slugs)
    for column, name in (("region", wanted.region), ("section", wanted.section)):
        if name is not None and not spelled(db, column, name):
            raise _unknown(column, name, names(db, column))
    if wanted.since and wanted.until and wanted.since > f"{wanted.until}~":
        raise click.UsageError(
            f"--since {wanted.since} lies after --until {wanted.until}; name the earlier day first"
        )
    return wanted


def is_date(words: str) -> bool:
    """Tell whether words are a day, a month or a year.

    >>> list(map(is_date, ["2023", "2023-06", "2023-06-05", "2023-13", "5.6.2023", "2023-W23"]))
    [True, True, True, False, False, False]
    """
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", words, re.ASCII):
        return False
    try:
        date.fromisoformat(words + "0001-01-01"[len(words) :])
    except ValueError:
        return False
    return True


OPTIONS = (
    click.option("--outlet", "slugs", metavar="SLUG", multiple=True, help="Only this outlet's articles; repeatable."),
    click.option("--region", help="Only outlets of this region."),
    click.option("--section", help="Only this section."),
    click.option("--since", metavar="DATE", type=PartialDate(), help="Published on or after: 2023, 2023-06 or 2023-06-05."),
    click.option("--until", metavar="DATE", type=PartialDate(), help="Published on or before."),
)  # fmt: skip


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Give a verb the options that choose articles; it takes them as ``wanted``."""

    @wraps(command)
    def with_filter(
        *arguments: Any,  # noqa: ANN401 - the verb's own
        slugs: tuple[str, ...],
        region: str | None,
        section: str | None,
        since: str | None,
        until: str | None,
        **options: Any,  # noqa: ANN401 - the verb's own
    ) -> None:
        command(*arguments, wanted=Filter(slugs, region, section, since, until), **options)

    for option in reversed(OPTIONS):
        with_filter = option(with_filter)
    return with_filter


def _unknown(kind: str, name: str, there: list[str]) -> click.UsageError:
    listed = ", ".join(there[:NAMED]) + (f" and {len(there) - NAMED} more" if len(there) > NAMED else "")
    return click.UsageError(f'no {kind} here is called "{name}"; there are: {listed or "none"}')
