"""Words in, a date out: our own forms first, then words told from now, then dateparser."""

from __future__ import annotations

from pipelines.dates.natural import read_naturally
from pipelines.dates.reading import Clues, Reading
from pipelines.dates.relative import read_relative
from pipelines.dates.strict import read_strictly
from pipelines.dates.tidy import tidy


def read_date(words: str, clues: Clues) -> Reading | None:
    """Return the date that words print; None when they print none, or none that can be trusted.

    Never raises, never completes a date with today's parts.

    >>> read_date("08 giờ 30 phút, ngày 05/06/2023", Clues(languages=("vi",))).when.iso
    '2023-06-05T08:30'
    >>> read_date("15:20", Clues()) is None
    True
    """
    line = tidy(words)
    if not line:
        return None
    return read_strictly(line, clues) or read_relative(line, clues) or read_naturally(line, clues)
