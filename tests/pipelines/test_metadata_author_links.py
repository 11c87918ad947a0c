"""Writers told by the links to their pages."""

from datetime import UTC, datetime

import pytest

from pipelines.document import parse
from pipelines.metadata import read_metadata
from pipelines.outlet import Outlet
from pipelines.page import Page
from storage.records import OutletRecord

TEXT = "<p>" + "It rained in the harbour all day, and the boats stayed where they were. " * 12 + "</p>"


def authors(top: str, head: str = "") -> list[str]:
    """The authors of a page of the Harbour Gazette with this behind its headline."""
    html = f"<html><head><title>Rain again</title>{head}</head><body><article><h1>Rain again</h1>{top}{TEXT}</article></body></html>"
    address = "https://gazette.example/rain"
    page = Page(address, address, 200, {}, html.encode(), datetime(2023, 6, 6, tzinfo=UTC), "gazette")
    record = OutletRecord("gazette", "Harbour Gazette", "https://gazette.example/", "en", "Europe/London")
    return [words.text for words in read_metadata(parse(page), Outlet(record)).authors]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            '<ul class="people"><li>الرباط: <a href="/author/yasin">ياسين البوعناني</a></li><li>تونس: <a href="/author/munia">منية الورتاني</a></li></ul>',
            ["ياسين البوعناني", "منية الورتاني"],
        ),
        (
            '<div class="byline"><a href="/authors/ann-lee">Ann Lee</a><span>Council reporter</span></div>',
            ["Ann Lee"],
        ),
        ('<a href="/autor/jan-roth"><i>© Jan Roth</i> <b>Jan Roth</b></a>', ["Jan Roth"]),
        ('<a href="/author/">All Our Writers</a>', []),
        ('<div class="related"><a href="/author/ann-lee">Ann Lee</a></div>', []),
    ],
)
def test_names_that_lead_to_their_writers_pages_are_the_authors(line: str, expected: list[str]) -> None:
    """Where no data names a person; the link tells where a name ends."""
    assert authors(line) == expected


def test_data_that_name_a_person_are_before_links() -> None:
    """The paper's own data name all who wrote it."""
    head = '<meta property="article:author" content="Bo Rey">'
    assert authors('<a href="/author/ann-lee">Ann Lee</a>', head) == ["Bo Rey"]
