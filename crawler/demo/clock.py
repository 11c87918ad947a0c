"""The ways Vietnamese papers print a date, and the clock in the head of each page."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime

HANOI = timezone(timedelta(hours=7))
_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_SHORT_DAYS = ("Thứ 2", "Thứ 3", "Thứ 4", "Thứ 5", "Thứ 6", "Thứ 7", "CN")
FORMS = (
    "{day}, {d:%d/%m/%Y} - {d:%H:%M} (GMT+7)",
    "{d:%d/%m/%Y} - {d:%H:%M}",
    "{short}, {d:%d/%m/%Y} | {d:%H:%M} [GMT +7]",
    "{d:%d/%m/%Y} {d:%H:%M} GMT+7",
    "{day}, {d:%d/%m/%Y}, {d:%H:%M} (GMT+7)",
    "{d:%d/%m/%Y} lúc {d:%H:%M}",
    "{d:%d/%m/%Y} {d:%H:%M}",
    "{d:%H:%M}, {d:%d/%m/%Y}",
    "{d:%H:%M} ngày {d:%d-%m-%Y}",
)


def printed(when: datetime | date | str | None, form: int) -> str:
    """Return a date as a page prints it; ``form`` picks one of the ways, and a day or month prints as such.

    >>> printed(datetime(2023, 6, 5, 8, 30, tzinfo=HANOI), 0)
    'Thứ Hai, 05/06/2023 - 08:30 (GMT+7)'
    >>> printed("2023-06", 0)
    'Tháng 6-2023'
    """
    if isinstance(when, datetime):
        pattern = FORMS[form % len(FORMS)]
        return pattern.format(d=when, day=_DAYS[when.weekday()], short=_SHORT_DAYS[when.weekday()])
    if isinstance(when, date):
        return f"Ngày {when:%d/%m/%Y}"
    return f"Tháng {int(when[5:])}-{when[:4]}" if when else ""


def american(when: datetime) -> str:
    """Return a date as some systems write it into metas: month first, twelve hours.

    >>> american(datetime(2026, 1, 8, 10, 2, 1))
    '1/8/2026 10:02:01 AM'
    """
    return f"{when.month}/{when.day}/{when:%Y} {int(when.strftime('%I'))}:{when:%M:%S} {'AM' if when.hour < 12 else 'PM'}"


def page_clock(now: datetime) -> str:
    """Return what the head of a page shows at ``now``: ``Thứ Hai, 05/06/2023 08:30``."""
    return f"{_DAYS[now.weekday()]}, {now:%d/%m/%Y %H:%M}"


def utc(when: datetime) -> str:
    """Return an instant as ``articles.published_at`` holds it."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def http_date(when: datetime) -> str:
    """Return an instant as HTTP headers and feeds print it."""
    return format_datetime(when.astimezone(UTC), usegmt=True)
