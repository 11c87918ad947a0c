"""How many articles there are by outlet, region, section, month and language, kept by SQLite itself as they are written."""

from __future__ import annotations

from sqlite_utils import Database

from storage.schema import ARTICLE_COUNTS, COUNTED


def _values(row: str) -> str:
    return ", ".join(f"coalesce({row}.{name}, '')" for name in COUNTED)


def _add(row: str, number: int) -> str:
    return (
        f"insert into article_counts ({', '.join(COUNTED)}, articles) values ({_values(row)}, {number}) "  # noqa: S608 - our own names
        f"on conflict ({', '.join(COUNTED)}) do update set articles = articles + excluded.articles;"
    )


TRIGGERS = {
    "article_counts_new": f"after insert on articles begin {_add('new', 1)} end",
    "article_counts_gone": f"after delete on articles begin {_add('old', -1)} end",
    "article_counts_moved": f"after update of {', '.join(COUNTED)} on articles "
    f"begin {_add('old', -1)} {_add('new', 1)} end",
}


def keep_counts(db: Database) -> None:
    """Count all articles, and have SQLite keep the counts from now on; who changes the table articles calls this again."""
    for name, trigger in TRIGGERS.items():
        db.execute(f"drop trigger if exists {name}")
        db.execute(f"create trigger {name} {trigger}")
    db.execute(f"delete from {ARTICLE_COUNTS.name}")  # noqa: S608 - our own name
    db.execute(
        f"insert into article_counts ({', '.join(COUNTED)}, articles) select {_values('articles')}, count(*) "  # noqa: S608 - our own names
        f"from articles group by {', '.join(map(str, range(1, len(COUNTED) + 1)))}"
    )
