"""Bad dates and bad text: kept undated, or cleaned; never a crash, never a guess."""

from dataclasses import astuple
from datetime import UTC, datetime

import pytest

from pipelines.dates.choose import choose_dates
from pipelines.dates.read import read_date
from pipelines.dates.reading import Clues
from pipelines.normalise import normalise
from pipelines.outlet import Outlet
from pipelines.raw import DateWords, RawArticle, Words
from storage.records import Image, OutletRecord

FETCHED = datetime(2023, 6, 5, 12, tzinfo=UTC)
OUTLET = Outlet(OutletRecord("bao", "Báo Thử", "https://bao.example.vn/", "vi", "Asia/Ho_Chi_Minh"))
MEGABYTES = 10_000_000


def published(*words: str, origin: str = "page") -> str | None:
    """The value that dates an article whose page prints such words."""
    found = [DateWords("published", one, origin) for one in words]
    when = choose_dates(found, OUTLET, FETCHED).published
    return when.iso if when else None


@pytest.mark.parametrize(
    "words",
    [
        "31/02/2023",
        "32/01/2023",
        "30 tháng 2 năm 2023",
        "2023-13-01",
        "2023-02-29",
        "00/00/0000",
        "0000-00-00",
    ],
)
def test_a_day_that_no_calendar_has_is_no_date(words: str) -> None:
    """Nor is it moved to the next that there is."""
    assert published(words) is None


@pytest.mark.parametrize(
    "words",
    ["05/06/9999", "05/06/1023", "2031-06-05T08:30:00+07:00", "07/06/2023 08:30", "99999999999999", "-1"],
    ids=["last year of all", "before the press", "to come", "in two days", "digits", "negative"],
)
@pytest.mark.parametrize("origin", ["page", "json-ld"])
def test_an_absurd_date_is_not_believed(words: str, origin: str) -> None:
    """A day ahead is allowed, for clocks and time zones."""
    assert published(words, origin=origin) is None


@pytest.mark.parametrize(
    "words",
    [
        "05/06/",
        "/06/2023 08",
        "ngày tháng năm",
        "2023-06-05T",
        "Thứ Hai, ngày",
        "5 thá",
        "08:30",
        "T08:30Z",
        "T2, 05",
    ],
)
def test_a_date_half_eaten_is_never_completed(words: str) -> None:
    """What is left is read as far as it goes, or not at all."""
    assert published(words) in {None, "2023-06", "2023-06-05"}


@pytest.mark.parametrize("words", ["05/06/2023 25:61", "05/06/2023 08:30:99", "05/06/2023 24:30"])
def test_a_time_that_no_clock_shows_leaves_the_day(words: str) -> None:
    """The day was printed all the same."""
    assert published(words) in {None, "2023-06-05", "2023-06-05T08:30+07:00"}


def test_of_contradicting_dates_one_is_chosen_and_all_are_kept() -> None:
    """Never a mean of them, nor the day of one with the time of another."""
    words = ("01/06/2023", "02/06/2023 08:30", "03/06/2023 10:15:20", "31/02/2023")
    dates = choose_dates([DateWords("published", one, "page") for one in words], OUTLET, FETCHED)
    assert dates.published
    assert dates.published.iso == "2023-06-01"
    assert [one.raw for one in dates.candidates] == list(words)


def test_a_weekday_that_contradicts_makes_way_for_a_date_without_doubt() -> None:
    """5 June 2023 was a Monday."""
    assert published("Chủ Nhật, 05/06/2023", "04/06/2023") == "2023-06-04"
    assert published("Chủ Nhật, 05/06/2023") == "2023-06-05"


@pytest.mark.parametrize(
    "words",
    [
        "\u200f05/06/2023\u200e",
        "\u202b05/06/2023\u202c 08:30",
        "05\u00ad/06\u200b/2023",
        "\x0005/06/2023\x07",
        "\ud83d05/06/2023",
    ],
    ids=["marks", "embedding", "soft hyphen", "control", "surrogate"],
)
def test_signs_that_cannot_be_seen_do_not_hide_a_date(words: str) -> None:
    """Right-to-left marks, control characters, halves of letters."""
    assert (published(words) or "")[:10] == "2023-06-05"


@pytest.mark.parametrize("year", [1, 999, 1000, 9999])
@pytest.mark.parametrize(
    "words", ["999 năm trước", "999 tuần trước", "5 giờ trước", "hôm qua", "999 years ago"]
)
def test_a_clock_that_is_far_wrong_makes_no_date_and_no_error(words: str, year: int) -> None:
    """Saved pages carry the fetch times that their archives gave them."""
    read_date(words, Clues("DMY", ("vi",), "Asia/Ho_Chi_Minh", datetime(year, 6, 5, tzinfo=UTC)))


@pytest.mark.parametrize(
    "words", ["1" * MEGABYTES, "5/6/" * (MEGABYTES // 4), "\u200f" * MEGABYTES, " " * MEGABYTES]
)
def test_ten_megabytes_are_no_date(words: str) -> None:
    """Nor a search without end."""
    assert read_date(words, Clues("DMY", ("vi",))) is None


@pytest.mark.parametrize(
    "line",
    [
        "mưa " * (MEGABYTES // 5),
        "m" * MEGABYTES,
        "&amp;" * (MEGABYTES // 5),
        "Mưa.To" * (MEGABYTES // 7),
        "(" * MEGABYTES,
    ],
    ids=["words", "one word", "entities", "glued", "brackets"],
)
def test_ten_megabytes_on_one_line_are_an_article(line: str) -> None:
    """In time that grows with the line."""
    article = normalise(
        RawArticle("https://bao.example.vn/mua", OUTLET, FETCHED, Words("Mưa", "h1"), paragraphs=(line,))
    )
    assert article.body
    assert article.published_on is None


def test_what_no_database_stores_is_stored_nowhere() -> None:
    """Halves of letters and control characters, in whatever field."""
    bad = "Mưa\ud83d \x00to\u202e"
    raw = RawArticle(
        "https://bao.example.vn/mua",
        OUTLET,
        FETCHED,
        headline=Words(bad, "h1"),
        summary=Words(bad, "meta"),
        paragraphs=(bad, bad),
        byline=Words(bad, "p"),
        authors=(Words(bad, "json-ld"),),
        section=Words(bad, "meta"),
        tags=(Words(bad, "meta"),),
        language=Words("vi\ud83d", "html"),
        images=(Image("https://bao.example.vn/m\ud83dua.jpg"),),
        dates=(DateWords("published", "05/06/2023\ud83d", "json-ld", "datePublished"),),
    )
    article = normalise(raw)
    assert article.headline == "Mưa to"
    assert article.published_on == "2023-06-05"
    assert [(date.raw, date.value) for date in article.dates] == [("05/06/2023", "2023-06-05")]
    assert [image.url for image in article.images] == ["https://bao.example.vn/mua.jpg"]
    stored = (*astuple(article)[:12], article.section, *article.tags, article.language, article.published_raw)
    assert not [words for words in stored if isinstance(words, str) and "\ud83d" in words]
