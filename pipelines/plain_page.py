"""Pages that are no HTML: plain-text documents, told by their type and decoded as a web page would be."""

from __future__ import annotations

import re

from pipelines.document import decode
from pipelines.outlet import Outlet
from pipelines.page import Page
from pipelines.plain_text import read_plain_text
from pipelines.raw import NotAnArticleError, RawArticle

HTML = re.compile(rb"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
HEAD = 2000
WIDE = (b"\xff\xfe", b"\xfe\xff")  # byte order marks of UTF-16, in which NUL bytes are letters' halves


def is_plain_text(page: Page) -> bool:
    """Tell a plain-text document from a web page; servers that call their HTML plain text are not believed."""
    return page.headers.get("content-type", "").startswith("text/plain") and not looks_like_html(page.body)


def looks_like_html(body: bytes) -> bool:
    """Tell whether a body begins as a web page does, whatever its type is said to be."""
    return bool(HTML.search(body, 0, HEAD))


def read_plain_page(page: Page, outlet: Outlet) -> RawArticle:
    """Return the words of a plain-text document.

    Raises ``NotAnArticleError``: ``empty``, ``binary``, and what ``read_plain_text`` raises.
    """
    if not page.body.strip():
        raise NotAnArticleError("empty", f"{len(page.body)} bytes")
    if b"\0" in page.body and not page.body.startswith(WIDE):
        raise NotAnArticleError("binary", "NUL bytes")
    text, _ = decode(page.body, page.headers.get("content-type"))
    return read_plain_text(text, outlet, url=page.final_url, fetched_at=page.fetched_at)
