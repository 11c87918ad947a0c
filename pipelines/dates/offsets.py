"""Offsets from UTC as pages print them beside a time: ``GMT+7``, ``[GMT +7]``, ``+0700``, ``Z``, ``CET``, ``ICT``."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from pipelines.dates.zones import offset_at

MOST = timedelta(hours=14)
_OPEN, _CLOSE = r"[\[(\s]*", r"[\s)\]]*"
_ZONE = re.compile(
    rf"{_OPEN}\b(?i:GMT|UTC)(?:\s*(?P<sign>[+-])\s*(?P<hours>\d{{1,2}})(?::?(?P<minutes>\d{{2}}))?)?(?![\d/]){_CLOSE}"
    r"|(?<=:\d\d)(?:[.,]\d+)?\s*[\[(]?(?P<sign2>[+-])(?P<hours2>\d{2})(?::?(?P<minutes2>\d{2})|(?=\s*[\])]|\s*$))(?![\d/.:-])[\])]?"
    r"|(?<=:\d\d)(?:[.,]\d+)?\s?(?P<zulu>[Zz])\b"
    rf"|{_OPEN}(?<![^\W\d_])(?P<name>[A-Z]{{2,5}})\b{_CLOSE}"
)
_HOURS = {
    **dict.fromkeys(("CET", "MEZ", "WEST", "WAT"), 1.0),
    **dict.fromkeys(("CEST", "MESZ", "EET", "SAST", "CAT"), 2.0),
    **dict.fromkeys(("EEST", "MSK", "EAT", "TRT"), 3.0),
    "WET": 0.0,
    "PKT": 5.0,
    "NPT": 5.75,
    "MMT": 6.5,
    **dict.fromkeys(("ICT", "WIB"), 7.0),
    **dict.fromkeys(("SGT", "HKT", "MYT", "PHT", "WITA", "AWST"), 8.0),
    **dict.fromkeys(("JST", "KST", "WIT"), 9.0),
    "ACST": 9.5,
    "AEST": 10.0,
    "ACDT": 10.5,
    "AEDT": 11.0,
    "NZST": 12.0,
    "NZDT": 13.0,
    "NST": -3.5,
    "NDT": -2.5,
    "ADT": -3.0,
    "ART": -3.0,
    "BRT": -3.0,
    "CLT": -4.0,
    "EDT": -4.0,
    "EST": -5.0,
    "CDT": -5.0,
    "MDT": -6.0,
    "MST": -7.0,
    "PDT": -7.0,
    "PST": -8.0,
    "AKDT": -8.0,
    "AKST": -9.0,
    "HST": -10.0,
}
# One name, several clocks: the first is meant, unless another is the outlet's own at that time.
_SHARED = {
    "BST": (1.0, 6.0),
    "IST": (5.5, 2.0, 1.0),
    "CST": (-6.0, 8.0, -5.0),
    "AST": (-4.0, 3.0),
    "GST": (4.0,),
}
_SEASONAL = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}


def cut_offset(line: str) -> tuple[str, re.Match[str] | None]:
    """Return a line without the zone printed in it, and the zone's words.

    >>> cut_offset("07/03/2026 08:52 (GMT+07:00)")[0]
    '07/03/2026 08:52 '
    """
    for match in _ZONE.finditer(line):
        name = match["name"]
        if name is None or name in _HOURS or name in _SHARED or name in _SEASONAL:
            return f"{line[: match.start()]} {line[match.end() :]}", match
    return line, None


def offset_of(match: re.Match[str] | None, local: datetime, zone: str) -> timedelta | None:
    """Return the offset that a zone's words mean at a local time, for an outlet in ``zone``; None for none."""
    if match is None:
        return None
    if (name := match["name"]) is not None:
        return _named(name, local, zone)
    sign, hours = match["sign"] or match["sign2"], match["hours"] or match["hours2"]
    if sign is None:
        return timedelta(0)
    size = timedelta(hours=int(hours), minutes=int(match["minutes"] or match["minutes2"] or 0))
    return None if size > MOST else -size if sign == "-" else size


def _named(name: str, local: datetime, zone: str) -> timedelta | None:
    """The offset of a zone's name, read as the outlet's own where the name has several meanings."""
    if name in _SEASONAL:
        return offset_at(_SEASONAL[name], local)
    if name in _HOURS:
        return timedelta(hours=_HOURS[name])
    meanings = [timedelta(hours=hours) for hours in _SHARED[name]]
    own = offset_at(zone, local)
    return own if own in meanings else meanings[0]
