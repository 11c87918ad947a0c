"""What is wrong with outlets, kept so that each thing is told once when it breaks and once when it is mended."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields

from sqlite_utils import Database

from storage.database import transaction

SETS = ("addressed", "told", "told_end")


@dataclass(frozen=True, slots=True)
class Alert:
    """A row of ``alerts``.

    ``addressed`` are fingerprints of the addresses it was sent to, ``told`` of those whom that reached, ``told_end`` of
    those who know that it was mended.
    """

    outlet: str
    noticed_at: str
    cause: str
    since: str
    evidence: str
    ended_at: str | None = None
    addressed: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    told_end: frozenset[str] = frozenset()


def open_alert(db: Database, outlet: str) -> Alert | None:
    """Return what is wrong with an outlet, as far as was noticed; None when nothing is."""
    rows = db.table("alerts").rows_where("outlet = ? and ended_at is null", [outlet], limit=1)
    return next(map(_alert, rows), None)


def note(db: Database, outlet: str, wrong: tuple[str, str, str] | None, now: str) -> None:
    """Enter what is wrong with an outlet, as cause, since and evidence, or that nothing is.

    What lasts is one alert, whose cause and evidence are the latest known.
    """
    with transaction(db):
        known = open_alert(db, outlet)
        if known is None and wrong is not None:
            cause, since, evidence = wrong
            new = Alert(outlet, now, cause, since, evidence)
            db.table("alerts").insert(_row(new), pk=("outlet", "noticed_at"), replace=True)
        elif known is not None:
            changes = {"cause": wrong[0], "evidence": wrong[2]} if wrong else {"ended_at": now}
            db.table("alerts").update((outlet, known.noticed_at), changes)


def untold(db: Database, address: str) -> list[Alert]:
    """Return the alerts of which an address does not know what it should, the oldest first.

    An address is told what is wrong now, also where it is a new one; what was mended meanwhile is told to those to whom
    it was sent before.
    """
    return [
        alert
        for alert in map(_alert, db.table("alerts").rows_where(order_by="noticed_at, outlet"))
        if (address not in alert.told and (alert.ended_at is None or address in alert.addressed))
        or (alert.ended_at is not None and address in alert.told - alert.told_end)
    ]


def mark(db: Database, alert: Alert, address: str, *names: str) -> None:
    """Enter an address in the sets of an alert: ``addressed``, ``told`` or ``told_end``."""
    with transaction(db):
        row = db.table("alerts").get((alert.outlet, alert.noticed_at))
        changes = {name: json.dumps(sorted({*json.loads(row[name]), address})) for name in names}
        db.table("alerts").update((alert.outlet, alert.noticed_at), changes)


def _row(alert: Alert) -> dict[str, str | None]:
    sets = {name: json.dumps(sorted(getattr(alert, name))) for name in SETS}
    return {**{item.name: getattr(alert, item.name) for item in fields(alert)}, **sets}


def _alert(row: dict[str, str]) -> Alert:
    sets = {name: frozenset(json.loads(row[name])) for name in SETS}
    return Alert(**{**row, **sets})  # type: ignore[arg-type]
