"""Which articles bear a tag or an author: an index of the two lists, which stand in the articles as JSON arrays."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlite_utils import Database

from storage.articles.rows import Row

COLUMNS = ("authors", "tags")
# Each item of a list is one word of this index: all that stands between two quotation marks, in lower case.
TABLE = """
create virtual table if not exists article_labels using fts5(
    authors, tags,
    content='articles', content_rowid='search_row', detail=none, columnsize=0,
    tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Z* C*' separators '""'"
)
"""
# To stand in a condition on articles beside the one that decides: of both lists, and in any case, this finds too much.
BEARS = "search_row in (select rowid from article_labels where article_labels match :{})"
ROWS_A_STATEMENT = 1000
_GONE = (
    "insert into article_labels (article_labels, rowid, authors, tags) "
    "values ('delete', old.search_row, old.authors, old.tags)"
)
_CAME = (
    "insert into article_labels (rowid, authors, tags) select new.search_row, new.authors, new.tags "
    "where new.search_row is not null"
)
_OTHERS = "(old.search_row, old.authors, old.tags) is not (new.search_row, new.authors, new.tags)"
TRIGGERS = {
    "article_labels_gone": f"after delete on articles when old.search_row is not null begin {_GONE}; end",
    "article_labels_moved": "after update of search_row, authors, tags on articles "
    f"when old.search_row is not null and {_OTHERS} begin {_GONE}; {_CAME}; end",
    "article_labels_numbered": "after update of search_row on articles "
    f"when old.search_row is null begin {_CAME}; end",
}


def add(db: Database, rows: Sequence[Row]) -> None:
    """Index rows of articles that are inserted; what is updated or deleted later SQLite indexes by itself."""
    for start in range(0, len(rows), ROWS_A_STATEMENT):
        chunk = rows[start : start + ROWS_A_STATEMENT]
        marks = ", ".join(["(?, ?, ?)"] * len(chunk))
        db.conn.execute(
            f"insert into article_labels (rowid, authors, tags) values {marks}",  # noqa: S608 - question marks
            [row[name] for row in chunk for name in ("search_row", *COLUMNS)],
        )


def keep_labels(db: Database) -> None:
    """Index the lists of all articles, and keep the index from now on."""
    db.execute(TABLE)
    for name, trigger in TRIGGERS.items():
        db.execute(f"drop trigger if exists {name}")
        db.execute(f"create trigger {name} {trigger}")
    db.execute("insert into article_labels (article_labels) values ('rebuild')")


def label_query(label: str) -> str | None:
    """Return the query of the index that finds a tag or an author; None for one that JSON writes with a backslash.

    >>> label_query("Gia Lai"), label_query('the "Rose"')
    ('"Gia Lai"', None)
    """
    plain = json.dumps(label, ensure_ascii=False)
    return plain if label and plain == f'"{label}"' else None
