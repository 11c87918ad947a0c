"""Outlets that were crawled and are not to be any more, as the files of outlets have it: none of them is judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from crawler.catalogue.outlets import BadOutletError, Catalogue, UnknownOutletError
from crawler.health.causes import OVERDUE
from storage.health.observed import days_crawled

FEWEST_DAYS = 7  # on which a draft was crawled: on fewer it was tried, and nothing says that it is to go on


@dataclass(frozen=True, slots=True)
class Dismissed:
    """An outlet that is not to be crawled any more: why, in a word or two, and what that is known by."""

    outlet: str
    state: str
    evidence: str


def dismissed(db: Database, catalogue: Catalogue, outlet: str, now: datetime) -> Dismissed | None:
    """Return why an outlet is not to be crawled any more, None for one that is.

    It is retired; or a draft that was tried on a few days, none of them the last two; or it has no file, where there
    are files of the operator's own. One whose file is wrong is to be mended, and crawled.
    """
    try:
        status = catalogue.find(outlet).record.status
    except UnknownOutletError:
        words = "none of the folders of outlets has its file"
        return Dismissed(outlet, "no file", words) if catalogue.has_own else None
    except BadOutletError:
        return None
    days, last = days_crawled(db, outlet)
    if status == "retired":
        return Dismissed(outlet, "retired", f"so says {catalogue.file_of(outlet)}; last crawled {last[:10]}")
    if status == "draft" and days < FEWEST_DAYS and now - datetime.fromisoformat(last) > OVERDUE:
        words = (
            f'tried on {days} days, last {last[:10]}; "dateline outlets check {outlet}" tells how it would do'
        )
        return Dismissed(outlet, "draft", words)
    return None
