"""What an Atom feed tells of articles, and of their edits."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from sqlite_utils import Database

ENTRIES = """
select a.id, v.version as replaced, a.url, coalesce(n.headline, a.headline) as headline, a.summary, a.authors,
       a.published_at, coalesce(v.replaced_at, a.first_seen_at) as updated, a.language, o.name as outlet
from json_each(:wanted) as wanted join articles a on a.id = wanted.value ->> 0 join outlets o on o.slug = a.outlet
left join article_versions v on v.article = a.id and v.version = wanted.value ->> 1
left join article_versions n on n.article = a.id and n.version = v.version + 1
order by wanted.key
"""
# XML cannot hold these characters, in whatever spelling.
_NOT_OF_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_entries(db: Database, wanted: Sequence[tuple[int, int | None]]) -> list[dict[str, Any]]:
    """Return what these ids of articles name, in their order, each with its ``authors``, or else its outlet, as a list.

    With the number of a state that was replaced an id names that edit: the headline it gave, and when it was seen. An
    article by itself was updated when it was first seen.
    """
    rows = list(db.query(ENTRIES, {"wanted": json.dumps(wanted)}))
    return [
        {name: _xml(value) for name, value in row.items()}
        | {"authors": [_xml(name) for name in json.loads(row["authors"] or "[]")] or [_xml(row["outlet"])]}
        for row in rows
    ]


def _xml(value: Any) -> Any:  # noqa: ANN401 - a value of a row
    return _NOT_OF_XML.sub("", value) if isinstance(value, str) else value
