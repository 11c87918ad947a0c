"""What tests of reading share: a page of a fictional paper, read with or without an outlet's rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pipelines.outlet import Outlet, ReadRules
from pipelines.outlet_of_page import default_outlet
from pipelines.page import Page
from pipelines.raw import RawArticle
from pipelines.read import read

URL = "https://gazette.example/news/harbour-wall.html"

ReadHtml = Callable[..., RawArticle]


@pytest.fixture
def page_of() -> Callable[..., Page]:
    """Return a function that makes a page of a body, in bytes or text."""

    def make(body: bytes | str, content_type: str = "text/html; charset=utf-8", url: str = URL) -> Page:
        data = body.encode() if isinstance(body, str) else body
        return Page(
            url, url, 200, {"content-type": content_type}, data, datetime(2026, 11, 23, tzinfo=UTC), "unknown"
        )

    return make


@pytest.fixture
def read_html(page_of: Callable[..., Page]) -> ReadHtml:
    """Return a function that reads a page's HTML, by rules of its outlet where they are given."""

    def reading(html: str, rules: ReadRules | None = None, url: str = URL) -> RawArticle:
        outlet: Outlet = default_outlet(url)
        return read(page_of(html, url=url), replace(outlet, read=rules) if rules else outlet)

    return reading
