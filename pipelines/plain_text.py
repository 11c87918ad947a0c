"""Plain-text documents, as corpora of articles hold them: a head that may date it, then paragraphs."""

from __future__ import annotations

import re
from datetime import datetime

from pipelines.outlet import Outlet
from pipelines.raw import DateWords, NotAnArticleError, RawArticle, Words

ORIGIN = "document"
_BREAK = re.compile(r"\n[ \t\r]*\n\s*")
_HEAD = re.compile(r"\s*date[ \t:]+(?P<date>\d{4}(?:-\d{2}){0,2})\b[ \t]*", re.IGNORECASE)
# The heading of a box of links that was flattened into the text: it stands before the headline.
_BOX = re.compile(
    r"\s*(?:tin liên quan|bài liên quan|tin cùng chuyên mục|xem thêm|related(?: news| articles)?)[ \t:]+",
    re.IGNORECASE,
)


def read_plain_text(text: str, outlet: Outlet, *, url: str, fetched_at: datetime) -> RawArticle:
    """Return the words of a document: headline in its first line, paragraphs between blank lines.

    The first line may begin with ``date`` and a whole or partial ISO date, and with the heading of a related box;
    neither is headline. Raises ``NotAnArticleError``: ``empty``, or ``no-body`` for a document of one paragraph.
    """
    head, *blocks = _BREAK.split(text.lstrip("\ufeff").replace("\r\n", "\n").strip()) or [""]
    dated = _HEAD.match(head)
    headline, _, rest = head[dated.end() if dated else 0 :].strip().partition("\n")
    boxed = _BOX.match(headline)
    headline = headline[boxed.end() if boxed else 0 :].strip()
    paragraphs = tuple(block for block in (rest.strip(), *blocks) if block)
    if not headline and not paragraphs:
        raise NotAnArticleError("empty", evidence=url)
    if not paragraphs:
        raise NotAnArticleError("no-body", evidence=headline[:80])
    return RawArticle(
        url=url,
        outlet=outlet,
        fetched_at=fetched_at,
        headline=Words(headline, ORIGIN),
        paragraphs=paragraphs,
        dates=(DateWords("published", dated["date"], ORIGIN, "date"),) if dated else (),
    )
