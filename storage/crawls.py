"""The crawls' own rows: begun, and finished with an outcome and counts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlite_utils import Database

from storage.clock import utc_now
from storage.database import transaction


@dataclass(frozen=True, slots=True)
class CrawlCounts:
    """What a crawl came to; ``found`` counts article addresses seen, known ones among them."""

    requests: int = 0
    bytes: int = 0
    found: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0


def begin_crawl(db: Database, outlet: str, started_at: str) -> str:
    """Record that a crawl of an outlet began, and return its id, made of both.

    >>> crawl_id("gazette", "2023-06-05T01:30:00Z")
    'gazette-20230605T013000Z'
    """
    id_ = crawl_id(outlet, started_at)
    row = {"id": id_, "outlet": outlet, "started_at": started_at, **asdict(CrawlCounts())}
    with transaction(db):
        db.table("crawls").insert(row, ignore=True)
    return id_


def finish_crawl(  # noqa: PLR0913, PLR0917 - the columns of one row
    db: Database,
    crawl: str,
    outcome: str,
    counts: CrawlCounts,
    shortfalls: Sequence[str] = (),
    stats: Mapping[str, object] | None = None,
    *,
    finished_at: str | None = None,
) -> None:
    """Record how a crawl ended, now unless told when."""
    row = {
        **asdict(counts),
        "finished_at": finished_at or utc_now(),
        "outcome": str(outcome),
        "shortfalls": json.dumps(shortfalls, ensure_ascii=False) if shortfalls else None,
        "stats": json.dumps(stats, ensure_ascii=False, default=str) if stats else None,
    }
    with transaction(db):
        db.table("crawls").update(crawl, row)


def crawl_id(outlet: str, started_at: str) -> str:
    """Return the key of a crawl: its outlet and its start in ISO 8601's basic form."""
    return f"{outlet}-{re.sub('[^0-9TZ]', '', started_at)}"
