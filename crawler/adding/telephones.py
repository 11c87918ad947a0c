"""The country a paper answers the telephone in: by the calling codes of the numbers its pages print."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from crawler.adding.identity import visible_text
from crawler.adding.tables import table
from crawler.discover.links import tree
from pipelines.page import Page

PRINTED = re.compile(r"(?<![\w+])(?:\+|00)(?=[1-9])((?:[\s().-]{0,2}\d){8,14})(?!\d)")
LONGEST_CODE = 3


def country_of_telephones(pages: Iterable[Page]) -> str | None:
    """Return the country, two capitals, that more than half of the pages' international numbers are of; None without one.

    A number counts once, however often it is printed.
    """
    numbers = {re.sub(r"\D", "", number) for page in pages for number in _numbers(page)}
    countries = Counter(country for number in numbers if (country := _country(number)))
    return next(
        (country for country, often in countries.most_common(1) if 2 * often > countries.total()), None
    )


def _numbers(page: Page) -> Iterator[str]:
    yield from PRINTED.findall(visible_text(page))
    root = tree(page.body, page.headers.get("content-type"))
    for href in root.xpath("//a/@href[starts-with(., 'tel:')]") if root is not None else ():
        yield from PRINTED.findall(href.removeprefix("tel:"))


def _country(number: str) -> str | None:
    codes = (number[:length] for length in range(1, LONGEST_CODE + 1))
    return next(
        (country.upper() for code in codes for country in table("calling_codes.txt").get(code, ())), None
    )
