"""An Atom feed of every page that lists articles: a search, a facet, a question, a query of one's own."""  # noqa: INP001 - Datasette loads this file by its path

# mypy: disable-error-code="import-untyped, untyped-decorator"

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from sqlite_utils import Database

from storage.datasette.atom import feed_entries
from storage.datasette.in_words import web_address
from storage.datasette.metadata import DATABASE
from storage.datasette.questions import QUESTIONS

EMPTY_SINCE = "1970-01-01T00:00:00Z"
TITLES = {question.name: question.title for question in QUESTIONS}


@hookimpl
def register_output_renderer() -> dict[str, Any]:
    """Offer ``.atom`` where rows are articles, or name one."""
    return {"extension": "atom", "render": render, "can_render": can_render}


def can_render(database: str, table: str | None, columns: Sequence[str]) -> bool:
    """Tell whether the rows of a page lead to articles."""
    return database == DATABASE and _article_column(table, columns) is not None


async def render(  # noqa: PLR0913, PLR0917 - Datasette gives what is asked for by name
    datasette: Datasette,
    request: Request,
    columns: Sequence[str],
    rows: Sequence[sqlite3.Row],
    table: str | None,
    query_name: str | None,
) -> Response:
    """Answer with the feed; 400 where the rows lead to no article."""
    column = _article_column(table, columns)
    if column is None:
        return Response.text("A feed needs a column `article` with ids of articles.", status=400)
    replaced = _replaced(table, columns)
    wanted = [(article, replaced(row)) for row in rows if (article := _value(row, column)) is not None]
    news = datasette.get_database(DATABASE)
    entries = await news.execute_fn(
        lambda conn: feed_entries(Database(conn, recursive_triggers=False, execute_plugins=False), wanted)
    )
    told = {
        "title": _title(request, query_name),
        "address": datasette.absolute_url(request, request.full_path),
        "home": datasette.absolute_url(request, "/").rstrip("/"),
        "entries": entries,
        "updated": max((entry["updated"] for entry in entries), default=EMPTY_SINCE),
        "web_address": web_address,
    }
    body = await datasette.render_template("feed.xml", told, request=request)
    return Response(body, content_type="application/atom+xml; charset=utf-8")


def _article_column(table: str | None, columns: Sequence[str]) -> str | None:
    wanted = "id" if table == "articles" else "article"
    return wanted if wanted in columns else None


def _replaced(table: str | None, columns: Sequence[str]) -> Callable[[sqlite3.Row], int | None]:
    """Return what tells of a row which state of its article an edit replaced, None where it tells of no edit."""
    if table == "articles" or "version" not in columns:
        return lambda _: None
    if table == "article_states":  # whose rows are what an edit made
        return lambda row: int(row["version"]) - 1
    return lambda row: row["version"]


def _value(row: sqlite3.Row, column: str) -> Any:  # noqa: ANN401 - whatever stands there
    """Return the value of a cell, beside which Datasette may have put its label."""
    cell = row[column]
    return cell["value"] if isinstance(cell, dict) else cell


def _title(request: Request, query_name: str | None) -> str:
    asked = [request.args[name] for name in request.args if name == "_search" or not name.startswith("_")]
    return ": ".join(["Dateline", TITLES.get(query_name or "", "Articles"), *filter(None, asked)])
