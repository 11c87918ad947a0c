"""Lines that print a date, found in the visible page and cut to the words of the date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.dates.lexicon import weekdays
from pipelines.metadata import vocabulary
from pipelines.metadata.date_patterns import (
    ASCII_DIGITS,
    CLOCK,
    CLOCK_WORDS,
    DATE,
    DIGIT,
    LONGEST_POSTED,
    MAY_DATE,
    NAMED_DAY,
    NO_DATE_OF_ARTICLE,
    OF_A_MEMBER,
    POSTED,
    PUNCTUATION,
    READING_TIME,
    RELATIVE,
    SAYS_SO,
    UPDATED,
    UPDATED_BEHIND,
    WORDS,
)

LONGEST_LINE = 200
MOST_OTHER_WORDS = 5
MOST_WORDS_OF_PART = 2
MOST_DATES = 2
PART_END = re.compile(r"\s*[|•·⋅»]\s*")
AT_HOUR = re.compile(
    r"[\s,]+(?:(?:at|um|à|alle|om|kl\.?|às|a las)\s)?\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\b\.?)?", re.IGNORECASE
)
COUNTED = re.compile(r"(\d:\d\d)(?:\s+\d{1,5})+$")  # views and votes behind the clock


def has_date(text: str) -> bool:
    """Tell whether a short text prints a date, or a time told from now."""
    if len(text) > LONGEST_LINE or not DIGIT.search(text):
        return False
    plain = in_ascii_digits(text)
    found = (MAY_DATE.search(plain) and DATE.search(plain)) or _told_from_now(text)
    return bool(found) and not NO_DATE_OF_ARTICLE.search(text)


def _told_from_now(text: str) -> list[re.Match[str]]:
    """The times told from now, or by the name of a day and an hour."""
    return list(RELATIVE.finditer(text)) or (list(NAMED_DAY.finditer(text)) if CLOCK.search(text) else [])


def is_date_line(line: str) -> bool:
    """Tell whether a line prints a date and little else: a writer, a place, no sentence that mentions a day.

    A line of parts is one where a part is: what else it holds stands in others.

    >>> is_date_line("Von Jan Roth, Berlin 5.6.2023, 8:30 Uhr"), is_date_line("On 5/6/2023 two men broke into the shop")
    (True, False)
    >>> is_date_line("5.6.2023 08:30 | Kategorie: Land und Leute, Küste | Von: Jan Roth und Ida Brandt")
    True
    """
    return is_date_and_words(line, MOST_OTHER_WORDS) or (
        len(line) <= LONGEST_LINE
        and sum(
            has_date(part) and is_date_and_words(part, MOST_WORDS_OF_PART) for part in PART_END.split(line)
        )
        == 1
    )


def is_date_and_words(line: str, most_words: int) -> bool:
    """Tell whether a line holds two dates at most and so many words beside them, those that lead to a date not counted."""
    if len(line) > LONGEST_LINE:
        return False
    rest, dates = DATE.subn(" ", in_ascii_digits(line))
    if dates > MOST_DATES:
        return False
    if len(WORDS.findall(rest)) <= most_words:
        return True  # as most are: whatever else may be left out
    rest = CLOCK_WORDS.sub(" ", UPDATED.sub(" ", READING_TIME.sub(" ", rest)))
    return len(WORDS.findall(rest)) <= most_words


def without_date(line: str) -> str:
    """Return a line up to its date, without the words that lead to it.

    >>> without_date("Dana Whitcomb Published Monday, June 5, 2023 at 8:42 AM")
    'Dana Whitcomb'
    """
    for pattern in (CLOCK, DATE, UPDATED):
        found = pattern.search(line)
        line = line[: found.start()] if found else line
    words = line.split()
    while words and _leads_to_date(words[-1]):
        words.pop()
    return " ".join(words).rstrip(PUNCTUATION)


def _leads_to_date(word: str) -> bool:
    """Whether a word before a date belongs to it; short names of weekdays are names of people as well."""
    bare = word.strip(PUNCTUATION).casefold()
    if bare in weekdays():
        return len(bare) > 4 or word[0].islower() or word[-1] in ",."
    return not bare or bare in vocabulary.DATE_LEADS


def in_ascii_digits(line: str) -> str:
    """Return a line of the same length with the digits of any script put as those of ASCII.

    >>> in_ascii_digits("০৫ জুন ২০২৩")
    '05 জুন 2023'
    """
    return line if line.isascii() else line.translate(ASCII_DIGITS)


def posted_in(text: str) -> str:
    """Return the opening of a sentence that says when an entry was posted, to its date and hour; empty where it is another.

    >>> posted_in("This entry was posted on Monday, June 5th, 2023 at 8:30 am and is filed under Rain.")
    'This entry was posted on Monday, June 5th, 2023 at 8:30 am'
    """
    if not (opening := POSTED.match(text)):
        return ""
    found = DATE.search(text, opening.end(), LONGEST_POSTED)
    if not found:
        return ""
    hour = AT_HOUR.match(text, found.end())
    return text[: hour.end() if hour else found.end()]


def is_of_something_else(line: str) -> bool:
    """Tell whether a line dates a member of a forum, not what is written there.

    >>> is_of_something_else("Registriert: 18.09.2008, 05:56")
    True
    """
    return OF_A_MEMBER.search(line) is not None


def says_what_it_is(line: str) -> bool:
    """Tell whether a line begins with "published" or says "updated": then it dates the page wherever it stands.

    >>> says_what_it_is("Veröffentlicht am 5.6.2023"), says_what_it_is("5.6.2023")
    (True, False)
    """
    return any(pattern.search(line) for pattern in (SAYS_SO, UPDATED, POSTED))


def dates_in(line: str) -> Iterator[tuple[str, str]]:
    """Yield role and words of each date in a line; what stands behind a word for "updated" is ``modified``.

    >>> list(dates_in("Published 5 June 2023, updated: 6 June 2023 08:30"))
    [('published', 'Published 5 June 2023'), ('modified', 'updated: 6 June 2023 08:30')]
    >>> list(dates_in("ANN LEE • Thứ 4, 01/12/2021 | 11:51:00 [GMT +7]"))
    [('published', 'Thứ 4, 01/12/2021 | 11:51:00 [GMT +7]')]
    >>> list(dates_in("2023年6月5日 8時30分 更新"))
    [('modified', '2023年6月5日 8時30分 更新')]
    >>> list(dates_in("Ann Lee Reporter yesterday 18:20"))
    [('published', 'yesterday 18:20')]
    """
    if DATE.search(in_ascii_digits(line)):
        line = READING_TIME.sub(" ", line)
    line = " | ".join(part for part in PART_END.split(line) if DIGIT.search(part))
    dates = list(DATE.finditer(in_ascii_digits(line)))
    found = dates or _told_from_now(line)
    start = 0
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(line)
        if index + 1 < len(found):
            gap = line[match.end() : end]
            cut = UPDATED.search(gap) or re.search(r"[|;•·–—]", gap)
            end = match.end() + cut.start() if cut else end
        begin = start if dates else match.start()  # before "yesterday" stands who wrote
        words = COUNTED.sub(r"\1", line[begin:end].strip(" ,;|•·–—-"))
        is_update = UPDATED.search(line, start, match.end()) or (
            UPDATED_BEHIND.match(line, match.end()) and not SAYS_SO.match(line, start)
        )
        yield "modified" if is_update else "published", words
        start = end
