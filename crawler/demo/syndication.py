"""What the paper offers to machines: robots.txt, a feed of the newest, and monthly news sitemaps."""

from __future__ import annotations

import gzip
from collections import defaultdict
from datetime import datetime

from crawler.demo.clock import http_date
from crawler.demo.manuscripts import Manuscript
from crawler.demo.pages import render

IN_FEED = 30
GZIPPED_UNTIL = "2024-06"

Pieces = tuple[Manuscript, ...]


def robots(homepage: str) -> bytes:
    """Return robots.txt: search and print versions are not for robots."""
    lines = [
        "User-agent: *",
        "Disallow: /tim-kiem",
        "Disallow: /in/",
        "",
        f"Sitemap: {homepage}sitemap.xml",
        "",
    ]
    return "\n".join(lines).encode()


def feed(homepage: str, pieces: Pieces) -> bytes:
    """Return RSS 2.0 of the newest articles."""
    newest = [piece for piece in pieces if isinstance(piece.published, datetime) and not piece.gone][:IN_FEED]
    return render("feed.xml", homepage, newest=newest, http_date=http_date)


def sitemap_index(homepage: str, pieces: Pieces) -> bytes:
    """Return the index of the monthly sitemaps."""
    return render("sitemap_index.xml", homepage, names=sorted(_months(pieces), reverse=True))


def sitemaps(homepage: str, pieces: Pieces) -> dict[str, bytes]:
    """Return the monthly sitemaps by name, older ones gzipped: ``news-2023-6.xml.gz``.

    A moved article stands in them at its former address. What has no date stands in the first month, undated.
    """
    made = {}
    for name, listed in _months(pieces).items():
        xml = render("sitemap.xml", homepage, listed=listed, when=_when)
        made[name] = gzip.compress(xml, mtime=0) if name.endswith(".gz") else xml
    return made


def _months(pieces: Pieces) -> dict[str, list[Manuscript]]:
    first = min(piece.month for piece in pieces if piece.month)
    months: dict[str, list[Manuscript]] = defaultdict(list)
    for piece in pieces:
        month = piece.month or first
        ending = ".xml.gz" if month < GZIPPED_UNTIL else ".xml"
        if not piece.gone:
            months[f"news-{month[:4]}-{int(month[5:])}{ending}"].append(piece)
    return months


def _when(piece: Manuscript) -> str | None:
    return piece.published.isoformat() if isinstance(piece.published, datetime) else None
