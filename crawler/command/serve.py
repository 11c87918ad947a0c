"""``dateline serve``: the database, opened in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from crawler.command import options
from storage.datasette.configuration import ConfigurationFile, configuration_file
from storage.datasette.serve import serve as serve_database


@click.command(short_help="Open the database in a browser.")
@options.database
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    default=8001,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="The port; 0 takes a free one.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the browser as well.")
@click.option(
    "-i",
    "--immutable",
    is_flag=True,
    help="Nobody writes the file, such as a published copy: faster, and takes no lock.",
)
@click.option(
    "--print-config",
    type=click.Choice([file.value for file in ConfigurationFile]),
    help="Print a configuration file for a Datasette of your own, and end.",
)
def serve(  # noqa: PLR0913 - one argument an option
    *,
    db_path: Path,
    host: str,
    port: int,
    open_browser: bool,
    immutable: bool,
    print_config: str | None,
) -> None:
    """Serve the database with Datasette: search, facets, questions an editor asks, an article page to read.

    Reads only: a crawl may write the same database meanwhile. Ctrl-C ends it.

    \b
    Examples:
      dateline serve
      dateline serve --db demo.db --port 8010 --open
      dateline serve --db published.db --immutable
      dateline serve --print-config datasette-1.0 > datasette.yaml
    """
    if print_config:
        click.echo(configuration_file(ConfigurationFile(print_config)))
        return
    open_in_browser(db_path, host=host, port=port, browser=open_browser, immutable=immutable)


def open_in_browser(
    db_path: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8001,
    browser: bool = True,
    immutable: bool = False,
) -> None:
    """Serve until Ctrl-C; say where, and open the browser there if asked."""

    def ready(address: str) -> None:
        click.echo(f"{db_path} is open at {address}   (Ctrl-C ends)")
        if browser:
            click.launch(address)

    serve_database(db_path, host, port, immutable=immutable, on_ready=ready)
