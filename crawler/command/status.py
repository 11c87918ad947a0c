"""``dateline status``: how each outlet stands beside its own history, and alerts where one does not."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text
from sqlite_utils import Database

from crawler.alerts.delivery import Address, address_of, deliver
from crawler.alerts.texts import Message
from crawler.catalogue.outlets import Catalogue
from crawler.command import options
from crawler.command.dismissed import Dismissed, dismissed
from crawler.health.judge import Verdict
from crawler.health.press import enter, judge_outlets
from crawler.health.telling import as_json, facts_of, reason_of, spark, state_of
from storage.clock import utc_now
from storage.database import may_write, open_database
from storage.health.alerts import drop
from storage.health.observed import articles_a_day, outlets_crawled
from storage.reading import open_to_read

DAYS = 14
COLOURS = {"fine": "green", "new": "yellow", "retired": "dim", "draft": "dim", "no file": "dim"}


@click.command(short_help="Say how each outlet stands beside its own history; alert.")
@click.argument("outlets", nargs=-1)
@options.database
@options.outlet_folders
@options.alerts
@click.option("--json", "as_lines", is_flag=True, help="Write one JSON object an outlet, and nothing else.")
@click.option("--test-alert", is_flag=True, help="Send a test message to each --alert, judge nothing.")
def status(  # noqa: PLR0913 - one argument an option
    outlets: tuple[str, ...],
    *,
    db_path: Path,
    outlet_dirs: tuple[Path, ...],
    alerts: tuple[str, ...],
    as_lines: bool,
    test_alert: bool,
) -> None:
    """Judge OUTLETS, or all that were crawled, each against its own history.

    Told apart are: silent (longer than it ever is: its weekdays, nights and holidays are known), blocked, feed gone,
    layout changed (fields that were filled no longer are), robots forbids, unreachable, offline (no paper can be
    reached: told once for all), and our own failure. An outlet with less than two weeks of history is "new". Exit code
    1 when one falls short. One that is not to be crawled any more is not judged: it is retired, a draft that was only
    tried, or its file is in none of the folders --outlets names.

    With --alert what broke is told once, and once more when it is mended: run it after each scheduled crawl.

    \b
    Examples:
      dateline status
      dateline status baogialai              one outlet, with the facts behind the verdict
      dateline status --json | jq .state
      dateline status --alert mailto://desk:password@your-newsroom.org
      dateline status --alert json://hooks.your-newsroom.org/dateline --test-alert
    """
    addresses = [address_of(url) for url in alerts]
    if test_alert:
        sys.exit(try_out(addresses))
    now = datetime.now(UTC)
    with closing(open_database(db_path, create=False) if addresses else open_to_read(db_path)) as db:
        names, catalogue = chosen(db, outlets, db_path), Catalogue(outlet_dirs)
        left = [one for name in names if (one := dismissed(db, catalogue, name, now))]
        verdicts = judge_outlets(
            db, [name for name in names if name not in {one.outlet for one in left}], now
        )
        if addresses or may_write(db_path):
            enter(db, verdicts, now)
            for one in left:
                drop(db, one.outlet, utc_now())
        problems = deliver(db, addresses, str(db_path))  # before anything is shown: who reads along may leave
        if as_lines:
            values = [as_json(verdict, days_of(db, verdict, now), now) for verdict in verdicts]
            for value in [*values, *map(asdict, left)]:
                click.echo(json.dumps(value, ensure_ascii=False))
        else:
            show(db, verdicts, left, now, in_full=bool(outlets))
    for problem in problems:
        click.echo(f"dateline: {problem}", err=True)
    sys.exit(1 if problems or any(verdict.trouble for verdict in verdicts) else 0)


def chosen(db: Database, outlets: Sequence[str], db_path: Path) -> list[str]:
    """Return the outlets asked for, or all that were crawled; one that never was is wrong usage."""
    crawled = outlets_crawled(db)
    for outlet in outlets:
        if outlet not in {row["slug"] for row in db.table("outlets").rows}:
            known = ", ".join(crawled[:8]) or "none"
            raise click.UsageError(f'{db_path} knows no outlet "{outlet}"; crawled were: {known}')
    return list(dict.fromkeys(outlets)) or crawled


def show(
    db: Database, verdicts: Sequence[Verdict], left: Sequence[Dismissed], now: datetime, *, in_full: bool
) -> None:
    """Print a line an outlet: columns and colours in a terminal, plain lines in a pipe."""
    console = Console(highlight=False)
    rows = [
        (verdict.outlet, state_of(verdict), spark(days_of(db, verdict, now)), reason_of(verdict, now))
        for verdict in verdicts
    ]
    rows += [(one.outlet, one.state, "", one.evidence) for one in left]
    if not rows:
        click.echo('no outlet was crawled yet; begin with "dateline crawl"')
    if console.is_terminal:
        table = Table("outlet", "state", f"{DAYS} days", "", box=None, header_style="bold", pad_edge=False)
        for outlet, state, days, reason in rows:
            table.add_row(outlet, Text(state, COLOURS.get(state, "red")), days, Text(reason))
        console.print(table)
    for outlet, state, days, reason in rows if not console.is_terminal else ():
        click.echo(f"{outlet}: {state}: {reason} {days}".rstrip())
    for verdict in verdicts if in_full else ():
        for name, words in facts_of(verdict):
            click.echo(f"  {name:<14} {words}")


def days_of(db: Database, verdict: Verdict, now: datetime) -> list[int]:
    """Return the articles of the last fourteen days, today last."""
    today = now.astimezone(verdict.rhythm.zone).date()
    days = [today - timedelta(days=n) for n in reversed(range(DAYS))]
    return articles_a_day(db, verdict.outlet, [day.isoformat() for day in days])


def try_out(addresses: Sequence[Address]) -> int:
    """Send a test message to each address, say what came of it, and return the exit code."""
    if not addresses:
        raise click.UsageError("--test-alert needs an address: --alert URL, or DATELINE_ALERTS.")
    hello = Message("Dateline: a test", "This is how an alert of Dateline arrives. Nothing is wrong.")
    problems = [(address, address.send(hello)) for address in addresses]
    for address, problem in problems:
        click.echo(f"{address.shown}: {problem or 'it arrived'}")
    return 1 if any(problem for _, problem in problems) else 0
