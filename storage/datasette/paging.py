"""From page to page no row is lost, and no row is read that is not shown.

Datasette 0.65.5 asks for a next page by the value it sorts by and, where rows share that, by their key; the first page it
sorts by the value alone. Of rows that share it some were shown twice and others never, in a CSV file too.

Where many rows share it, SQLite reads all of them whole to put them in the order of their keys: of a day with 24,000
articles each text (.25 s). The keys alone stand in an index beside what is sorted by (.01 s).
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from storage.schema.tables import TABLES

KEYS = {table.name: ", ".join(table.key) for table in TABLES}
# A statement of a reader's own that groups rows or joins lists stays as it is.
_PAGE = re.compile(
    r"""select (?P<columns>[\w, "\[\]]+) from (?P<table>\w+) """
    r"""(?P<where>(?:where (?:(?!\b(?:group|union|except|intersect)\b).)* )?)"""
    r"""order by (?P<sort>[\w"\[\]]+(?: desc)?)(?P<key>(?:, [\w, ]+)?) limit (?P<rows>\d+)""",
    re.DOTALL,
)


def in_order_of_key(sql: str) -> str:
    """Return the statement of a page of a table, its rows found by their keys and in the order that next pages have.

    A table with a key of several columns is only put in order; any other statement is returned as it is.

    >>> in_order_of_key("select id, url from articles order by month desc limit 51")
    'select id, url from articles where id in (select id from articles order by month desc, id limit 51) order by month desc, id'
    """
    page = _PAGE.fullmatch(sql.strip())
    key = KEYS.get(page["table"]) if page else None
    if page is None or key is None or page["sort"] == key or page["key"] not in ("", f", {key}"):
        return sql
    select = f"select {page['columns']} from {page['table']}"  # noqa: S608 - Datasette's own words, its values bound
    order = f"order by {page['sort']}, {key}"
    shown = f"{page['where']}{order} limit {page['rows']}"
    if "," in key:
        return f"{select} {shown}"
    return f"{select} where {key} in (select {key} from {page['table']} {shown}) {order}"  # noqa: S608 - the same words


def of_every_row(address: str) -> str:
    """Return the address of a table's CSV file with all its rows, whichever page of the table it was offered on.

    >>> of_every_row("/news/articles.csv?section=Town&_next=20&_size=max")
    '/news/articles.csv?section=Town&_size=max&_stream=on'
    """
    parts = urlsplit(address)
    asked = [
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != "_next"
    ]
    return parts._replace(query=urlencode([*asked, ("_stream", "on")])).geturl()
