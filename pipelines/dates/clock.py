"""The time of day in what is left of a line once its date is out: ``8:30``, ``8.30``, ``8:30 P``, ``8 P``."""

from __future__ import annotations

import re
from dataclasses import dataclass

NIGHTFALL, MIDNIGHT = 6, 12  # hours of a 12-hour clock between which the night is that of the evening
_COLONS = re.compile(
    r"(?<![\d:.,])(?P<hour>\d{1,2})\s?:\s?(?P<minute>\d{2})(?:\s?:\s?(?P<second>\d{2})(?:[.,]\d{1,9})?)?(?!\d|:\d)"
)
_DOTS = re.compile(
    r"(?<![\d:.,])(?P<hour>\d{1,2})\.(?P<minute>\d{2})(?:\.(?P<second>\d{2}))?(?![\d:.,]\d|\d)"
)
_HOUR_ALONE = re.compile(
    r"(?<![\d:.,])(?P<hour>\d{1,2})(?P<minute>)(?P<second>)(?:(?=\s*[APN](?![^\W_]))|(?<=[APN]\d)(?![\d:.,])|(?<=[APN]\s\d)(?![\d:.,]))"
)
_AFTER = re.compile(r"\W{0,3}([APN])(?![^\W_])")
_BEFORE = re.compile(r"(?<![^\W_])([APN])\W{0,3}$")


@dataclass(frozen=True, slots=True)
class Clock:
    """Hour, minute and, where printed, second; and the line without them."""

    hour: int
    minute: int
    second: int | None
    rest: str


def find_colons(line: str) -> Clock | None:
    """Return the first time written with colons, which is never part of a day.

    >>> find_colons(" 16:30 P ").hour, find_colons("00:01 A").hour, find_colons("4:30 P").hour
    (16, 0, 16)
    """
    return _first(_COLONS, line)


def find_clock(line: str) -> Clock | None:
    """Return the first time of day in a line without its day: with dots, or an hour and a half of the day.

    >>> find_clock(" 8.30 ").minute, find_clock(" 8 P ").hour, find_clock("12 A").hour
    (30, 20, 0)
    """
    return _first(_DOTS, line) or _first(_HOUR_ALONE, line)


def _first(pattern: re.Pattern[str], line: str) -> Clock | None:
    """The first match that is a time of day; a 24-hour clock with AM or PM is the 24-hour clock it is."""
    for match in pattern.finditer(line):
        hour, minute, second = int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0)
        if hour < 24 and minute < 60 and second < 60:
            half = _AFTER.match(line, match.end()) or _BEFORE.search(line[: match.start()])
            rest = f"{line[: match.start()]} {line[match.end() :]}"
            return Clock(_of_day(hour, half), minute, second if match["second"] else None, rest)
    return None


def _of_day(hour: int, half: re.Match[str] | None) -> int:
    """The hour of the day, of a 12-hour clock where one is printed."""
    if half is None or hour == 0 or hour > 12:
        return hour
    is_late = half[1] == "P" or (half[1] == "N" and NIGHTFALL <= hour < MIDNIGHT)
    return hour % 12 + (12 if is_late else 0)
