"""How fast articles are stored, how large they are, and how fast they are found: `python -m bench.database [ARTICLES]`.

Made articles of 4 KB, with summary, tags, dates and links, their clusters among the work. Times are CPU milliseconds
of one process.
"""

from __future__ import annotations

import sys
import tempfile
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


def report(what: str, seconds: float, number: int) -> None:
    """Print a rate."""
    print(f"{what:22} {seconds / number * 1e3:6.3f} ms an article, {number / seconds:8.0f} a second")


if __name__ == "__main__":
    main()
