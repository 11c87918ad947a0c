"""Writing in a database that may be locked, or on a disk that may be full."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

MOST_FAILED = 3


class Attempts:
    """Counts attempts to write that failed in a row; after three ``broken`` says that this went on too long, and why."""

    def __init__(self) -> None:
        self.broken: str | None = None
        self._failed = 0

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Try to write; what could not be written is the caller's to keep, and to try again."""
        try:
            yield
        except sqlite3.OperationalError as problem:
            self._failed += 1
            if self._failed >= MOST_FAILED:
                self.broken = f"the database cannot be written: {problem}"
        else:
            self._failed = 0
