"""How many articles there are by outlet, region, section, month and language, kept as they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlite_utils import Database

from storage.articles.rows import Row
from storage.schema.derived import ARTICLE_COUNTS, COUNTED


def _values(row: str) -> str:
    return ", ".join(f"coalesce({row}.{name}, '')" for name in COUNTED)


def _add(values: str) -> str:
    return (
        f"insert into article_counts ({', '.join(COUNTED)}, articles) values ({values}) "  # noqa: S608 - our own names
        f"on conflict ({', '.join(COUNTED)}) do update set articles = articles + excluded.articles"
    )


# A trigger on inserts would cost as much as the insert itself: SQLite then keeps a journal for each statement.
_GONE = _add(_values("old") + ", -1")
_CAME = _add(_values("new") + ", 1")
TRIGGERS = {
    "article_counts_gone": f"after delete on articles begin {_GONE}; end",
    "article_counts_moved": f"after update of {', '.join(COUNTED)} on articles begin {_GONE}; {_CAME}; end",
}
ADD = _add(", ".join("?" * (len(COUNTED) + 1)))


def add(db: Database, rows: Sequence[Row]) -> None:
    """Count rows of articles that are inserted; what is updated or deleted later SQLite counts by itself."""
    numbers = Counter(tuple(row[name] or "" for name in COUNTED) for row in rows)
    db.conn.executemany(ADD, [(*values, number) for values, number in numbers.items()])


def forget_none(db: Database) -> None:
    """Take out the counts of what there is none of any more."""
    db.execute(f"delete from {ARTICLE_COUNTS.name} where articles = 0")  # noqa: S608 - our own name


def keep_counts(db: Database) -> None:
    """Count all articles, and keep the counts from now on; who changes the table articles calls this again."""
    for name in ("article_counts_new", *TRIGGERS):
        db.execute(f"drop trigger if exists {name}")
    for name, trigger in TRIGGERS.items():
        db.execute(f"create trigger {name} {trigger}")
    db.execute(f"delete from {ARTICLE_COUNTS.name}")  # noqa: S608 - our own name
    db.execute(
        f"insert into article_counts ({', '.join(COUNTED)}, articles) select {_values('articles')}, count(*) "  # noqa: S608 - our own names
        f"from articles group by {', '.join(map(str, range(1, len(COUNTED) + 1)))}"
    )
