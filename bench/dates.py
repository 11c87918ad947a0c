"""How long a printed date takes to read, ours beside dateparser's, and what each makes of it.

python bench/dates.py [--repeat 200]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

import dateparser

from pipelines.dates.read import read_date
from pipelines.dates.reading import Clues

T = TypeVar("T")
NOW = datetime.now(UTC)
FORMS = (
    ("vi", "Thứ Ba, 08/08/2017, 21:36 (GMT+7)"),
    ("vi", "Thứ 4, 01/12/2021 | 11:51:00 [GMT +7]"),
    ("vi", "05/06/2023 - 08:30"),
    ("vi", "5 Tháng Sáu, 2023"),
    ("vi", "08 giờ 30 phút, ngày 05/06/2023"),
    ("vi", "Cập nhật lúc 08:30 05/06/2023"),
    ("vi", "tháng 6-2023"),
    ("vi", "2 giờ trước"),
    ("en", "2026-03-07T08:52:11.000 +07:00"),
    ("en", "Mon, 05 Jun 2023 08:30:00 +0700"),
    ("en", "June 5, 2023 at 8:30 PM EDT"),
    ("de", "Montag, 5. Juni 2023 um 8.30 Uhr"),
    ("fr", "Publié le lundi 5 juin 2023 à 8h30"),
    ("es", "5 de junio de 2023 a las 08:30 h"),
    ("ru", "5 июня 2023 года в 08:30"),
    ("ja", "2023年6月5日(月) 午後8時30分"),
    ("ar", "٥ حزيران ٢٠٢٣"),
    ("th", "5 มิ.ย. 2566 เวลา 08:30 น."),
    ("vi", "15:20"),
)


def main() -> None:
    """Print a line a form: milliseconds and answers."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repeat", type=int, default=200)
    repeat = parser.parse_args().repeat
    print(f"{'ms':>7} {'dateparser':>10}  form")
    totals = [0.0, 0.0]
    for language, words in FORMS:
        ours, our_answer = timed(partial(read_date, words, Clues("DMY", (language,), fetched_at=NOW)), repeat)
        ask = partial(dateparser.parse, words, languages=[language], settings={"DATE_ORDER": "DMY"})
        theirs, their_answer = timed(ask, repeat // 10)
        totals = [totals[0] + ours, totals[1] + theirs]
        answer = our_answer.when.iso if our_answer else None
        print(f"{ours:7.3f} {theirs:10.3f}  {words}  →  {answer}  ({their_answer})")
    print(f"{totals[0] / len(FORMS):7.3f} {totals[1] / len(FORMS):10.3f}  mean")


def timed(call: Callable[[], T], repeat: int) -> tuple[float, T]:
    """Return CPU milliseconds a call, once warm, and the answer."""
    answer = call()
    start = time.process_time()
    for _ in range(repeat):
        call()
    return (time.process_time() - start) / repeat * 1000, answer


if __name__ == "__main__":
    main()
