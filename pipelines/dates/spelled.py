"""Dates that spell their parts out, put as digits: ``08 giờ 30 phút``, ``tháng Sáu``, ``Thứ 4``, ``2023年6月5日``, ``8 Uhr``."""

from __future__ import annotations

import re

_MONTHS = {
    "một": 1,
    "giêng": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
    "chạp": 12,
}
_WEEKDAYS = {**{str(n + 1): n for n in range(1, 7)}, "hai": 1, "ba": 2, "tư": 3, "năm": 4, "sáu": 5, "bảy": 6}
_MONTH_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_VI_MONTH = re.compile(
    rf"\bth(?:áng|ang|g\.?)\s*(0?\d|1[0-2]|{_MONTH_NAMES})(?!\w)|\bth(0?\d|1[0-2])(?![\w:])"
)
_VI_WEEKDAY = re.compile(r"\bthứ\s*([2-7]|hai|ba|tư|năm|sáu|bảy)(?![\w:])|\bt([2-7])(?![\w:])")
_VI_SUNDAY = re.compile(r"\b(?:chủ|chúa)\s*nhật\b")
_YEAR_SIGN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日號号일]?)?")
_ERA = re.compile(r"(令和|平成|昭和)\s*(元|\d{1,2})\s*(?=年)")
_ERA_STARTS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_HOUR_WORDS = r"(?:giờ|gio|heures?(?!\w)|h(?![^\W\d_])|uhr|[時时點点시](?![間间간]))"
_NO_DATE = r"(?!\d|\s*[/.]\s*\w|-\d{1,2}-|\s*M\d)"
_HOUR_MINUTE = re.compile(
    rf"(?<![\d:.,/])(\d{{1,2}})\s*{_HOUR_WORDS}\s*"
    rf"(?:(\d{{2}}){_NO_DATE}|(\d{{1,2}})(?=\s*(?:phút|phut|[分분])))"
    r"(?:\s*(?:phút|phut|min|m(?!\w)|[分분'’′]))?(?:\s*(\d{1,2})\s*(?:giây|s(?!\w)|[秒초]))?"
)
_HOUR_LETTER = re.compile(r"(?<![\w:.,/])(\d{1,2})[gu](\d{2})(?!\w)()()")
_HOUR = re.compile(rf"(?<![\d:.,/])(\d{{1,2}})\s*{_HOUR_WORDS}(?!\d)()()()")
_HALF = re.compile(r"(?<![^\W\d_])([ap])\.\s?m(?:\.|\b)")  # Spanish: 8:30 p. m.
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|re|ère|ste|de|[oae])(?![^\W\d_])|(?<=\d)-?(?:го|е|й)(?!\w)")
_BUDDHIST_SHORT = re.compile(r"(?<!\d)(\d{1,2}\s+[\u0e00-\u0e7f.]+\s+)([4-9]\d)(?![\d:.])")
_KHMER = re.compile("ថ្ងៃទី|ខែ|ឆ្នាំ|ម៉ោង")  # day, month, year and hour, written without spaces
_ARABIC_YEAR = re.compile(r"(?<=\d{4})\s?م(?!\w)")


def spell_as_digits(line: str) -> str:
    """Return a casefolded line with months, weekdays and clocks that are spelled out put as digits and marks.

    >>> spell_as_digits("08 giờ 30 phút, ngày 5 tháng sáu, 2023")
    '08:30, ngày 5  M6 , 2023'
    >>> spell_as_digits("ថ្ងៃទី5 ខែមិថុនា ឆ្នាំ2023 ម៉ោង 8:30").split()
    ['5', 'មិថុនា', '2023', '8:30']
    >>> spell_as_digits("2023年6月5日 8時30分"), spell_as_digits("5 มิ.ย. 66")
    (' 2023-6-5  8:30', '5 มิ.ย. 2566')
    """
    if not line.isascii():
        line = _ERA.sub(_western, line)
        line = _YEAR_SIGN.sub(_with_hyphens, line)
        line = _ARABIC_YEAR.sub(" ", _KHMER.sub(" ", line))
        line = _BUDDHIST_SHORT.sub(r"\g<1>25\2", line)
        line = _VI_SUNDAY.sub(" W7 ", line)
    line = _VI_MONTH.sub(_month_mark, line)
    line = _VI_WEEKDAY.sub(lambda match: f" W{_WEEKDAYS[match[1] or match[2]]} ", line)
    for clock in (_HOUR_MINUTE, _HOUR_LETTER, _HOUR):
        line = clock.sub(_with_colons, line)
    return _ORDINAL.sub(" ", _HALF.sub(r" \1m ", line))


def _month_mark(match: re.Match[str]) -> str:
    """The mark of a Vietnamese month, by number or by name."""
    name = match[1] or match[2]
    return f" M{int(name) if name.isdigit() else _MONTHS[name]} "


def _with_colons(match: re.Match[str]) -> str:
    """A clock as ``8:30`` or ``8:30:05``; an hour alone is a full hour."""
    second = f":{match[4]:0>2}" if match[4] else ""
    return f"{match[1]}:{match[2] or match[3] or '00':0>2}{second}"


def _with_hyphens(match: re.Match[str]) -> str:
    """Year, month and day of a date in Chinese signs."""
    return " " + "-".join(part for part in match.groups() if part) + " "


def _western(match: re.Match[str]) -> str:
    """The western year of a Japanese era."""
    return str(_ERA_STARTS[match[1]] + (1 if match[2] == "元" else int(match[2])))
