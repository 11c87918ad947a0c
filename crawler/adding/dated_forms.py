"""The forms of addresses that tell a date, in their folders or in the article's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.adding.form import TAIL_NUMBER, Form, escaped

DATES = (  # folders of an address that are a date, and what stands for them
    (re.compile(r"/(?:19|20)\d\d/(?:0[1-9]|1[0-2])/(?:[0-2]\d|3[01])/"), r"/\d{4}/\d{2}/\d{2}/"),
    (re.compile(r"/(?:19|20)\d\d/[a-z]{3}/\d\d/"), r"/\d{4}/[a-z]{3}/\d{2}/"),
    (re.compile(r"/(?:19|20)\d\d/\d{1,2}/\d{1,2}/"), r"/\d{4}/\d{1,2}/\d{1,2}/"),
    (re.compile(r"/(?:19|20)\d\d-?[01]\d/[0-3]\d/"), None),
    (re.compile(r"/(?:19|20)\d\d/(?:0[1-9]|1[0-2])/"), r"/\d{4}/\d{2}/"),
    (re.compile(r"/(?:19|20)\d\d/\d{1,2}/"), r"/\d{4}/\d{1,2}/"),
    (re.compile(r"/(?:19|20)\d\d-[01]\d-[0-3]\d/"), r"/\d{4}-\d{2}-\d{2}/"),
    (re.compile(r"/(?:19|20)\d\d/[01]\d[0-3]\d/"), r"/\d{4}/\d{4}/"),
    (re.compile(r"/(?:19|20)\d\d-?[01]\d/"), None),
    (re.compile(r"/(?:19|20)\d\d[01]\d[0-3]\d/"), r"/\d{8}/"),
    (re.compile(r"/\d\d[01]\d[0-3]\d/"), r"/\d{6}/"),
    (re.compile(r"/(?:19|20)\d\d/"), r"/\d{4}/"),
)
DATED_NAME = re.compile(r"(?P<date>(?:19|20)\d\d-?[01]\d-?[0-3]\d)(?P<cut>[-_.])[^/]+$")
STAMPED_NAME = re.compile(
    r"(?<=.)[^A-Za-z0-9](?P<mark>[A-Za-z]{0,3})(?P<date>(?:(?:19|20)\d\d|\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?P<cut>[_-])"
)


def of_dates(bare: str, stem: str, end: str) -> Iterator[Form]:
    """Yield the forms of a date in the folders, or at the head of the name."""
    for known, general in DATES:
        match = known.search(bare)
        if match is None:
            continue
        written = general or _of_length(match[0])
        after = bare[match.end() :].strip("/").count("/")
        name = "[^/]+/" * after
        rank = 1.2 if match[0][1:5].startswith(("19", "20")) else 3.1  # six digits may be any number
        tail = TAIL_NUMBER.search(stem)
        # A date that begins all articles' addresses parts them from puzzles and videos of a day.
        for start, surer in (("^", 0.05), ("", 0.0)) if bare.startswith(match[0]) else (("", 0.0),):
            yield Form(rank - surer, f"{start}{written}{name}[^/]{{4,}}{end}")
            if tail and not tail["cut"]:
                yield Form(rank - surer - 0.1, f"{start}{written}{name}{escaped(tail['mark'])}\\d+{end}")
        break
    if dated := DATED_NAME.match(stem):
        date = _of_length(dated["date"])
        yield Form(1.3, f"/{date}{escaped(dated['cut'])}[^/]+{end}")
    if stamped := STAMPED_NAME.search(stem):
        mark, digits = escaped(stem[stamped.start() : stamped.start("date")]), len(stamped["date"])
        sure = stamped["mark"] or digits == len("20261120")
        yield Form(1.3 if sure else 3.1, f"{mark}\\d{{{digits}}}{stamped['cut']}[^/]+{end}")


def _of_length(date: str) -> str:
    """A pattern for dates written with as many digits."""
    return re.sub(r"\d+", lambda digits: rf"\d{{{len(digits[0])}}}", date)
