"""Counting articles by what they have: outlet, region, section, month, language, and the lists of authors and tags."""  # noqa: INP001 - Datasette loads this file by its path
# mypy: disable-error-code="import-untyped, untyped-decorator, misc"

from __future__ import annotations

from functools import cached_property
from typing import Any

from datasette import hookimpl
from datasette.database import QueryInterrupted
from datasette.facets import Facet
from datasette.utils import escape_sqlite, path_with_added_args, path_with_removed_args

from storage.schema.derived import ARTICLE_COUNTS, COUNTED
from storage.schema.tables import ARTICLES

# The arrays stand in the articles' own rows, and each is taken apart: of so many, a reader narrows them first.
MOST_ROWS = 10_000
FURTHER = (
    "_search",
    "_since",
    "_until",
    "_where",
    "_through",
)  # what narrows a list beside filters by column

Found = dict[str, Any]
Counts = list[tuple[Any, int]]


class OurFacet(Facet):
    """Does what facets of both our kinds have in common; ``lookup`` is put behind a column's name to filter by it."""

    lookup = ""

    @cached_property
    def _site(self) -> str:
        return str(self.ds.absolute_url(self.request, "/")).rstrip("/")

    async def facet_results(self) -> tuple[list[Found], list[str]]:
        """Return the counts by column, and the columns that would take too long."""
        asked = {config["config"]["simple"]: config["source"] for config in self.get_configs()}
        counted = await self.counted(list(asked)) if asked else {}
        found = [
            self._result(column, counts, hideable=asked[column] != "metadata")
            for column, counts in counted.items()
        ]
        return found, [column for column in asked if column not in counted]

    async def counted(self, columns: list[str]) -> dict[str, Counts]:
        """Return value and number of each column that can be counted in time, the most first."""
        raise NotImplementedError

    async def counted_at_once(self, columns: list[str], shown: str, each: str) -> dict[str, Counts]:
        """Return what one statement counts, made of ``shown``: rows of a column's place, a value and its number."""
        try:
            rows = await self.rows(f"with shown as materialized ({shown}) {each}", self.params)
        except QueryInterrupted:
            return {}
        counted: dict[str, Counts] = {column: [] for column in columns}
        for place, value, count in rows:
            counted[columns[place]].append((value, count))
        return {column: sorted(counts, key=_most_first) for column, counts in counted.items()}

    async def rows(self, sql: str, parameters: Any) -> list[Any]:  # noqa: ANN401 - a tuple or a dict
        """Ask within the time facets have."""
        limit = self.ds.setting("facet_time_limit_ms")
        answer = await self.ds.execute(
            self.database, sql, parameters, truncate=False, custom_time_limit=limit
        )
        return list(answer.rows)

    def _result(self, column: str, counts: Counts, *, hideable: bool) -> Found:
        size = self.get_facet_size()
        return {
            "name": column,
            "type": self.type,
            "results": [
                self._value(f"{column}{self.lookup}", str(value), count) for value, count in counts[:size]
            ],
            "hideable": hideable,
            "toggle_url": self.ds.urls.path(
                path_with_removed_args(self.request, {f"_facet_{self.type}": column})
            ),
            "truncated": len(counts) > size,
        }

    def _value(self, filter_: str, value: str, count: int) -> Found:
        selected = (filter_, value) in self.get_querystring_pairs()
        change = path_with_removed_args if selected else path_with_added_args
        link = self.ds.urls.path(change(self.request, {filter_: value}))
        return {
            "value": value,
            "label": value,
            "count": count,
            "toggle_url": f"{self._site}{link}",
            "selected": selected,
        }


class CountedFacet(OurFacet):
    """Counts by the columns of ``COUNTED``, all at once: from the counts that are kept, unless other filters are set.

    Asked for as ``{"counted": "outlet"}``, or in an address by ``_facet_counted=outlet``.
    """

    type = "counted"

    async def counted(self, columns: list[str]) -> dict[str, Counts]:
        """Count; a search is run once for all columns."""
        if self._is_kept(columns):
            return {column: await self._kept(column) for column in columns}
        names = list(map(escape_sqlite, columns))
        each = " union all ".join(
            f"select {place}, {name}, count(*) from shown where {name} is not null group by {name}"  # noqa: S608 - names are escaped
            for place, name in enumerate(names)
        )
        return await self.counted_at_once(columns, f"select {', '.join(names)} from ({self.sql})", each)  # noqa: S608 - names are escaped

    def _is_kept(self, columns: list[str]) -> bool:
        """Tell whether the kept counts can answer: nothing is filtered by but what is counted by, each once."""
        names = [name for name, _ in self._filters()]
        others = any(name.startswith(FURTHER) for name in self.request.args)
        counted = {*columns, *names} <= set(COUNTED) and len(set(names)) == len(names)
        return self.table == ARTICLES.name and counted and not others

    def _filters(self) -> list[tuple[str, str]]:
        return [(name, value) for name, value in self.get_querystring_pairs() if not name.startswith("_")]

    async def _kept(self, column: str) -> Counts:
        filters = dict(self._filters())
        chosen = "".join(f" and {name} = :{name}" for name in filters)
        rows = await self.rows(
            f"select {column} as value, sum(articles) as count from {ARTICLE_COUNTS.name} "  # noqa: S608 - names of ours
            f"where {column} <> ''{chosen} group by {column} having sum(articles) > 0 order by count desc, value",
            filters,
        )
        return [(value, count) for value, count in rows]


def _most_first(counted: tuple[Any, int]) -> tuple[int, str]:
    return -counted[1], str(counted[0])


class ListFacet(OurFacet):
    """Does what Datasette's own array facet does, without first sorting whole articles to tell them apart.

    Asked for as ``{"list": "authors"}``, or in an address by ``_facet_list=authors``.
    """

    type = "list"
    lookup = "__arraycontains"

    async def counted(self, columns: list[str]) -> dict[str, Counts]:
        """Count where there are not too many rows; what is shown is looked up once for all columns."""
        if (self.row_count or 0) >= MOST_ROWS:
            return {}
        names = list(map(escape_sqlite, columns))
        each = " union all ".join(
            f"select * from (select {place}, item.value, count(*) from shown, json_each(shown.{name}) as item "  # noqa: S608 - names are escaped, values bound
            f"group by item.value order by count(*) desc, item.value limit {self.get_facet_size() + 1})"
            for place, name in enumerate(names)
        )
        return await self.counted_at_once(columns, f"select {', '.join(names)} from ({self.sql})", each)  # noqa: S608 - names are escaped


@hookimpl
def register_facet_classes() -> list[type[OurFacet]]:
    """Offer both to Datasette."""
    return [CountedFacet, ListFacet]
