"""``dateline schedule``: prints systemd units, cron lines or a Scrapyd deployment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import click

from crawler.catalogue.outlets import Catalogue
from crawler.command import options
from crawler.command.choosing import choose
from crawler.schedule import cron, scrapyd, systemd
from crawler.schedule.job import Job, job_of

UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
EVERY = ("10m", "15m", "20m", "30m", "1h", "2h", "3h", "4h", "6h", "8h", "12h", "1d")

every = click.option(
    "--every", type=click.Choice(EVERY), default="1h", show_default=True, help="The time between two crawls."
)
folder = click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write files here rather than print them.",
)


@click.group(short_help="Print systemd units, cron lines or a Scrapyd deployment.")
def schedule() -> None:
    """Print what a scheduler needs, with every path whole; nothing is installed, nothing is started.

    Alerts and the contact stand in dateline.env beside the database, not in the units: DATELINE_ALERTS,
    DATELINE_CONTACT. Crawls that overlap do no harm: an outlet is crawled by one at a time.

    \b
    Examples:
      dateline schedule systemd --watch --to ~/.config/systemd/user
      dateline schedule systemd --every 30m baogialai baodaklak
      dateline schedule cron --every 2h | crontab -
      dateline schedule scrapyd --to press && cd press && scrapyd-deploy
    """


@schedule.command("systemd", short_help="A service and its timer, or a watch.")
@click.argument("outlets", nargs=-1)
@options.database
@options.outlet_folders
@every
@click.option("--watch", is_flag=True, help="One service that watches for good, instead of a timer.")
@folder
def systemd_units(  # noqa: PLR0913 - one argument an option
    outlets: tuple[str, ...],
    *,
    db_path: Path,
    outlet_dirs: tuple[Path, ...],
    every: str,
    watch: bool,
    folder: Path | None,
) -> None:
    """Print a service and its timer, which begins an hour after the last crawl ended; or a watch.

    \b
    Examples:
      dateline schedule systemd --to ~/.config/systemd/user
      systemctl --user enable --now dateline.timer
    """
    job = checked(db_path, outlet_dirs, outlets)
    put(systemd.watch_units(job) if watch else systemd.timer_units(job, time_of(every)), folder)


@schedule.command("cron", short_help="A line for a crontab.")
@click.argument("outlets", nargs=-1)
@options.database
@options.outlet_folders
@every
def cron_lines(outlets: tuple[str, ...], *, db_path: Path, outlet_dirs: tuple[Path, ...], every: str) -> None:
    """Print a line for a crontab; its log is dateline.log beside the database.

    \b
    Example:
      (crontab -l; dateline schedule cron --every 2h) | crontab -
    """
    click.echo(cron.cron_lines(checked(db_path, outlet_dirs, outlets), time_of(every)), nl=False)


@schedule.command("scrapyd", short_help="A project that scrapyd-deploy deploys.")
@click.argument("outlets", nargs=-1)
@options.database
@options.outlet_folders
@click.option("--url", default="http://localhost:6800/", show_default=True, help="Where Scrapyd answers.")
@folder
def scrapyd_project(
    outlets: tuple[str, ...], *, db_path: Path, outlet_dirs: tuple[Path, ...], url: str, folder: Path | None
) -> None:
    """Print a project whose spiders are all outlets; Dateline is installed where Scrapyd runs.

    \b
    Example:
      dateline schedule scrapyd --to press && cd press && scrapyd-deploy
    """
    job = checked(db_path, outlet_dirs, outlets) if outlets else job_of(db_path, outlet_dirs, ())
    url = url.rstrip("/") + "/"
    put(scrapyd.deployment(job, url), folder)
    click.echo(scrapyd.next_steps(job, url), nl=False)


def checked(db_path: Path, outlet_dirs: tuple[Path, ...], outlets: tuple[str, ...]) -> Job:
    """Return the job. Raises the errors of ``choose``, and those of files that are wrong, now rather than at night."""
    chosen, broken = choose(Catalogue(outlet_dirs), outlets)
    for problem in broken:
        raise problem
    return job_of(db_path, outlet_dirs, [outlet.slug for outlet in chosen] if outlets else ())


def put(files: Mapping[str, str], folder: Path | None) -> None:
    """Print files, each under its name, or write them into a folder and name them."""
    for name, text in files.items():
        if folder is None:
            click.echo(f"# {name}\n{text}")
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        click.echo(path)


def time_of(words: str) -> timedelta:
    """Read a time such as ``30m``.

    >>> time_of("2h") / timedelta(minutes=1)
    120.0
    """
    return int(words[:-1]) * UNITS[words[-1]]
