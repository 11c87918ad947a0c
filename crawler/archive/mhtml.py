"""Pages saved in one file with all that belongs to them: MHTML (RFC 2557), as browsers write it."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

from crawler.archive.naming import page_of, web_address, written
from pipelines.page import Page

ENDINGS = (".mhtml", ".mht")


def page_of_mhtml(file: Path) -> Page | None:
    """Return the page that was saved, None where the file holds none; its frames and pictures are passed by.

    Its address is the one it was saved from, empty where that is none of the web. It was fetched when it was saved,
    as its date tells, or else the file. Raises ``OSError``.
    """
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if page is None:
        return None
    saved_from = message["Snapshot-Content-Location"] or page["Content-Location"] or ""
    body = page.get_payload(decode=True)
    return page_of(
        web_address(saved_from) or "",
        body if isinstance(body, bytes) else b"",
        str(page["Content-Type"]),  # the header itself is no plain text
        _instant(message["Date"]) or written(file),
    )


def _instant(date: object) -> datetime | None:
    """The instant of a header, UTC where it tells no zone, None where it tells none."""
    told: datetime | None = getattr(date, "datetime", None)
    return told and (told if told.tzinfo else told.replace(tzinfo=UTC)).astimezone(UTC)
