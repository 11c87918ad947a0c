"""``dateline serve``: the database, opened in a browser."""

from __future__ import annotations

from pathlib import Path

import click
from storage.serve import serve_database

from crawler.command import options


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
    serve_database(db_path, host=host, port=port, open_browser=open_browser)
