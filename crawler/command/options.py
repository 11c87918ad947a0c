"""Options that several verbs share, so that they mean and read the same everywhere."""

from __future__ import annotations

from pathlib import Path

import click

database = click.option(
    "--db",
    "db_path",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("news.db"),
    envvar="DATELINE_DB",
    show_default=True,
    show_envvar=True,
    help="The database.",
)

outlet_folders = click.option(
    "--outlets",
    "outlet_dirs",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    envvar="DATELINE_OUTLETS",
    show_envvar=True,
    metavar="DIR",
    help="A folder of your own outlet files; they win over the bundled ones.",
)

jobs = click.option(
    "--jobs",
    type=click.IntRange(0, 64),
    default=2,
    show_default=True,
    help="So many processes read pages at a time; 0 reads them in this one.",
)

alerts = click.option(
    "--alert",
    "alerts",
    multiple=True,
    envvar="DATELINE_ALERTS",
    show_envvar=True,
    metavar="URL",
    help="Where to tell what broke and what was mended: mailto://, json://, or any address of apprise. Repeatable.",
)

contact = click.option(
    "--contact",
    envvar="DATELINE_CONTACT",
    show_envvar=True,
    metavar="ADDRESS",
    help="Where the papers can reach you; it stands in the user agent.",
)


log_file = click.option(
    "--log-file",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="DATELINE_LOG_FILE",
    show_envvar=True,
    help="Write a log to this file; at 10 MB another is begun, and five older ones are kept.",
)

log_json = click.option(
    "--log-json",
    is_flag=True,
    help="Log JSON, a line an event, each with its crawl; to standard error without a file.",
)

metrics_file = click.option(
    "--metrics",
    "metrics_file",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="DATELINE_METRICS",
    show_envvar=True,
    help="Write OpenMetrics to this file after each crawl, whole or not at all.",
)

cluster = click.option(
    "--cluster",
    is_eager=True,
    metavar="ADDRESS",
    help='Read on the workers of a Dask cluster: tcp://SCHEDULER:8786, or "local" for all cores of this machine.',
)
