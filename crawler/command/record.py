"""An article as a JSON line: the record that ``dateline extract`` writes."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from storage.records import Article, Reject

FIELDS = (
    "headline",
    "summary",
    "body",
    "byline",
    "authors",
    "credit",
    "section",
    "tags",
    "language",
    "published_on",
    "published_at",
    "published_local",
    "published_precision",
    "modified_at",
)


def json_line(name: str | None, result: Article | Reject) -> str:
    """Write one page's outcome: ``{"id", "headline", …}`` or ``{"id", "reject": {stage, reason, detail}}``.

    Half a character, which JSON can spell and no file can hold, is spelled as it came: ``\\ud800``.

    >>> from storage.records import Stage
    >>> json_line("7", Reject("u", "o", Stage.READ, "no-text"))
    '{"id": "7", "reject": {"stage": "read", "reason": "no-text", "detail": null}}'
    """
    line = json.dumps({"id": name, **record(result)}, ensure_ascii=False)
    return line.encode(errors="backslashreplace").decode()


def record(result: Article | Reject) -> dict[str, Any]:
    """Return the outcome's fields under the names of the data dictionary."""
    if isinstance(result, Reject):
        return {"reject": {"stage": result.stage, "reason": result.reason, "detail": result.detail}}
    fields: dict[str, Any] = {field: getattr(result, field) for field in FIELDS}
    fields["images"] = [asdict(image) for image in result.images]
    fields["related_links"] = [asdict(link) for link in result.related_links]
    return fields
