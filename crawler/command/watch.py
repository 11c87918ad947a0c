"""``dateline watch``: polls outlets for months, each when it is worth asking, and tells what breaks."""

from __future__ import annotations

import errno
import signal
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from crawler.alerts.delivery import Address, address_of, send_all
from crawler.alerts.texts import Message
from crawler.catalogue.outlets import BadOutletError, Catalogue, UnknownOutletError
from crawler.command import options
from crawler.command.choosing import choose, name_broken
from crawler.command.crawl import closing_line
from crawler.command.setting import setting
from crawler.command.summary import counted
from crawler.jobs import ENDINGS
from crawler.logs import log_to
from crawler.metrics import Metrics
from crawler.plan import BadOptionError, CrawlOptions, CrawlResult
from crawler.watch.checkup import Checkup
from crawler.watch.children import Children
from crawler.watch.clock import SystemClock
from crawler.watch.watching import Watch
from storage.database import DatabaseFileError, NotADatabaseError, ReadOnlyDatabaseError, open_database


@click.command(short_help="Poll outlets for months, each when it is worth asking; alert.")
@click.argument("outlets", nargs=-1)
@options.database
@options.outlet_folders
@options.alerts
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=2,
    show_default=True,
    help="So many crawls' processes at once.",
)
@options.contact
@click.option("-s", "settings", multiple=True, metavar="NAME=VALUE", help="Set one of Scrapy's settings.")
@options.metrics_file
@click.option(
    "--metrics-port", type=click.IntRange(0, 65535), help="Answer with the metrics on this port of 127.0.0.1."
)
@options.log_file
@options.log_json
@click.option("--quiet", is_flag=True, help="Say nothing of crawls that went well.")
def watch(  # noqa: PLR0913 - one argument an option
    outlets: tuple[str, ...],
    *,
    db_path: Path,
    outlet_dirs: tuple[Path, ...],
    alerts: tuple[str, ...],
    jobs: int,
    contact: str | None,
    settings: tuple[str, ...],
    metrics_file: Path | None,
    metrics_port: int | None,
    log_file: Path | None,
    log_json: bool,
    quiet: bool,
) -> None:
    """Watch OUTLETS, or all active ones, until Ctrl-C: in the foreground, for months.

    A busy paper's feeds are asked every ten minutes, a weekly's once a day, and none sooner than its server wants; every six
    hours sitemaps and sections are looked at, too. Each round is a process of its own, so nothing grows. After
    each crawl its outlet is judged as by "dateline status", and what broke or was mended is told to --alert, once.

    Ctrl-C ends politely, a second one at once; started again it goes on where it stood. SIGTERM and SIGHUP, as of a terminal
    that is closed, do the same. An outlet that another process crawls is left to it. An outlet whose file is wrong is
    named, told, and left out; exit code 1 in the end says so.

    \b
    Examples:
      dateline watch --contact desk@your-newsroom.org
      dateline watch baogialai baodaklak --alert mailto://desk:password@your-newsroom.org
      dateline watch --metrics /var/lib/node_exporter/dateline.prom --log-file watch.log --log-json
    """
    addresses = [address_of(url) for url in alerts]
    with start_told(addresses):
        chosen, broken = choose(Catalogue(outlet_dirs), outlets)
        check_database(db_path)
    if broken:
        name_broken(broken)
        tell(addresses, Message("Dateline: files that are wrong", "\n".join(map(str, broken))))
    usual = log_to(log_file, as_json=log_json) | {"DATELINE_READERS": 1}
    asked = CrawlOptions(contact=contact, settings=usual | dict(map(setting, settings)))
    metrics = Metrics()
    if metrics_port is not None:
        say(f"metrics: http://127.0.0.1:{served(metrics, metrics_port)}/metrics")
    watching = Watch(
        chosen,
        db_path,
        clock=SystemClock(),
        runner=Children(db_path),
        options=asked,
        checkup=Checkup(addresses, db_path, metrics, metrics_file),
        at_once=jobs,
        say=say,
        ended=Lines(quiet=quiet),
    )
    for number in ENDINGS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, lambda *_: watching.end())
    say(f"watching {counted(len(chosen), 'outlet')}; Ctrl-C ends")
    watching.run()
    sys.exit(1 if broken else 0)


@contextmanager
def start_told(addresses: Sequence[Address]) -> Iterator[None]:
    """Tell each address why a watch does not start, which then is wrong usage: starting it again would not help."""
    try:
        yield
    except (BadOutletError, DatabaseFileError, UnknownOutletError, click.UsageError) as problem:
        tell(addresses, Message("Dateline: the watch did not start", str(problem)))
        if isinstance(problem, BadOutletError | DatabaseFileError):
            raise BadOptionError(str(problem)) from problem
        raise


def check_database(path: Path) -> None:
    """Refuse a file that can be no database. A full disk, or a lock, is none of its faults: the watch waits for its end."""
    try:
        open_database(path).close()
    except NotADatabaseError as problem:
        passing = isinstance(problem.__cause__, sqlite3.OperationalError)
        if isinstance(problem, ReadOnlyDatabaseError) or not passing:
            raise


def tell(addresses: Sequence[Address], message: Message) -> None:
    """Send a message to each address, and say where it did not arrive."""
    for problem in send_all(addresses, message):
        say(problem)


class Lines:
    """Tells how crawls end: those that brought something or went wrong, each in a line."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet

    def __call__(self, result: CrawlResult) -> None:
        """Take how a crawl ended."""
        well = result.outcome == "healthy"
        brought = result.counts.new or result.counts.changed
        if not well or (brought and not self._quiet):
            say(closing_line(result))


def say(line: str) -> None:
    """Print a line with the time before it, at once: whoever reads along sees it now. On a closed terminal nobody does."""
    try:
        click.echo(f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S} {line}")
        sys.stdout.flush()
    except OSError as problem:
        if problem.errno != errno.EIO:
            raise


def served(metrics: Metrics, port: int) -> int:
    """Answer with the metrics on a port from now on, and return it; one that is taken is told."""
    try:
        return metrics.serve(port)[0]
    except OSError as problem:
        raise click.ClickException(
            f"--metrics-port {port}: {problem.strerror}; choose another, or 0 for any that is free"
        ) from problem
