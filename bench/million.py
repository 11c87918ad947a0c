"""A database of a million made articles: how large it is, and how fast articles are stored in it.

`python -m bench.million make FILE [ARTICLES]` makes it and says how large it is: a tenth is stored as a crawl stores
articles, with its rate; the others are copies of these under other addresses, outlets and days, written by SQL alone.
`python -m bench.inserting FILE` stores more articles in it, and prints the rates at that size.
`python -m bench.pages FILE` measures the pages people open.
"""

from __future__ import annotations

import random
import sys
import time
from datetime import timedelta
from pathlib import Path

from sqlite_utils import Database

from bench.made import DAYS, FIRST_DAY, OUTLETS, batches, edited, save_papers, timed
from storage.articles import counts, likeness
from storage.articles.inserting import INSERT
from storage.articles.rejects import save_rejects
from storage.articles.rows import Row
from storage.articles.storing import save_articles
from storage.database import open_database, transaction
from storage.frontier.crawls import CrawlCounts, begin_crawl, finish_crawl
from storage.records import Article, Reject, Stage, article_id
from storage.search import index, labels

BATCH = 1000  # as many as a crawl writes at once
COPIED = 5000  # as many rows as are copied at once
ROOM = "pragma cache_size = -1000000"  # KiB: copying puts rows everywhere in the file
COPIES = 10
PRINTS = likeness.FINGERPRINTS + likeness.OPENING_FINGERPRINTS
TEXT = "select sum(length(cast(headline || coalesce(summary, '') || body as blob))) from articles"
STORED = """
select a.*, f.url as first_url from articles a left join articles f on f.id = a.cluster
where a.id > ? and a.url not like '%?copy=%' order by a.id limit ?
"""
DETAILS = (
    "insert into article_dates select ?, number, role, raw, value, origin, detail, chosen from article_dates where article = ?",
    "insert into related_links select ?, number, url, text from related_links where article = ?",
    (
        "insert into article_versions select ?, version, seen_at, replaced_at, changed, headline, summary, modified_at, "
        "read_by, body from article_versions where article = ?"
    ),
)
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
    """Fill a new file, and print its size beside the text's."""
    db = open_database(path)
    db.execute(ROOM)
    save_papers(db)
    stored = number // COPIES
    spent = sum(store(db, batch) for batch in batches(stored, BATCH))
    print(
        f"{stored:,} articles stored at {stored / spent:,.0f} a second of CPU, {time.strftime('%X')}",
        flush=True,
    )
    for copy in range(1, COPIES):
        copy_all(db, copy)
        print(f"{(copy + 1) * stored:,} articles, {time.strftime('%X')}", flush=True)
    counts.keep_counts(db)
    add_history(db)
    db.execute("pragma wal_checkpoint(truncate)")
    (text,) = db.execute(TEXT).fetchone()
    size = path.stat().st_size
    print(f"text {text / 1e9:.2f} GB, file {size / 1e9:.2f} GB: {size / text:.2f} times the text")


def store(db: Database, batch: list[Article]) -> float:
    """Store a batch, and edit one article in a hundred; return the CPU seconds the first took."""
    spent, _ = timed(lambda: save_articles(db, batch))
    save_articles(db, edited(batch[::100]))
    return spent


def copy_all(db: Database, copy: int) -> None:
    """Copy every article that was stored, under another address, outlet and day."""
    chance = random.Random(copy)
    last = -1
    while rows := list(db.query(STORED, [last, COPIED])):
        last = rows[-1]["id"]
        new = [copied(row, copy, chance) for row in rows]
        with transaction(db):
            index.number(db, new)
            db.conn.executemany(INSERT, new)
            counts.add(db, new)
            index.add(db, new)
            labels.add(db, new)
            pairs = [(row["id"], old["id"]) for row, old in zip(new, rows, strict=True)]
            for sql in DETAILS:
                db.conn.executemany(sql, pairs)
            db.conn.executemany("insert or ignore into article_fingerprints values (?, ?)", sorted(
                (chance.randrange(-(2**31), 2**31), row["id"]) for row in new for _ in range(PRINTS)))  # fmt: skip


def copied(row: Row, copy: int, chance: random.Random) -> Row:
    """Return a stored article's row under another address; copies of a cluster are a cluster."""
    outlet = chance.randrange(OUTLETS)
    day = (FIRST_DAY + timedelta(days=chance.randrange(DAYS))).isoformat()
    url = copy_address(row["url"], copy)
    return {
        **row, "id": article_id(url), "url": url, "outlet": f"paper-{outlet}", "region": f"Tỉnh {outlet // 2}",
        "published_on": day, "published_at": f"{day}T01:30:00Z", "month": day[:7],
        "cluster": row["first_url"] and article_id(copy_address(row["first_url"], copy)),
    }  # fmt: skip


def copy_address(url: str, copy: int) -> str:
    """Return the address of a copy."""
    return f"{url}?copy={copy}"


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
