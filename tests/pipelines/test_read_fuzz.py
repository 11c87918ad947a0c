"""Whatever a page is made of, reading it gives an article or `NotAnArticleError`, and soon."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.outlet_of_page import default_outlet
from pipelines.page import Page
from pipelines.raw import NotAnArticleError
from pipelines.read import read

PIECES = st.sampled_from(
    [
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<a",
        "href=/x>",
        "</a>",
        "<br>",
        "<br><br>",
        "<h1>",
        "</h1>",
        "<ul><li>",
        "</ul>",
        "<table><tr><td>",
        "</table>",
        "<figure><img",
        "src=a>\n",
        "",
        "",
        "",
        "</figure>",
        "<script>{",
        "</script>",
        "<div",
        'class="related',
        'share">',
        "<div",
        "class=text>",
        "<article>",
        "</article>",
        "</html>",
        "<!DOCTYPE",
        "html>",
        "<b>",
        "<i>\n",
        "",
        "",
        "",
        "Saltmouth's",
        "council",
        "voted",
        "on",
        "Monday",
        "to",
        "raise",
        "the",
        "wall.",
        "Tin",
        "liên",
        "quan",
        "Read",
        "also:",
        "&#1;",
        "&#0;",
        "&amp;lt;",
        "\x01",
        "\x02\n",
        "",
        "",
        "",
        "漢字。",
        "23/11/2026",
        "18:30",
        "<meta",
        "property=og:title",
        "content=x>",
        "<title>T</title>",
        "<aside>",
        "<style>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<svg><p>",
        "<math>\n",
        "",
        "",
        "",
        "<script",
        'type=application/ld+json>{"@type":"NewsArticle","headline":["x",1]}</script>',
        "<template>",
        "<form>",
        "<noscript>",
        '"',
        "'",
        "<",
        ">",
        "&",
        ";",
        "\ud7ff",
    ]
)
HTML = st.lists(PIECES, max_size=60).map("".join)
BYTES = st.one_of(
    HTML.map(str.encode),
    st.binary(max_size=400),
    st.tuples(HTML.map(str.encode), st.binary(max_size=40)).map(b"".join),
)


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=BYTES,
    url=st.sampled_from(["https://gazette.example/a.html", "", "hard::x", "https://gazette.example/"]),
)
def test_no_page_breaks_the_reader(page_of: Callable[..., Page], body: bytes, url: str) -> None:
    """Pages of the web are broken in every way, and one of them must cost one page."""
    begin = time.process_time()
    with suppress(NotAnArticleError):
        assert all(read(page_of(body, url=url), default_outlet(url)).paragraphs)
    assert time.process_time() - begin < 2


@pytest.mark.parametrize("tag", ["div", "b", "a", "span", "li", "font"])
def test_deep_pages_break_nothing(page_of: Callable[..., Page], tag: str) -> None:
    """Unclosed tags pile up to thousands of levels, in the headline as in the text."""
    html = f"<h1>Wall {f'<{tag}>' * 3000}raised</h1><p>Before. {f'<{tag} class=x>' * 3000}after</p>"
    with suppress(NotAnArticleError):
        read(page_of(html), default_outlet("https://gazette.example/a"))
