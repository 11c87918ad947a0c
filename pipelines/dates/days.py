"""The day in a line whose words are marks: numeric in any order, with a named month, or only month or year."""

from __future__ import annotations

import re
from dataclasses import dataclass

DMY, MDY, YMD = "DMY", "MDY", "YMD"
_GAP = r"[\s.,،'’/|–-]{0,4}"
_NAMED = (
    re.compile(rf"(?<![\w.])(\d{{1,2}}){_GAP}M(\d{{1,2}})(?!\d){_GAP}(\d{{4}}|\d{{2}})(?![\d:])"),
    re.compile(rf"M(\d{{1,2}})(?!\d){_GAP}(\d{{1,2}})(?:\s?,)?{_GAP}(\d{{4}})(?!\d)"),
    re.compile(rf"(?<!\d)(\d{{4}}){_GAP}M(\d{{1,2}})(?!\d){_GAP}(\d{{1,2}})(?!\d)"),
)
_NAMED_ORDERS = (DMY, MDY, YMD)
_YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d|[/-]\d)")
_YEAR_LAST = re.compile(
    r"(?<![\w/.-])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?(?:\2|-(?=\d{4}))\s?(\d{4}|\d{2})(?!\d|[/.-]\d)"
)
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)(?!\d)")
_PARTIAL = (
    re.compile(r"\W*(?P<month>\d{1,2})\s?[-/.]\s?(?P<year>\d{4})\W*"),
    re.compile(r"\W*(?P<year>\d{4})\s?[-/.]\s?(?P<month>\d{1,2})\W*"),
    re.compile(rf"\W*M(?P<month>\d{{1,2}})(?!\d){_GAP}(?P<year>\d{{4}})\W*"),
    re.compile(rf"\W*(?P<year>\d{{4}}){_GAP}M(?P<month>\d{{1,2}})(?!\d)\W*"),
    re.compile(r"\W*(?P<year>\d{4})(?P<month>)\W*"),
)


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """Year, month and day as read (the last may be missing), the same numbers in the other order, and their place."""

    parts: tuple[int, ...]
    other: tuple[int, ...] | None
    start: int
    end: int


def find_days(line: str, order: str) -> list[PrintedDay]:
    """Return the days printed in a line, numeric ones read in ``order``, in the sequence in which they stand.

    A day that could be read either way keeps its other reading.

    >>> [(day.parts, day.other) for day in find_days("  05/06/2023 ", "DMY")]
    [((2023, 6, 5), (2023, 5, 6))]
    """
    found = [day for day in _candidates(line, order) if _possible(day.parts)]
    return sorted(_apart(found), key=lambda day: day.start)


def find_partial(line: str) -> tuple[int, ...] | None:
    """Return year and month, or the year, of a line that holds nothing else; None for any other.

    >>> find_partial("  M6  2023"), find_partial("2023"), find_partial("room 2023")
    ((2023, 6), (2023,), None)
    """
    for pattern in _PARTIAL:
        if match := pattern.fullmatch(line):
            parts = (int(match["year"]), int(match["month"])) if match["month"] else (int(match["year"]),)
            return parts if _possible(parts) and 1600 < parts[0] < 2200 else None
    return None


def _candidates(line: str, order: str) -> list[PrintedDay]:
    """Every match of every form."""
    found = []
    if "M" in line:
        for pattern, sequence in zip(_NAMED, _NAMED_ORDERS, strict=True):
            found += [_day(match, match.groups(), sequence) for match in pattern.finditer(line)]
    found += [_day(match, match.groups(), YMD) for match in _YEAR_FIRST.finditer(line)]
    for match in _YEAR_LAST.finditer(line):
        found.append(_numeric(match, order))
    found += [_day(match, match.groups(), YMD) for match in _COMPACT.finditer(line)]
    return found


def _numeric(match: re.Match[str], order: str) -> PrintedDay:
    """A day in digits, with its other reading where the numbers allow two."""
    numbers = match[1], match[3], match[4]
    if order == YMD and len(match[4]) == 2:
        return _day(match, numbers, YMD)
    usual, unusual = (MDY, DMY) if order == MDY else (DMY, MDY)
    first, second = _day(match, numbers, usual), _day(match, numbers, unusual)
    if not _possible(first.parts):
        return second
    other = second.parts if second.parts != first.parts and _possible(second.parts) else None
    return PrintedDay(first.parts, other, first.start, first.end)


def _day(match: re.Match[str], numbers: tuple[str, ...], order: str) -> PrintedDay:
    """The numbers of a match put in the sequence year, month, day."""
    named = dict(zip(order, numbers, strict=True))
    parts = _full_year(named["Y"]), int(named["M"]), int(named["D"])
    return PrintedDay(parts, None, match.start(), match.end())


def _full_year(year: str) -> int:
    """A year of two digits is one of 1951 to 2050."""
    number = int(year)
    return number if len(year) > 2 else 2000 + number if number <= 50 else 1900 + number


def _possible(parts: tuple[int, ...]) -> bool:
    """Whether month and day are numbers of a calendar; the exact length of a month is tried later."""
    return parts[0] > 0 and all(1 <= part <= most for part, most in zip(parts[1:], (12, 31), strict=False))


def _apart(days: list[PrintedDay]) -> list[PrintedDay]:
    """The days without those that overlap one found by an earlier form."""
    kept: list[PrintedDay] = []
    for day in days:
        if all(day.end <= other.start or day.start >= other.end for other in kept):
            kept.append(day)
    return kept
