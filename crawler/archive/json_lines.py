"""Files of JSON lines, a page each: as ``dateline extract --batch`` takes them, or with the page as text."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.archive.naming import name_of, page_of, unread, written
from pipelines.addresses import BadAddressError, canonical
from pipelines.page import Page
from storage.records import Reject

EXPECTED = '{"url": …, "html": … or "html_base64": …}'


def pages_of_lines(file: Path) -> Iterator[Page | Reject]:
    """Yield the pages of a file, and a reject for each line that holds none. Raises ``OSError``."""
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                if line.strip():
                    yield _page(json.loads(line), written(file))
            except BadAddressError as problem:
                detail = f"line {number}: {problem} is no address of a web page"
                yield unread(file, "bad-address", detail, f"#line-{number}")
            except (ValueError, KeyError, TypeError, AttributeError) as problem:
                detail = f"line {number}: {type(problem).__name__}: {problem}; expected {EXPECTED}"
                yield unread(file, "bad-line", detail, f"#line-{number}")


def _page(said: dict[str, Any], file_written: datetime) -> Page:
    body = said["html"].encode() if "html" in said else base64.b64decode(said["html_base64"])
    charset = "utf-8" if "html" in said else said.get("encoding")
    fetched_at = datetime.fromisoformat(said["fetched_at"]) if said.get("fetched_at") else file_written
    content_type = f"text/html; charset={charset}" if charset else "text/html"
    url = canonical(said["url"].strip()) if said.get("url") else name_of(body)
    url.encode()  # half a character, which JSON can spell, nothing can store: a ValueError
    return page_of(url, body, content_type, fetched_at.astimezone(UTC))
