"""What each value of an outlet's file must be, and what to write instead."""

from __future__ import annotations

import difflib
import pkgutil
import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from pipelines.addresses import BadAddressError, canonical
from pipelines.selectors import compile_selector
from storage.records import Article

Check = Callable[[object], Any]
ORDERS = ("DMY", "MDY", "YMD")
STATUSES = ("draft", "active", "retired")


class WrongValueError(ValueError):
    """A value is not what its key asks for; ``remedy`` says what to write."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return the known word that was probably meant, or the list of them.

    >>> suggestion("headlin", ["headline", "body"])
    'did you mean "headline"?'
    >>> suggestion("x", ["headline", "body"])
    'use one of: body, headline'
    """
    known = sorted(known)
    return nearest(word, known) or f"use one of: {', '.join(known[:12])}"


def nearest(word: str, known: Iterable[str]) -> str:
    """Ask whether a known word was meant, of all the nearest; empty where none is near.

    >>> nearest("headlin", ["headline", "body"]), nearest("x", ["headline", "body"])
    ('did you mean "headline"?', '')
    """
    near = difflib.get_close_matches(word, list(known), n=1)
    return f'did you mean "{near[0]}"?' if near else ""


def text(value: object) -> str:
    """Accept words between quotes."""
    if not isinstance(value, str) or not value.strip():
        raise WrongValueError(f"{value!r} is no text", 'write words between quotes: "…"')
    return value.strip()


def matching(pattern: str, example: str) -> Check:
    """Make a check for words of a fixed form."""

    def check(value: object) -> str:
        if not re.fullmatch(pattern, text(value)):
            raise WrongValueError(f"{value!r} does not look right", f'write it like "{example}"')
        return text(value)

    return check


def one_of(*allowed: str) -> Check:
    """Make a check for one word of a few."""

    def check(value: object) -> str:
        if value not in allowed:
            raise WrongValueError(f"{value!r} is unknown", suggestion(str(value), allowed))
        return str(value)

    return check


def number(least: float, most: float) -> Check:
    """Make a check for a number between two bounds; whole numbers stay whole."""

    def check(value: object) -> int | float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise WrongValueError(f"{value!r} is out of bounds", f"write a number from {least:g} to {most:g}")
        return value

    return check


def whole(least: int, most: int) -> Check:
    """Make a check for a whole number between two bounds."""

    def check(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise WrongValueError(
                f"{value!r} is out of bounds", f"write a whole number from {least} to {most}"
            )
        return value

    return check


def each(check: Check) -> Check:
    """Make a check for a list; a single value counts as a list of one."""

    def check_all(value: object) -> tuple[Any, ...]:
        return tuple(check(item) for item in (value if isinstance(value, list) else [value]))

    return check_all


def timezone(value: object) -> str:
    """Accept a zone of the IANA database, and nothing where nobody knows it: times without an offset then stay local."""
    if value and value not in _zones():
        raise WrongValueError(f"there is no zone {value!r}", _zone_meant(str(value)))
    return text(value) if value else ""


def _zone_meant(word: str) -> str:
    """Say which zone was misspelt; a city that has none of its own is near to others in letters alone."""
    if difflib.get_close_matches(word, _zones(), n=1, cutoff=0.85):
        return suggestion(word, _zones())
    return "write the zone its country has in the tz database, such as Asia/Ho_Chi_Minh for all of Vietnam"


def verified(value: object) -> date | None:
    """Accept the day on which the outlet was last seen working, or "never", which is None.

    >>> verified("never"), verified("2026-11-20")
    (None, datetime.date(2026, 11, 20))
    """
    try:
        return None if value == "never" else date.fromisoformat(str(value))
    except ValueError as problem:
        raise WrongValueError(f"{value!r} is no day", 'write a day, 2026-11-20, or "never"') from problem


def address(value: object) -> str:
    """Accept the address of a page, whole and over http(s)."""
    try:
        return canonical(text(value))
    except BadAddressError as problem:
        raise WrongValueError(f"{value!r} is no address", 'write it whole: "https://…/"') from problem


def expression(value: object) -> str:
    """Accept a regular expression."""
    try:
        re.compile(text(value))
    except re.error as problem:
        raise WrongValueError(
            f"{value!r} is no regular expression: {problem}",
            "mend it; single quotes keep backslashes as they are",
        ) from problem
    return str(value)


def selector(value: object) -> str:
    """Accept a CSS or XPath selector."""
    try:
        compile_selector(text(value))
    except ValueError as problem:
        raise WrongValueError(
            f"{value!r} is no selector: {problem}", 'write CSS ("h1.title") or XPath ("//h1")'
        ) from problem
    return text(value)


def function(value: object) -> str:
    """Accept ``module:function`` that can be imported."""
    try:
        found = pkgutil.resolve_name(text(value)) if ":" in text(value) else None
    except (ImportError, AttributeError, ValueError) as problem:
        raise WrongValueError(
            f"{value!r} cannot be imported: {problem}", "install it beside Dateline"
        ) from problem
    if not callable(found):
        raise WrongValueError(f"{value!r} names no function", 'write "module:function"')
    return text(value)


def found_range(value: object) -> tuple[int, int]:
    """Accept the least and the most pages a healthy crawl finds."""
    bounds = each(whole(0, 10_000_000))(value)
    if len(bounds) != 2 or bounds[0] > bounds[1]:
        raise WrongValueError(f"{value!r} is no range", "write the least and the most: [5, 300]")
    return bounds[0], bounds[1]


def filled(value: object) -> dict[str, float]:
    """Accept shares of articles by the field they have."""
    if not isinstance(value, dict):
        raise WrongValueError(f"{value!r} is no table", "write { published_at = 0.98 }")
    known = {field.name for field in fields(Article)}
    for name in value:
        if name not in known:
            raise WrongValueError(f"articles have no field {name!r}", suggestion(name, known))
    return {name: float(number(0, 1)(share)) for name, share in value.items()}


@cache
def _zones() -> set[str]:
    return available_timezones()
