"""What a crawl stores through, and the crawl's own row."""

from __future__ import annotations

from sqlite_utils import Database

from storage.frontier.crawls import CrawlCounts, begin_crawl, finish_crawl
from storage.frontier.values import Visit
from storage.records import Article, PageState, Reject, Stage
from storage.writer import Writer

NOW = "2023-06-05T02:00:00Z"
ABOUT = "https://caonguyen.example/gioi-thieu"


def test_article_and_page_are_written_together(db: Database, pepper: Article) -> None:
    """Nothing is written before the flush; then row and state stand together."""
    writer = Writer(db, "cao-nguyen", begin_crawl(db, "cao-nguyen", NOW))
    writer.article(pepper, Visit(pepper.url, PageState.STORED, 200, fetched_at=NOW))
    writer.reject(
        Reject(ABOUT, "cao-nguyen", Stage.READ, "no-body", "12 words"),
        Visit(ABOUT, PageState.REJECTED, 200, fetched_at=NOW),
    )
    assert db.table("articles").count == 0
    assert writer.flush() == {"new": 1, "rejected": 1}
    assert {r["url"]: r["state"] for r in db.table("pages").rows} == {pepper.url: "stored", ABOUT: "rejected"}
    assert list(db.table("rejects").rows) == [
        {
            "url": ABOUT,
            "outlet": "cao-nguyen",
            "crawl": "cao-nguyen-20230605T020000Z",
            "stage": "read",
            "reason": "no-body",
            "detail": "12 words",
            "seen_at": NOW,
            "times": 1,
        }
    ]


def test_full_batch_is_written_at_once(db: Database, pepper: Article, harbour_wall: Article) -> None:
    """The batch size bounds what a killed crawl fetches again."""
    writer = Writer(db, "cao-nguyen", batch=2)
    writer.article(pepper)
    writer.article(harbour_wall)
    assert db.table("articles").count == 2
    writer.article(pepper)
    writer.flush()
    assert writer.counts == {"new": 2, "unchanged": 1}
    assert writer.flush() == {}


def test_page_rejected_again_is_counted(db: Database) -> None:
    """One row a page: the last verdict, and how often."""
    writer = Writer(db, "cao-nguyen")
    writer.reject(Reject(ABOUT, "cao-nguyen", Stage.READ, "no-body"))
    writer.reject(Reject(ABOUT, "cao-nguyen", Stage.FETCH, "too-large"))
    writer.flush()
    (row,) = db.table("rejects").rows
    assert (row["reason"], row["times"]) == ("too-large", 2)


def test_page_that_becomes_an_article_leaves_the_rejects(db: Database, pepper: Article) -> None:
    """Better rules empty the table of rejects."""
    writer = Writer(db, "cao-nguyen")
    writer.reject(Reject(pepper.url, "cao-nguyen", Stage.READ, "no-body"))
    writer.flush()
    writer.article(pepper)
    writer.flush()
    assert db.table("rejects").count == 0


def test_crawl_has_a_row_from_start_to_end(db: Database) -> None:
    """A crawl that was killed shows as begun and never finished."""
    crawl = begin_crawl(db, "cao-nguyen", NOW, process="desk/7", now="2023-06-05T02:04:00Z")
    assert db.table("crawls").get(crawl)["finished_at"] is None
    counts = CrawlCounts(requests=9, bytes=900, found=5, new=3, changed=1, unchanged=1, rejected=2, gone=1)
    finish_crawl(
        db, crawl, "short", counts, ["found 5, expected 20"], {"n": 1}, finished_at="2023-06-05T02:05:00Z"
    )
    assert db.table("crawls").get(crawl) == {
        "id": "cao-nguyen-20230605T020000Z",
        "outlet": "cao-nguyen",
        "started_at": NOW,
        "finished_at": "2023-06-05T02:05:00Z",
        "outcome": "short",
        "requests": 9,
        "bytes": 900,
        "found": 5,
        "new": 3,
        "changed": 1,
        "unchanged": 1,
        "rejected": 2,
        "gone": 1,
        "shortfalls": '["found 5, expected 20"]',
        "stats": '{"n": 1}',
        "process": "desk/7",
        "alive_at": "2023-06-05T02:04:00Z",
    }
