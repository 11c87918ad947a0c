"""The frontier: every address found, where it stands, and when it is due again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field

from sqlite_utils import Database

from storage.clock import utc_now
from storage.database import transaction
from storage.records import Hints, PageState


@dataclass(frozen=True, slots=True)
class Found:
    """An address, the feed, sitemap or page that announced it, and what was said of it there."""

    url: str
    found_in: str | None = None
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True)
class DuePage:
    """A page to fetch, with what makes the request conditional; ``place`` is where it stands in the frontier."""

    url: str
    hints: Hints
    etag: str | None
    last_modified: str | None
    state: PageState
    place: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Visit:
    """What a request came to. A state of ``failed`` counts a failure, any other clears the count.

    ``etag`` and ``last_modified`` of None leave what is known, as after an answer without them. A second answer in a
    row that the page was not modified (304) makes them forgotten, so that the third request brings the page itself:
    servers are known whose ETag never changes.
    """

    url: str
    state: PageState
    status: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    fetched_at: str | None = None
    next_check_at: str | None = None


class Frontier:
    """The pages of one outlet."""

    def __init__(self, db: Database, outlet: str) -> None:
        self.db = db
        self.outlet = outlet

    def add(self, found: Iterable[Found], *, now: str | None = None) -> int:
        """Add addresses and return how many were new; of a known page only missing hints are filled in."""
        now = now or utc_now()
        rows = [(f.url, self.outlet, now, f.found_in, _json(f.hints)) for f in found]
        with transaction(self.db):
            new = self.db.conn.executemany(
                "insert or ignore into pages (url, outlet, state, found_at, found_in, hints, failures)"
                " values (?, ?, 'found', ?, ?, ?, 0)",
                rows,
            ).rowcount
            self.db.conn.executemany(
                "update pages set hints = json_patch(?1, hints) where url = ?2 and json_patch(?1, hints) <> hints",
                [(hints, url) for url, *_, hints in rows],
            )
        return new

    def due(self, limit: int | None, now: str, *, beyond: int = 0) -> list[DuePage]:
        """Return pages to fetch: those found and not yet fetched, then those due again, the longest due first.

        Of the found ones only those that stand beyond a place; each half is read off an index, in its order.
        """
        found = self._pages("state = 'found' and rowid > :mark order by rowid", beyond, limit)
        left = None if limit is None else limit - len(found)
        again = "next_check_at <= :mark and state <> 'found' order by next_check_at, rowid"
        return found + self._pages(again, now, left)

    def _pages(self, which: str, mark: str | int, limit: int | None) -> list[DuePage]:
        rows = self.db.conn.execute(
            f"select url, hints, etag, last_modified, state, rowid from pages where outlet = :outlet and {which}"  # noqa: S608
            " limit :limit",
            {"outlet": self.outlet, "mark": mark, "limit": -1 if limit is None else limit},
        )
        return [
            DuePage(url, Hints(**json.loads(hints)), etag, last_modified, PageState(state), place)
            for url, hints, etag, last_modified, state, place in rows
        ]

    def record(self, visits: Sequence[Visit]) -> None:
        """Set where pages stand after a request; a page not in the frontier yet is added."""
        with transaction(self.db):
            self.db.conn.executemany(
                """
                insert into pages (url, outlet, state, found_at, hints, fetched_at, status, etag, last_modified,
                                   next_check_at, failures)
                values (:url, :outlet, :state, coalesce(:fetched_at, :now), '{}', :fetched_at, :status, :etag,
                        :last_modified, :next_check_at, :state = 'failed')
                on conflict (url) do update set
                    state = excluded.state,
                    fetched_at = coalesce(excluded.fetched_at, fetched_at),
                    status = excluded.status,
                    etag = iif(excluded.status = 304 and status = 304, null, coalesce(excluded.etag, etag)),
                    last_modified = iif(excluded.status = 304 and status = 304, null,
                                        coalesce(excluded.last_modified, last_modified)),
                    next_check_at = excluded.next_check_at,
                    failures = (failures + 1) * (excluded.state = 'failed')
                """,
                [
                    {**asdict(visit), "outlet": self.outlet, "state": str(visit.state), "now": utc_now()}
                    for visit in visits
                ],
            )


def hints_of(db: Database, outlet: str) -> dict[str, Hints]:
    """Return what was said of an outlet's pages where they were found, of those of which something was."""
    rows = db.execute("select url, hints from pages where outlet = ? and hints <> '{}'", [outlet])
    return {url: Hints(**json.loads(hints)) for url, hints in rows}


def _json(hints: Hints) -> str:
    said = {name: value for name, value in asdict(hints).items() if value is not None}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))
