"""How fast articles are stored, how large they are, and how fast they are found: `python bench/database.py [ARTICLES]`.

Articles are made of Vietnamese-looking words in Zipf's proportions, 4 KB of body each, with summary, tags, dates
and links. Times are CPU milliseconds of one process.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from sqlite_utils import Database

from storage.articles import save_articles
from storage.database import open_database
from storage.fold import fold
from storage.outlets import save_outlet
from storage.records import Article, DateCandidate, OutletRecord, RelatedLink
from storage.search import search
from storage.summary import summarise

T = TypeVar("T")
BATCH = 100
OUTLETS = 40
LETTERS = [
    "a",
    "á",
    "à",
    "ả",
    "ã",
    "ạ",
    "ă",
    "ắ",
    "â",
    "ấ",
    "ậ",
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "e",
    "ê",
    "ế",
    "g",
    "h",
    "i",
    "k",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "nh",
    "o",
    "ó",
    "ô",
    "ố",
    "ơ",
    "ớ",
    "p",
    "ph",
    "q",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "u",
    "ư",
    "ứ",
    "v",
    "x",
    "y",
]


def main() -> None:
    """Store, store again, edit, search; print what each took."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        measure(open_database(path), path, number)


def measure(db: Database, path: Path, number: int) -> None:
    """Run every measurement on an empty database."""
    for outlet in range(OUTLETS):
        save_outlet(db, OutletRecord(f"paper-{outlet}", f"Báo {outlet}", "https://x.example/", "vi", "Asia/Ho_Chi_Minh",
                                     region=f"Tỉnh {outlet // 2}"))  # fmt: skip
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


def batches(number: int) -> Iterator[list[Article]]:
    """Yield made articles, always the same."""
    chance = random.Random(5)
    syllables = sorted({"".join(chance.choices(LETTERS, k=chance.randint(2, 4))) for _ in range(7_000)})
    chance.shuffle(syllables)
    weights = [1 / (rank + 3) for rank in range(len(syllables))]
    for start in range(0, number, BATCH):
        yield [made(chance, syllables, weights, start + place) for place in range(min(BATCH, number - start))]


def made(chance: random.Random, syllables: list[str], weights: list[float], number: int) -> Article:
    """Return one made article."""

    def words(count: int) -> str:
        return " ".join(chance.choices(syllables, weights, k=count)).capitalize() + "."

    outlet = chance.randrange(OUTLETS)
    day = (date(2020, 1, 1) + timedelta(days=chance.randrange(2000))).isoformat()
    return Article(
        url=f"https://paper-{outlet}.example/bai-viet-post{number}.html",
        outlet=f"paper-{outlet}",
        headline=words(12),
        summary=words(30),
        body="\n\n".join(words(chance.randint(60, 120)) for _ in range(7)),
        authors=(words(3),),
        section=f"Mục {chance.randrange(12)}",
        tags=tuple(syllables[chance.randrange(300)] for _ in range(4)),
        language="vi",
        published_on=day,
        published_at=f"{day}T01:30:00Z",
        published_local=f"{day}T08:30:00+07:00",
        published_precision="minute",
        published_raw="08:30 05/06/2023",
        published_from="json-ld",
        dates=tuple(
            DateCandidate("published", f"{day} 08:30", day, origin) for origin in ("json-ld", "meta", "page")
        ),
        related_links=(RelatedLink(f"https://paper-{outlet}.example/post{number - 1}.html", words(10)),),
        seen_at="2023-06-05T02:00:00Z",
        read_by="1",
    )


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the CPU seconds a piece of work took, and what it gave."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def report(what: str, seconds: float, number: int) -> None:
    """Print a rate."""
    print(f"{what:22} {seconds / number * 1e3:6.3f} ms an article, {number / seconds:8.0f} a second")


if __name__ == "__main__":
    main()
