"""Counts that SQLite keeps: after whatever was written they are what counting would give."""

from __future__ import annotations

from dataclasses import replace

from sqlite_utils import Database

from storage.articles.counts import keep_counts
from storage.articles.storing import save_articles
from storage.frontier.outlets import save_outlet
from storage.records import Article, OutletRecord
from storage.schema.derived import COUNTED

NAMES = ", ".join(COUNTED)
COUNT = f"select {', '.join(f'''coalesce({name}, '')''' for name in COUNTED)}, count(*) from articles group by {NAMES}"


def assert_counted(db: Database, articles: int) -> None:
    """Compare what is kept with what is there."""
    kept = db.execute(f"select {NAMES}, articles from article_counts where articles <> 0").fetchall()
    assert sorted(kept) == sorted(db.execute(COUNT).fetchall())
    assert sum(row[-1] for row in kept) == articles


def test_counts_follow_what_is_written(
    db: Database, pepper: Article, edited: Article, harbour_wall: Article, plateau: OutletRecord
) -> None:
    """New articles, edits, another section, another region, articles taken out."""
    copies = [replace(pepper, url=f"{pepper.url}?{number}", published_on=None) for number in range(3)]
    save_articles(db, [pepper, harbour_wall, *copies])
    assert_counted(db, 5)
    save_articles(db, [replace(edited, section="Xã hội")])
    assert_counted(db, 5)
    save_outlet(db, replace(plateau, region="Kon Tum"))
    assert_counted(db, 5)
    with db.conn:
        db.conn.execute("delete from article_dates")
        db.conn.execute("delete from related_links")
        db.conn.execute("delete from article_versions")
        db.conn.execute("delete from articles where region = 'Kon Tum'")
    assert_counted(db, 1)


def test_counting_again_changes_nothing(db: Database, pepper: Article, harbour_wall: Article) -> None:
    """As a migration may do twice; and it mends what was meddled with."""
    save_articles(db, [pepper, harbour_wall])
    db.execute("update article_counts set articles = 7")
    keep_counts(db)
    keep_counts(db)
    assert_counted(db, 2)
