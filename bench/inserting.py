"""How fast articles are stored in a large database: `python -m bench.inserting FILE`, made by ``bench.million``.

12,000 articles are stored that the file does not hold, in times of this process's CPU. What of it is the search for
reprints, which has a limit of its own, is told apart; beside it stands what the texts alone take in a plain table.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench.database import plain
from bench.made import DAYS, FIRST_DAY, Writer, timed
from storage.articles import clusters, likeness
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
            spent = 0.0
            with comparing() as compared:
                for _ in range(INSERTED // size):
                    batch = [dated(made.article(made.chance.randrange(10**9, 10**12))) for _ in range(size)]
                    spent += timed(lambda batch=batch: save_articles(db, batch))[0]  # type: ignore[misc]
            of_it = sum(compared)
            print(
                f"{told}, {size:,} at once: {INSERTED / spent:,.0f} a second of CPU; {spent / INSERTED * 1e3:.2f} ms each, "
                f"{of_it / INSERTED * 1e3:.2f} of it for reprints, {INSERTED / (spent - of_it):,.0f} a second without",
                flush=True,
            )


@contextmanager
def comparing() -> Iterator[list[float]]:
    """Collect the CPU seconds that finding reprints takes: fingerprints taken, looked up and stored, texts compared."""
    spent: list[float] = []

    def told(function: Callable[..., Any]) -> Callable[..., Any]:
        def answer(*given: Any) -> Any:  # noqa: ANN401 - whatever the function takes and gives
            seconds, answered = timed(lambda: function(*given))
            spent.append(seconds)
            return answered

        return answer

    with (
        patch("storage.articles.clusters.assign", told(clusters.assign)),
        patch("storage.articles.words.fingerprints", told(likeness.fingerprints)),
        patch("storage.articles.words.bare_words", told(likeness.bare_words)),
    ):
        yield spent


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
