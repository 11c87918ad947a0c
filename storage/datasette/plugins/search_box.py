"""The search box of the articles: it answers for a word of every article as it does for one of a hundred."""  # noqa: INP001 - Datasette loads this file by its path

# mypy: disable-error-code="import-untyped, untyped-decorator"

from __future__ import annotations

from datasette import hookimpl
from datasette.app import Datasette
from datasette.filters import FilterArguments, Filters
from datasette.utils.asgi import BadRequest, Request

from storage.datasette.metadata import DATABASE
from storage.fold import match_query
from storage.schema.tables import ARTICLES
from storage.search import searching

COLUMNS = {"_search": "", **{f"_search_{name}": f"{{{name}}} : " for name in ("headline", "summary", "body")}}
# Read off the index from its end. The other filters are asked inside too, so that the latest that pass them are found:
# of few that hold the words each is looked at, of very many those that pass are known before. The plus hides the filters
# from SQLite's planner, which would rather read all that pass for each that was found.
FEW = """
search_row in (
    select found from (select rowid as found from articles_fts where articles_fts match :match)
    cross join articles on search_row = found where +({}) order by found desc limit {}
)
"""
MANY = """
search_row in (
    select rowid from articles_fts where articles_fts match :match
    and +rowid in (select search_row from articles where {}) order by rowid desc limit {}
)
"""


@hookimpl(trylast=True)
async def filters_from_request(
    request: Request, database: str, table: str, datasette: Datasette
) -> FilterArguments | None:
    """Narrow the articles to those that hold the words, of very many to the 20,000 stored last.

    ``_search`` looks everywhere, ``_search_headline``, ``_search_summary`` and ``_search_body`` there alone.
    Datasette's own search, which looks up all that match three times a page, is told of no index: see ``served_metadata``.
    """
    if (database, table) != (DATABASE, ARTICLES.name):
        return None
    asked = {name: request.args[name] for name in request.args if name.startswith("_search")}
    if not asked.keys() <= COLUMNS.keys():
        raise BadRequest(f"Search by {', '.join(COLUMNS)}")
    shown = {"supports_search": True, "search": " ".join(asked.values()), "most_found": searching.MANY}
    if not asked:
        return FilterArguments([], extra_context=shown)
    match = " AND ".join(f"{COLUMNS[name]}({match_query(words)})" for name, words in asked.items())
    others = " and ".join(_others(request))
    form = MANY if others and await _is_common(datasette, match) else FEW
    described = [f'search matches "{words}"' for words in asked.values()]
    return FilterArguments(
        [form.format(others or "true", searching.MANY)], {"match": match}, described, shown
    )


async def _is_common(datasette: Datasette, match: str) -> bool:
    asked = {"query": match, "limit": searching.MANY + 1}
    counted = await datasette.get_database(DATABASE).execute(searching.COUNT, asked)
    return bool(counted.single_value() > searching.MANY)


def _others(request: Request) -> list[str]:
    """Return the other filters, whose parameters Datasette binds under the same names."""
    pairs = [
        (name, value)
        for name in request.args
        if not name.startswith("_") or "__" in name
        for value in request.args.getlist(name)
    ]
    clauses, _ = Filters(sorted(pairs)).build_where_clauses(ARTICLES.name)
    return [*clauses, *request.args.getlist("_where")]
