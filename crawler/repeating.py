"""What repeats across an outlet's pages: learnt from its latest articles, and taken out of those stored before."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlite_utils import Database

from pipelines.repeats import article_without, learn
from storage.corrections import Correction, correct
from storage.records import Article, Repeats
from storage.repeats import load_repeats, save_repeats
from storage.rows import Row, content_hash

LATEST = "select * from articles where outlet = ? order by published_on desc limit 500"
HOLDING = """
select * from articles where outlet = :outlet and id > :last and exists (
    select 1 from json_each(:words) as repeat
    where instr(body, repeat.value) or summary = repeat.value or instr(tags, repeat.value)
) order by id limit 100
"""


def learn_repeats(db: Database, outlet: str) -> Repeats:
    """Learn from an outlet's latest articles what repeats, and return what is new of it.

    What is learnt stays until a reread learns afresh, and the articles stored are corrected.
    """
    known = load_repeats(db, outlet)
    new = learn([_words_of(row) for row in db.query(LATEST, [outlet])]) - known
    if new:
        save_repeats(db, outlet, known | new)
        take_out(db, outlet, new)
    return new


def take_out(db: Database, outlet: str, repeats: Repeats) -> int:
    """Take lines and tags out of an outlet's articles, and return how many were corrected.

    No version is made: the outlet edited nothing.
    """
    corrected = 0
    for rows in _holding(db, outlet, repeats):
        corrections = [Correction(row, _row_without(row, repeats)) for row in rows]
        needed = [entry for entry in corrections if entry.columns]
        correct(db, needed)
        corrected += len(needed)
    return corrected


def _holding(db: Database, outlet: str, repeats: Repeats) -> Iterator[list[Row]]:
    """Yield the outlet's articles that hold any of the words, some at a time."""
    words = json.dumps([*repeats.lines, *repeats.tags], ensure_ascii=False)
    last = -1
    while rows := list(db.query(HOLDING, {"outlet": outlet, "last": last, "words": words})):
        yield rows
        last = rows[-1]["id"]


def _row_without(row: Row, repeats: Repeats) -> Row:
    article = article_without(_words_of(row), repeats)
    return {
        **row,
        "summary": article.summary,
        "body": article.body,
        "tags": json.dumps(article.tags, ensure_ascii=False) if article.tags else None,
        "word_count": len(article.body.split()),
        "content_hash": content_hash(article),
    }


def _words_of(row: Row) -> Article:
    """The words of a stored article, as far as repeats live in them."""
    return Article(
        url=row["url"],
        outlet=row["outlet"],
        headline=row["headline"],
        summary=row["summary"],
        body=row["body"],
        tags=tuple(json.loads(row["tags"] or "[]")),
    )
