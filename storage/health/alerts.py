"""What is wrong with outlets, kept so that each thing is told once when it breaks and once when it is mended."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields

from sqlite_utils import Database

from storage.database import transaction

SETS = ("told", "told_end")


@dataclass(frozen=True, slots=True)
class Alert:
    """A row of ``alerts``.

    ``told`` are fingerprints of the addresses that know of it, ``told_end`` of those that know that it was mended, or
    need not.
    """

    outlet: str
    noticed_at: str
    cause: str
    since: str
    evidence: str
    ended_at: str | None = None
    told: frozenset[str] = frozenset()
    told_end: frozenset[str] = frozenset()


def open_alert(db: Database, outlet: str) -> Alert | None:
    """Return what is wrong with an outlet, as far as was noticed; None when nothing is."""
    rows = db.table("alerts").rows_where("outlet = ? and ended_at is null", [outlet], limit=1)
    return next(map(_alert, rows), None)


def outlets_with(db: Database, cause: str) -> list[str]:
    """Return the outlets with which this is wrong."""
    rows = db.table("alerts").rows_where("cause = ? and ended_at is null", [cause], select="outlet")
    return [row["outlet"] for row in rows]


def note(db: Database, outlet: str, wrong: tuple[str, str, str] | None, now: str) -> None:
    """Enter what is wrong with an outlet, as cause, since and evidence, or that nothing is.

    What lasts is one alert, whose evidence is the latest known. Another cause is another alert: the one before ends
    with it, and nobody is told that all is well.
    """
    with transaction(db):
        known = open_alert(db, outlet)
        if known is not None and wrong is not None and known.cause == wrong[0]:
            _update(db, known, evidence=wrong[2])
            return
        if known is not None:
            silently = {"told_end": json.dumps(sorted(known.told))} if wrong else {}
            _update(db, known, ended_at=now, **silently)
        if wrong is not None:
            new = Alert(outlet, now, *wrong)
            db.table("alerts").insert(_row(new), pk=("outlet", "noticed_at"), replace=True)


def untold(db: Database, address: str) -> list[Alert]:
    """Return the alerts of which an address does not know what it should, the oldest first.

    An address is told what is wrong now, also where it is a new one, and that what it knows of was mended. What was
    mended before it could be told is no news any more.
    """
    return [
        alert
        for alert in map(_alert, db.table("alerts").rows_where(order_by="noticed_at, outlet"))
        if (address not in alert.told if alert.ended_at is None else address in alert.told - alert.told_end)
    ]


def mark(db: Database, alert: Alert, address: str, name: str) -> None:
    """Enter an address in a set of an alert: ``told`` or ``told_end``."""
    with transaction(db):
        row = db.table("alerts").get((alert.outlet, alert.noticed_at))
        _update(db, alert, **{name: json.dumps(sorted({*json.loads(row[name]), address}))})


def _update(db: Database, alert: Alert, **changes: str) -> None:
    db.table("alerts").update((alert.outlet, alert.noticed_at), changes)


def drop(db: Database, outlet: str, now: str) -> None:
    """End what is wrong with an outlet that nobody crawls any more: no address is told that it was mended."""
    with transaction(db):
        db.execute(
            "update alerts set ended_at = ?, told_end = told where outlet = ? and ended_at is null",
            [now, outlet],
        )


def _row(alert: Alert) -> dict[str, str | None]:
    sets = {name: json.dumps(sorted(getattr(alert, name))) for name in SETS}
    return {**{item.name: getattr(alert, item.name) for item in fields(alert)}, **sets}


def _alert(row: dict[str, str]) -> Alert:
    sets = {name: frozenset(json.loads(row[name])) for name in SETS}
    return Alert(**{**row, **sets})  # type: ignore[arg-type]
