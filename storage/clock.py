"""The one clock of rows."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> str:
    """Return the current instant as rows hold it, to the second: ``2023-06-05T01:30:00Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
