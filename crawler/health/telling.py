"""A verdict in words: a line an outlet, the facts behind it, and the same as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from crawler.health.judge import Verdict

BARS = "▁▂▃▄▅▆▇█"
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def state_of(verdict: Verdict) -> str:
    """Return an outlet's state in a word or two: what is wrong, ``new`` for too little history, or ``fine``."""
    if verdict.trouble is not None:
        return str(verdict.trouble.cause)
    return "fine" if verdict.rhythm.is_known else "new"


def reason_of(verdict: Verdict, now: datetime) -> str:
    """Say what an outlet's state is known by."""
    if verdict.trouble is not None:
        return f"for {span(now - verdict.trouble.since)}; {verdict.trouble.evidence}"
    rhythm = verdict.rhythm
    if not rhythm.is_known:
        return (
            f"{len(rhythm.published)} articles of {rhythm.days} days: too little to know its habits by; "
            "two weeks are needed"
        )
    return f"last article {span(verdict.silence or timedelta(0))} before the last look, usually at most {span(rhythm.usual_gap)}"


def facts_of(verdict: Verdict) -> Iterator[tuple[str, str]]:
    """Yield what the state was judged by: name and words."""
    rhythm = verdict.rhythm
    usual = ", ".join(f"{day} {number:.0f}" for day, number in zip(WEEKDAYS, rhythm.weekdays, strict=True))
    yield "usual day", usual
    yield "usual gap", f"{span(rhythm.usual_gap)}: the longest of an ordinary week"
    yield "due since", f"{verdict.due:.1f} articles since the last one; silent beyond {verdict.patience:.1f}"
    for name, (now, before) in verdict.fills.items():
        yield f"  {name}", f"{now:.0%} of the newest pages, usually {before:.0%}"
    for reason, number in sorted(verdict.seen.rejects.items(), key=lambda item: -item[1]):
        yield "rejected", f"{number} {reason} in seven days"


def as_json(verdict: Verdict, days: Sequence[int], now: datetime) -> dict[str, Any]:
    """Return a verdict as plain values; times in hours, instants in UTC."""
    wrong, rhythm = verdict.trouble, verdict.rhythm
    return {
        "outlet": verdict.outlet,
        "state": state_of(verdict),
        "since": _text(wrong.since) if wrong else None,
        "evidence": wrong.evidence if wrong else None,
        "last_article_at": _text(verdict.last) if verdict.last else None,
        "last_look_at": _text(verdict.looked) if verdict.looked else None,
        "hours_silent": _hours(verdict.silence) if verdict.silence is not None else None,
        "usual_gap_hours": _hours(rhythm.usual_gap),
        "articles_due": round(verdict.due, 2),
        "patience": round(verdict.patience, 2),
        "usual_weekdays": [round(number, 2) for number in rhythm.weekdays],
        "history_days": rhythm.days,
        "filled": {
            name: {"now": round(now, 3), "usual": round(usual, 3)}
            for name, (now, usual) in verdict.fills.items()
        },
        "rejects_7_days": verdict.seen.rejects,
        "days": list(days),
        "judged_at": _text(now),
    }


def spark(numbers: Sequence[int]) -> str:
    """Draw numbers as bars, the tallest for the largest.

    >>> spark([0, 3, 6, 12])
    '▁▃▅█'
    """
    most = max(numbers, default=0) or 1
    return "".join(BARS[round(number / most * (len(BARS) - 1))] for number in numbers)


def span(time: timedelta) -> str:
    """Write a length of time in its largest unit.

    >>> span(timedelta(minutes=40)), span(timedelta(hours=30)), span(timedelta(days=9))
    ('40 min', '30 h', '9 days')
    """
    hours = time.total_seconds() / 3600
    if hours < 1:
        return f"{hours * 60:.0f} min"
    return f"{hours:.0f} h" if hours < 48 else f"{hours / 24:.0f} days"


def _hours(time: timedelta) -> float:
    return round(time.total_seconds() / 3600, 2)


def _text(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
