"""The frontier: every address found, where it stands, who is fetching it, and when it is due again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields

from sqlite_utils import Database

from storage.clock import utc_now
from storage.database import transaction
from storage.frontier.values import DuePage, Found, Lease, Visit
from storage.records import Hints, PageState

VISIT, HINTS = ([column.name for column in fields(kind)] for kind in (Visit, Hints))
DATES = ("published", "modified")
# What is said of a page beside what is known of it; who told a date comes with the date, or not at all.
FILLED = """json_patch(json_remove({said}, iif(hints ->> 'published' is null, '$.none', '$.published_from'),
                                      iif(hints ->> 'modified' is null, '$.none', '$.modified_from')), hints)"""
# Which pages are handed out: those nobody fetched, those whose holder let the time pass, those due again. Each is read
# off an index, in its order.
FRESH = "state = 'found' and leased_until is null order by rowid"
LAPSED = "state = 'found' and leased_until <= :now order by rowid"
AGAIN = (
    "state <> 'found' and next_check_at <= :due and coalesce(leased_until, '') <= :now"
    " order by next_check_at, rowid"
)
# Every state is named so that the index on outlet, state and lease serves: few pages are leased of very many.
LEASED = f"outlet = :outlet and state in ({', '.join(repr(str(state)) for state in PageState)}) and leased_until > ''"


class Frontier:
    """The pages of one outlet.

    A page is fetched by one holder at a time: ``lease`` hands it out, ``record`` says what came of it and ends the
    lease. A holder that dies gives its pages back by time, or at once when somebody who knows calls ``give_back``.
    """

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
                f"update pages set hints = {FILLED} where url = ?2 and {FILLED} <> hints".format(said="?1"),  # noqa: S608
                [(hints, url) for url, *_, hints in rows],
            )
        return new

    def lease(self, limit: int, lease: Lease, *, due: str, now: str | None = None) -> list[DuePage]:
        """Hand out pages that nobody else fetches, and return them, in one transaction.

        First come those found and not yet fetched, then those due again at the instant ``due``, the longest due
        first. Nothing is handed out twice before its lease has lapsed, nor to the same holder.
        """
        with transaction(self.db):
            pages: list[DuePage] = []
            for which in (FRESH, LAPSED, AGAIN):
                pages += self._pages(which, limit - len(pages), {"due": due, "now": now or utc_now()})
            self.db.conn.executemany(
                "update pages set leased_by = ?, leased_until = ? where url = ?",
                [(lease.by, lease.until, page.url) for page in pages],
            )
        return pages

    def renew(self, lease: Lease) -> int:
        """Let a holder keep its pages until another instant, and return how many it holds."""
        return self._change_leases("leased_until = :until", "leased_by = :by", asdict(lease))

    def give_back(self, by: str) -> int:
        """End the leases of a holder, and return how many pages it held: they stand where they stood before."""
        return self._change_leases("leased_by = null, leased_until = null", "leased_by = :by", {"by": by})

    def waiting(self, due: str) -> int:
        """Return how many pages wait to be fetched: found and never fetched, or due again at an instant."""
        found = "select count(*) from pages where outlet = :outlet and state = 'found'"
        again = (
            "select count(*) from pages where outlet = :outlet and next_check_at <= :due and state <> 'found'"
        )
        row = self.db.execute(f"select ({found}) + ({again})", {"outlet": self.outlet, "due": due}).fetchone()
        return int(row[0])

    def record(self, visits: Sequence[Visit]) -> None:
        """Set where pages stand after a request, and end their leases; a page not in the frontier yet is added."""
        with transaction(self.db):
            self.db.conn.executemany(
                f"""
                insert into pages (url, outlet, state, found_at, found_in, hints, fetched_at, status, etag,
                                   last_modified, next_check_at, failures)
                values (:url, :outlet, :state, coalesce(:fetched_at, :now), :found_in, :hints, :fetched_at, :status,
                        :etag, :last_modified, :next_check_at, :state = 'failed')
                on conflict (url) do update set
                    state = excluded.state,
                    hints = {FILLED.format(said="excluded.hints")},
                    fetched_at = coalesce(excluded.fetched_at, fetched_at),
                    status = iif(excluded.state = 'forbidden', status, excluded.status),
                    etag = iif(excluded.status = 304 and status = 304, null, coalesce(excluded.etag, etag)),
                    last_modified = iif(excluded.status = 304 and status = 304, null,
                                        coalesce(excluded.last_modified, last_modified)),
                    next_check_at = excluded.next_check_at,
                    failures = (failures + 1) * (excluded.state = 'failed'),
                    leased_by = null,
                    leased_until = null
                """,  # noqa: S608 - our columns
                [{**_columns(visit), "outlet": self.outlet, "now": utc_now()} for visit in visits],
            )

    def make_due(self, urls: Iterable[str], now: str) -> None:
        """Have some pages looked at again, whole: their outlet says that they changed, whatever their ETag says."""
        with transaction(self.db):
            self.db.conn.executemany(
                "update pages set next_check_at = ?, etag = null, last_modified = null where url = ?",
                [(now, url) for url in urls],
            )

    def bring_forward(self, latest: str, now: str) -> int:
        """Make due what is to be looked at later than the latest instant anybody would set; return how many it is.

        Such an instant was set by a clock that ran ahead, and would keep a page from being looked at for years.
        """
        with transaction(self.db):
            return self.db.conn.execute(
                "update pages set next_check_at = ? where outlet = ? and next_check_at > ?",
                [now, self.outlet, latest],
            ).rowcount

    def make_all_due(self, now: str) -> None:
        """Have every page that was fetched looked at again, those that were not there too."""
        with transaction(self.db):
            self.db.execute(
                "update pages set next_check_at = ? where outlet = ? and state <> 'found'",
                [now, self.outlet],
            )

    def _pages(self, which: str, limit: int, instants: dict[str, str]) -> list[DuePage]:
        rows = self.db.conn.execute(
            f"select url, hints, etag, last_modified, state from pages where outlet = :outlet and {which} limit :limit",  # noqa: S608
            {"outlet": self.outlet, "limit": limit, **instants},
        )
        return [
            DuePage(url, Hints(**json.loads(hints)), etag, last_modified, PageState(state))
            for url, hints, etag, last_modified, state in rows
        ]

    def _change_leases(self, change: str, which: str, words: dict[str, str]) -> int:
        with transaction(self.db):
            return self.db.conn.execute(
                f"update pages set {change} where {LEASED} and {which}",  # noqa: S608
                {"outlet": self.outlet, **words},
            ).rowcount


def hints_of(db: Database, outlet: str) -> dict[str, Hints]:
    """Return what was said of an outlet's pages where they were found, of those of which something was."""
    rows = db.execute("select url, hints from pages where outlet = ? and hints <> '{}'", [outlet])
    return {url: Hints(**json.loads(hints)) for url, hints in rows}


def _columns(visit: Visit) -> dict[str, object]:
    columns = {name: getattr(visit, name) for name in VISIT}
    return {**columns, "state": str(visit.state), "hints": _json(visit.hints)}


def _json(hints: Hints) -> str:
    said = {name: value for name in HINTS if (value := getattr(hints, name)) is not None}
    if hints.origin:
        said = {f"{date}_from": hints.origin for date in DATES if date in said} | said
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) if said else "{}"
