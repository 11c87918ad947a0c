"""The dashboards: charts of the whole press, of an outlet or of a time, drawn by datasette-dashboards."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "dashboards.toml"

INK, SOFT, RULE, ACCENT = "#1d1b18", "#6a655d", "#ded8cc", "#8a1f1b"  # those of `static/dateline.css`
STYLE = {
    "background": "#00000000",
    "font": "Noto Sans, system-ui, sans-serif",
    "axis": {
        "labelColor": SOFT,
        "titleColor": SOFT,
        "gridColor": RULE,
        "domainColor": INK,
        "tickColor": RULE,
    },
    # Half an article is a step of the scale, and no number.
    "axisQuantitative": {
        "labelExpr": "datum.value % 1 ? '' : datum.label",
        "format": ",~f",
        "tickMinStep": 1,
    },
    "bar": {"color": ACCENT, "fillOpacity": 0.7},
    "view": {"stroke": None},
}
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"  # a name: nobody asks there for it
# Vega compiles its expressions with `eval` unless told to walk them; no page of ours may `eval`.
EMBEDDED = {"ast": True, "actions": {"export": True, "source": False, "compiled": False, "editor": False}}


def dashboards(database: str) -> dict[str, Any]:
    """Return the configuration of datasette-dashboards for a database."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {name: _dashboard(dashboard, database) for name, dashboard in told.items()}


def _dashboard(told: dict[str, Any], database: str) -> dict[str, Any]:
    return told | {
        "filters": {name: asked | {"db": database} for name, asked in told["filters"].items()},
        "charts": {name: _chart(chart, database) for name, chart in told["charts"].items()},
    }


def _chart(told: dict[str, Any], database: str) -> dict[str, Any]:
    display = {
        "$schema": SCHEMA,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": STYLE,
        "usermeta": {"embedOptions": EMBEDDED},
        **told["display"],
    }
    return told | {"db": database, "library": "vega-lite", "display": display}
