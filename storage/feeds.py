"""When feeds were asked, and when each is worth asking again."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlite_utils import Database

from storage.database import transaction


@dataclass(frozen=True, slots=True)
class Poll:
    """A row of ``feeds``: an answered request, and what follows from it for the next."""

    url: str
    outlet: str
    polled_at: str
    entries_a_week: float | None
    floor_s: int
    next_poll_at: str


def save_poll(db: Database, poll: Poll) -> None:
    """Enter that a feed was asked, in place of the time before."""
    with transaction(db):
        db.table("feeds").upsert(asdict(poll), pk="url")


def next_poll_at(db: Database, outlet: str) -> str | None:
    """Return when the first of an outlet's feeds is worth asking again, None for an outlet none of whose was asked."""
    value: str | None = db.execute(
        "select min(next_poll_at) from feeds where outlet = ?", [outlet]
    ).fetchone()[0]
    return value
