"""What an outlet's next poll is planned by: how its crawls went, and when its feeds are worth asking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import takewhile

from sqlite_utils import Database

from storage.frontier.feeds import next_poll_at

CRAWLS = """
select started_at, outcome from crawls where outlet = ? and started_at <= ? order by started_at desc limit 20
"""
WHOLE = """
select max(started_at) from crawls
where outlet = ? and started_at <= ? and outcome is not null and coalesce(json_extract(stats, '$."dateline/look"'), '') <> 'feeds'
"""
A_WEEK = "select count(*) from articles where outlet = ? and published_on between ? and ?"
FAILED = {"failed", "blocked", None}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an outlet stands: its last crawl, its last whole one, the failed ones since one went well, and its feeds' next poll.

    ``a_week`` counts the articles published in the week before today.
    """

    last: str | None = None
    whole: str | None = None
    failed: tuple[str, ...] = ()
    next_poll: str | None = None
    a_week: int = 0


def standing_of(db: Database, outlet: str, now: datetime) -> Standing:
    """Return where an outlet stands at an instant.

    What was entered in its future was entered by a clock that was wrong, and does not count.
    """
    instant = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    days = [(now - timedelta(days=n)).date().isoformat() for n in (7, 1)]
    crawls = db.execute(CRAWLS, [outlet, instant]).fetchall()
    failed = takewhile(lambda crawl: crawl[1] in FAILED, crawls)
    return Standing(
        last=crawls[0][0] if crawls else None,
        whole=db.execute(WHOLE, [outlet, instant]).fetchone()[0],
        failed=tuple(started for started, _ in failed),
        next_poll=next_poll_at(db, outlet, instant),
        a_week=db.execute(A_WEEK, [outlet, *days]).fetchone()[0],
    )
