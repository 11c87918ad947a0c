"""Dates written for machines: ISO 8601 as it is met, whole and malformed, compact digits, and seconds of the epoch."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from pipelines.dates.offsets import MOST
from pipelines.dates.value import Precision, When

_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?:(?:\s?[Tt]\s?|\s)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,:]\d{1,9})?)?"
    r"(?P<zone>\s?(?:Z|z|UTC|GMT)"
    # An address eats the plus sign: a blank before a whole offset was one.
    r"|\s?(?:UTC|GMT)?(?P<sign>[+\s-])(?P<hours>\d{2}):?(?P<minutes>\d{2})|\s?(?P<sign2>[+-])(?P<hours2>\d{1,2}))?)?"
    r"(?:\[[\w/+-]+\])?"
)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:[Tt]?(\d{2})(\d{2})(\d{2})?([Zz])?)?")
_EPOCH = re.compile(r"(?:/Date\()?(\d{10})(\d{3})?(?:[+-]\d{4})?(?:\)/)?")

_OF_PARTS = (
    Precision.YEAR,
    Precision.MONTH,
    Precision.DAY,
    Precision.DAY,  # an hour alone is no time
    Precision.MINUTE,
    Precision.SECOND,
)


def read_iso(line: str) -> When | None:
    """Return the date a line holds in ISO 8601, with its usual faults, or as 8, 12 or 14 digits; None for others.

    >>> read_iso("2026-03-07T08:52:11.000 +07:00").iso, read_iso("20230605").iso, read_iso("2023-06-31")
    ('2026-03-07T08:52:11+07:00', '2023-06-05', None)
    """
    if match := _ISO.fullmatch(line):
        parts = match["year"], match["month"], match["day"], match["hour"], match["minute"], match["second"]
        return of_parts(parts, _offset(match)) if _offset_stands(match) else None
    if match := _COMPACT.fullmatch(line):
        return of_parts(match.groups()[:6], timedelta(0) if match[7] else None)
    return None


def read_epoch(line: str) -> When | None:
    """Return the instant of ten digits of seconds, or thirteen of milliseconds, since 1970.

    Only for fields that are known to hold such: on a page ten digits are as well a telephone number.

    >>> read_epoch("1685928600").iso
    '2023-06-05T01:30:00+00:00'
    """
    match = _EPOCH.fullmatch(line)
    if not match:
        return None
    local = datetime.fromtimestamp(int(match[1]), UTC).replace(tzinfo=None)
    return When(local, Precision.SECOND, timedelta(0))


def of_parts(parts: Iterable[str | int | None], offset: timedelta | None = None) -> When | None:
    """Return the date of printed year, month, day, hour, minute and second, of which the last may be missing.

    None when there is no such day or time.
    """
    numbers = [int(part) for part in parts if part is not None]
    try:
        local = datetime(*(*numbers, 1, 1)[: max(3, len(numbers))])  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None
    return When(local, _OF_PARTS[len(numbers) - 1], offset if len(numbers) > 3 else None)


def _offset_stands(match: re.Match[str]) -> bool:
    """Whether the offset, if any, is one that a clock on earth has."""
    offset = _offset(match)
    return offset is None or abs(offset) <= MOST


def _offset(match: re.Match[str]) -> timedelta | None:
    """The offset of an ISO date, None without one."""
    if match["zone"] is None:
        return None
    hours = match["hours"] or match["hours2"]
    if hours is None:
        return timedelta(0)
    size = timedelta(hours=int(hours), minutes=int(match["minutes"] or 0))
    return -size if "-" in (match["sign"], match["sign2"]) else size
