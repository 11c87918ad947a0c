"""The search box of the articles, and their filters by days, tag and author: of a million as of a hundred."""  # noqa: INP001 - Datasette loads this file by its path

# mypy: disable-error-code="import-untyped, untyped-decorator"

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette
from datasette.database import QueryInterrupted
from datasette.filters import FilterArguments, Filters
from datasette.utils.asgi import BadRequest, Request

from storage.datasette.found import Found, keep
from storage.datasette.metadata import DATABASE
from storage.fold import match_query
from storage.schema.derived import COUNTED
from storage.schema.tables import ARTICLES
from storage.search import labels, searching
from storage.search.filters import NOT_AFTER, NOT_BEFORE

COLUMNS = {"_search": "", **{f"_search_{name}": f"{{{name}}} : " for name in ("headline", "summary", "body")}}
# Read off the index from its end. The other filters are asked inside too, so that the latest that pass them are found:
# of few that hold the words each is looked at; of very many those that pass are known before, where an index knows them,
# and else only the latest are looked at. The plus hides the filters from SQLite's planner, which would rather read all
# that pass for each that was found.
HOLD = "select rowid as found from articles_fts where articles_fts match :match"
LATEST = f"{HOLD} order by rowid desc limit {{most}}"
OF_FEW = f"select found from ({HOLD}) cross join articles on search_row = found where +({{others}})"  # noqa: S608 - words of ours
OF_MANY = f"{HOLD} and +rowid in (select search_row from articles where {{others}}) order by rowid desc limit {{most}}"  # noqa: S608 - words of ours
OF_LATEST = f"select found from ({LATEST}) cross join articles on search_row = found where +({{others}})"  # noqa: S608 - words of ours
LISTS = {f"{name}__arraycontains" for name in labels.COLUMNS}
INDEXED = {*COUNTED, "published_on"}
DAYS = {"since": NOT_BEFORE, "until": NOT_AFTER}


@hookimpl(trylast=True)
async def filters_from_request(
    request: Request, database: str, table: str, datasette: Datasette
) -> FilterArguments | None:
    """Narrow the articles to those that hold the words, of very many to the 5,000 stored last, of the days and with the label.

    ``_search`` looks everywhere, ``_search_headline``, ``_search_summary`` and ``_search_body`` there alone.
    ``_since`` and ``_until`` are days, months or years, and mean what they mean to ``dateline search``.
    Datasette's own search, which looks up all that match three times a page, is told of no index: see ``served_metadata``.
    """
    if (database, table) != (DATABASE, ARTICLES.name):
        return None
    asked = {name: request.args[name] for name in request.args if name.startswith("_search")}
    if not asked.keys() <= COLUMNS.keys():
        raise BadRequest(f"Search by {', '.join(COLUMNS)}")
    keep(None)
    wanted = {f"label{place}": query for place, query in enumerate(_labels(request))}
    days = {name: request.args[f"_{name}"] for name in DAYS if request.args.get(f"_{name}")}
    borne = [*(labels.BEARS.format(name) for name in wanted), *(DAYS[name] for name in days)]
    wanted |= days
    shown: dict[str, Any] = {
        "supports_search": True,
        "search": " ".join(asked.values()),
        "days": days,
    }
    if not asked:
        return FilterArguments(borne, wanted, extra_context=shown)
    match = " AND ".join(f"{COLUMNS[name]}({match_query(words)})" for name, words in asked.items())
    clauses, values = Filters(sorted(_filters(request))).build_where_clauses(ARTICLES.name)
    others = " and ".join((*borne, *clauses, *request.args.getlist("_where")))
    are_many = await _are_many(datasette, match)
    form = LATEST if not others else _form_of_many(request) if are_many else OF_FEW
    shown |= {"of_latest": form == OF_LATEST, "most_found": searching.LATEST_OF_MANY if are_many else None}
    sql = form.format(others=others, most=searching.LATEST_OF_MANY if are_many else searching.MANY)
    passes = "_through" not in request.args
    await _look(datasette, sql, {**values, **wanted, "match": match}, passes=passes)
    described = [f'search matches "{words}"' for words in asked.values()]
    return FilterArguments([f"search_row in ({sql})"], {**wanted, "match": match}, described, shown)


async def _are_many(datasette: Datasette, match: str) -> bool:
    counted = await datasette.get_database(DATABASE).execute(
        searching.COUNT, {"query": match, "limit": searching.MANY + 1}
    )
    return bool(counted.single_value() > searching.MANY)


def _form_of_many(request: Request) -> str:
    names = {name for name, _ in _filters(request)} - LISTS
    is_known = names <= INDEXED and not request.args.getlist("_where")
    return OF_MANY if is_known and None not in map(labels.label_query, _listed(request)) else OF_LATEST


async def _look(datasette: Datasette, sql: str, parameters: dict[str, Any], *, passes: bool) -> None:
    """Find once what list, count and facets ask for; where that takes too long they say so."""
    with suppress(QueryInterrupted):
        answer = await datasette.get_database(DATABASE).execute(
            f"select json_group_array(found) from ({sql})",  # noqa: S608 - the statement of this page
            parameters,
        )
        keep(Found(sql, parameters, answer.single_value(), passes))


def _filters(request: Request) -> Iterator[tuple[str, str]]:
    """Yield the filters by columns, whose parameters Datasette binds under the same names."""
    for name in request.args:
        if not name.startswith("_") or "__" in name:
            for value in request.args.getlist(name):
                yield name, value


def _listed(request: Request) -> list[str]:
    return [value for name, value in _filters(request) if name in LISTS]


def _labels(request: Request) -> list[str]:
    return list(filter(None, map(labels.label_query, _listed(request))))
