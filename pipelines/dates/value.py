"""A date as it was printed: as precise as the words, and no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum


class Precision(StrEnum):
    """The smallest part of a date that was printed."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


CLOCKED = frozenset({Precision.SECOND, Precision.MINUTE})
FINENESS = {precision: rank for rank, precision in enumerate(reversed(Precision))}
_ISO_LENGTH = {
    Precision.YEAR: 4,
    Precision.MONTH: 7,
    Precision.DAY: 10,
    Precision.MINUTE: 16,
    Precision.SECOND: 19,
}


@dataclass(frozen=True, slots=True)
class When:
    """A local date and time, how much of it was printed, and its offset from UTC where that is known.

    The parts of ``local`` below the precision are their least values, and mean nothing. ``day`` is the local day of a
    moment told in UTC, where another place prints it and the zone is not known.
    """

    local: datetime
    precision: Precision
    offset: timedelta | None = None
    day: date | None = None

    @property
    def has_clock(self) -> bool:
        """Whether a time of day was printed."""
        return self.precision in CLOCKED

    @property
    def on(self) -> str:
        """The local calendar date in ISO 8601, of reduced precision where the words are.

        >>> When(datetime(2023, 6, 1), Precision.MONTH).on
        '2023-06'
        """
        return (self.day or self.local).isoformat()[: min(10, _ISO_LENGTH[self.precision])]

    @property
    def iso(self) -> str:
        """The value in ISO 8601, as precise as it was printed.

        >>> When(datetime(2023, 6, 5, 8, 30), Precision.MINUTE, timedelta(hours=7)).iso
        '2023-06-05T08:30+07:00'
        """
        text = self.local.isoformat()[: _ISO_LENGTH[self.precision]]
        return text + offset_text(self.offset) if self.has_clock else text

    @property
    def instant(self) -> datetime | None:
        """The moment in UTC, where a time was printed and the offset is known."""
        if not self.has_clock or self.offset is None:
            return None
        try:
            return (self.local - self.offset).replace(tzinfo=UTC)
        except OverflowError:
            return None


def offset_text(offset: timedelta | None) -> str:
    """Return an offset as ISO 8601 writes it, empty for none.

    >>> offset_text(timedelta(hours=-3, minutes=-30))
    '-03:30'
    """
    if offset is None:
        return ""
    minutes = int(offset.total_seconds() // 60)
    sign, minutes = ("-", -minutes) if minutes < 0 else ("+", minutes)
    return f"{sign}{minutes // 60:02}:{minutes % 60:02}"
