"""``dateline outlets``: the newspapers this installation knows."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from crawler.catalogue.outlets import Catalogue
from crawler.command import options
from crawler.command.adding import add_outlet
from crawler.command.checking import check_outlets, save_page
from crawler.command.choosing import name_broken
from pipelines.outlet import Outlet


@click.group(short_help="List, show, add and check the newspapers known here.")
def outlets() -> None:
    """List, show, add and check outlets: each is one TOML file, and your own folder (--outlets) wins over the bundled ones."""


@outlets.command("list", short_help="A line an outlet.")
@options.outlet_folders
def list_outlets(*, outlet_dirs: tuple[Path, ...]) -> None:
    """List the outlets: slug, name, country, region, platform, status; in a pipe apart by tabs.

    Exit code 1 when a file is wrong: it is named behind those that are right.

    \b
    Examples:
      dateline outlets list
      dateline outlets list --outlets my-outlets | cut -f1
    """
    catalogue = Catalogue(outlet_dirs)
    rows = [
        tuple(
            str(value or "")
            for value in (
                o.slug,
                o.record.name,
                o.record.country,
                o.record.region,
                o.record.platform,
                o.record.status,
            )
        )
        for o in catalogue.outlets.values()
    ]
    show_rows(rows)
    name_broken(catalogue.broken.values())
    sys.exit(1 if catalogue.broken else 0)


def show_rows(rows: Sequence[tuple[str, ...]]) -> None:
    """Print a line an outlet: a table in a terminal, words apart by tabs in a pipe."""
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(row))
        return
    table = Table("slug", "name", "country", "region", "platform", "status", box=None, header_style="bold")
    for row in rows:
        table.add_row(*row)
    Console().print(table)


@outlets.command("show", short_help="Everything an outlet's file says.")
@click.argument("slug")
@options.outlet_folders
def show_outlet(slug: str, *, outlet_dirs: tuple[Path, ...]) -> None:
    """Show what holds for one outlet, its platform's rules included.

    \b
    Example:
      dateline outlets show baogialai
    """
    for line in described(Catalogue(outlet_dirs).find(slug)):
        click.echo(line)


def described(outlet: Outlet) -> Iterator[str]:
    """Yield an outlet as the TOML it amounts to, defaults left out."""
    tables = {
        "outlet": {**asdict(outlet.record), "hosts": outlet.hosts, "verified": outlet.verified or "never"},
        "discover": asdict(outlet.discover),
        "read": asdict(outlet.read),
        "dates": asdict(outlet.dates),
        "expect": asdict(outlet.expect),
    }
    for name, values in tables.items():
        said = {key: value for key, value in values.items() if value}
        if said:
            yield f"[{name}]"
            yield from (f"{key} = {toml_value(value)}" for key, value in said.items())
            yield ""


def toml_value(value: object) -> str:
    """Write a value as TOML does.

    >>> toml_value(("h1", r"-post\\d+"))
    "['h1', '-post\\\\d+']"
    >>> toml_value({"authors": 0.6})
    '{ authors = 0.6 }'
    """
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml_value(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(toml_value(one) for one in value) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False) if "'" in value else f"'{value}'"
    return str(value)


for command in (add_outlet, check_outlets, save_page):
    outlets.add_command(command)
