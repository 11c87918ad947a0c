"""What Datasette learns from us: folded search, what our pages show, and no other host."""  # noqa: INP001 - Datasette loads this file by its path

# mypy: disable-error-code="import-untyped, untyped-decorator"

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette
from sqlite_utils import Database

from storage.datasette.article_page import article_page, edit_page
from storage.datasette.front_page import paper_names
from storage.datasette.in_words import MATCH, date_in_words, marked, web_address
from storage.datasette.metadata import DATABASE
from storage.datasette.outlet_page import outlet_page
from storage.datasette.paging import of_every_row
from storage.fold import match_query, register_fold
from storage.search.searching import excerpts

# Nothing of another host is ever loaded: no font, no picture, no script.
POLICY = (
    "default-src 'self' 'unsafe-inline'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = [(b"content-security-policy", POLICY.encode()), (b"referrer-policy", b"no-referrer")]

Send = Callable[[dict[str, Any]], Awaitable[None]]
App = Callable[[dict[str, Any], Any, Send], Awaitable[None]]


@hookimpl(trylast=True)
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Let SQL fold, and Datasette's own search box too: it calls ``escape_fts`` on what was typed."""
    register_fold(conn)
    conn.execute("pragma temp_store = memory")
    conn.create_function("match_query", 1, match_query)
    conn.create_function("escape_fts", 1, match_query)


@hookimpl
def extra_template_vars(datasette: Datasette, view_name: str) -> Callable[[], Awaitable[dict[str, Any]]]:
    """Give templates what they show beside Datasette's own: dates in words, names of papers, an article's page."""

    async def ask(question: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401 - whatever was asked
        news = datasette.get_database(DATABASE)
        return await news.execute_fn(lambda conn: question(_database(conn), *arguments))

    async def names() -> dict[str, Any]:
        given: dict[str, Any] = {
            "ask": ask,
            "date_in_words": date_in_words,
            "marked": marked,
            "web_address": web_address,
            "article_page": article_page,
            "edit_page": edit_page,
            "outlet_page": outlet_page,
            "of_every_row": of_every_row,
            "excerpts": excerpts,
            "match": MATCH,
        }
        if view_name in {"index", "table"}:
            given["paper_names"] = await ask(paper_names)
        return given

    return names


@hookimpl
def asgi_wrapper() -> Callable[[App], App]:
    """Tell browsers to load nothing from elsewhere, and to tell nobody where a reader came from."""

    def wrap(app: App) -> App:
        async def answer(scope: dict[str, Any], receive: Any, send: Send) -> None:  # noqa: ANN401 - ASGI's own
            async def with_headers(event: dict[str, Any]) -> None:
                if event["type"] == "http.response.start":
                    event = {**event, "headers": [*event.get("headers", []), *HEADERS]}
                await send(event)

            await app(scope, receive, with_headers)

        return answer

    return wrap


def _database(conn: sqlite3.Connection) -> Database:
    return Database(conn, recursive_triggers=False, execute_plugins=False)
