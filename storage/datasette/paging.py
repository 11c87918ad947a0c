"""From page to page no row is lost.

Datasette 0.65.5 asks for a next page by the value it sorts by and, where rows share that, by their key; the first page it
sorts by the value alone. Of rows that share it some were shown twice and others never, in a CSV file too.
"""

from __future__ import annotations

import re

from storage.schema.tables import TABLES

KEYS = {table.name: ", ".join(table.key) for table in TABLES}
_FIRST_PAGE = re.compile(
    r"""(select [\w, "\[\]]+ from (\w+) (?:where .* )?order by [\w"\[\]]+(?: desc)?)( limit \d+)""", re.DOTALL
)


def in_order_of_key(sql: str) -> str:
    """Return the statement of a table's first page with its rows in the order that the next pages have; any other as it is.

    >>> in_order_of_key("select id, url from articles order by published_on desc limit 51")
    'select id, url from articles order by published_on desc, id limit 51'
    """
    page = _FIRST_PAGE.fullmatch(sql.strip())
    if page is None or page[2] not in KEYS:
        return sql
    return f"{page[1]}, {KEYS[page[2]]}{page[3]}"
