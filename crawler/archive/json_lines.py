"""Files of JSON lines, a page each: as ``dateline extract --batch`` takes them, or with the page as text."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from crawler.archive.instants import latest_instant
from crawler.archive.naming import name_of, page_of, unread, written
from pipelines.addresses import BadAddressError, canonical
from pipelines.page import Page
from storage.records import Reject

EXPECTED = 'expected {"url": …, "html": … or "html_base64": …}'
EXPORTED = (
    "these are articles without their pages, as dateline export and extract write them: bring the databases together with"
    " dateline merge, or the pages with dateline export --warc"
)


class Line(msgspec.Struct):
    """A page, its address, the charset its HTTP header would have said, and when it was fetched."""

    url: str | None = None
    html: str | None = None
    html_base64: bytes | None = None
    encoding: str | None = None
    fetched_at: str | None = None
    headline: Any = None
    body: Any = None

    @property
    def is_article(self) -> bool:
        """Whether it is what was read from a page, without the page."""
        return self.html is None and self.html_base64 is None and bool(self.headline and self.body)


def pages_of_lines(file: Path) -> Iterator[Page | Reject]:
    """Yield the pages of a file, and a reject for each line that holds none: one for all where they are articles.

    Raises ``OSError``.
    """
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                said = _LINES.decode(line.removeprefix(BOM_UTF8))
                if said.is_article and number == 1:
                    yield unread(file, "no-pages", EXPORTED)
                    return
                yield _page(said, written(file))
            except BadAddressError as problem:
                detail = f"line {number}: {str(problem)!r} is no address of a web page"
                yield unread(file, "bad-address", detail, f"#line-{number}")
            except ValueError as problem:
                yield unread(file, "bad-line", f"line {number}: {problem}; {EXPECTED}", f"#line-{number}")


def _page(said: Line, file_written: datetime) -> Page:
    """The page of a line. Raises ``BadAddressError`` and other ``ValueError``."""
    if said.html is None and said.html_base64 is None:
        raise ValueError("it has neither html nor html_base64")
    body = said.html.encode() if said.html is not None else said.html_base64 or b""
    charset = said.encoding if said.html is None else "utf-8"
    content_type = f"text/html; charset={charset}" if charset else "text/html"
    fetched_at = latest_instant(said.fetched_at) if said.fetched_at else file_written
    url = canonical(said.url.strip()) if said.url else name_of(body)
    return page_of(url, body, content_type, fetched_at)


_LINES = msgspec.json.Decoder(Line)
