"""Whether a process that wrote in a database is still at work."""

from __future__ import annotations

import os
import socket
from datetime import datetime, timedelta

SILENT = timedelta(
    minutes=3
)  # a process that gives a sign of life twice a minute, and none for so long, is dead


def this_process() -> str:
    """Return this process's name for others: its host and number, such as ``desk/1234``."""
    return f"{socket.gethostname()}/{os.getpid()}"


def is_alive(process: str, alive_at: str | None, now: str) -> bool:
    """Tell whether a process lives, by its last sign of life, and at once where it ran on this host.

    A sign of the future was given by a clock that was wrong since, and says no more than one long past.

    >>> is_alive("elsewhere/7", "2023-06-05T01:30:00Z", "2023-06-05T01:31:00Z")
    True
    >>> is_alive("elsewhere/7", "2023-06-05T01:30:00Z", "2023-06-05T01:40:00Z")
    False
    """
    host, _, number = process.rpartition("/")
    if host == socket.gethostname() and not _runs(int(number)):
        return False
    if alive_at is None:
        return False
    return abs(datetime.fromisoformat(now) - datetime.fromisoformat(alive_at)) < SILENT


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)  # sends nothing
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
