"""An outlet's rules win over generic reading, field by field; pages that are no article are refused with the reason."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType

import pytest

from pipelines.outlet import ReadRules
from pipelines.raw import NotAnArticleError, RawArticle
from pipelines.reading.kind import refuse_other_kinds

ReadHtml = Callable[..., RawArticle]

TEXT = "The council of Saltmouth voted on Monday to raise the old harbour wall by a metre before the winter storms arrive."
MORE = "Work begins in March, said the harbour master, and will close the northern quay to fishing boats for six weeks."
HTML = f"""<title>Wall</title><h1>Wall to be raised</h1><div class=a><p>{TEXT}</p><p>{MORE}</p></div>
<div class=b><em>Short notice.</em><div class=related>Ferry</div></div><p class=s>Our stand-first</p>"""


def test_the_body_rule_says_where_the_body_is(read_html: ReadHtml) -> None:
    """Even where generic reading would choose another box; foreign names inside it still count."""
    assert read_html(HTML).paragraphs == (TEXT, MORE)
    assert read_html(HTML, ReadRules(body=(".none", "div.b"))).paragraphs == ("Short notice.",)


def test_the_first_rule_that_finds_text_counts_and_xpath_is_understood(read_html: ReadHtml) -> None:
    """A list of selectors reads old layouts and new ones."""
    assert read_html(HTML, ReadRules(body=("//div[@class='a']/p[2]", "div.b"))).paragraphs == (MORE,)


def test_rules_that_find_nothing_leave_the_page_to_generic_reading(read_html: ReadHtml) -> None:
    """A page of another layout is read all the same."""
    assert read_html(HTML, ReadRules(body=(".gone",), summary=(".gone",))).paragraphs == (TEXT, MORE)


def test_an_inline_element_can_be_the_body(read_html: ReadHtml) -> None:
    """A rule may name any element."""
    assert read_html(HTML, ReadRules(body=("em",))).paragraphs == ("Short notice.",)


def test_what_is_removed_is_not_read_and_the_text_after_it_stays(read_html: ReadHtml) -> None:
    """Removing happens before anything is read."""
    html = HTML.replace("voted", "<i class=cut>never</i>voted")
    assert "never" not in read_html(html, ReadRules(remove=(".cut",))).paragraphs[0]
    assert read_html(html, ReadRules(remove=(".cut",))).paragraphs[0] == TEXT


def test_the_summary_rule_wins(read_html: ReadHtml) -> None:
    """Its words carry the selector they were found by."""
    summary = read_html(HTML, ReadRules(summary=("p.s",))).summary
    assert summary is not None
    assert (summary.text, summary.origin) == ("Our stand-first", "css:p.s")


def test_an_outlets_own_reader_reads_alone(read_html: ReadHtml, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rare page that selectors cannot express is given to a function of the outlet's own."""
    module = ModuleType("saltmouth_reader")
    module.__dict__["read_tables"] = lambda page, outlet: (page.url, outlet.read.reader)
    monkeypatch.setitem(sys.modules, "saltmouth_reader", module)
    rules = ReadRules(reader="saltmouth_reader:read_tables")
    article: object = read_html(HTML, rules)
    assert article == (
        "https://gazette.example/news/harbour-wall.html",
        "saltmouth_reader:read_tables",
    )


@pytest.mark.parametrize(
    ("url", "kinds", "letters", "reason"),
    [
        ("https://g.example/news/a.html", (), 0, "no-text"),
        ("https://g.example/", ("website",), 300, "home-page"),
        ("https://g.example/news", ("collectionpage",), 300, "section-front"),
        ("https://g.example/find", ("searchresultspage",), 300, "search"),
        ("https://g.example/film.html", ("videoobject",), 100, "video"),
        ("https://g.example/tags/harbour", (), 300, "tag"),
        ("https://g.example/tac-gia/an-le", (), 300, "profile"),
    ],
)
def test_other_pages_are_told_apart(url: str, kinds: tuple[str, ...], letters: int, reason: str) -> None:
    """By what they say of themselves, or by their address."""
    with pytest.raises(NotAnArticleError) as refused:
        refuse_other_kinds(url, "Rain at last", kinds, ["x" * letters] if letters else [], dated=True)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("url", "kinds", "letters"),
    [
        ("https://g.example/tags/harbour", ("newsarticle",), 300),
        ("https://g.example/tags/harbour", (), 900),
        ("https://g.example/", ("og:article",), 300),
        ("https://g.example/film.html", ("videoobject",), 300),
        ("https://g.example/2026/11/wall", (), 30),
        ("", (), 300),
    ],
)
def test_in_doubt_a_page_is_an_article(url: str, kinds: tuple[str, ...], letters: int) -> None:
    """A wrong article can be deleted; a missed one is lost."""
    refuse_other_kinds(url, "Rain at last", kinds, ["x" * letters], dated=True)


@pytest.mark.parametrize(
    ("headline", "reason"),
    [
        ("Video: The last ferry", "video"),
        ("VIDEO | The last ferry", "video"),
        ("Chùm ảnh: Phiên chợ cuối năm", "photo-story"),
        ("[Infographic] Ten numbers of the year", "infographic"),
        ("Bildergalerie – Das Fest in Bildern", "photo-story"),
    ],
)
def test_a_label_before_the_headline_names_what_is_not_made_to_be_read(headline: str, reason: str) -> None:
    """Papers print it so that nobody expects a text; with a text behind it the page is an article all the same."""
    with pytest.raises(NotAnArticleError) as refused:
        refuse_other_kinds(
            "https://gazette.example/a-1.html", headline, ["newsarticle"], ["A line beneath it."], dated=True
        )
    assert refused.value.reason == reason
    refuse_other_kinds("https://gazette.example/a-1.html", headline, ["newsarticle"], ["x" * 900], dated=True)


def test_a_headline_with_a_colon_is_no_label() -> None:
    """Places and persons are printed before a colon far more often."""
    refuse_other_kinds(
        "https://gazette.example/a-1.html", "Devon: rain at last", ["newsarticle"], ["A brief."], dated=True
    )


@pytest.mark.parametrize(
    "line",
    [
        "Harbour Gazette - 4 Fort Street - Advertise with us",
        "© 2026 Harbour Gazette. All rights reserved.",
        "Popular",
    ],
)
def test_small_print_alone_is_no_article(line: str) -> None:
    """Neither dated nor a sentence nor called an article; any of the three makes it one."""
    url = "https://gazette.example/contact"
    with pytest.raises(NotAnArticleError) as refused:
        refuse_other_kinds(url, "Contact", [], [line], dated=False)
    assert refused.value.reason == "small-print"
    refuse_other_kinds(url, "Contact", [], [line], dated=True)
    refuse_other_kinds(url, "Contact", ["newsarticle"], [line], dated=False)
    refuse_other_kinds(url, "Contact", [], [line, "The ferry is back."], dated=False)


TEASERS = "".join(
    f'<div class=item><{{0}}><a href="/news/{n}.html">Headline number {n} of the harbour</a></{{0}}><p>{n}. {TEXT}</p></div>'
    for n in range(5)
)
INLINE = "".join(
    f'<p><a href="/news/{n}.html">Read more about wall number {n}</a></p><p>{n}. {TEXT} {MORE}</p>'
    for n in range(5)
)


@pytest.mark.parametrize("tag", ["h3", "b"], ids=["headings", "plain links"])
def test_a_list_of_teasers_is_no_article(tag: str, read_html: ReadHtml) -> None:
    """However much text it shows; unless it calls itself an article."""
    body = TEASERS.format(tag)
    html = f"<html><head><title>News</title></head><body><h1>News from the coast</h1>{body}</body></html>"
    with pytest.raises(NotAnArticleError) as refused:
        read_html(html)
    assert refused.value.reason == "section-front"
    assert read_html(html.replace("<title>", "<meta property=og:type content=article><title>")).paragraphs


def test_an_article_with_links_between_its_paragraphs_is_one(read_html: ReadHtml) -> None:
    """They stand in its text, and lead to nothing in it."""
    html = f"<html><head><title>Rain</title></head><body><h1>Rain at last in Saltmouth</h1><div>{INLINE}</div></body></html>"
    assert len(read_html(html).paragraphs) >= 5
