"""When a page was fetched, of whatever precision those who fetched it say so."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, datetime

# WARC 1.1 permits a year, a month, a day and a minute; archives write fourteen digits, too, as their addresses do.
INSTANT = re.compile(
    r"([12]\d{3})(?:-?(\d\d)(?:-?(\d\d)(?:[T ]?(\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)?)?)?)?\s*(Z|[+-]\d\d:?\d\d)?",
    re.IGNORECASE | re.ASCII,
)
LAST_OF_A_DAY = (23, 59, 59)


def latest_instant(words: str) -> datetime:
    """Return the last second of what is told, yet never later than now: what a page prints is not from after that.

    UTC is meant where no zone is told. Raises ``ValueError``.

    >>> [str(latest_instant(words)) for words in ("2023-06", "20230605013000", "2023-06-05T08:30+07:00")]
    ['2023-06-30 23:59:59+00:00', '2023-06-05 01:30:00+00:00', '2023-06-05 01:30:59+00:00']
    """
    found = INSTANT.fullmatch(words.strip())
    if not found:
        raise ValueError(f"{words!r} is no instant")
    *numbers, zone = found.groups()
    told = [int(number) for number in numbers if number]
    year, month = (*told[:2], 12)[:2]
    day = told[2] if len(told) > 2 else monthrange(year, month)[1]
    clock = (*told[3:], *LAST_OF_A_DAY[max(len(told) - 3, 0) :])
    told_so = "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}".format(year, month, day, *clock)
    return min(datetime.fromisoformat(told_so + (zone or "Z").upper()).astimezone(UTC), datetime.now(UTC))
