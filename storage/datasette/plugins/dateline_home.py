"""The home page, in place of Datasette's: that asks of every table what it is, a hundred questions for a page that shows none."""  # noqa: INP001 - Datasette loads this file by its path

# mypy: disable-error-code="import-untyped, untyped-decorator"

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from sqlite_utils import Database

from storage.datasette.front_page import FrontPage, front_page
from storage.datasette.metadata import DATABASE

_FRONTS: dict[Path, tuple[tuple[int, ...], FrontPage]] = {}


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Response]]]]:
    """Answer for ``/`` alone; ``/.json`` stays Datasette's."""
    return [("/$", home)]


async def home(datasette: Datasette, request: Request) -> Response:
    """Answer with the home page."""
    news = datasette.get_database(DATABASE)
    front = await news.execute_fn(
        lambda conn: _front(Database(conn, recursive_triggers=False, execute_plugins=False), Path(news.path))
    )
    told = {"front": front, "metadata": datasette.metadata()}
    return Response.html(
        await datasette.render_template("index.html", told, request=request, view_name="index")
    )


def _front(db: Database, path: Path) -> FrontPage:
    """Return what the home page of a file shows, gathered anew only when the file has been written to."""
    files = (path, path.with_name(f"{path.name}-wal"))
    written = tuple(file.stat().st_mtime_ns for file in files if file.exists())
    if path not in _FRONTS or _FRONTS[path][0] != written:
        _FRONTS[path] = written, front_page(db)
    return _FRONTS[path][1]
