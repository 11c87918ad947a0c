"""Months in a row, so that a month without articles is seen as one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Row = dict[str, Any]


def every_month(counted: Iterable[Row]) -> list[Row]:
    """Return rows of ``month`` and ``articles`` in their order, with those in between that have none.

    >>> [(row["month"], row["articles"]) for row in every_month([{"month": "2023-11", "articles": 2}, {"month": "2024-02", "articles": 1}])]
    [('2023-11', 2), ('2023-12', 0), ('2024-01', 0), ('2024-02', 1)]
    """
    articles = {row["month"]: row["articles"] for row in counted}
    if not articles:
        return []
    first, last = (_number(month) for month in (min(articles), max(articles)))
    months = [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1)]
    return [{"month": month, "articles": articles.get(month, 0)} for month in months]


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1
