"""Dates told from the reader's now: ``2 giờ trước``, ``hôm qua, 08:30``, ``vor 3 Tagen``, ``yesterday``."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import cache

from pipelines.dates.clock import find_clock, find_colons
from pipelines.dates.lexicon import lexicon, table_of, tables
from pipelines.dates.offsets import cut_offset
from pipelines.dates.reading import Clues, Reading
from pipelines.dates.spelled import spell_as_digits
from pipelines.dates.value import Precision, When
from pipelines.dates.zones import offset_at

MOST_WORDS_BESIDE = 3
SHORTEST_DAY = 2  # letters; shorter ones are other words as well
FARTHEST = 1000  # years: a count has three digits
_ONE = "a|an|one|một|einer|einem|un|une|una|um|uma|een|en|ett|et|jeden|godzinę"
_NUMBERS = {
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "two": 2,
    "three": 3,
    "zwei": 2,
    "drei": 3,
    "deux": 2,
    "dos": 2,
}
_COUNT = rf"(\d{{1,3}}|{_ONE}|{'|'.join(_NUMBERS)})"
_UNITS = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(days=7),
}
_DAYS = {"now": 0, "0 day": 0, "1 day": 1, "2 day": 2}


def read_relative(line: str, clues: Clues) -> Reading | None:
    """Return the date that words tell from the moment of the fetch, as precise as they are; None for other words.

    Minutes give a minute; hours and days the day; weeks and months the month; years the year. A day that is named
    together with a time gives the minute.

    >>> clues = Clues(languages=("vi",), zone="Asia/Ho_Chi_Minh", fetched_at=datetime(2023, 6, 5, 1, 30, tzinfo=UTC))
    >>> [read_relative(words, clues).when.iso for words in ("2 giờ trước", "hôm qua, 16:15", "3 tuần trước")]
    ['2023-06-05', '2023-06-04T16:15+07:00', '2023-05']
    """
    if clues.fetched_at.year <= FARTHEST:
        return None
    line = line.casefold()
    for language in dict.fromkeys((*clues.languages, "en")):
        for unit, pattern in _patterns(language).items():
            if match := pattern.search(line):
                rest = f"{line[: match.start()]} {line[match.end() :]}"
                when = (
                    _day(unit, rest, language, clues)
                    if unit in _DAYS
                    else _ago(unit, next(filter(None, match.groups())), rest, clues)
                )
                if when:
                    return Reading(when)
    return None


def day_words() -> set[str]:
    """Return the words that name a day by the reader's own in all languages: today, yesterday, the day before."""
    told = (
        table.get("ago", {}).get(unit, ()) for table in tables().values() for unit in _DAYS if unit != "now"
    )
    return {re.escape(word) for words in told for word in words if len(word) > SHORTEST_DAY}


def _ago(unit: str, count: str, rest: str, clues: Clues) -> When | None:
    """The moment so many units before the fetch; None when the line says more than that."""
    if len(re.findall(r"\w+", rest)) > MOST_WORDS_BESIDE:
        return None
    number = int(count) if count.isdigit() else _NUMBERS.get(count, 1)
    now, offset = _now(clues)
    if unit in _UNITS:
        precision = {"minute": Precision.MINUTE, "week": Precision.MONTH}.get(unit, Precision.DAY)
        return _cut(now - number * _UNITS[unit], precision, offset)
    months = now.year * 12 + now.month - 1 - number * (12 if unit == "year" else 1)
    precision = Precision.YEAR if unit == "year" else Precision.MONTH
    return _cut(datetime(months // 12, months % 12 + 1, 1), precision, offset)  # noqa: DTZ001 - local by design


def _day(unit: str, rest: str, language: str, clues: Clues) -> When | None:
    """The day that is named, with the time beside it; None when the line says more than that."""
    now, offset = _now(clues)
    day = now - timedelta(days=_DAYS[unit])
    rest, _ = cut_offset(rest)
    rest = lexicon(language).mark(spell_as_digits(rest))
    clock = find_colons(rest) or find_clock(rest)
    if re.search(r"\w{2}|\d", clock.rest if clock else rest):
        return None
    if clock:
        day = day.replace(hour=clock.hour, minute=clock.minute)
        return _cut(day, Precision.MINUTE, offset_at(clues.zone, day))
    return _cut(day, Precision.MINUTE if unit == "now" else Precision.DAY, offset)


def _now(clues: Clues) -> tuple[datetime, timedelta]:
    """The local moment of the fetch and its offset; UTC where the outlet's zone is not known."""
    moment = clues.fetched_at.astimezone(UTC).replace(tzinfo=None)
    offset = offset_at(clues.zone, moment) or timedelta(0)
    return moment + offset, offset


def _cut(local: datetime, precision: Precision, offset: timedelta | None) -> When:
    """A date without the parts that the words did not say."""
    if precision is Precision.MINUTE:
        return When(local.replace(second=0, microsecond=0), precision, offset)
    month = 1 if precision is Precision.YEAR else local.month
    day = local.day if precision is Precision.DAY else 1
    return When(datetime(local.year, month, day), precision)  # noqa: DTZ001 - local by design


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    """The patterns of a language by unit."""
    return {unit: _pattern(templates) for unit, templates in table_of(language).get("ago", {}).items()}


def _pattern(templates: list[str]) -> re.Pattern[str]:
    """One pattern for all ways to say a unit; signs of Chinese writing need no blank before them."""
    ways = sorted(
        (re.escape(way).replace(r"\#", rf"\s?{_COUNT}\s?").replace(r"\ ", r"\s?") for way in templates),
        key=len,
    )
    spaced = ways[0].isascii() or re.search(r"[^\W\u3040-\ud7af]", templates[0])
    edge = (r"(?<!\w)", r"(?!\w)") if spaced else ("", "")
    return re.compile(edge[0] + "(?:" + "|".join(reversed(ways)) + ")" + edge[1])
