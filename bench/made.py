"""Made articles, always the same: Vietnamese-looking words in Zipf's proportions, 4 KB of body each.

One in twelve reprints a text of the thousand before it, half of these cut; one in four names an agency.
"""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate
from typing import TypeVar

from sqlite_utils import Database

from storage.frontier.outlets import save_outlet
from storage.records import Article, DateCandidate, OutletRecord, RelatedLink

T = TypeVar("T")
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
AGENCIES = ("TTXVN", "Reuters", "AFP", "VnEconomy")
FIRST_DAY, DAYS = date(2020, 1, 1), 2000


class Writer:
    """Writes words, and articles of them."""

    def __init__(self, seed: int = 5) -> None:
        self.chance = random.Random(seed)
        self.syllables = sorted(
            {"".join(self.chance.choices(LETTERS, k=self.chance.randint(2, 4))) for _ in range(7_000)}
        )
        self.chance.shuffle(self.syllables)
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.syllables))))

    def words(self, count: int) -> str:
        """Return a sentence of so many words."""
        return (
            " ".join(self.chance.choices(self.syllables, cum_weights=self._weights, k=count)).capitalize()
            + "."
        )

    def body(self, paragraphs: int = 7) -> str:
        """Return a text, of 4 KB unless told otherwise."""
        return "\n\n".join(self.words(self.chance.randint(60, 120)) for _ in range(paragraphs))

    def article(self, number: int, body: str | None = None) -> Article:
        """Return an article of a chance outlet and day."""
        chance = self.chance
        outlet = chance.randrange(OUTLETS)
        day = (FIRST_DAY + timedelta(days=chance.randrange(DAYS))).isoformat()
        return Article(
            url=f"https://paper-{outlet}.example/bai-viet-post{number}.html",
            outlet=f"paper-{outlet}",
            headline=self.words(12),
            summary=self.words(30),
            body=body or self.body(),
            authors=(self.words(3),),
            credit=chance.choice(AGENCIES) if chance.random() < 0.25 else None,
            section=f"Mục {chance.randrange(12)}",
            tags=tuple(self.syllables[chance.randrange(300)] for _ in range(4)),
            language="vi",
            published_on=day,
            published_at=f"{day}T01:30:00Z",
            published_local=f"{day}T08:30:00+07:00",
            published_precision="minute",
            published_raw="08:30 05/06/2023",
            published_from="json-ld",
            dates=tuple(
                DateCandidate("published", f"{day} 08:30", day, origin)
                for origin in ("json-ld", "meta", "page")
            ),
            related_links=(
                RelatedLink(f"https://paper-{outlet}.example/post{number - 1}.html", self.words(10)),
            ),
            seen_at="2025-07-01T02:00:00Z",
            read_by="1",
        )


def batches(number: int, size: int = 100) -> Iterator[list[Article]]:
    """Yield made articles."""
    writer = Writer()
    before: deque[str] = deque(maxlen=1000)
    for start in range(0, number, size):
        batch = [
            writer.article(place, _reprinted(writer, before))
            for place in range(start, min(start + size, number))
        ]
        before.extend(article.body for article in batch)
        yield batch


def edited(articles: list[Article]) -> list[Article]:
    """Return articles as their papers changed them the next day."""
    return [
        replace(article, headline=f"{article.headline} (cập nhật)", body=f"{article.body}\n\nCập nhật.",
                seen_at="2025-07-02T02:00:00Z")
        for article in articles
    ]  # fmt: skip


def save_papers(db: Database) -> None:
    """Store the outlets that the articles are of."""
    for outlet in range(OUTLETS):
        save_outlet(db, OutletRecord(f"paper-{outlet}", f"Báo {outlet}", "https://x.example/", "vi", "Asia/Ho_Chi_Minh",
                                     country="VN", region=f"Tỉnh {outlet // 2}", latitude=10 + outlet / 4,
                                     longitude=104 + outlet / 10))  # fmt: skip


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the CPU seconds a piece of work took, and what it gave."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def _reprinted(writer: Writer, before: deque[str]) -> str | None:
    if not before or writer.chance.random() >= 1 / 12:
        return None
    paragraphs = writer.chance.choice(before).split("\n\n")
    return "\n\n".join(paragraphs[: 4 if writer.chance.random() < 0.5 else None])
