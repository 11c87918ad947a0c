"""The headline: what a page's places agree on."""

from datetime import UTC, datetime

import pytest

from pipelines.document import parse
from pipelines.metadata import Metadata, read_metadata
from pipelines.metadata.headline import choose_headline, without_site
from pipelines.metadata.words import key
from pipelines.outlet import Outlet, ReadRules
from pipelines.page import Page
from pipelines.raw import Words
from storage.records import OutletRecord

SITES = frozenset({key("Harbour Gazette"), key("gazette.example")})


def metadata(html: str, rules: ReadRules | None = None) -> Metadata:
    """The metadata of a page of the Harbour Gazette."""
    address = "https://gazette.example/2023/06/05/rain"
    page = Page(address, address, 200, {}, html.encode(), datetime(2023, 6, 6, tzinfo=UTC), "gazette")
    record = OutletRecord("gazette", "Harbour Gazette", "https://gazette.example/", "en", "Europe/London")
    return read_metadata(parse(page), Outlet(record, read=rules or ReadRules()))


def headline(**places: str) -> str | None:
    """The headline of a page with titles in these places, the best place first."""
    words = choose_headline([Words(text, place) for place, text in places.items()], SITES)
    return words.text if words else None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Rain again | Harbour Gazette", "Rain again"),
        ("Harbour Gazette - Rain again", "Rain again"),
        ("Rain again – Weather – gazette.example", "Rain again – Weather"),
        ("Rain - and what comes then", "Rain - and what comes then"),
        ("Harbour Gazette: Rain again", "Rain again"),
        ("Rain again: what we know", "Rain again: what we know"),
    ],
)
def test_the_sites_name_goes_whatever_stands_between(title: str, expected: str) -> None:
    """Title templates add it before or behind."""
    assert without_site(title, SITES) == expected


def test_two_places_outvote_a_third() -> None:
    """A title for search engines is written in one place only."""
    assert (
        headline(json="Rain floods Exeter: what we know", h1="Exeter under water", og="Exeter under water")
        == "Exeter under water"
    )


@pytest.mark.parametrize(
    "heading",
    [
        "<span class=kicker>Weather</span> <span hidden>:</span> <span>Rain again</span>",
        '<span class="article-title__overline">Weather</span> - <span class="article-title__text">Rain again</span>',
        "<a class=story-eyebrow>Weather</a>Rain again",
    ],
)
def test_a_kicker_with_an_element_of_its_own_is_no_part_of_the_headline(heading: str) -> None:
    """Templates put the line above a headline into its heading, for search engines."""
    html = f"<title>Rain again | Harbour Gazette</title><body><h1>{heading}</h1><p>It rained.</p>"
    found = metadata(html).headline
    assert found
    assert found.text == "Rain again"


def test_where_none_agree_the_best_place_counts() -> None:
    """JSON-LD's headline is made to be the headline."""
    assert headline(json="Exeter floods", h1="Water in Exeter", og="Rain, rain") == "Exeter floods"


def test_spellings_of_one_title_are_one_title() -> None:
    """Quotation marks differ between a page and its metas; the frequent spelling wins, else the first place's."""
    assert (
        headline(json="Mayor: 'We swim'", h1="Mayor: ‘We swim’", og="Mayor: 'We swim'") == "Mayor: 'We swim'"
    )
    assert headline(h1="Mayor: ‘We swim’", og="Mayor: 'We swim'") == "Mayor: ‘We swim’"


def test_capitals_throughout_are_styling() -> None:
    """Some templates shout what the metas say."""
    assert headline(h1="EXETER UNDER WATER", og="Exeter under water") == "Exeter under water"


def test_a_kicker_goes_where_nobody_agrees() -> None:
    """A short line glued before the title in one place, and not in another."""
    assert headline(h1="Weather: Exeter under water", og="Exeter under water") == "Exeter under water"


def test_a_tail_that_another_place_has_not_is_no_title() -> None:
    """Sections and names behind a separator, where the site's name is unknown."""
    assert (
        headline(h1="Exeter under water", og="Exeter under water - News - Devon Today")
        == "Exeter under water"
    )


def test_the_masthead_is_no_headline() -> None:
    """Many templates print the paper's name as an h1, or link it to the front page."""
    page = metadata(
        "<html><head><title>Rain again - Harbour Gazette</title></head><body><h1><a href='/'>HG</a></h1>"
        "<h1>Harbour Gazette</h1><h1>Log in</h1><article><h1>Rain again</h1><p>It rained.</p></article></body></html>"
    )
    assert page.headline == Words("Rain again", "h1")


def test_an_old_template_prints_the_headline_lower() -> None:
    """Where h1 is the masthead, the h2 that opens the page's title is the headline."""
    page = metadata(
        "<html><head><title>Rain again today « Diary of a harbour</title></head><body><h1><a href='/'>Diary of a harbour</a>"
        "</h1><h2>Archive</h2><h2>Rain again today</h2><p>It rained.</p></body></html>"
    )
    assert page.headline == Words("Rain again today", "h2")


def test_the_title_is_the_last_resort() -> None:
    """A page with nothing else."""
    page = metadata(
        "<html><head><title>Rain again | Harbour Gazette</title></head><body><p>It rained.</p></body></html>"
    )
    assert page.headline == Words("Rain again", "title")


def test_an_outlets_rule_wins() -> None:
    """What the outlet's file says is not argued with; CSS and XPath alike."""
    html = "<html><body><h1>Wrong</h1><div class=t>Right <b>one</b></div></body></html>"
    for selector in (".t", "//div[@class='t']"):
        assert metadata(html, ReadRules(headline=("#none", selector))).headline == Words(
            "Right one", f"css:{selector}"
        )


def test_an_empty_page_has_no_headline() -> None:
    """Nothing is made up."""
    assert metadata("<html><body><p>It rained.</p></body></html>").headline is None


def test_where_titles_only_name_the_site_the_heading_that_the_address_repeats_is_the_headline() -> None:
    """Some templates print the masthead as h1 and as title, and the headline as h2."""
    html = (
        "<title>gazette.example</title><h1><a href='/'>Gazette</a></h1><h2>Weather</h2>"
        "<h2>Rain floods the old harbour</h2><p>It rained.</p>"
    )
    url = "https://gazette.example/2023/rain-floods-the-old-harbour/"
    page = Page(url, url, 200, {}, html.encode(), datetime(2023, 6, 6, tzinfo=UTC), "gazette")
    record = OutletRecord("gazette", "gazette.example", "https://gazette.example/", "en", "")
    found = read_metadata(parse(page), Outlet(record)).headline
    assert found
    assert found.text == "Rain floods the old harbour"


@pytest.mark.parametrize(
    "h1",
    [
        "<span class=flag>Saltmouth.</span> Rain again over the harbour",
        "Rain again over the harbour <span class=x>Plus</span>",
        "<span><b class=x>News</b> | <span>Rain again over the harbour</span></span>",
    ],
)
def test_a_mark_within_the_h1_goes_where_a_title_knows_the_rest(h1: str) -> None:
    """A flag, a section, a badge of the paywall, whatever it is called; the same words in one with the rest stay."""
    title = "<title>Rain again over the harbour | Harbour Gazette</title>"
    shared = "<meta property=og:title content='Saltmouth. Rain again over the harbour'>"
    found = metadata(f"<html><head>{title}{shared}</head><body><h1>{h1}</h1></body></html>").headline
    assert found is not None
    assert found.text == "Rain again over the harbour"


def test_a_masthead_inside_the_link_to_the_front_page_is_no_headline() -> None:
    """And nobody need know the paper's name for that."""
    page = metadata(
        "<html><head><title>港口的雨又下了一整天_天气_日记</title></head><body><a href='https://diary.example/'><h1>日记</h1></a>"
        "<h2>港口的雨又下了一整天</h2><p>It rained.</p></body></html>"
    )
    assert page.headline
    assert page.headline.text.startswith("港口的雨又下了一整天")


def test_what_is_shared_may_be_the_papers_name() -> None:
    """As templates have it that were never filled in; the longer part of the title is printed."""
    page = metadata(
        "<html><head><title>Rain again today in all harbours - Diary of a harbour</title><meta property='og:title' content='Diary of a harbour'>"
        "</head><body><h2>Rain again today in all harbours</h2><p>It rained.</p></body></html>"
    )
    assert page.headline == Words("Rain again today in all harbours", "h2")


@pytest.mark.parametrize(
    "h1",
    [
        pytest.param("<h1>Weather today</h1>", id="the section, which shares a word with the title"),
        pytest.param(
            "<ol class=breadcrumb><li><h1>Floods: Rain again today</h1></li></ol>", id="in the breadcrumb"
        ),
    ],
)
def test_a_lower_heading_that_says_the_title_is_printed(h1: str) -> None:
    """Its kicker is an element of its own, and is no part of it."""
    page = metadata(
        f"<html><head><title>Floods: Rain again today</title></head><body>{h1}<article>"
        "<h2><span class=kicker>Floods</span> <span>Rain again today</span></h2><p>It rained.</p></article></body></html>"
    )
    assert page.headline == Words("Rain again today", "h2")


def test_the_heading_of_a_teaser_does_not_beat_an_h1() -> None:
    """It is a link, whatever words it shares with the title."""
    page = metadata(
        "<html><head><title>Rain again today</title></head><body><ol class=breadcrumb><li><h1>Rain again today</h1></li></ol>"
        "<h2><a href='/other'>Rain again</a></h2><p>It rained.</p></body></html>"
    )
    assert page.headline == Words("Rain again today", "h1")
