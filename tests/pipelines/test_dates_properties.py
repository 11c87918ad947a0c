"""What holds for every date: printed in any form of any language it reads back, and reading never raises."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.dates.lexicon import tables
from pipelines.dates.read import read_date
from pipelines.dates.reading import Clues
from pipelines.dates.value import When
from pipelines.dates.zones import local_time, offset_at

MONTHS = [
    (code, number, name)
    for code in sorted(tables())
    for number, names in enumerate(tables()[code]["months"], 1)
    for name in names
]
MOMENTS = st.datetimes(datetime.fromisoformat("1900-01-01"), datetime.fromisoformat("2049-12-31")).map(
    lambda moment: moment.replace(microsecond=0)
)
OFFSETS = st.integers(-48, 56).map(lambda quarters: timedelta(minutes=15 * quarters))
FORMS_IN_DIGITS = [
    ("vi", "DMY", "{d:02}/{m:02}/{Y} {H:02}:{M:02}"),
    ("vi", "DMY", "{H:02}:{M:02} ngày {d}-{m}-{Y}"),
    ("vi", "DMY", "{H:02} giờ {M:02} phút, ngày {d:02}/{m:02}/{Y}"),
    ("vi", "DMY", "{H}h{M:02} ngày {d}/{m}/{Y}"),
    ("vi", "DMY", "ngày {d} tháng {m} năm {Y} lúc {H}:{M:02}"),
    ("vi", "DMY", "{d:02}/{m:02}/{Y} | {h:02}:{M:02} {vi}"),
    ("en", "MDY", "{m}/{d}/{Y} {h}:{M:02}:00 {en}"),
    ("de", "DMY", "{d:02}.{m:02}.{Y}, {H:02}:{M:02} Uhr"),
    ("fi", "DMY", "{d}.{m}.{Y} klo {H}.{M:02}"),
    ("fr", "DMY", "{d:02}/{m:02}/{Y} à {H}h{M:02}"),
    ("sv", "YMD", "{Y}-{m:02}-{d:02} kl. {H:02}.{M:02}"),
    ("hu", "YMD", "{Y}. {m:02}. {d:02}. {H:02}:{M:02}"),
    ("ja", "YMD", "{Y}年{m}月{d}日 {H}時{M:02}分"),
    ("zh", "YMD", "{Y}年{m:02}月{d:02}日 {H:02}:{M:02}"),
    ("ko", "YMD", "{Y}년 {m}월 {d}일 {ko} {h}:{M:02}"),
    ("en", "MDY", "{Y}/{m:02}/{d:02} {H:02}:{M:02}"),
]
RFC_822 = "{D}, {d:02} {b} {Y} {H:02}:{M:02}:{S:02} {z}"


def print_in(form: str, moment: datetime) -> str:
    """A moment in a form."""
    afternoon = moment.hour >= 12
    return form.format(
        Y=f"{moment.year:04}",
        m=moment.month,
        d=moment.day,
        H=moment.hour,
        h=moment.hour % 12 or 12,
        M=moment.minute,
        vi="CH" if afternoon else "SA",
        en="PM" if afternoon else "AM",
        ko="오후" if afternoon else "오전",
    )


def value(words: str, clues: Clues) -> When:
    """What the words give; they give something, without a doubt."""
    reading = read_date(words, clues)
    assert reading is not None, words
    assert not reading.doubtful, words
    return reading.when


@pytest.mark.parametrize(("language", "order", "form"), FORMS_IN_DIGITS)
@given(moment=MOMENTS)
@settings(max_examples=40)
def test_a_moment_in_digits_reads_back(language: str, order: str, form: str, moment: datetime) -> None:
    """To the minute, whatever the order, the separators and the clock."""
    assert value(print_in(form, moment), Clues(order, (language,))).local == moment.replace(second=0)


@given(name=st.sampled_from(MONTHS), moment=MOMENTS, capitals=st.booleans())
@settings(max_examples=600)
def test_a_moment_with_a_months_name_reads_back(
    name: tuple[str, int, str], moment: datetime, capitals: bool
) -> None:
    """In every name that any language has for the month, in small letters and in capitals."""
    language, month, word = name
    day = min(moment.day, 28)
    word = word.upper() if capitals else word
    when = value(f"{day} {word} {moment.year:04}, {moment:%H:%M}", Clues("DMY", (language,)))
    assert when.local == moment.replace(month=month, day=day, second=0)


@given(moment=MOMENTS, offset=OFFSETS, separator=st.sampled_from("T "), blank=st.sampled_from(["", " "]))
@settings(max_examples=200)
def test_an_instant_in_iso_reads_back(
    moment: datetime, offset: timedelta, separator: str, blank: str
) -> None:
    """With any offset a clock on earth has, and with the blank before it that some templates print."""
    text = moment.replace(tzinfo=timezone(offset)).isoformat(separator)
    when = value(text[:19] + blank + text[19:], Clues())
    assert (when.local, when.offset) == (moment, offset)
    assert when.iso == moment.replace(tzinfo=timezone(offset)).isoformat()


@given(moment=MOMENTS, offset=OFFSETS)
@settings(max_examples=100)
def test_an_instant_of_a_feed_reads_back(moment: datetime, offset: timedelta) -> None:
    """RFC 822, in English whatever the outlet's language."""
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    zone = f"{moment.replace(tzinfo=timezone(offset)):%z}"
    words = f"{days[moment.weekday()]}, {moment.day:02} {names[moment.month - 1]} {moment.year:04} {moment:%H:%M:%S} {zone}"
    when = value(words, Clues("DMY", ("fr",)))
    assert (when.local, when.offset) == (moment, offset)


@given(
    words=st.text(max_size=400),
    language=st.sampled_from(["", "vi", "en", "th", "zz", "ar"]),
    epoch=st.booleans(),
)
@settings(max_examples=300)
def test_reading_never_raises(words: str, language: str, epoch: bool) -> None:
    """Whatever the words."""
    read_date(words, Clues("DMY", (language,), epoch=epoch))


@given(words=st.text("0123456789/-.:, TZ+thángnămMayAMago年月日時()|", max_size=40))
@settings(max_examples=1000)
def test_reading_what_resembles_a_date_never_raises(words: str) -> None:
    """Half-eaten, doubled, impossible."""
    read_date(words, Clues("DMY", ("vi",), "Asia/Ho_Chi_Minh", datetime(2023, 6, 5, tzinfo=UTC), epoch=True))


@given(
    moment=MOMENTS,
    zone=st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Ho_Chi_Minh", "Australia/Lord_Howe"]),
)
@settings(max_examples=200)
def test_an_instant_survives_its_local_clock(moment: datetime, zone: str) -> None:
    """But for the hour that the clock shows twice, whose first is meant."""
    local, offset = local_time(zone, moment.replace(tzinfo=UTC))
    assert local - offset == moment
    first = offset_at(zone, local)
    assert first is not None
    assert offset == first or local - first < moment
