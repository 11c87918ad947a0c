"""What an outlet's health is judged by, as it is read from the database."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from storage.articles.rejects import save_rejects
from storage.articles.storing import save_articles
from storage.frontier.addresses import Frontier
from storage.frontier.values import Found
from storage.health.observed import observe
from storage.records import Article, Reject, Stage

HOURS = [f"2023-06-05T0{hour}:00:00Z" for hour in range(2, 8)]
NOW = datetime.fromisoformat("2023-06-05T09:00:00Z")
VIDEO = Reject("https://caonguyen.example/video", "cao-nguyen", Stage.READ, "video")


def test_a_reject_that_is_looked_at_again_is_no_new_page(db: Database, pepper: Article) -> None:
    """Or else a refresh, which brings no article either, would look like a paper that changed its pages."""
    for number, hour in enumerate(HOURS):
        save_articles(db, [replace(pepper, url=f"https://caonguyen.example/{number}", seen_at=hour)])
    Frontier(db, "cao-nguyen").add([Found(VIDEO.url)], now=HOURS[1])
    for seen_at, place in ((HOURS[1], slice(1, 3)), ("2023-06-05T08:00:00Z", slice(1, 3))):
        save_rejects(db, [VIDEO], None, seen_at)
        pages = observe(db, "cao-nguyen", NOW).pages
        assert len(pages) == len(HOURS) + 1
        assert [not page.filled for page in pages].index(True) in range(*place.indices(9))
