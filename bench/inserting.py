"""How fast articles are stored in a large database: `python -m bench.inserting FILE`, made by ``bench.million``.

24,000 articles are stored that the file does not hold, in times of this process's CPU: batch by batch in turn as a crawl
stores them and without the search for reprints, which has a limit of its own. Beside it stands what the texts alone take in
a plain table.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

from bench.database import plain
from bench.made import DAYS, FIRST_DAY, Writer, timed
from storage.articles.storing import save_articles
from storage.database import open_database
from storage.records import Article

BATCHES = (100, 1000)  # articles at once: as few as a flush writes, and as many as a crawl does
INSERTED = 3000


def main() -> None:
    """Store articles that are new to the file, and print how fast that went: those of a day, and of any day."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        least = plain(Path(folder) / "plain.db", INSERTED)
        print(
            f"in a plain table with a plain index of words: {least / INSERTED * 1e3:.2f} ms each", flush=True
        )
    db = open_database(sys.argv[1], create=False)
    made = Writer(seed=time.time_ns())
    for told, dated in (
        ("of one day, as a crawl finds them", of_last_day),
        ("of any day, as in an archive", as_made),
    ):
        for size in BATCHES:
            whole: list[float] = []
            alone: list[float] = []
            for number in range(2 * INSERTED // size):
                batch = [dated(made.article(made.chance.randrange(10**9, 10**12))) for _ in range(size)]
                with nullcontext() if number % 2 else finding_no_reprints():
                    spent, _ = timed(lambda batch=batch: save_articles(db, batch))  # type: ignore[misc]
                (whole if number % 2 else alone).append(spent)
            print(
                f"{told}, {size:,} at once: {INSERTED / sum(whole):,.0f} a second of CPU, {sum(whole) / INSERTED * 1e3:.2f} ms "
                f"each; without finding reprints {INSERTED / sum(alone):,.0f}, {sum(alone) / INSERTED * 1e3:.2f} ms each",
                flush=True,
            )


@contextmanager
def finding_no_reprints() -> Iterator[None]:
    """Store articles with all indexes, but neither take their fingerprints nor compare them."""
    with (
        patch("storage.articles.clusters.assign", lambda *_: None),
        patch("storage.articles.words.fingerprints", lambda _: ()),
        patch("storage.articles.words.bare_words", lambda *_: []),
    ):
        yield


def of_last_day(article: Article) -> Article:
    """Return an article as one of the day after all others."""
    day = str(FIRST_DAY + timedelta(days=DAYS))
    return replace(
        article,
        published_on=day,
        published_at=f"{day}T01:30:00Z",
        published_local=f"{day}T08:30:00+07:00",
    )


def as_made(article: Article) -> Article:
    """Return an article of the day it was made for."""
    return article


if __name__ == "__main__":
    main()
