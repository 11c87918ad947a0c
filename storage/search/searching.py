"""Searching articles: in any spelling, the best first, with the matched words marked as they were printed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlite_utils import Database

from storage.fold import match_query
from storage.search.filters import EVERYTHING, Filter, conditions

WORDS_IN_SNIPPET = 32
# Of more articles than this the best are not told: ranking a million takes seconds, and tells a reader little.
MANY = 20_000
# So many of them are listed, those stored last: of a million, beside a filter, they are found in a sixth of a second.
LATEST_OF_MANY = 5_000

COUNT = "select count(*) from (select 1 from articles_fts where articles_fts match :query limit :limit)"
BEST = """
select a.id, -articles_fts.rank from articles_fts join articles a on a.search_row = articles_fts.rowid
where articles_fts match :query and {} order by articles_fts.rank, a.published_on desc limit :limit
"""
LATEST = """
select a.id, 0.0 from articles_fts cross join articles a on a.search_row = articles_fts.rowid
where articles_fts match :query and {} order by articles_fts.rowid desc limit :limit
"""
# The headline is shown above, so the passage is the summary where that holds the words, else one of the body.
PASSAGE = """
snippet(articles_fts, iif(highlight(articles_fts, 1, :before, :after) <> a.summary, 1, 2), :before, :after, '…', :words)
"""
HITS = f"""
select a.id, a.url, a.outlet, o.name as outlet_name, a.section, a.published_on, score.value as score,
       highlight(articles_fts, 0, :before, :after) as headline,
       {PASSAGE} as snippet
from json_each(:scores) as score cross join articles a on a.id = cast(score.key as integer)
cross join outlets o on o.slug = a.outlet cross join articles_fts
where articles_fts match :query and articles_fts.rowid = a.search_row
order by score.id
"""  # noqa: S608 - words of ours
EXCERPTS = f"""
select a.id, highlight(articles_fts, 0, :before, :after) as headline,
       {PASSAGE} as snippet
from json_each(:articles) as wanted cross join articles a on a.id = wanted.value cross join articles_fts
where articles_fts match :query and articles_fts.rowid = a.search_row
"""  # noqa: S608 - words of ours


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found: ``headline`` and ``snippet`` as printed, with the matched words between the marks asked for.

    The higher its ``score``, the better it fits; scores of different searches do not compare. Of common words all
    scores are 0.
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


def search(
    db: Database,
    words: str,
    wanted: Filter = EVERYTHING,
    *,
    limit: int = 20,
    marks: tuple[str, str] = ("[", "]"),
) -> list[Hit]:
    """Find the articles that hold all the words, those that name them in the headline first.

    Among the others the best come first; of common words (``are_common``) the latest stored.
    No words are an error: see ``storage.fold.match_query``.
    """
    find = _latest if are_common(db, words) else _best
    scores = dict(find(db, match_query(words), wanted, limit))
    first = json.dumps(dict(islice(scores.items(), limit)))
    return [Hit(**row) for row in db.query(HITS, {"scores": first, **_marking(words, marks)})]


def are_common(db: Database, words: str) -> bool:
    """Tell whether so many articles hold the words, more than 20,000, that they are not ranked."""
    (number,) = db.execute(COUNT, {"query": match_query(words), "limit": MANY + 1}).fetchone()
    return int(number) > MANY


def excerpts(
    db: Database, words: str, articles: Sequence[int], marks: tuple[str, str]
) -> dict[int, dict[str, str]]:
    """Return headline and snippet, marked, of those of the articles that hold the words."""
    rows = db.query(EXCERPTS, {"articles": json.dumps(articles), **_marking(words, marks)})
    return {row["id"]: row for row in rows}


def _best(db: Database, query: str, wanted: Filter, limit: int) -> Iterator[tuple[int, float]]:
    where, parameters = conditions(db, wanted)
    yield from db.execute(BEST.format(where), {**parameters, "query": query, "limit": limit})


def _latest(db: Database, query: str, wanted: Filter, limit: int) -> Iterator[tuple[int, float]]:
    """Yield those with the words in the headline, then any; one may come twice."""
    where, parameters = conditions(db, wanted)
    for match in (f"{{headline}} : ({query})", query):
        yield from db.execute(LATEST.format(where), {**parameters, "query": match, "limit": limit})


def _marking(words: str, marks: tuple[str, str]) -> dict[str, str | int]:
    return {
        "query": match_query(words),
        "before": marks[0],
        "after": marks[1],
        "words": WORDS_IN_SNIPPET,
    }
