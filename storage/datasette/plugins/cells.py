"""How values look in tables: lists as words, long texts shortened, and links where a row names an article or outlet."""  # noqa: INP001 - Datasette loads this file by its path

# mypy: disable-error-code="import-untyped, untyped-decorator"

from __future__ import annotations

import json
import re
import sqlite3

from datasette import hookimpl
from datasette.app import Datasette
from markupsafe import Markup, escape

from storage.datasette.in_words import MATCH, marked, web_address
from storage.datasette.metadata import ARRAYS, DATABASE

LISTS = (*ARRAYS, "changed", "shortfalls")
HEADLINES = ("headline", "headline_after")
OUTLETS = ("outlet", "first_outlet")
LONGEST = 160
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@hookimpl
def render_cell(
    row: sqlite3.Row, value: object, column: str, table: str | None, datasette: Datasette
) -> Markup | None:
    """Show a value of a row; None leaves it to Datasette."""
    address = _address(row, value, column, table, datasette)
    if address:
        return Markup('<a href="{}">{}</a>').format(address, value)
    return _words(value, column, table) if isinstance(value, str) else None


def _address(
    row: sqlite3.Row, value: object, column: str, table: str | None, datasette: Datasette
) -> str | None:
    """Return where a value leads: a headline to its article, a version to its changes, an outlet to its articles."""
    if column in OUTLETS and table is None and value:
        return f"{datasette.urls.table(DATABASE, 'articles')}?outlet={value}"
    if "article" not in row.keys():  # noqa: SIM118 - a sqlite3.Row holds values, not names
        return None
    article = row["article"]["value"] if isinstance(row["article"], dict) else row["article"]
    if column in HEADLINES:
        return str(datasette.urls.row(DATABASE, "articles", str(article)))
    if column == "version" and table != "article_states":
        return str(datasette.urls.row(DATABASE, "article_versions", f"{article},{value}"))
    return None


def _words(value: str, column: str, table: str | None) -> Markup | None:
    if INSTANT.fullmatch(value):
        return Markup('<time datetime="{}">{} UTC</time>').format(value, value[:16].replace("T", " "))
    if column == "snippet" and MATCH[0] in value:
        return marked(value)
    if column in LISTS:
        return escape(", ".join(map(str, json.loads(value))))
    if table and len(value) > LONGEST and not web_address(value):
        return Markup('<div class="long">{} …</div>').format(value[:LONGEST].rsplit(" ", 1)[0])
    return None
