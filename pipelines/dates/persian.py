"""Days of the Persian calendar, by which Iran and Afghanistan print, put as days of ours: ``۲۹ آبان ۱۴۰۵``, ``1405/08/29``."""

from __future__ import annotations

import re
from datetime import date

# Farvardin to Esfand as Iran names the months, and as Afghanistan does.
_NAMES = (
    ("فروردین", "حمل"),
    ("اردیبهشت", "ثور"),
    ("خرداد", "جوزا"),
    ("تیر", "سرطان"),
    ("مرداد", "امرداد", "اسد"),
    ("شهریور", "سنبله"),
    ("مهر", "میزان"),
    ("آبان", "ابان", "عقرب"),
    ("آذر", "اذر", "قوس"),
    ("دی", "جدی"),
    ("بهمن", "دلو"),
    ("اسفند", "حوت"),
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names}
_LETTERS = str.maketrans("يك", "یک")  # Arabic keyboards print the Arabic ones
_YEAR = r"1[345]\d\d"
_NAMED = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s+({'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?:\s+ماه)?[\s,،]+(?:سال\s+)?({_YEAR})(?!\d)"
)
_NUMERIC = re.compile(rf"(?<![\d/.-])({_YEAR})\s?([/.-])\s?(\d{{1,2}})\s?\2\s?(\d{{1,2}})(?![\d/-])")
_FIRST_MONTHS, _LONG = 6, 31  # days of each of the first months; the others have one less
# Eight years of 33 have a leap day: 1375, 1379 … 1403, and 1408. 1 Farvardin 1400 is 21 March 2021.
_TURN = 1595
_EPOCH = date(2021, 3, 21).toordinal()


def as_western_days(line: str, languages: tuple[str, ...]) -> str:
    """Return a line with its Persian days put as ``2026-11-20``: named ones in any language, numeric ones in Persian and Pashto.

    >>> as_western_days("12:30 - 29 آبان 1405", ()), as_western_days("1405/08/29 12:30", ("fa",))
    ('12:30 - 2026-11-20', '2026-11-20 12:30')
    """
    plain = line.translate(_LETTERS)
    named = _NAMED.sub(
        lambda match: _western(int(match[3]), _MONTHS[match[2]], int(match[1]), match[0]), plain
    )
    if named != plain:
        return named
    if {"fa", "ps"}.isdisjoint(languages):
        return line
    return _NUMERIC.sub(lambda match: _western(int(match[1]), int(match[3]), int(match[4]), match[0]), line)


def _western(year: int, month: int, day: int, words: str) -> str:
    """The day in ISO 8601; the words themselves where the calendar has no such day."""
    if not (1 <= month <= len(_NAMES) and 1 <= day <= _LONG - (month > _FIRST_MONTHS)):
        return words
    days = (month - 1) * _LONG - max(0, month - 1 - _FIRST_MONTHS) + day - 1
    return date.fromordinal(_EPOCH + _new_years(year) - _new_years(1400) + days).isoformat()


def _new_years(year: int) -> int:
    """The days from the beginning of a year far off to that of another."""
    turn = year + _TURN
    return turn * 365 + turn // 33 * 8 + (turn % 33 + 3) // 4
