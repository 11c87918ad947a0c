"""Which metas date an article, and as what: told by the words their names are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipelines.metadata.metas import Metas
from pipelines.raw import DateWords

LETTERS = re.compile(r"[^a-z]+")
CLOCK = re.compile(
    r"now|current|server|publish(?:er)?id$|expir|render|crawl|cache|build|generat|event|start|end(?:date|time)|birth|valid|unpublish|until|embargo|publisher|update_?frequency|timezone|format|refresh|revisit"
)
MODIFIED = re.compile(
    r"modif|updated|lastmod|moddate|revision|revised|lastupdate|updatetime|updatedate|changed"
)
PUBLISHED = re.compile(
    r"publish|pubdate|publication|pubtime|issued|post(?:ed)?(?:date|time)|dateposted|releasedate|firstdate|originaldate|dateoriginal|displaydate|ptime|newsdate|articledate|articletime|onlinedate"
)
CREATED = re.compile(r"created|creation|createdate|createtime|upload(?:ed|date|time)")
PLAIN = frozenset(
    {
        "date",
        "dcdate",
        "dctermsdate",
        "sailthrudate",
        "timestamp",
        "citationdate",
        "pdate",
        "time",
        "cmsdate",
        "articledate",
        "rnewsdate",
    }
)
NEWS, OTHERS, NO_DATE = range(3), range(3, 10), 99
BEST = ("article:published_time", "og:article:published_time", "og:published_time")


def meta_dates(metas: Metas, ranks: range) -> Iterator[DateWords]:
    """Yield the dates of metas of these ranks: ``NEWS`` metas are one vocabulary, ``OTHERS`` are publishers' own.

    ``datetimenow`` and its like are the server's clock, and no dates of the article.
    """
    ranked = sorted((rank, name) for name in metas.contents if (rank := _rank(name)) in ranks)
    for rank, name in ranked:
        for content in metas.every(name)[:2]:
            if any(letter.isdigit() for letter in content) and len(content) <= 60:
                yield DateWords("modified" if rank >= 8 else "published", content, "meta", name)


@lru_cache(maxsize=4096)
def _rank(name: str) -> int:
    squeezed = LETTERS.sub("", name)
    if name in BEST:
        return BEST.index(name)
    if CLOCK.search(squeezed):
        return NO_DATE
    if MODIFIED.search(squeezed):
        return 9 if name == "last-modified" else 8
    if PUBLISHED.search(squeezed):
        return 4
    if squeezed in PLAIN:
        return 5
    return 6 if CREATED.search(squeezed) else NO_DATE
