"""How far a reread came, in the file of kept pages: one that was broken off goes on there."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlite_utils import Database

from storage.database import transaction


@dataclass(frozen=True, slots=True)
class Reached:
    """The place of the last page that was settled, going back in time, and how many were by then.

    ``rules`` is a fingerprint of what the pages were read by: with other rules the reread begins again.
    """

    outlet: str
    rules: str
    fetched_at: str
    url: str
    pages: int

    @property
    def place(self) -> tuple[str, str]:
        """Where it is in the order of fetching."""
        return self.fetched_at, self.url


def reached(db: Database, outlet: str, rules: str) -> Reached | None:
    """Return how far an outlet's reread by these rules came, None where there is none to go on with."""
    rows = db.table("rereads").rows_where("outlet = ? and rules = ?", [outlet, rules])
    return next((Reached(**row) for row in rows), None)


def save_reached(db: Database, place: Reached) -> None:
    """Remember how far a reread came."""
    with transaction(db):
        db.table("rereads").upsert(asdict(place), pk="outlet")


def forget_reached(db: Database, outlet: str) -> None:
    """Forget an outlet's reread: it has come to its end, or begins again."""
    with transaction(db):
        db.table("rereads").delete_where("outlet = ?", [outlet])
