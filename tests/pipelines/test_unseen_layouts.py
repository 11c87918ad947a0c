"""Pages as the systems of the press build them: fictional texts in true markup, with what surrounds them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from pipelines.normalise import normalise
from pipelines.outlet_of_page import default_outlet
from pipelines.page import Page
from pipelines.raw import NotAnArticleError
from pipelines.read import read

PAGES = Path(__file__).parent / "pages"
FIELDS = ("headline", "summary", "paragraphs", "authors", "tags", "published")


@lru_cache
def expected(name: str) -> dict[str, Any]:
    """What a page says, and what of it is known to be lost, with the reason."""
    words: dict[str, Any] = json.loads((PAGES / f"{name}.json").read_text("utf-8"))
    return words


@lru_cache
def found(name: str) -> dict[str, object]:
    """What is read of a page of which nobody described the outlet."""
    url, html = expected(name)["url"], (PAGES / f"{name}.html").read_bytes()
    page = Page(
        url, url, 200, {"content-type": "text/html"}, html, datetime(2026, 11, 23, tzinfo=UTC), "unknown"
    )
    article = normalise(read(page, default_outlet(url)))
    return {
        "headline": article.headline,
        "summary": article.summary,
        "paragraphs": article.body.split("\n\n"),
        "authors": list(article.authors),
        "tags": list(article.tags),
        "published": article.published_on,
    }


def each() -> list[Any]:
    """Every field of every page; those known to be lost may fail."""
    cases = []
    for name in sorted(path.stem for path in PAGES.glob("*.json")):
        lost = expected(name).get("lost", {})
        for field in FIELDS:
            marks = [pytest.mark.xfail(reason=lost[field], strict=False)] if field in lost else []
            cases.append(pytest.param(name, field, marks=marks, id=f"{name}-{field}"))
    return cases


@pytest.mark.parametrize(("name", "field"), each())
def test_a_page_of_an_unseen_layout_is_read(name: str, field: str) -> None:
    """No rule names a site, so a page is read by what all of its kind have in common."""
    assert found(name)[field] == expected(name)[field]


@pytest.mark.parametrize("foot", ["<div class=footer>{}</div>", "<footer>{}</footer>"])
def test_a_page_without_text_is_not_read_from_its_footer(foot: str) -> None:
    """Licence and address are the longest lines of a page that is still to be drawn by a script."""
    line = "<p>The Saltmouth Gazette, 12 Quay Street, is printed by the Quay Press under licence number 300 of 1871.</p>"
    html = f"<html><title>Harbour wall</title><body><h1>Harbour wall</h1><div id=root></div>{foot.format(line)}</body></html>"
    url = "https://gazette.example/harbour-wall.html"
    page = Page(
        url,
        url,
        200,
        {"content-type": "text/html"},
        html.encode(),
        datetime(2026, 11, 23, tzinfo=UTC),
        "unknown",
    )
    with pytest.raises(NotAnArticleError):
        read(page, default_outlet(url))
