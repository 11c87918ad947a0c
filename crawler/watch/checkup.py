"""What follows a crawl: its outlet is judged, who should know is told, and the numbers are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from crawler.alerts.delivery import Address, deliver, not_delivered
from crawler.alerts.texts import Message
from crawler.health.press import enter, judge_outlets
from crawler.metrics import Metrics

SECONDS_BETWEEN = 600.0  # also when no crawl ends: an alert that did not arrive is tried again
SECONDS_HELD = 3600.0  # after the clock jumped: what it says of silences is not believed


class Checkup:
    """Judges outlets, delivers alerts and writes metrics; what goes wrong on the way is returned in sentences."""

    def __init__(
        self, addresses: Sequence[Address], db_path: Path, metrics: Metrics, metrics_file: Path | None
    ) -> None:
        self._addresses = addresses
        self._db_path = db_path
        self._metrics = metrics
        self._metrics_file = metrics_file
        self._last = float("-inf")
        self._held_until = float("-inf")
        self._ours: str | None = None
        self._told: dict[str, str] = {}

    def hold(self, seconds: float) -> None:
        """Judge nothing for an hour from now."""
        self._held_until = seconds + SECONDS_HELD

    def is_due(self, seconds: float) -> bool:
        """Tell whether it is time to look after undelivered alerts."""
        return seconds - self._last >= SECONDS_BETWEEN

    def examine(self, db: Database, outlets: Iterable[str], now: datetime, seconds: float) -> list[str]:
        """Judge outlets whose crawl ended, tell each address what it does not know, and write the metrics."""
        self._last = seconds
        if seconds >= self._held_until:
            enter(db, judge_outlets(db, outlets, now), now)
        problems = [*self._tell_ours(), *deliver(db, self._addresses, str(self._db_path))]
        self._metrics.take(db)
        if self._metrics_file is not None:
            try:
                self._metrics.write(self._metrics_file)
            except OSError as problem:
                problems.append(f"{self._metrics_file}: {problem.strerror}; the metrics were not written")
        return problems

    def ours(self, words: str | None) -> list[str]:
        """Tell each address once what keeps us from working, which no database may hold, and once that it is over.

        What does not arrive is tried again with the next examination, or when asked again.
        """
        self._ours = words
        return self._tell_ours()

    def _tell_ours(self) -> list[str]:
        problems = []
        for address in self._addresses:
            told = self._told.get(address.fingerprint)
            if told == self._ours:
                continue
            problem = address.send(_message(self._ours, told))
            if problem is not None:
                problems.append(not_delivered(address, problem))
            elif self._ours is None:
                del self._told[address.fingerprint]
            else:
                self._told[address.fingerprint] = self._ours
        return problems


def _message(ours: str | None, told: str | None) -> Message:
    if ours is None:
        return Message("Dateline: well again", f"Over: {told}")
    return Message("Dateline: our own failure", f"{ours}\nPolling goes on once it can.")
