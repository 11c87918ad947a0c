"""dateparser for what our own forms do not cover, believed only where its answer stands in the words."""

from __future__ import annotations

import re
import warnings
from functools import cache
from typing import Any

from pipelines.dates.iso import of_parts
from pipelines.dates.lexicon import ANY, base_language, lexicon, table_of
from pipelines.dates.reading import Clues, Reading

_WORD = r"[^\W\d_][^\s\d,/|]{2,}"
_WORTH_ASKING = re.compile(
    rf"(?<!\d)\d{{1,2}}(?!\d)\W{{0,3}}(?:\w{{1,4}}\s)?{_WORD}\W{{1,3}}(?:\w{{1,4}}\s)?\d{{4}}(?!\d)"
    rf"|{_WORD}\s\d{{1,2}}(?!\d)\W{{1,3}}\d{{4}}(?!\d)|(?<!\d)\d{{4}}\W{{1,3}}{_WORD}\s\d{{1,2}}(?!\d)"
)
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:.h](\d{2})(?!\d)")
_NUMBER = re.compile(r"\d+")
_MONTH = re.compile(r"M\d")


def read_naturally(line: str, clues: Clues) -> Reading | None:
    """Return what dateparser reads in a line that names day and year in digits and a month in words.

    Its answer counts only if day and year are among the line's numbers, and a time only if the line prints it: it
    completes dates with today's parts, and takes hours for "hours ago". Always doubtful.
    """
    if not _WORTH_ASKING.search(line) or not _may_name_month(line, clues):
        return None
    languages = tuple(code for code in map(base_language, clues.languages) if code in _known_languages())
    answer = _parser(languages or None, clues.order).get_date_data(line)
    if answer.date_obj is None or answer.period not in {"day", "time"}:
        return None
    numbers = {int(number) for number in _NUMBER.findall(line)}
    date = answer.date_obj
    if not {date.day, date.year} <= numbers:
        return None
    clock = _CLOCK.search(line)
    has_clock = clock is not None and (date.hour % 12, date.minute) == (int(clock[1]) % 12, int(clock[2]))
    when = of_parts((date.year, date.month, date.day, *((date.hour, date.minute) if has_clock else ())))
    return Reading(when, doubtful=True) if when else None


def _may_name_month(line: str, clues: Clues) -> bool:
    """Whether a word is a month's, as far as we know the languages: asking for the first time takes half a second."""
    if not all(map(table_of, clues.languages)):
        return True
    return any(_MONTH.search(lexicon(one).mark(line.casefold())) for one in (*clues.languages, "en", ANY))


@cache
def _parser(languages: tuple[str, ...] | None, order: str) -> Any:  # noqa: ANN401 - imported late: it takes a second
    """A parser that completes nothing, and knows neither relative words nor the epoch."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its regular expressions warn on newer Pythons
        from dateparser.date import DateDataParser  # noqa: PLC0415 - only pages that need it pay for it

    settings = {
        "DATE_ORDER": order,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
        "NORMALIZE": True,
    }
    return DateDataParser(languages=list(languages) if languages else None, settings=settings)


@cache
def _known_languages() -> frozenset[str]:
    """The languages that dateparser has."""
    from dateparser.data import language_order  # noqa: PLC0415 - only pages that need it pay for it

    return frozenset(language_order)
