"""Searching articles: in any spelling, the best first, with the matched words marked as they were printed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from storage.fold import fold, match_query

WORDS_IN_SNIPPET = 32

BEST = """
with best as materialized (
    select a.id, a.search_row, articles_fts.rank as score
    from articles_fts join articles a on a.search_row = articles_fts.rowid
    where articles_fts match :query
      and (:outlet is null or a.outlet = :outlet)
      and (:region is null or fold(a.region) = :region)
      and (:section is null or fold(a.section) = :section)
      and (:since is null or a.published_on >= substr(:since, 1, length(a.published_on)))
      and (:until is null or substr(a.published_on, 1, length(:until)) <= :until)
    order by articles_fts.rank limit :limit
)
select a.id, a.url, a.outlet, o.name as outlet_name, a.section, a.published_on, -best.score as score,
       highlight(articles_fts, 0, :before, :after) as headline,
       snippet(articles_fts, -1, :before, :after, '…', :words) as snippet
from best
join articles_fts on articles_fts.rowid = best.search_row
join articles a on a.id = best.id
join outlets o on o.slug = a.outlet
where articles_fts match :query
order by best.score, a.published_on desc
"""


EXCERPTS = """
select a.id, highlight(articles_fts, 0, :before, :after) as headline,
       snippet(articles_fts, -1, :before, :after, '…', :words) as snippet
from json_each(:articles) as wanted cross join articles a on a.id = wanted.value cross join articles_fts
where articles_fts match :query and articles_fts.rowid = a.search_row
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found: ``headline`` and ``snippet`` as printed, with the matched words between the marks asked for.

    The higher its ``score``, the better it fits; scores of different searches do not compare.
    """

    id: int
    url: str
    outlet: str
    outlet_name: str
    section: str | None
    published_on: str | None
    score: float
    headline: str
    snippet: str


def search(  # noqa: PLR0913 - each filter is one option of the command
    db: Database,
    words: str,
    *,
    outlet: str | None = None,
    region: str | None = None,
    section: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 20,
    marks: tuple[str, str] = ("[", "]"),
) -> list[Hit]:
    """Find the articles that hold all the words, those that name them in the headline first.

    ``region`` and ``section`` match in any spelling. ``since`` and ``until`` are days, months or years, both
    included; an article of which only the month is known counts when it may lie between them.
    No words are an error: see ``storage.fold.match_query``.
    """
    rows = db.query(
        BEST,
        {
            "query": match_query(words),
            "outlet": outlet,
            "region": region and fold(region),
            "section": section and fold(section),
            "since": since,
            "until": until,
            "limit": limit,
            "before": marks[0],
            "after": marks[1],
            "words": WORDS_IN_SNIPPET,
        },
    )
    return [Hit(**row) for row in rows]


def excerpts(
    db: Database, words: str, articles: Sequence[int], marks: tuple[str, str]
) -> dict[int, dict[str, str]]:
    """Return headline and snippet, marked, of those of the articles that hold the words."""
    parameters = {
        "query": match_query(words),
        "articles": json.dumps(articles),
        "before": marks[0],
        "after": marks[1],
        "words": WORDS_IN_SNIPPET,
    }
    return {row["id"]: row for row in db.query(EXCERPTS, parameters)}
