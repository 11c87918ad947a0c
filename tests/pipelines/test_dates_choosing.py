"""Which of a page's dates is the article's, and what evidence settles."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from pipelines.dates.choose import Dates, choose_dates
from pipelines.dates.explain import explain_dates
from pipelines.dates.places import rank_of
from pipelines.outlet import DateRules, Outlet
from pipelines.raw import DateWords
from storage.records import OutletRecord

FETCHED = datetime(2026, 11, 1, tzinfo=UTC)
Found = tuple[str, str, str] | tuple[str, str, str, str]


def outlet(zone: str = "Asia/Ho_Chi_Minh", language: str = "vi", rules: DateRules | None = None) -> Outlet:
    """An outlet of that zone and language."""
    record = OutletRecord("test", "Test", "https://bao.example.vn/", language, zone)
    return Outlet(record, dates=rules or DateRules())


def choose(*found: Found, of: Outlet | None = None, fetched_at: datetime = FETCHED) -> Dates:
    """The dates of a page that offers such: role, words, origin, and detail."""
    return choose_dates([DateWords(*one) for one in found], of or outlet(), fetched_at)


def published(*found: Found, of: Outlet | None = None) -> str | None:
    """The value that dates the article."""
    when = choose(*found, of=of).published
    return when.iso if when else None


def test_places_are_believed_in_the_order_that_is_written_down() -> None:
    """docs/decisions/0004-choosing-dates.md."""
    places = [
        ("page", "css:.date"),
        ("json-ld", "datePublished"),
        ("meta", "article:published_time"),
        ("microdata", "datepublished"),
        ("meta", "pubdate"),
        ("time", "datetime near-headline"),
        ("url", "path"),
        ("page", "line near headline"),
        ("meta", "date"),
        ("json-ld", "dateCreated"),
        ("feed", "hint"),
        ("sitemap", "hint"),
        ("document", "date"),
    ]
    ranks = [rank_of(DateWords("published", "", origin, detail)) for origin, detail in places]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)


def test_the_best_place_dates_the_article_and_every_candidate_is_kept() -> None:
    """With its words, its value, and whether it was chosen."""
    dates = choose(
        ("published", "05/06/2023 08:30", "page"),
        ("published", "2023-06-05T08:31:07+07:00", "json-ld", "datePublished"),
        ("published", "soon", "meta", "pubdate"),
        ("modified", "2023-06-06T10:00:00+07:00", "json-ld", "dateModified"),
    )
    assert dates.published
    assert dates.published.iso == "2023-06-05T08:31:07+07:00"
    assert [(one.value, one.chosen) for one in dates.candidates] == [
        ("2023-06-05T08:30+07:00", False),
        ("2023-06-05T08:31:07+07:00", True),
        (None, False),
        ("2023-06-06T10:00:00+07:00", True),
    ]


@pytest.mark.parametrize(
    ("found", "value"),
    [
        (
            (("published", "2023-06-05", "json-ld"), ("published", "05/06/2023 08:30", "page")),
            "2023-06-05T08:30+07:00",
        ),
        ((("published", "2023-06-05", "json-ld"), ("published", "06/06/2023 08:30", "page")), "2023-06-05"),
        (
            (
                ("published", "2023-06-05T08:30", "json-ld"),
                ("published", "2023-06-05T08:30:06+07:00", "meta"),
            ),
            "2023-06-05T08:30:06+07:00",
        ),
        (
            (
                ("published", "2023-06-05T00:00:00+07:00", "json-ld"),
                ("published", "05/06/2023 08:30", "page"),
            ),
            "2023-06-05T08:30+07:00",
        ),
        ((("published", "2023-06-05T00:00:00+07:00", "json-ld"),), "2023-06-05"),
        (
            (
                ("published", "2023-06-05T00:00:00+07:00", "json-ld"),
                ("published", "5/6/2023, 00:00 (GMT+7)", "page"),
            ),
            "2023-06-05T00:00:00+07:00",
        ),
        ((("published", "5/6/2023, 00:00", "page"),), "2023-06-05T00:00+07:00"),
        ((("published", "2023-06", "url"), ("published", "05/06/2023", "page")), "2023-06-05"),
        ((("published", "2023-06", "url"),), "2023-06"),
    ],
    ids=[
        "a time of the same day completes it",
        "a time of another day does not",
        "seconds of the same minute complete it",
        "midnight that nobody filled in gives way",
        "midnight alone is a day",
        "midnight that the page prints is a time",
        "midnight in print is a time",
        "a whole day beats a month",
        "a month alone stays one",
    ],
)
def test_precision_is_completed_but_never_invented(found: tuple[Found, ...], value: str) -> None:
    """Only candidates that agree lend their time."""
    assert published(*found) == value


def test_an_american_meta_beside_a_local_page_is_settled_by_the_page() -> None:
    """1/8/2026 is 8 January where the page shows 08/01/2026."""
    page = ("published", "08/01/2026 10:02", "page", "line near headline")
    meta = ("published", "1/8/2026 10:02:01 AM", "meta", "article:published_time")
    assert published(meta, page) == "2026-01-08T10:02:01+07:00"
    assert published(meta) == "2026-01-08T10:02:01+07:00"
    ruled = outlet(rules=DateRules(order="DMY", meta_order="MDY"))
    assert published(meta, page, of=ruled) == "2026-01-08T10:02:01+07:00"


@pytest.mark.parametrize(
    ("witness", "value"),
    [
        (("published", "2023-06-05", "url"), "2023-06-05"),
        (("published", "2023-05-06", "url"), "2023-05-06"),
        (("modified", "2023-05-06T20:00:00Z", "json-ld"), "2023-05-06"),
        (("published", "2023-05", "url"), "2023-05-06"),
    ],
    ids=["address", "address, other order", "update line", "month of the address"],
)
def test_other_candidates_vote_on_the_order_of_numbers(witness: Found, value: str) -> None:
    """Whatever the outlet's language makes likely."""
    when = choose(("published", "05/06/2023", "microdata"), witness, of=outlet(language="en")).published
    assert when
    assert when.on == value


def test_a_future_reading_gives_way_to_one_that_is_believed() -> None:
    """12 November has not been yet; 11 December has not either, so neither is believed."""
    fetched = datetime(2026, 6, 20, tzinfo=UTC)
    us = outlet("America/New_York", "en-US")
    when = choose(("published", "12/06/2026", "page"), of=us, fetched_at=fetched).published
    assert when
    assert when.on == "2026-06-12"


def test_a_field_in_utc_beside_a_local_one_is_the_same_moment() -> None:
    """Read naively, the update would precede the publication by seven hours."""
    found: tuple[Found, ...] = (
        ("published", "2021-12-01 11:51:00", "json-ld", "datePublished"),
        ("modified", "2021-12-01T04:51:00.000000Z", "json-ld", "dateModified"),
    )
    for zone in ("Asia/Ho_Chi_Minh", ""):
        dates = choose(*found, of=outlet(zone))
        assert dates.published
        assert dates.published.iso == "2021-12-01T11:51:00+07:00"
        assert dates.modified
        assert dates.modified.instant == dates.published.instant


def test_a_local_clock_beside_an_instant_tells_the_zone_of_an_unknown_outlet() -> None:
    """So the day is the paper's own, not that of Greenwich."""
    dates = choose(
        ("published", "2023-11-09T01:09:55Z", "json-ld", "datePublished"),
        ("published", "November 8, 2023 at 5:09 p.m.", "time", "text near-headline"),
        of=outlet("", "en"),
    )
    assert dates.published
    assert dates.published.iso == "2023-11-08T17:09:55-08:00"


def test_a_time_without_zone_or_witness_stays_local() -> None:
    """And has no instant."""
    dates = choose(("published", "05/06/2023 08:30", "page"), of=outlet(""))
    assert dates.published
    assert (dates.published.on, dates.published.instant) == ("2023-06-05", None)


def test_an_offset_beats_the_zone_and_is_shown_on_the_outlets_clock() -> None:
    """The instant is that of the offset, the local day the outlet's."""
    dates = choose(("published", "2023-06-04T20:30:00Z", "json-ld"))
    assert dates.published
    assert dates.published.iso == "2023-06-05T03:30:00+07:00"


@pytest.mark.parametrize(
    ("words", "value"),
    [("2023-03-26 02:30", "2023-03-26T01:30:00+00:00"), ("2023-10-29 02:30", "2023-10-29T00:30:00+00:00")],
    ids=["an hour that was skipped", "an hour that came twice"],
)
def test_the_hours_when_clocks_change_have_an_instant(words: str, value: str) -> None:
    """A clock not yet put forward; the first of two."""
    dates = choose(("published", words, "page"), of=outlet("Europe/Berlin", "de"))
    assert dates.published
    assert dates.published.instant == datetime.fromisoformat(value)
    assert ZoneInfo("Europe/Berlin").utcoffset(dates.published.local) is not None


def test_the_second_of_two_hours_is_meant_where_an_instant_says_so() -> None:
    """The evidence decides."""
    dates = choose(
        ("published", "2023-10-29 02:30:00", "json-ld", "datePublished"),
        ("published", "2023-10-29T01:30:00Z", "meta", "article:published_time"),
        of=outlet("Europe/Berlin", "de"),
    )
    assert dates.published
    assert dates.published.iso == "2023-10-29T02:30:00+01:00"


@pytest.mark.parametrize(
    "words",
    [
        "2026-11-03T09:00:00Z",
        "0001-01-01T00:00:00",
        "1970-01-01T00:00:00Z",
        "1900-01-01T00:00:00",
        "31/02/2023",
        "1604-05-05",
    ],
)
def test_absurd_dates_are_kept_but_not_believed(words: str) -> None:
    """The future, empty fields, days that never were, a time before newspapers."""
    dates = choose(("published", words, "json-ld", "datePublished"))
    assert dates.published is None
    assert [one.chosen for one in dates.candidates] == [False]
    assert published(("published", words, "json-ld"), ("published", "05/06/2023", "page")) == "2023-06-05"


def test_a_day_ahead_is_allowed_for_clocks_and_zones() -> None:
    """A page of Auckland, fetched when Greenwich still has the day before."""
    assert published(("published", "2026-11-01T23:00:00Z", "json-ld"), of=outlet("Pacific/Auckland", "en"))


def test_an_update_is_no_publication_and_none_before_it() -> None:
    """The one is kept apart, the other dropped."""
    late = choose(
        ("published", "2023-06-05T08:30:00Z", "json-ld"), ("modified", "2023-06-07T08:30:00Z", "json-ld")
    )
    assert late.published
    assert late.modified
    assert (late.published.on, late.modified.on) == ("2023-06-05", "2023-06-07")
    early = choose(
        ("published", "2023-06-05T08:30:00Z", "json-ld"), ("modified", "2023-06-01T08:30:00Z", "json-ld")
    )
    assert early.modified is None


@pytest.mark.parametrize("origin", ["feed", "sitemap"])
def test_the_last_change_that_a_feed_or_a_sitemap_tells_never_dates_the_article(origin: str) -> None:
    """It may be the day on which the file was built; nothing printed it."""
    told = ("modified", "2023-06-07T08:30:00+07:00", origin, "hint")
    alone = choose(told)
    assert (alone.published, alone.source) == (None, None)
    assert alone.modified
    assert alone.modified.iso == "2023-06-07T08:30:00+07:00"
    assert published(told, ("published", "2023-06", "url", "path")) == "2023-06"
    assert published(told, ("modified", "Cập nhật lúc 08:30 05/06/2023", "page")) == "2023-06-05T08:30+07:00"
    assert (
        published(("published", "2023-06-05T08:30:00+07:00", origin, "hint")) == "2023-06-05T08:30:00+07:00"
    )


def test_a_lone_update_line_dates_the_article() -> None:
    """It is the only date that the paper prints."""
    dates = choose(("modified", "Cập nhật lúc 08:30 05/06/2023", "page", "line near headline"))
    assert dates.published
    assert dates.published.iso == "2023-06-05T08:30+07:00"
    assert dates.modified is None


def test_a_doubtful_date_counts_only_where_no_other_does() -> None:
    """A title with days in it, before a plain date."""
    title = ("published", "Mưa to ngày 1 và 2/10/2026", "page", "line near headline")
    assert published(title, ("published", "05/10/2026", "page", "line near headline")) == "2026-10-05"
    assert published(title) == "2026-10-02"


def test_no_candidate_leaves_the_article_undated() -> None:
    """Never today."""
    assert choose().published is None


def test_every_candidate_can_be_argued_with() -> None:
    """What became of it stands in a sentence."""
    dates = choose(
        ("published", "2023-06-05T08:31:07+07:00", "json-ld", "datePublished"),
        ("published", "05/06/2023 08:31", "page", "line near headline"),
        ("published", "06/06/2023", "page", "line near headline"),
        ("published", "2031-06-06", "meta", "pubdate"),
        ("published", "soon", "meta", "date"),
    )
    assert [
        why.partition(":")[0].partition(",")[0] for _, why in explain_dates(dates.candidates, FETCHED)
    ] == [
        "chosen",
        "agrees with json-ld",
        "says otherwise than json-ld",
        "not believed",
        "these words give no date",
    ]


NOWHERE = outlet(zone="", language="")


def test_a_moment_in_utc_takes_the_local_day_that_the_page_prints() -> None:
    """Of an outlet whose zone nobody knows; the moment stays what it is."""
    moment = ("published", "2020-02-18T02:18:11Z", "json-ld")
    when = choose(moment, ("published", "2020-02-17", "url"), of=NOWHERE).published
    assert when
    assert (when.on, when.instant) == ("2020-02-17", datetime(2020, 2, 18, 2, 18, 11, tzinfo=UTC))


@pytest.mark.parametrize(
    "other",
    [
        ("published", "2020-02-16", "url"),
        ("published", "2020-02-19", "url"),
        ("published", "17 February 2020 23:59", "page"),
        ("published", "2020-02", "url"),
    ],
    ids=["two days off", "no clock shows it", "another moment", "a month"],
)
def test_no_other_day_is_taken_for_a_moment_in_utc(other: Found) -> None:
    """Only the neighbouring day that some clock shows then."""
    when = choose(("published", "2020-02-18T02:18:11Z", "json-ld"), other, of=NOWHERE).published
    assert when
    assert when.on == "2020-02-18"


def test_a_known_zone_tells_the_day_by_itself() -> None:
    """Whatever the address says."""
    assert (
        published(("published", "2020-02-18T02:18:11Z", "json-ld"), ("published", "2020-02-17", "url"))
        == "2020-02-18T09:18:11+07:00"
    )


def test_of_printed_dates_the_one_that_agrees_with_the_address_wins() -> None:
    """Related items print theirs nearer the headline, at times."""
    assert (
        published(
            ("published", "2026-09-01", "time", "datetime after headline"),
            ("published", "2023-06-05", "time", "datetime before headline"),
            ("published", "2023-06", "url"),
        )
        == "2023-06-05"
    )


def test_structured_data_are_believed_against_the_address() -> None:
    """An address keeps the day on which a draft was begun."""
    found = ("published", "2023-08-09", "json-ld", "datePublished"), ("published", "2023-06", "url")
    assert published(*found) == "2023-08-09"


def test_a_bare_date_later_than_the_printed_update_is_no_publication() -> None:
    """It is a later change."""
    line = ("modified", "Stand: 28.04.2020 18:00", "page", "line after headline")
    assert published(("published", "2020-04-29T11:52:23", "meta", "date"), line) == "2020-04-28T18:00+07:00"
    assert published(("published", "2020-04-27T11:52", "meta", "date"), line) == "2020-04-27T11:52+07:00"


def test_a_time_far_off_counts_less_than_a_line_near_the_headline() -> None:
    """It may be the page's clock."""
    clock = ("published", "2023-11-01T13:56:20+01:00", "time", "datetime on page")
    assert published(clock, ("published", "31.10.2023", "page", "line after headline")) == "2023-10-31"


def test_the_calendar_of_a_pages_head_dates_no_article() -> None:
    """It shows the day of the request to all readers; a line below the headline dates the article."""
    calendar = ("published", "Thứ tư, ngày 07 tháng 06 năm 2023", "page", "line before headline")
    update = ("modified", "Cập nhật: 08:30, 05/06/2023", "page", "line after headline")
    fetched = datetime(2023, 6, 7, 3, tzinfo=UTC)
    dates = choose(calendar, update, fetched_at=fetched)
    assert dates.published
    assert dates.published.iso == "2023-06-05T08:30+07:00"
    alone = choose(calendar, fetched_at=fetched).published
    assert alone
    assert alone.iso == "2023-06-07"


def test_a_field_whose_day_the_page_prints_only_as_utc_is_in_utc() -> None:
    """Some systems write their instants without a zone; the head's calendar tells nothing."""
    field = ("published", "2023-06-04 19:30:00", "meta", "article:published_time")
    printed = ("published", "05/06/2023", "page", "line after headline")
    calendar = ("published", "05/06/2023", "page", "line before headline")
    assert published(field, printed) == "2023-06-05T02:30:00+07:00"
    assert published(field, calendar) == "2023-06-04T19:30:00+07:00"


def test_local_time_marked_as_utc_is_told_by_print_and_another_field() -> None:
    """Print alone tells nothing: what a script draws is printed in UTC before it runs."""
    found: tuple[Found, ...] = (
        ("published", "2025-08-08T16:24:05Z", "json-ld", "datePublished"),
        ("published", "08/08/2025 16:24", "page", "line after headline"),
    )
    assert published(*found) == "2025-08-08T23:24:05+07:00"
    also = ("published", "2025-08-08T16:24:05", "meta", "article:published_time")
    assert published(*found, also) == "2025-08-08T16:24:05+07:00"
    assert published(*found, also, of=outlet("")) == "2025-08-08T16:24:05+00:00"


def test_the_printed_hour_beside_the_addresss_day_is_the_publication() -> None:
    """Editions are numbered by the night before; a line without an hour, or of a week later, is none of it."""
    address: Found = ("published", "2014-04-10", "url", "path")
    assert published(address, ("published", "2014-04-11 03:00", "page", "line after headline")) == (
        "2014-04-11T03:00+07:00"
    )
    assert published(address, ("published", "2014-04-11", "page", "line after headline")) == "2014-04-10"
    assert (
        published(address, ("published", "2014-04-18 03:00", "page", "line after headline")) == "2014-04-10"
    )


def test_microdata_that_are_the_last_change_give_way_to_an_earlier_meta() -> None:
    """Some templates fill the field of publication with the change; where no meta tells another moment they are believed."""
    field = ("published", "2023-06-05T15:49:34+07:00", "microdata", "datepublished")
    change = ("modified", "2023-06-05T15:49:34+07:00", "meta", "last-updated")
    meta = ("published", "2023-06-05T07:36:07+07:00", "meta", "publish-date")
    assert published(field, change, meta) == "2023-06-05T07:36:07+07:00"
    assert published(field, change) == "2023-06-05T15:49:34+07:00"
    assert published(field, meta) == "2023-06-05T15:49:34+07:00"
