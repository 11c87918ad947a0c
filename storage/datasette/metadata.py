"""What Datasette is told: titles, descriptions, facets and questions, all from the schema."""

from __future__ import annotations

from typing import Any

from storage.datasette.dashboards import dashboards
from storage.datasette.questions import QUESTIONS
from storage.schema.derived import COUNTED
from storage.schema.shape import Table, View
from storage.schema.tables import TABLES
from storage.schema.views import VIEWS

DATABASE = "news"
PAGE_SIZE = 50
SETTINGS = {
    "suggest_facets": False,  # it costs more than the page itself
    "default_facet_size": 40,
    "facet_time_limit_ms": 300,
    "sql_time_limit_ms": 5000,
    "max_csv_mb": 0,  # none: whoever takes articles away wants all of them
}
ARRAYS = ("authors", "tags")
# The order in which a table is shown, the newest first, and the column by which others name its rows.
NEWEST_FIRST = {
    "articles": "published_on",
    "article_versions": "replaced_at",
    "article_days": "day",
    "crawls": "started_at",
    "edits": "replaced_at",
    "pages": "found_at",
    "rejects": "seen_at",
}
# What a Datasette without our search box searches by.
SEARCHED = {"fts_table": "articles_fts", "fts_pk": "search_row"}
LABELS = {"articles": "headline", "outlets": "name", "crawls": "id"}


def datasette_metadata() -> dict[str, Any]:
    """Return the metadata of Datasette 0.65 for one database, which is served as ``news``."""
    return {
        "title": "Dateline",
        "description": "Regional newspapers, article by article",
        "plugins": {"datasette-dashboards": dashboards(DATABASE)},
        "databases": {
            DATABASE: {
                "description": "Every article, where it was printed, when, and what was changed afterwards.",
                "queries": {
                    question.name: {
                        "title": question.title,
                        "description": question.description,
                        "sql": question.sql.strip(),
                        "params": list(question.asks),
                        "asks": question.asks,
                        "hide_sql": True,
                    }
                    for question in QUESTIONS
                },
                "tables": {
                    **{table.name: _table(table) for table in TABLES},
                    **{view.name: _view(view) for view in VIEWS},
                    "_sqlite_migrations": {"hidden": True},
                },
            }
        },
    }


def served_metadata() -> dict[str, Any]:
    """Return the metadata of the pages we serve: our search box takes the place of Datasette's own."""
    told = datasette_metadata()
    articles = told["databases"][DATABASE]["tables"]["articles"]
    told["databases"][DATABASE]["tables"]["articles"] = {
        name: value for name, value in articles.items() if name not in SEARCHED
    }
    return told


def _table(table: Table) -> dict[str, Any]:
    described: dict[str, Any] = {
        "description": table.description,
        "columns": {column.name: column.description for column in table.columns},
        "size": PAGE_SIZE,
    }
    if table.name in NEWEST_FIRST:
        described["sort_desc"] = NEWEST_FIRST[table.name]
    if table.name in LABELS:
        described["label_column"] = LABELS[table.name]
    if table.name == "articles":
        described |= SEARCHED
        described["facets"] = [*({"counted": name} for name in COUNTED), *({"list": name} for name in ARRAYS)]
    return described


def _view(view: View) -> dict[str, Any]:
    described: dict[str, Any] = {
        "description": view.description,
        "columns": dict(view.columns),
        "size": PAGE_SIZE,
    }
    if view.name in NEWEST_FIRST:
        described["sort_desc"] = NEWEST_FIRST[view.name]
    return described
