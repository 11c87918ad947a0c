"""What an Atom feed tells of articles."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from sqlite_utils import Database

ARTICLES = """
select a.id, a.url, a.headline, a.summary, a.authors, a.published_at, a.first_seen_at, a.language, o.name as outlet
from json_each(:articles) as wanted join articles a on a.id = wanted.value join outlets o on o.slug = a.outlet
order by wanted.key
"""
# XML cannot hold these characters, in whatever spelling.
_NOT_OF_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_entries(db: Database, articles: Sequence[int]) -> list[dict[str, Any]]:
    """Return the articles of these ids in their order, each with its ``authors``, or else its outlet, as a list."""
    rows = list(db.query(ARTICLES, {"articles": json.dumps(articles)}))
    return [
        {name: _xml(value) for name, value in row.items()}
        | {"authors": [_xml(name) for name in json.loads(row["authors"] or "[]")] or [_xml(row["outlet"])]}
        for row in rows
    ]


def _xml(value: Any) -> Any:  # noqa: ANN401 - a value of a row
    return _NOT_OF_XML.sub("", value) if isinstance(value, str) else value
