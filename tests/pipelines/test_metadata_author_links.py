"""Writers told by the links to their pages."""

import pytest

from tests.pipelines.conftest import ReadHtml

TEXT = "<p>" + "It rained in the harbour all day, and the boats stayed where they were. " * 12 + "</p>"


def page(top: str, head: str = "") -> str:
    """Return a page with this behind its headline."""
    return f"<html><head><title>Rain again</title>{head}</head><body><article><h1>Rain again</h1>{top}{TEXT}</article></body></html>"


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
def test_names_that_lead_to_their_writers_pages_are_the_authors(
    read_html: ReadHtml, line: str, expected: list[str]
) -> None:
    """Where no data names a person; the link tells where a name ends."""
    assert [words.text for words in read_html(page(line)).authors] == expected


def test_data_that_name_a_person_are_before_links(read_html: ReadHtml) -> None:
    """The paper's own data name all who wrote it."""
    head = '<meta property="article:author" content="Bo Rey">'
    read = read_html(page('<a href="/author/ann-lee">Ann Lee</a>', head))
    assert [words.text for words in read.authors] == ["Bo Rey"]
