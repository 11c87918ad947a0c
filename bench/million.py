"""A database of a million made articles, and how fast the pages people open come from it.

`python -m bench.million make FILE [ARTICLES]` makes it, at some 1,000 articles a second, and says how large it is;
`python -m bench.million ask FILE` asks each page of Datasette five times, in this process and without a network, and
prints the median in milliseconds: the home page, the table, every facet, filtered searches, every named question.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from sqlite_utils import Database

from bench.made import OUTLETS, batches, edited, save_papers, timed
from storage.articles import save_articles
from storage.crawls import CrawlCounts, begin_crawl, finish_crawl
from storage.database import open_database
from storage.records import Reject, Stage
from storage.rejects import save_rejects

BATCH = 1000  # as many as a crawl writes at once
CRAWLS_AN_OUTLET = 100
REJECTS = 20_000
ARTICLES = 1_000_000


def main() -> None:
    """Make a database, or ask one."""
    match sys.argv[1:]:
        case ["make", file]:
            make(Path(file), ARTICLES)
        case ["make", file, number]:
            make(Path(file), int(number))
        case _:
            sys.exit(__doc__)


def make(path: Path, number: int) -> None:
    """Fill a new file; print each twentieth's rate, and at the end the file's size beside the text's."""
    db = open_database(path)
    save_papers(db)
    text, spent, done = 0, 0.0, 0
    for batch in batches(number, BATCH):
        text += sum(len((a.headline + (a.summary or "") + a.body).encode()) for a in batch)
        spent += timed(lambda batch=batch: save_articles(db, batch))[0]  # type: ignore[misc]
        done += len(batch)
        save_articles(db, edited(batch[:10]))
        if done % max(BATCH, number // 20) == 0:
            print(
                f"{done:>9,} articles, the last at {number / 20 / spent:6,.0f} a second of CPU, {time.strftime('%X')}",
                flush=True,
            )
            spent = 0.0
    add_history(db)
    db.execute("pragma wal_checkpoint(truncate)")
    print(
        f"text {text / 1e9:.2f} GB, file {path.stat().st_size / 1e9:.2f} GB: {path.stat().st_size / text:.2f} times the text"
    )


def add_history(db: Database) -> None:
    """Add what crawls leave: their own rows, and rejects."""
    for outlet in range(OUTLETS):
        for day in range(CRAWLS_AN_OUTLET):
            crawl = begin_crawl(db, f"paper-{outlet}", f"2025-{day // 28 + 1:02}-{day % 28 + 1:02}T01:00:00Z")
            counts = CrawlCounts(requests=250, bytes=30_000_000, found=250, new=240, rejected=10)
            finish_crawl(
                db,
                crawl,
                "healthy",
                counts,
                finished_at=f"2025-{day // 28 + 1:02}-{day % 28 + 1:02}T02:00:00Z",
            )
    rejects = [
        Reject(
            f"https://paper-{number % OUTLETS}.example/video{number}.html",
            f"paper-{number % OUTLETS}",
            Stage.READ,
            "video",
        )
        for number in range(REJECTS)
    ]
    save_rejects(db, rejects, None, "2025-06-05T02:00:00Z")


if __name__ == "__main__":
    main()
