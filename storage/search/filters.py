"""Which articles are wanted: the one set of conditions that searching and exporting share."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlite_utils import Database

from storage.fold import fold

Parameters = dict[str, str]

IN_OUTLETS = "a.outlet in (select value from json_each(:outlets))"
IN_REGIONS = "a.region in (select value from json_each(:regions))"
IN_SECTIONS = "a.section in (select value from json_each(:sections))"
# The first half reads an index, the second decides: a date may be no more than a month or a year.
NOT_BEFORE = (
    "published_on >= substr(:since, 1, 4) and published_on >= substr(:since, 1, length(published_on))"
)
NOT_AFTER = "published_on <= :until || '~'"
# From one section to the next by the index; all rows are never looked at.
SECTIONS = """
with recursive step (section) as (
    select (select min(section) from articles)
    union all
    select (select min(section) from articles where section > step.section) from step where step.section is not null
)
select section from step where section is not null
"""
NAMES = {"region": "select distinct region from outlets order by region", "section": SECTIONS}


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions on articles; those left out hold for all.

    ``region`` and ``section`` match in any spelling. ``since`` and ``until`` are days, months or years, both
    included; an article of which only the month is known counts when it may lie between them, one without a date
    never does.
    """

    outlets: tuple[str, ...] = ()
    region: str | None = None
    section: str | None = None
    since: str | None = None
    until: str | None = None


EVERYTHING = Filter()


def conditions(db: Database, wanted: Filter) -> tuple[str, Parameters]:
    """Return a filter as SQL over ``articles a``, to stand after ``where``, with its parameters."""
    told: dict[str, Parameters] = {}
    if wanted.outlets:
        told[IN_OUTLETS] = {"outlets": json.dumps(wanted.outlets)}
    if wanted.region is not None:
        told[IN_REGIONS] = {"regions": json.dumps(spelled(db, "region", wanted.region))}
    if wanted.section is not None:
        told[IN_SECTIONS] = {"sections": json.dumps(spelled(db, "section", wanted.section))}
    if wanted.since is not None:
        told[NOT_BEFORE] = {"since": wanted.since}
    if wanted.until is not None:
        told[NOT_AFTER] = {"until": wanted.until}
    parameters = {name: value for each in told.values() for name, value in each.items()}
    return " and ".join(told) or "true", parameters


def names(db: Database, column: str) -> list[str]:
    """Return the regions or the sections that a database holds, by ``column``."""
    return [name for (name,) in db.execute(NAMES[column]) if name is not None]


def spelled(db: Database, column: str, name: str) -> list[str]:
    """Return the names that a folded one stands for, as the database spells them; none where it holds no such."""
    return [there for there in names(db, column) if fold(there) == fold(name)]
