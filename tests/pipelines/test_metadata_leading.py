"""Headlines of pages whose titles say nothing of them."""

from tests.pipelines.conftest import ReadHtml

TEXT = "<div>" + "It rained in the harbour all day, and the boats stayed where they were. " * 12 + "</div>"
HEADLINE = "Six million for the bridge at Thalborn"


def headline(read_html: ReadHtml, body: str, title: str) -> str:
    """Return the headline of a page."""
    words = read_html(f"<html><head><title>{title}</title></head><body>{body}</body></html>").headline
    return words.text if words else ""


def test_the_heading_that_leads_a_long_text_is_the_headline(read_html: ReadHtml) -> None:
    """The title is a file's name; headings of boxes lead lists, and teasers a line or two."""
    boxes = "<h3>Press releases of the ministry</h3><ul><li><a href='/a'>Rain</a></li></ul><h3>Offices that are open</h3><p>Daily.</p>"
    body = f"{boxes}<h2>{HEADLINE}</h2>{TEXT}<h3>Further information to read</h3>"
    assert headline(read_html, body, "Foerderbescheid-Bruecke") == HEADLINE


def test_what_is_named_for_a_headline_is_one(read_html: ReadHtml) -> None:
    """Old systems set it in a span, and print the paper's name, which is the only title, above or below."""
    named = f'<span id="ctl00_Content_lblTieuDe" class="TieuDe">{HEADLINE}</span>'
    above, below = (
        "<b>Voice of the Lower Valley</b><table><tr><td>Menu</td></tr></table>",
        "<b>Voice of the Lower Valley</b>",
    )
    assert headline(read_html, above + named + TEXT, "Voice of the Lower Valley") == HEADLINE
    assert headline(read_html, named + TEXT + below, "Voice of the Lower Valley") == HEADLINE


def test_a_plain_headline_that_the_title_names_stays(read_html: ReadHtml) -> None:
    """What is named behind it stands behind sentences of its text."""
    body = (
        f'<div>{HEADLINE}</div>{TEXT}<div class="article-title">Another bridge in the next valley</div>{TEXT}'
    )
    assert headline(read_html, body, HEADLINE) == HEADLINE
