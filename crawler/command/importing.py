"""``dateline import``: saved pages and plain-text documents, through the same reading as a crawl."""

from __future__ import annotations

READABLE = {".txt", ".html", ".htm", ".xhtml"}
BATCH = 100
