"""When feeds and sitemaps were asked, what makes the next request conditional, and when a feed is worth asking again."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlite_utils import Database

from storage.database import transaction


@dataclass(frozen=True, slots=True)
class Poll:
    """A row of ``feeds``: an answer of 200, and what follows from it for the next request.

    ``etag`` and ``last_modified`` are None where the next one is to bring the whole; ``next_poll_at`` is None for a
    sitemap.
    """

    url: str
    outlet: str
    polled_at: str
    entries_a_week: float | None
    floor_s: int
    next_poll_at: str | None
    status: int = 200
    etag: str | None = None
    last_modified: str | None = None
    entries: int = 0


def save_poll(db: Database, poll: Poll) -> None:
    """Enter that a feed or a sitemap was asked, in place of the time before."""
    with transaction(db):
        db.table("feeds").upsert(asdict(poll), pk="url")


def save_unmodified(db: Database, url: str, polled_at: str, next_poll_at: str | None) -> None:
    """Enter that one has not changed since it was asked before.

    The second such answer in a row makes its ETag and Last-Modified forgotten, so that the third request brings the
    whole: servers are known whose ETag never changes.
    """
    with transaction(db):
        db.execute(
            "update feeds set polled_at = ?, next_poll_at = ?, status = 304, etag = iif(status = 304, null, etag),"
            " last_modified = iif(status = 304, null, last_modified) where url = ?",
            [polled_at, next_poll_at, url],
        )


def polls_of(db: Database, outlet: str) -> dict[str, Poll]:
    """Return the last poll of each of an outlet's feeds and sitemaps, by address."""
    return {row["url"]: Poll(**row) for row in db.table("feeds").rows_where("outlet = ?", [outlet])}


def next_poll_at(db: Database, outlet: str, now: str) -> str | None:
    """Return when the first of an outlet's feeds is worth asking again, None for an outlet none of whose was asked.

    A feed that was asked in the future was asked by a clock that was wrong, and does not count.
    """
    query = "select min(next_poll_at) from feeds where outlet = ? and polled_at <= ?"
    value: str | None = db.execute(query, [outlet, now]).fetchone()[0]
    return value
