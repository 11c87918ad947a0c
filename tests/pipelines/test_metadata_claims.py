"""What else a page claims: language, address, paywall, kind, pictures, descriptions, its text in JSON; and selectors."""

import json
from datetime import UTC, datetime

import pytest
from lxml import etree

from pipelines.document import parse
from pipelines.metadata import Metadata, read_metadata
from pipelines.metadata.words import plain, squash
from pipelines.outlet import Outlet
from pipelines.page import Page
from pipelines.raw import Words
from pipelines.selectors import compile_selector
from storage.records import Image, OutletRecord

SENTENCE = "It rained in the harbour all day, and the boats stayed where they were."


def metadata(html: str) -> Metadata:
    """The metadata of a page of the Harbour Gazette."""
    address = "https://gazette.example/news/rain"
    page = Page(address, address, 200, {}, html.encode(), datetime(2023, 6, 6, tzinfo=UTC), "gazette")
    record = OutletRecord("gazette", "Harbour Gazette", "https://gazette.example/", "en", "Europe/London")
    return read_metadata(parse(page), Outlet(record))


def of_article(**members: object) -> Metadata:
    """The metadata of a page whose JSON-LD says this of its article."""
    block = json.dumps({"@type": "NewsArticle", "headline": "Rain again", **members})
    return metadata(
        f'<html><head><script type="application/ld+json">{block}</script></head><body><p>x</p></body></html>'
    )


def test_the_documents_language_is_before_what_is_said_of_it() -> None:
    """``html lang``, then JSON-LD, then metas."""
    head = '<meta property="og:locale" content="vi_VN">'
    assert metadata(f"<html lang=vi><head>{head}</head><body><p>x</p></body></html>").language == Words(
        "vi", "html:lang"
    )
    assert metadata(f"<html><head>{head}</head><body><p>x</p></body></html>").language == Words(
        "vi_VN", "meta:og:locale"
    )
    assert of_article(inLanguage="en-GB").language == Words("en-GB", "json-ld")


def test_the_canonical_address_is_absolute() -> None:
    """Relative links are the publisher's habit."""
    page = metadata('<html><head><link rel="canonical" href="/rain"></head><body><p>x</p></body></html>')
    assert page.canonical == Words("https://gazette.example/rain", "link:canonical")


@pytest.mark.parametrize(
    ("said", "expected"),
    [(True, False), ("False", True), ("http://schema.org/False", True), ("perhaps", None)],
)
def test_the_paywall_is_told_in_several_spellings(said: object, expected: bool | None) -> None:
    """Booleans, words, addresses of booleans."""
    assert of_article(isAccessibleForFree=said).paywalled is expected


def test_pictures_come_with_their_captions() -> None:
    """From JSON-LD's objects, lists and bare addresses, each picture once."""
    images = [
        {"url": "/a.jpg", "caption": "<b>Boats</b>"},
        "https://gazette.example/b.jpg",
        {"url": "/a.jpg"},
    ]
    assert of_article(image=images).images == (
        Image("https://gazette.example/a.jpg", "Boats"),
        Image("https://gazette.example/b.jpg"),
    )


def test_titles_and_descriptions_are_all_given() -> None:
    """The body's reader drops the first and finds the stand-first by the second."""
    page = metadata(
        '<html><head><title>Rain | HG</title><meta property="og:title" content="Rain again">'
        '<meta name="description" content="It&amp;#32;rained."><meta property="og:type" content="article"></head>'
        "<body><h1>Rain again</h1></body></html>"
    )
    assert page.titles == ("Rain again", "Rain | HG")
    assert page.summary == Words("It rained.", "meta:description")
    assert page.kinds == ("og:article",)


def test_the_body_in_json_ld_keeps_its_paragraphs() -> None:
    """HTML in it or line breaks."""
    body = "".join(f"<p>{SENTENCE} {n}.</p>" for n in range(8))
    text = of_article(articleBody=body).json_body()
    assert text is not None
    assert text.split("\n\n")[:2] == [f"{SENTENCE} 0.", f"{SENTENCE} 1."]


def test_the_body_is_found_in_the_apps_state() -> None:
    """The strings of one place that say most; whatever the framework calls it."""
    paragraphs = [{"type": "text", "value": f"{SENTENCE} {n}."} for n in range(8)]
    state = json.dumps(
        {"props": {"menu": ["Home"], "article": {"blocks": paragraphs, "id": 7}, "ad": SENTENCE}}
    )
    for script in (
        f'<script type="application/json">{state}</script>',
        f"<script>window.__STATE__ = {state};</script>",
        f"<script>window.App=window.App||{{}};App.site='x';App.content={state};App.version='2';</script>",
    ):
        text = metadata(f"<html><body><div id=app></div>{script}</body></html>").json_body()
        assert text is not None
        assert text.split("\n\n") == [block["value"] for block in paragraphs]


def test_markup_in_the_apps_state_is_read_as_the_page_would_show_it() -> None:
    """Without captions and lines that lead elsewhere."""
    paragraphs = [f"{SENTENCE} {n}." for n in range(8)]
    between = "<p>Leia mais: <a href='/x'>The ferry was sold to a town up the coast</a></p><figure><figcaption>The quay.</figcaption></figure>"
    html = between.join(f"<p>{text}</p>" for text in paragraphs)
    state = json.dumps({"post": {"content": html}})
    text = metadata(f"<html><body><script type='application/json'>{state}</script></body></html>").json_body()
    assert text is not None
    assert text.split("\n\n") == paragraphs


def test_the_body_is_found_in_what_a_page_streams() -> None:
    """HTML pushed into the state piece by piece."""
    html = "".join(f"<p>{SENTENCE} {n}.</p>" for n in range(8))
    push = f"<script>self.__next_f.push([1,{json.dumps(html).replace('<', chr(92) + 'u003c')}])</script>"
    text = metadata(f"<html><body>{push}</body></html>").json_body()
    assert text is not None
    assert text.startswith(f"{SENTENCE} 0.")


def test_a_page_without_text_in_json_has_none() -> None:
    """Broken state, short state, no state."""
    for script in (
        "<script>window.x = {broken</script>",
        '<script type="application/json">{"a": "b"}</script>',
        "",
    ):
        assert metadata(f"<html><body>{script}<p>x</p></body></html>").json_body() is None


def test_deep_and_huge_pages_do_no_harm() -> None:
    """Nested elements that look like lists of tags, thousands of metas, of dates, of links, a title without end."""
    html = "<html><head>" + '<meta name="keywords" content="rain">' * 5000 + "</head><body>" + "<div>" * 1000
    tags = '<div class="tags related"><time>' * 700 + '<a href="/tag/x">5 June 2023</a>' * 700
    assert metadata(f"{html}<title>{'Rain - ' * 20_000}</title>{tags}").headline is not None
    assert metadata(html + "<h1>Rain again</h1><p>5 June 2023</p>").headline == Words("Rain again", "h1")


def test_text_is_unescaped_and_put_on_one_line() -> None:
    """Twice escaped entities, soft hyphens, tags left in metas."""
    assert squash("Qu&amp;#7843;ng  Nam\n") == "Quảng Nam"
    assert squash("Ver\u00adfas\u00adsung") == "Verfassung"
    assert plain("A <i>fine</i> day<br/>again") == "A fine day again"


@pytest.mark.parametrize(
    "bad",
    ["div[", "::nonsense", "//*[", "(//p", "./foo:bar", "count(//p)", "p::attr(", "//p[last(]", "/html = 1"],
)
def test_a_bad_selector_is_a_value_error(bad: str) -> None:
    """Named with the selector, before any page is read."""
    with pytest.raises(ValueError, match="selector"):
        compile_selector(bad)


def test_selectors_give_elements_attributes_and_text() -> None:
    """CSS with parsel's pseudo-elements, XPath with regular expressions, a string of an expression."""
    page = etree.HTML("<div><p class='a b' id=p1>Rain <b>again</b></p></div>")
    assert [getattr(one, "tag", one) for one in compile_selector("p.a")(page)] == ["p"]
    assert compile_selector("p::attr(id)")(page) == ["p1"]
    assert compile_selector("//p[re:test(@id, '^p[0-9]$')]/b/text()")(page) == ["again"]
    assert compile_selector("(//p)[1]/@id")(page) == ["p1"]
    assert compile_selector("#none")(page) == []
