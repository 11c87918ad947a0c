"""What reading a date in print goes by, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from pipelines.dates.value import When


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known where a date stands: order of numeric dates, languages, zone, the moment of the fetch.

    ``epoch`` allows seconds since 1970: only for fields of machines.
    """

    order: str = "DMY"
    languages: tuple[str, ...] = ()
    zone: str = ""
    fetched_at: datetime = datetime(9000, 1, 1, tzinfo=UTC)
    epoch: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """The date that words give, its other reading where digits allow two, and whether something speaks against it."""

    when: When
    other: When | None = None
    doubtful: bool = False
