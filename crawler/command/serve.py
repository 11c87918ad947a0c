"""``dateline serve``: the database, opened in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from crawler.command import options
from storage.serve import serve as serve_database


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
def serve(*, db_path: Path, host: str, port: int, open_browser: bool) -> None:
    """Serve the database with Datasette: search, facets, questions an editor asks, an article page to read.

    Reads only: a crawl may write the same database meanwhile. Ctrl-C ends it.

    \b
    Examples:
      dateline serve
      dateline serve --db demo.db --port 8010 --open
    """
    open_in_browser(db_path, host=host, port=port, browser=open_browser)


def open_in_browser(
    db_path: Path, *, host: str = "127.0.0.1", port: int = 8001, browser: bool = True
) -> None:
    """Serve until Ctrl-C; say where, and open the browser there if asked."""

    def ready(address: str) -> None:
        click.echo(f"{db_path} is open at {address}   (Ctrl-C ends)")
        if browser:
            click.launch(address)

    serve_database(db_path, host, port, on_ready=ready)
