"""How fast articles are stored, how large they are, and how fast they are found: `python -m bench.database [ARTICLES]`.

Made articles of 4 KB, with summary, tags, dates and links, their clusters among the work. Times are CPU milliseconds
of one process. Beside ours the least that any program would do: the texts in a plain table with a plain index of their
words, nothing told apart, folded, counted or compared.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sqlite_utils import Database

from bench.made import batches, save_papers, timed
from storage.articles.storing import save_articles
from storage.articles.summary import summarise
from storage.database import open_database
from storage.fold import fold
from storage.search.searching import search

BATCH = 100


def main() -> None:
    """Store, store again, edit, search; print what each took."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        measure(open_database(path), path, number)


def measure(db: Database, path: Path, number: int) -> None:
    """Run every measurement on an empty database."""
    save_papers(db)
    sizes: list[int] = []
    spent = 0.0
    for batch in batches(number):
        sizes += [len((a.headline + (a.summary or "") + a.body).encode()) for a in batch]
        spent += timed(lambda batch=batch: save_articles(db, batch))[0]  # type: ignore[misc]
    report("new, with index", spent, number)
    report("plain, with plain index", plain(path.with_name("plain.db"), number), number)
    sample = next(batches(BATCH))
    report("seen again unchanged", timed(lambda: save_articles(db, sample))[0], BATCH)
    changed = [replace(article, body=article.body + "\n\nCập nhật.") for article in sample]
    report("edited", timed(lambda: save_articles(db, changed))[0], BATCH)
    report("folding", timed(lambda: [fold(article.body) for article in sample])[0], BATCH)
    db.execute("pragma wal_checkpoint(truncate)")
    print(f"text {sum(sizes) / 1e6:9.1f} MB   file {path.stat().st_size / 1e6:9.1f} MB   "
          f"{path.stat().st_size / sum(sizes):.2f} times the text")  # fmt: skip
    for words in (sample[0].headline, " ".join(sample[0].body.split()[:2]), sample[0].body.split()[0]):
        seconds, hits = timed(lambda words=words: search(db, words))  # type: ignore[misc]
        print(f"search {seconds * 1e3:8.1f} ms   {len(hits)} hits for {words[:40]!r}")
    print(f"summary {timed(lambda: summarise(db))[0] * 1e3:7.1f} ms")


def plain(path: Path, number: int) -> float:
    """Store as many articles as a plain program would, and return the CPU seconds that took."""
    db = Database(path)
    db.enable_wal()
    db.execute("pragma synchronous = normal")
    table = db.table("plain")
    table.create({"url": str, "outlet": str, "published_on": str, "headline": str, "body": str})
    table.enable_fts(["headline", "body"])
    spent = 0.0
    for batch in batches(number):
        rows = [(a.url, a.outlet, a.published_on, a.headline, a.body) for a in batch]
        spent += timed(lambda rows=rows: _store_plainly(db, rows))[0]  # type: ignore[misc]
    db.close()
    return spent


def _store_plainly(db: Database, rows: Sequence[tuple[str | None, ...]]) -> None:
    with db.conn:
        (last,) = db.execute("select coalesce(max(rowid), 0) from plain").fetchone()
        db.conn.executemany("insert into plain values (?, ?, ?, ?, ?)", rows)
        db.execute(
            "insert into plain_fts (rowid, headline, body) select rowid, headline, body from plain where rowid > ?",
            [last],
        )


def report(what: str, seconds: float, number: int) -> None:
    """Print a rate."""
    print(f"{what:24} {seconds / number * 1e3:6.3f} ms an article, {number / seconds:8.0f} a second")


if __name__ == "__main__":
    main()
