"""Answers, failures, revisits, expectations: the small judgements of a crawl."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from gzip import BadGzipFile

import brotli
import pytest
from scrapy.exceptions import DownloadCancelledError, DownloadTimeoutError, IgnoreRequest
from scrapy.http import Response

from crawler.expectations import Health, shortfalls
from crawler.fetch.answers import RefusedRequestError, failure_of, state_of
from crawler.fetch.politeness import retry_after
from crawler.plan import BadOptionError, CrawlOptions
from crawler.visits import next_check, published_instant
from pipelines.outlet import Expectations
from storage.records import PageState

NOON = datetime(2023, 6, 5, 12, tzinfo=UTC)
CAPTCHA = b"<html><title>Just a moment...</title><body>cf-chl-widget</body></html>"

CONSENT = (
    b"<html><title>Gazette</title><h1>We value your privacy</h1><p>We and our 812 partners store cookies.</p>"
)


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (200, b"<html><p>words</p>", None),
        (304, b"", (PageState.FAILED, "http-304")),
        (404, b"", (PageState.GONE, "http-404")),
        (410, b"", (PageState.GONE, "http-410")),
        (403, b"", (PageState.BLOCKED, "http-403")),
        (429, b"", (PageState.BLOCKED, "http-429")),
        (503, CAPTCHA, (PageState.BLOCKED, "challenge")),
        (200, CAPTCHA, (PageState.BLOCKED, "challenge")),
        (200, b"<div class=g-recaptcha></div>" + b"<p>words</p>" * 9, None),
        (200, CONSENT, (PageState.BLOCKED, "consent-wall")),
        (200, CONSENT + b"<p>words</p>" * 9, None),
        (200, b"<title>New law on cookies</title><p>words</p>", None),
        (500, b"", (PageState.FAILED, "http-500")),
        (302, b"", (PageState.FAILED, "http-302")),
    ],
)
def test_an_answer_says_where_a_page_stands(
    status: int, body: bytes, expected: tuple[PageState, str] | None
) -> None:
    """A captcha beside an article's comments is no challenge."""
    assert state_of(status, {}, body) == expected


@pytest.mark.parametrize(
    ("problem", "state", "reason"),
    [
        (RefusedRequestError("other-host", "https://a.example/"), PageState.REJECTED, "other-host"),
        (IgnoreRequest("Forbidden by robots.txt"), PageState.FORBIDDEN, "robots"),
        (IgnoreRequest("max redirections reached"), PageState.REJECTED, "redirect-loop"),
        (DownloadCancelledError("larger"), PageState.REJECTED, "too-large"),
        (DownloadTimeoutError("60 s"), PageState.FAILED, "timeout"),
        (OSError("?"), PageState.FAILED, "no-answer"),
        (BadGzipFile("Not a gzipped file"), PageState.FAILED, "bad-answer"),
        (brotli.error("decoder failed"), PageState.FAILED, "bad-answer"),
        (ValueError("Invalid IPv6 URL"), PageState.FAILED, "bad-answer"),
    ],
)
def test_a_request_without_an_answer_has_its_reason(
    problem: Exception, state: PageState, reason: str
) -> None:
    """Ours, the server's, or the network's."""
    assert failure_of(problem)[:2] == (state, reason)


def test_young_articles_are_looked_at_again() -> None:
    """An hour, six, a day, a week and a month after publication; never within a quarter of an hour."""
    ages = {"0:20": 40, "0:50": 310, "7:00": 17 * 60, "47:00": 121 * 60}
    for age, minutes in ages.items():
        hours, _, rest = age.partition(":")
        published = NOON - timedelta(hours=int(hours), minutes=int(rest))
        expected = (NOON + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")
        assert next_check(PageState.STORED, NOON, published) == expected
    assert next_check(PageState.STORED, NOON, NOON - timedelta(days=31)) is None
    assert next_check(PageState.STORED, NOON, None) is None
    assert next_check(PageState.STORED, NOON, NOON + timedelta(days=9)) == "2023-06-05T13:00:00Z"


def test_other_states_have_their_own_patience() -> None:
    """A failed page is due in an hour, a blocked one tomorrow, one that is something else never."""
    assert next_check(PageState.FAILED, NOON) == "2023-06-05T13:00:00Z"
    assert next_check(PageState.BLOCKED, NOON) == "2023-06-06T12:00:00Z"
    assert next_check(PageState.REJECTED, NOON) is None


@pytest.mark.parametrize("state", [PageState.GONE, PageState.REJECTED])
def test_a_page_that_is_not_there_yet_is_looked_at_a_few_times(state: PageState) -> None:
    """An hour, a day and a week after it was found; one that was an article keeps its article's appointments."""
    ages = {0: "2023-06-05T13:00:00Z", 1: "2023-06-06T11:00:00Z", 24: "2023-06-11T12:00:00Z"}
    for hours, expected in ages.items():
        assert next_check(state, NOON, found=NOON - timedelta(hours=hours)) == expected
    assert next_check(state, NOON, found=NOON - timedelta(days=7)) is None
    published = NOON - timedelta(hours=1)
    assert next_check(state, NOON, published, found=published) == "2023-06-05T17:00:00Z"


@pytest.mark.parametrize(
    ("on", "at", "expected"),
    [
        ("2023-06-05", "2023-06-05T01:30:00Z", datetime(2023, 6, 5, 1, 30, tzinfo=UTC)),
        ("2023-06-05", None, datetime(2023, 6, 5, tzinfo=UTC)),
        ("2023-06", None, None),
        (None, None, None),
    ],
)
def test_publication_is_as_exact_as_printed(
    on: str | None, at: str | None, expected: datetime | None
) -> None:
    """A month alone makes nobody hurry."""
    assert published_instant(at, on) == expected


@pytest.mark.parametrize(("words", "seconds"), [("120", 120.0), ("", None), ("soon", None), ("-1", None)])
def test_retry_after_is_read_in_seconds(words: str, seconds: float | None) -> None:
    """Or not at all."""
    assert retry_after(Response("https://g.example/", headers={"Retry-After": words})) == seconds


def test_retry_after_is_read_as_a_moment() -> None:
    """The header's other form; one that has passed means now."""
    for ahead in (90, -90):
        moment = format_datetime(datetime.now(UTC) + timedelta(seconds=ahead), usegmt=True)
        waited = retry_after(Response("https://g.example/", headers={"Retry-After": moment}))
        assert waited is not None
        assert abs(waited - max(0, ahead)) < 2


def test_shortfalls_are_sentences() -> None:
    """One for each expectation that was not met, none for a healthy crawl."""
    expect = Expectations((5, 80), {"authors": 0.6, "published_on": 0.9}, 48)
    filled = {"authors": 4, "published_on": 10}
    assert shortfalls(expect, Health(3, 10, filled, NOON - timedelta(hours=72)), NOON) == [
        "found 3 pages, expected 5 to 80",
        "authors filled in 40% of 10 articles, expected 60%",
        "newest article is 72 hours old, expected at most 48",
    ]
    assert shortfalls(expect, Health(5, 4, {}, NOON), NOON) == []
    assert shortfalls(Expectations(), Health(0), NOON) == []


def test_pages_that_give_no_article_are_a_shortfall_where_they_are_most() -> None:
    """Whatever the outlet's file expects: its pages changed, or the reader broke."""
    assert shortfalls(Expectations(), Health(9, 1, rejected=8), NOON) == [
        "8 of 9 pages gave no article: see the table rejects"
    ]
    assert shortfalls(Expectations(), Health(9, 5, rejected=4), NOON) == []
    assert shortfalls(Expectations(), Health(9, 1, rejected=4, unmodified=4), NOON) == []
    assert shortfalls(Expectations(), Health(9, 1, rejected=3, unfetched=5), NOON) == [
        "3 of 9 pages gave no article, 5 of 9 pages could not be fetched: see the table rejects"
    ]


def test_arguments_of_scrapy_crawl_are_read_early() -> None:
    """Days and numbers; what is neither is told."""
    options = CrawlOptions.of_arguments(since="2023-06-01", limit="50", refresh="1")
    assert (str(options.since), options.until, options.limit, options.refresh) == (
        "2023-06-01",
        None,
        50,
        True,
    )
    for wrong in ({"since": "June"}, {"limit": "0"}, {"limit": "many"}):
        with pytest.raises(BadOptionError):
            CrawlOptions.of_arguments(**wrong)


def test_days_of_which_there_are_none_are_refused() -> None:
    """Both are named; one day is a day."""
    with pytest.raises(BadOptionError, match=r"2023-06-05 lies after until, 2023-06-01"):
        CrawlOptions(since=date(2023, 6, 5), until=date(2023, 6, 1))
    assert CrawlOptions(since=date(2023, 6, 5), until=date(2023, 6, 5)).is_partial
