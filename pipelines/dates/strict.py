"""The strict reader of dates in print: fast, and silent where the words do not say a day."""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.dates.clock import Clock, find_clock, find_colons
from pipelines.dates.days import PrintedDay, find_days, find_partial
from pipelines.dates.iso import of_parts, read_epoch, read_iso
from pipelines.dates.lexicon import ANY, lexicon
from pipelines.dates.offsets import cut_offset, offset_of
from pipelines.dates.persian import as_western_days
from pipelines.dates.reading import Clues, Reading
from pipelines.dates.spelled import spell_as_digits
from pipelines.dates.value import When

_GLUED = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z][a-z])")  # "Associated PressApril 28, 2023"
_SAME_MONTH = re.compile(
    r"(?<=M)(\d{1,2})\W{1,3}M(?=\1(?!\d))"
)  # Arab papers print a month by both its names
_COUNT = re.compile(
    r"[^\W\d_]{3,}\s?:\s?\d{1,3}(?:[., ]?\d{3})*(?![\d:./-])|(?<![\d:./-])\d{1,4}\s+[^\W\d_]{4,}"
)  # views, comments
_WEEKDAY = re.compile(r"W(\d)")
_THAI = re.compile("[\u0e01-\u0e5b]")
_BUDDHIST_YEARS, _BUDDHA_BEFORE_CHRIST = range(2443, 2700), 543


def read_strictly(line: str, clues: Clues) -> Reading | None:
    """Return the date of a tidy line, None where it prints none: no day is ever completed, nor a word guessed.

    Digits that belong to neither day nor time, a second day, and a weekday that contradicts make the reading doubtful;
    where day and month could change places, the weekday decides.

    >>> read_strictly("Thứ 4, 01/12/2021 | 11:51:00 [GMT +7]", Clues(languages=("vi",))).when.iso
    '2021-12-01T11:51:00+07:00'
    >>> read_strictly("5/6", Clues()) is None
    True
    """
    if when := read_iso(line) or (read_epoch(line) if clues.epoch else None):
        return Reading(when)
    line, zone_words = cut_offset(line)
    line = spell_as_digits(as_western_days(_GLUED.sub(" ", line).casefold(), clues.languages))
    for language in dict.fromkeys((*clues.languages, "en", ANY)):
        marked = _SAME_MONTH.sub("", lexicon(language).mark(line))
        if reading := _read_marked(_western_years(marked, clues), clues.order):
            return _with_offset(reading, zone_words, clues.zone)
    return None


def _read_marked(line: str, order: str) -> Reading | None:
    """The date of a line whose words are marks."""
    clock = find_colons(line)
    rest = clock.rest if clock else line
    days = find_days(rest, order)
    if not days:
        parts = None if clock else find_partial(rest)
        when = of_parts(parts) if parts else None
        return Reading(when) if when else None
    day = days[0]
    rest = f"{rest[: day.start]} ; {rest[day.end :]}"
    if not clock and (clock := find_clock(rest)):
        rest = clock.rest
    weekday = _WEEKDAY.search(rest)
    rest_has_digits = any(letter.isdigit() for letter in _COUNT.sub("", _WEEKDAY.sub("", rest)))
    reading = _of(day, clock)
    return (
        _checked(reading, int(weekday[1]) if weekday else None, doubtful=rest_has_digits) if reading else None
    )


def _of(day: PrintedDay, clock: Clock | None) -> Reading | None:
    """The reading of a day and a clock; None when the calendar has no such day."""
    time = (clock.hour, clock.minute, clock.second) if clock else ()
    first = of_parts((*day.parts, *time))
    other = of_parts((*day.other, *time)) if day.other else None
    return Reading(first, other) if first else Reading(other) if other else None


def _checked(reading: Reading, weekday: int | None, *, doubtful: bool) -> Reading:
    """The reading that the weekday agrees with."""
    if weekday is None:
        return replace(reading, doubtful=doubtful)
    if reading.when.local.isoweekday() == weekday:
        return Reading(reading.when, doubtful=doubtful)
    if reading.other and reading.other.local.isoweekday() == weekday:
        return Reading(reading.other, reading.when, doubtful=doubtful)
    return replace(reading, doubtful=True)


def _with_offset(reading: Reading, zone_words: re.Match[str] | None, zone: str) -> Reading:
    """The reading with the offset that stands beside it."""
    if zone_words is None:
        return reading

    def placed(when: When) -> When:
        return replace(when, offset=offset_of(zone_words, when.local, zone)) if when.has_clock else when

    return replace(reading, when=placed(reading.when), other=placed(reading.other) if reading.other else None)


def _western_years(line: str, clues: Clues) -> str:
    """A Thai line with its years counted from Christ."""
    if "th" not in clues.languages and not _THAI.search(line):
        return line
    return re.sub(r"(?<!\d)2[4-6]\d\d(?!\d)", _western_year, line)


def _western_year(match: re.Match[str]) -> str:
    """A year of the Buddhist era put as a western one."""
    year = int(match[0])
    return str(year - _BUDDHA_BEFORE_CHRIST) if year in _BUDDHIST_YEARS else match[0]
