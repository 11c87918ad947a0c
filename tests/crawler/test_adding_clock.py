"""A paper's clock and its order of day and month: told by its domain, its pages, and the dates it prints."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.adding.clock import clock_of
from crawler.adding.day_order import day_order, is_ambiguous
from crawler.adding.telephones import country_of_telephones
from pipelines.page import Page
from storage.records import Article, DateCandidate


def article(*values: str) -> Article:
    """Return an article that offers these dates."""
    dates = tuple(DateCandidate("published", value, value, "json-ld") for value in values)
    return Article("https://gazette.example/a", "gazette", "Rain", "It rained.", dates=dates)


@pytest.mark.parametrize(
    ("url", "language", "regions", "dates", "country", "zone", "is_sure"),
    [
        ("https://baogialai.com.vn/", "vi", [], [], "VN", "Asia/Ho_Chi_Minh", True),
        ("https://gazette.co.uk/", "en", ["US"], [], "GB", "Europe/London", True),
        ("https://tin.example/", "vi", [], ["2023-06-05T08:30:00+07:00"], "VN", "Asia/Ho_Chi_Minh", True),
        ("https://tin.example/", "vi", [], [], "VN", "Asia/Ho_Chi_Minh", False),
        ("https://post.com.au/", "en", [], ["2023-06-05T08:30:00+08:00"], "AU", "Australia/Perth", False),
        ("https://post.com.au/", "en", [], [], "AU", "Australia/Sydney", False),
        ("https://gazette.com/", "en", ["IE"], [], "IE", "Europe/Dublin", True),
        ("https://gazette.com/", "en", [], ["2023-12-05T08:30:00-07:00"], None, "America/Denver", False),
        ("https://gazette.com/", "en", ["US"], ["2023-12-05T08:30:00+05:30"], None, "Asia/Kolkata", False),
        ("https://gazette.com/", "en", [], ["2023-12-05T08:30:00Z"], None, "", False),
        ("https://gazette.com/", "en", [], ["no date"], None, "", False),
        ("https://blatt.com/", "de", [], [], None, "Europe/Berlin", False),
        ("https://gazette.com/", "en", [], ["2023-12-05T08:30:00+01:00"], None, "", False),
        ("https://gazette.de/", "de", [], ["2023-06-05T08:30:00+09:00"], "DE", "Europe/Berlin", False),
        ("https://paper.io/", "fr", ["CA"], ["2023-06-05T08:30:00-04:00"], "CA", "America/Toronto", False),
    ],
    ids=lambda value: str(value) if not isinstance(value, bool) else "",
)
def test_a_clock_is_guessed_and_doubted(  # noqa: PLR0913, PLR0917 - a row of the table
    url: str,
    language: str,
    regions: list[str],
    dates: list[str],
    country: str | None,
    zone: str,
    is_sure: bool,
) -> None:
    """The domain first, then what the pages name, then the offsets printed; UTC says nothing of a place."""
    clock = clock_of(url, language, regions, [article(*dates)])
    assert (clock.country, clock.zone) == (country, zone)
    assert (clock.doubt is None) == is_sure


@pytest.mark.parametrize(
    ("url", "dates", "called", "zone", "is_sure"),
    [
        ("https://gazette.net/", [], "NZ", "Pacific/Auckland", False),
        ("https://gazette.net/", ["2023-12-05T08:30:00+13:00"], "NZ", "Pacific/Auckland", True),
        ("https://gazette.net/", ["2023-12-05T08:30:00+01:00"], "AT", "Europe/Vienna", True),
        ("https://gazette.net/", ["2023-12-05T08:30:00-07:00"], "NZ", "America/Denver", False),
        ("https://gazette.co.uk/", [], "NZ", "Europe/London", True),
    ],
)
def test_telephone_numbers_tell_a_clock_where_nothing_else_does(
    url: str, dates: list[str], called: str, zone: str, *, is_sure: bool
) -> None:
    """Doubtful by themselves, sure with an offset that fits, and nothing against a domain."""
    clock = clock_of(url, "en", [], [article(*dates)], called)
    assert clock.zone == zone
    assert (clock.doubt is None) == is_sure


def page(body: str) -> Page:
    """Return a page with this body."""
    url = "https://gazette.net/"
    return Page(
        url, url, 200, {"content-type": "text/html"}, body.encode(), datetime(2026, 11, 20, tzinfo=UTC), ""
    )


@pytest.mark.parametrize(
    ("bodies", "country"),
    [
        (["Telephone +64 3 555 0142"], "NZ"),
        (["<a href='tel:+43 5574 5550'>Call</a>"], "AT"),
        (["00420 555 014 233"], "CZ"),
        (["+64 3 555 0142", "+64 3 555 0142, Vienna bureau +43 5574 5550"], None),
        (["+64 3 555 0142 and 03 5550 143 (+64 3 5550 143)", "+43 5574 5550"], "NZ"),
        (["+1 503 555 0142", "score 3+64 355501420"], None),
        (["Rain"], None),
    ],
)
def test_the_country_of_most_telephone_numbers(bodies: list[str], country: str | None) -> None:
    """Each number counts once; +1 is of many countries."""
    assert country_of_telephones(map(page, bodies)) == country


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["11/25/2026 9:00 AM", "Nov. 3"], "MDY"),
        (["Thứ Tư, 25/11/2026 | 08:30"], "DMY"),
        (["25.11.2026", "03-04-2026"], "DMY"),
        (["05/06/2026", "2026-11-25", "1/2/3/2026"], None),
        (["31/31/2026"], None),
    ],
    ids=["months first", "days first", "dots", "either", "neither"],
)
def test_an_order_is_proven_or_not_told(texts: list[str], order: str | None) -> None:
    """By a number that is no month."""
    assert day_order(texts) == order


@pytest.mark.parametrize(
    ("raw", "origin", "is_doubtful"),
    [
        ("05/06/2026", "page", True),
        ("05/05/2026", "page", False),
        ("25/06/2026", "page", False),
        ("05/06/2026", "meta", False),
        ("June 5", "page", False),
    ],
)
def test_which_dates_are_ambiguous(raw: str, origin: str, is_doubtful: bool) -> None:
    """Those for readers, of two numbers that may both be the day."""
    assert is_ambiguous(Article("u", "o", "h", "b", published_raw=raw, published_from=origin)) == is_doubtful


@pytest.mark.parametrize(
    ("shown", "told", "zone"),
    [
        ("2023-12-05T14:00", "2023-12-05T08:30:00+00:00", "Asia/Kolkata"),
        ("2023-12-05T08:30", "2023-12-05T08:30:00+00:00", "Europe/London"),
        ("2023-12-05T08:30", "2023-12-05T08:23:00+00:00", ""),
        ("2023-12-05", "2023-12-05T08:30:00+00:00", ""),
    ],
    ids=["half an hour off", "the very hour", "another moment", "a day"],
)
def test_a_clock_is_told_by_a_time_on_the_page_beside_the_instant_of_a_feed(
    shown: str, told: str, zone: str
) -> None:
    """They differ by the offset, where both are of one moment."""
    dates = (DateCandidate("published", shown, shown, "page"), DateCandidate("published", told, told, "feed"))
    seen = Article("https://gazette.net/a", "gazette", "Rain", "It rained.", dates=dates)
    assert clock_of("https://gazette.net/", "en", [], [seen]).zone == zone
