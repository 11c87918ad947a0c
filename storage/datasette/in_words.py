"""Dates and marks as a reader of the pages sees them."""

from __future__ import annotations

import calendar

from markupsafe import Markup, escape

MATCH = ("\x02", "\x03")


def date_in_words(iso: str | None) -> str:
    """Say an ISO 8601 date of any precision in words.

    >>> date_in_words("2023-06-05T08:30:00+07:00")
    '5 June 2023, 08:30'
    >>> [date_in_words(day) for day in ("2023-06-05", "2023-06", "2023", None)]
    ['5 June 2023', 'June 2023', '2023', 'no date']
    """
    if not iso:
        return "no date"
    day, _, time = iso.partition("T")
    year, *rest = day.split("-")
    words = [str(int(number)) for number in rest[1:]]
    words += [calendar.month_name[int(number)] for number in rest[:1]]
    return " ".join([*words, year]) + (f", {time[:5]}" if time else "")


def web_address(url: str | None) -> str | None:
    """Return an address that may stand in a link, and None for any scheme but http and https.

    >>> web_address("https://example.org/"), web_address(" JavaScript:alert(1)")
    ('https://example.org/', None)
    """
    return url if url and url.lower().startswith(("http://", "https://")) else None


def marked(text: str) -> Markup:
    """Return text as HTML, escaped, with what stands between the signs of ``MATCH`` marked.

    >>> marked("a < " + MATCH[0] + "b" + MATCH[1])
    Markup('a &lt; <mark>b</mark>')
    """
    before, after = MATCH
    return Markup(str(escape(text)).replace(before, "<mark>").replace(after, "</mark>"))  # noqa: S704 - escaped
