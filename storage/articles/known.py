"""What is known of an article and its page does not tell this time: a template that lost its dates undates no article."""

from __future__ import annotations

import json
from dataclasses import replace

from sqlite_utils import Database

from storage.articles.rows import Row
from storage.records import Article, DateCandidate, Image

# Facts that are told or lost together, each group by the one without which it tells nothing.
GROUPS = (
    ("byline",),
    ("authors",),
    ("credit",),
    ("section",),
    ("tags",),
    ("images",),
    (
        "published_on",
        *("published_at", "published_local", "published_precision", "published_raw", "published_from"),
        *("modified_at", "dates"),
    ),
)


def lacks(article: Article, row: Row) -> bool:
    """Tell whether an article lacks facts that its stored row has."""
    return any(row[first] and not getattr(article, first) for first, *_ in GROUPS)


def completed(article: Article, known: Article) -> Article:
    """Return an article with the facts it lacks and another state of it tells; its text stays as it is."""
    lost = [group for group in GROUPS if getattr(known, group[0]) and not getattr(article, group[0])]
    return replace(article, **{name: getattr(known, name) for group in lost for name in group})


def as_stored(db: Database, article: Article, row: Row) -> Article:
    """Return an article with the facts of its stored row in place of its own."""
    dates = db.query(
        "select role, raw, value, origin, detail, chosen from article_dates where article = ? order by number",
        [row["id"]],
    )
    lists = {name: tuple(json.loads(row[name] or "[]")) for name in ("authors", "tags")}
    plain = {name: row[name] for group in GROUPS for name in group if name in row and name not in lists}
    images = tuple(Image(**image) for image in json.loads(row["images"] or "[]"))
    told = tuple(DateCandidate(**{**date, "chosen": bool(date["chosen"])}) for date in dates)
    return replace(article, **{**plain, **lists, "images": images, "dates": told})
