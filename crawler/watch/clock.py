"""The clock a watch goes by: an argument, so that a month can pass in minutes."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

JUMP = timedelta(seconds=90)


class Clock(Protocol):
    """Tells the time of day, and the seconds that pass; the first may be set by people, the second never is."""

    def now(self) -> datetime:
        """Return the instant, in UTC."""

    def seconds(self) -> float:
        """Return seconds that only ever grow."""


class SystemClock:
    """This machine's clock."""

    def now(self) -> datetime:
        """Return the instant, in UTC."""
        return datetime.now(UTC)

    def seconds(self) -> float:
        """Return seconds that only ever grow."""
        return time.monotonic()


class JumpWatch:
    """Notices when the time of day moves otherwise than the seconds pass."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._now, self._seconds = clock.now(), clock.seconds()

    def jump(self) -> timedelta | None:
        """Return how far the clock has jumped since it was last asked; None for less than a minute and a half."""
        now, seconds = self._clock.now(), self._clock.seconds()
        moved = (now - self._now) - timedelta(seconds=seconds - self._seconds)
        self._now, self._seconds = now, seconds
        return moved if abs(moved) > JUMP else None
