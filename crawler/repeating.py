"""What repeats across an outlet's pages: learnt from its latest articles, and taken out of those stored before."""

from __future__ import annotations

import json

from sqlite_utils import Database

from pipelines.repeats import article_without, learn
from storage.articles.corrections import Correction, correct
from storage.articles.repeats import load_repeats, save_repeats
from storage.articles.rows import Row, content_hash
from storage.clock import utc_now
from storage.database import transaction
from storage.records import Article, Repeats

LATEST = "select * from articles where outlet = ? order by published_on desc limit 500"
NEXT = "select * from articles where outlet = :outlet and id > :last order by id limit 200"

FORMER = """
select v.article, v.version, v.headline, v.summary, v.body, a.url, a.outlet, null as tags
from article_versions v join articles a on a.id = v.article where a.outlet = ?
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

    No version is made: the outlet edited nothing. Former states are corrected too, or else an article would look
    edited where a line was taken out of its latest state alone.
    """
    _correct_former(db, outlet, repeats)
    corrected = 0
    last = -1
    while rows := list(db.query(NEXT, {"outlet": outlet, "last": last})):
        corrections = [Correction(row, _row_without(row, repeats)) for row in rows]
        needed = [entry for entry in corrections if entry.columns]
        correct(db, needed)
        corrected += len(needed)
        last = rows[-1]["id"]
    return corrected


def _correct_former(db: Database, outlet: str, repeats: Repeats) -> None:
    corrected = []
    for row in db.query(FORMER, [outlet]):
        stored = _words_of(row)
        article = article_without(stored, repeats)
        if article != stored:
            corrected.append((article.summary, article.body, utc_now(), row["article"], row["version"]))
    with transaction(db):
        db.conn.executemany(
            "update article_versions set summary = ?, body = ?, read_at = ? where article = ? and version = ?",
            corrected,
        )


def _row_without(row: Row, repeats: Repeats) -> Row:
    stored = _words_of(row)
    article = article_without(stored, repeats)
    if article == stored:
        return row
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
