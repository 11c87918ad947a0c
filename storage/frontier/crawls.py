"""The crawls' own rows: begun by one at a time, alive, and finished with an outcome and counts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlite_utils import Database

from storage.clock import utc_now
from storage.database import transaction
from storage.frontier.addresses import Frontier
from storage.processes import is_alive, this_process

UNFINISHED = "select id, process, alive_at from crawls where outlet = ? and finished_at is null and process is not null"


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
    gone: int = 0


class OutletBusyError(Exception):
    """Another crawl of the outlet is under way; its ``crawl`` and ``process`` say which."""

    def __init__(self, outlet: str, crawl: str, process: str) -> None:
        super().__init__(
            f"{outlet} is being crawled already, by process {process} ({crawl}); let it end, or end it"
        )
        self.crawl = crawl
        self.process = process


def begin_crawl(
    db: Database, outlet: str, started_at: str, *, process: str | None = None, now: str | None = None
) -> str:
    """Record that a crawl of an outlet began, and return its id, made of both, and a number where one began in the same second.

    Two crawls of one outlet at once would ask its server twice as often as one may: while another gives signs of
    life this raises ``OutletBusyError``. What a crawl that died had leased is given back.

    >>> crawl_id("gazette", "2023-06-05T01:30:00Z")
    'gazette-20230605T013000Z'
    """
    now = now or utc_now()
    alive = {"process": process or this_process(), "alive_at": now}
    with transaction(db):
        id_ = _free(db, crawl_id(outlet, started_at))
        row = {"id": id_, "outlet": outlet, "started_at": started_at, **asdict(CrawlCounts()), **alive}
        for crawl, its_process, alive_at in db.execute(UNFINISHED, [outlet]).fetchall():
            if is_alive(its_process, alive_at, now):
                raise OutletBusyError(outlet, crawl, its_process)
            Frontier(db, outlet).give_back(crawl)
        db.table("crawls").upsert(row, pk="id")
    return id_


def _free(db: Database, id_: str) -> str:
    """Return an id that no crawl that ended bears: it, or one with a number."""
    ended = "select id from crawls where finished_at is not null and (id = :id or id like :id || '-%')"
    taken = {there for (there,) in db.execute(ended, {"id": id_})}
    ids = (id_, *(f"{id_}-{number}" for number in range(2, len(taken) + 2)))
    return next(free for free in ids if free not in taken)


def sign_of_life(db: Database, crawl: str, now: str | None = None) -> None:
    """Record that a crawl is still under way."""
    with transaction(db):
        db.table("crawls").update(crawl, {"alive_at": now or utc_now()})


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


def last_crawl(db: Database, outlet: str, now: str) -> tuple[str, CrawlCounts, tuple[str, ...]]:
    """Return the outcome, the counts and the shortfalls of an outlet's last crawl that ended by an instant."""
    names = ", ".join(CrawlCounts.__slots__)
    rows = db.query(
        f"select outcome, shortfalls, {names} from crawls"  # noqa: S608 - our columns
        " where outlet = ? and finished_at <= ? order by finished_at desc limit 1",
        [outlet, now],
    )
    row: dict[str, Any] = next(iter(rows), {})
    counts = CrawlCounts(**{name: row[name] for name in CrawlCounts.__slots__ if name in row})
    return row.get("outcome", "failed"), counts, tuple(json.loads(row.get("shortfalls") or "[]"))


def crawl_id(outlet: str, started_at: str) -> str:
    """Return the key of a crawl: its outlet and its start in ISO 8601's basic form."""
    return f"{outlet}-{re.sub('[^0-9TZ]', '', started_at)}"
