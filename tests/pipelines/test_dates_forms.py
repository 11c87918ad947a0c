"""Dates as papers print them, form by form."""

from datetime import UTC, datetime

import pytest

from pipelines.dates.read import read_date
from pipelines.dates.reading import Clues, Reading

FETCHED = datetime(2023, 6, 7, 5, 0, tzinfo=UTC)
VIETNAM = Clues("DMY", ("vi",), "Asia/Ho_Chi_Minh", FETCHED)


def read(words: str, language: str = "vi", order: str = "DMY") -> str | None:
    """The value of words on a page of that language."""
    reading = read_date(words, Clues(order, (language,) if language else (), "", FETCHED))
    return reading.when.iso if reading else None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Thứ Ba, 08/08/2017, 21:36 (GMT+7)", "2017-08-08T21:36+07:00"),
        ("Chủ Nhật, 05/09/2021, 22:21 (GMT+7)", "2021-09-05T22:21+07:00"),
        ("Thứ 4, 01/12/2021 | 11:51:00 [GMT +7]", "2021-12-01T11:51:00+07:00"),
        ("Thứ 6, 02/10/2026 18:38 [(GMT +7)]", "2026-10-02T18:38+07:00"),
        ("Thứ 6 ngày 02/10/2026", "2026-10-02"),
        ("Thứ 2, 21/10/2024", "2024-10-21"),
        ("30/06/2023 - 14:50", "2023-06-30T14:50"),
        ("08/01/2026 10:02", "2026-01-08T10:02"),
        ("10:30, 15/05/2011", "2011-05-15T10:30"),
        ("07/03/2026 08:01 GMT+7", "2026-03-07T08:01+07:00"),
        ("Thứ bảy, 07/03/2026 - 08:07", "2026-03-07T08:07"),
        ("07/03/2026 08:52 (GMT+07:00)", "2026-03-07T08:52+07:00"),
        ("Thứ bảy, 7/3/2026, 00:05 (GMT+7)", "2026-03-07T00:05+07:00"),
        ("07-03-2026 - 00:01 AM", "2026-03-07T00:01"),
        ("- 07/03/2026 08:47", "2026-03-07T08:47"),
        ("02/08/2021 lúc 18:47", "2021-08-02T18:47"),
        ("23:02 , 06/03/2026", "2026-03-06T23:02"),
        ("08:30 05/06/2023", "2023-06-05T08:30"),
        ("05/06/2023 - 08:30", "2023-06-05T08:30"),
        ("05/06/2023, 08:30", "2023-06-05T08:30"),
        ("08:30 | 05/06/2023", "2023-06-05T08:30"),
        ("05/06/2023 | 08:30", "2023-06-05T08:30"),
        ("14:50' - 05/06/2023", "2023-06-05T14:50"),
        ("08:30 ngày 05-06-2023", "2023-06-05T08:30"),
        ("NGÀY 5 THÁNG 6, 2023 | 08:30", "2023-06-05T08:30"),
        ("ngày 5 tháng 6 , 2023", "2023-06-05"),
        ("20/6/2024", "2024-06-20"),
        ("5 Tháng Sáu, 2023", "2023-06-05"),
        ("ngày 5 tháng sáu năm 2023", "2023-06-05"),
        ("5 tháng năm 2023", "2023-05-05"),
        ("21 tháng 09 năm 2025", "2025-09-21"),
        ("Thứ Năm, 1 tháng 6 năm 2023 lúc 8:30 chiều", "2023-06-01T20:30"),
        ("08 giờ 30 phút, ngày 05/06/2023", "2023-06-05T08:30"),
        ("16 giờ 15 phút ngày 7-9-2023", "2023-09-07T16:15"),
        ("08h30 ngày 05/06/2023", "2023-06-05T08:30"),
        ("5/6/2023 8h30", "2023-06-05T08:30"),
        ("08g30 05/06/2023", "2023-06-05T08:30"),
        ("8 giờ ngày 5/6/2023", "2023-06-05T08:00"),
        ("T2, 05/06/2023", "2023-06-05"),
        ("CN, 04/06/2023", "2023-06-04"),
        ("Cập nhật lúc 08:30 05/06/2023", "2023-06-05T08:30"),
        ("Đăng ngày: 05/06/2023 - 08:30", "2023-06-05T08:30"),
        ("Gia Lai, 05/06/2023", "2023-06-05"),
        ("8:30 sáng 5/6/2023", "2023-06-05T08:30"),
        ("05/06/2023 4:30 CH", "2023-06-05T16:30"),
        ("05-06-2023 | 08:30 SA", "2023-06-05T08:30"),
        ("05/06/2023 12:15 SA", "2023-06-05T00:15"),
        ("16:30 PM 05/06/2023", "2023-06-05T16:30"),
        ("05/06/2023 4:30 PM", "2023-06-05T16:30"),
        ("Mon, 06/05/2023 - 08:30", "2023-06-05T08:30"),
        ("Thứ hai - 05/06/2023 08:30", "2023-06-05T08:30"),
        ("20h30' ngày 5/6/2023", "2023-06-05T20:30"),
        ("lúc 8 giờ 30 ngày 5/6/2023", "2023-06-05T08:30"),
        ("Thứ Hai, 05 Tháng 6 2023 8:30 CH", "2023-06-05T20:30"),
        ("Ngày đăng: 05-06-2023 08:30:15 SA", "2023-06-05T08:30:15"),
        ("2023-06-05 | 08:30", "2023-06-05T08:30"),
        ("05.06.2023", "2023-06-05"),
        ("05/06/23", "2023-06-05"),
        ("Th6 5, 2023", "2023-06-05"),
        ("tháng 6-2023", "2023-06"),
        ("tháng mười một năm 2023", "2023-11"),
        ("6/2023", "2023-06"),
        ("2023-06", "2023-06"),
        ("2023", "2023"),
        ("năm 2023", "2023"),
        ("Mon, 05 Jun 2023 08:30:00 +0700", "2023-06-05T08:30:00+07:00"),
    ],
)
def test_vietnamese_papers_forms_are_read(words: str, value: str) -> None:
    """As they stand on their pages, decomposed letters and all capitals included."""
    assert read(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2023-06-05T08:30:00+07:00", "2023-06-05T08:30:00+07:00"),
        ("2026-03-07T08:52:11.000 +07:00", "2026-03-07T08:52:11+07:00"),
        ("2026-03-01T09:51:00&#x2B;07:00", "2026-03-01T09:51:00+07:00"),
        ("2026-03-01T09:51:00&amp;#x2B;07:00", "2026-03-01T09:51:00+07:00"),
        ("2026-03-01T09:51:00 07:00", "2026-03-01T09:51:00+07:00"),
        ("2021-12-01T04:51:00.000000Z", "2021-12-01T04:51:00+00:00"),
        ("2021-12-01 11:51:00", "2021-12-01T11:51:00"),
        ("2026-03-07T00:01:00", "2026-03-07T00:01:00"),
        ("2023-06-05T08:30+0200", "2023-06-05T08:30+02:00"),
        ("2023-06-05T08:30:00-03", "2023-06-05T08:30:00-03:00"),
        ("2023-06-05 08:30:00 UTC", "2023-06-05T08:30:00+00:00"),
        ("2023-06-05T08:30:00+02:00[Europe/Berlin]", "2023-06-05T08:30:00+02:00"),
        ("2023-6-5", "2023-06-05"),
        ("20230605", "2023-06-05"),
        ("20230605T083000Z", "2023-06-05T08:30:00+00:00"),
        ("20230605083000", "2023-06-05T08:30:00"),
        ("Mon Jun 05 2023 08:30:00 GMT+0700 (Indochina Time)", "2023-06-05T08:30:00+07:00"),
        ("Mon Jun  5 08:30:00 2023", "2023-06-05T08:30:00"),
        ("Mon, 5 Jun 2023 08:30:00 GMT", "2023-06-05T08:30:00+00:00"),
    ],
)
def test_machines_forms_are_read_with_their_faults(words: str, value: str) -> None:
    """Whole or malformed, the moment is the one that was meant."""
    assert read(words) == value


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("en", "Monday, June 5, 2023 | 10:30 a.m.", "2023-06-05T10:30"),
        ("en", "June 5, 2023 at 8:30 PM EDT", "2023-06-05T20:30-04:00"),
        ("en", "Updated 10:30 AM EST, Mon June 5, 2023", "2023-06-05T10:30-05:00"),
        ("en", "5-Jun-23", "2023-06-05"),
        ("en", "Associated PressJune 5, 2023", "2023-06-05"),
        ("de", "5. Juni 2023, 08:30 Uhr", "2023-06-05T08:30"),
        ("de", "Montag, 5. Juni 2023 um 8.30 Uhr", "2023-06-05T08:30"),
        ("de", "Datum:26. Januar 2022", "2022-01-26"),
        ("fr", "Publié le lundi 5 juin 2023 à 8h30", "2023-06-05T08:30"),
        ("fr", "1er juin 2023", "2023-06-01"),
        ("es", "5 de junio de 2023 a las 08:30 h", "2023-06-05T08:30"),
        ("es", "lun 5 jun 2023 8:30 p.m.", "2023-06-05T20:30"),
        ("es", "05 de junio 2023, 12:00 A. M.", "2023-06-05T00:00"),
        ("es", "5 jun 2023 8:30 p. m.", "2023-06-05T20:30"),
        ("it", "5 giugno 2023 ore 8.30", "2023-06-05T08:30"),
        ("pt", "05 de jun. de 2023 às 08h30", "2023-06-05T08:30"),
        ("nl", "maandag 5 juni 2023 om 20u30", "2023-06-05T20:30"),
        ("sv", "5 juni 2023 kl. 08.30", "2023-06-05T08:30"),
        ("da", "5/6-2023 kl. 8.30", "2023-06-05T08:30"),
        ("no", "Publisert 05.06.2023 08:30", "2023-06-05T08:30"),
        ("fi", "5.6.2023 klo 8.30", "2023-06-05T08:30"),
        ("pl", "5 czerwca 2023, godz. 8:30", "2023-06-05T08:30"),
        ("cs", "5. června 2023 8:30", "2023-06-05T08:30"),
        ("sk", "5. jún 2023", "2023-06-05"),
        ("hu", "2023. június 5. 8:30", "2023-06-05T08:30"),
        ("ro", "5 iunie 2023, 08:30", "2023-06-05T08:30"),
        ("bg", "5 юни 2023 г., 08:30 ч.", "2023-06-05T08:30"),
        ("el", "5 ΙΟΥΝΙΟΥ 2023, 8:30 μ.μ.", "2023-06-05T20:30"),
        ("ru", "5 июня 2023 года в 08:30", "2023-06-05T08:30"),
        ("uk", "5 червня 2023 р. 08:30", "2023-06-05T08:30"),
        ("tr", "5 Haziran 2023 Pazartesi 08:30", "2023-06-05T08:30"),
        ("tr", "29 KASIM 2023", "2023-11-29"),
        ("id", "Senin, 5 Juni 2023 | 08.30 WIB", "2023-06-05T08:30+07:00"),
        ("ms", "5 Jun 2023 8:30 PTG", "2023-06-05T20:30"),
        ("ja", "2023年6月5日(月) 午後8時30分", "2023-06-05T20:30"),
        ("ja", "令和5年6月5日", "2023-06-05"),
        ("zh", "2023年06月05日 08:30", "2023-06-05T08:30"),
        ("zh", "2023年6月", "2023-06"),
        ("ko", "2023년 6월 5일 오후 8:30", "2023-06-05T20:30"),
        ("ko", "2023.06.05. 오후 3:20", "2023-06-05T15:20"),
        ("ar", "الاثنين 5 يونيو 2023م - 08:30", "2023-06-05T08:30"),
        ("ar", "٥ حزيران ٢٠٢٣", "2023-06-05"),
        ("ar", "تم نشره الجمعة 24 نيسان / أبريل 2020 09:22 مساءً", "2020-04-24T21:22"),
        ("he", "5 ביוני 2023, 08:30", "2023-06-05T08:30"),
        ("hi", "5 जून 2023, 08:30 बजे", "2023-06-05T08:30"),
        ("th", "5 มิ.ย. 2566 เวลา 08:30 น.", "2023-06-05T08:30"),
        ("th", "5 มิถุนายน พ.ศ. 2566", "2023-06-05"),
        ("th", "5 มิ.ย. 66 08:30 น.", "2023-06-05T08:30"),
        ("en", "viernes 25 de septiembre de 2020", "2020-09-25"),
        ("", "5 czerwca 2023", "2023-06-05"),
        ("cy", "5 Mehefin 2023", "2023-06-05"),
    ],
)
def test_months_and_clocks_of_many_languages_are_read(language: str, words: str, value: str) -> None:
    """In their own forms, and also on pages that declare another language."""
    assert read(words, language) == value


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "15:20",
        "Thứ Hai",
        "05/06",
        "5-6",
        "16-9 / 24-5 / 7-9",
        "1685928600",
        "31/02/2023",
        "31/06/2023",
        "29/02/2023",
        "2023-06-31",
        "2023-06-0",
        "2023-13-01",
        "00/00/0000",
        "%H:%M %d/%m/%Y",
        "USA Today",
        "room 2023",
        "tháng 13-2023",
        "0" * 1000,
        "5/6/2023 " * 1000,
        "\u202e\u200f",
    ],
)
def test_words_that_say_no_day_give_none(words: str) -> None:
    """Nothing is completed, neither with today nor with a guess."""
    assert read(words) is None


def test_seconds_since_1970_count_only_in_fields_of_machines() -> None:
    """On a page ten digits are as well a telephone number."""
    fields = Clues(epoch=True)
    assert read("1685928600") is None
    values = [read_date(words, fields) for words in ("1685928600", "1685928600123", "/Date(1685928600000)/")]
    assert [value.when.iso for value in values if value] == ["2023-06-05T01:30:00+00:00"] * 3


def test_numbers_follow_the_order_and_keep_the_other_reading() -> None:
    """So that evidence may settle it; impossible months leave but one."""
    american = read_date("05/06/2023", Clues("MDY"))
    assert american
    assert american.other
    assert (american.when.on, american.other.on) == ("2023-05-06", "2023-06-05")
    clear = read_date("13/06/2023", Clues("MDY"))
    assert clear == Reading(clear.when) if clear else False
    assert read("23/06/05", "zh", "YMD") == "2023-06-05"


def test_the_weekday_is_a_checksum() -> None:
    """It decides the order of the numbers, and where it fits neither the reading is doubtful."""
    friday = read_date("Fri 02/12/2021", Clues("DMY", ("en",)))
    assert friday
    assert friday.when.on == "2021-02-12"
    monday = read_date("Thứ Hai, 06/06/2023", VIETNAM)
    assert monday
    assert monday.doubtful
    assert not read_date("Thứ Ba, 06/06/2023", VIETNAM).doubtful  # type: ignore[union-attr]


def test_digits_that_are_no_part_of_a_date_make_it_doubtful() -> None:
    """A title with days in it is a worse witness than a line that is but a date."""
    title = read_date("ngày 1 và 2/10/2026", VIETNAM)
    assert title
    assert title.doubtful


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("vi", "2 giờ trước", "2023-06-07"),
        ("vi", "2 tiếng trước", "2023-06-07"),
        ("vi", "một giờ trước", "2023-06-07"),
        ("vi", "vừa xong", "2023-06-07T12:00+07:00"),
        ("vi", "hôm kia", "2023-06-05"),
        ("vi", "08:30 hôm nay", "2023-06-07T08:30+07:00"),
        ("vi", "3 tuần trước", "2023-05"),
        ("en", "5 minutes ago", "2023-06-07T11:55+07:00"),
        ("en", "yesterday at 8:30 PM", "2023-06-06T20:30+07:00"),
        ("en", "2 years ago", "2021"),
        ("de", "vor 2 Tagen", "2023-06-05"),
        ("fr", "il y a 13 heures", "2023-06-06"),
        ("es", "hace 2 meses", "2023-04"),
        ("ja", "2時間前", "2023-06-07"),
    ],
)
def test_words_told_from_now_are_as_precise_as_they_are(language: str, words: str, value: str) -> None:
    """They resolve against the fetch, on the outlet's clock."""
    reading = read_date(words, Clues("DMY", (language,), "Asia/Ho_Chi_Minh", FETCHED))
    assert reading
    assert reading.when.iso == value


@pytest.mark.parametrize(
    ("words", "zone", "offset"),
    [
        ("05/06/2023 08:30 ICT", "", "+07:00"),
        ("05/06/2023 08:30 CEST", "", "+02:00"),
        ("05/06/2023 08:30 IST", "", "+05:30"),
        ("05/06/2023 08:30 IST", "Asia/Jerusalem", "+05:30"),
        ("05/01/2023 08:30 IST", "Asia/Jerusalem", "+02:00"),
        ("05/01/2023 08:30 CST", "Asia/Shanghai", "+08:00"),
        ("05/01/2023 08:30 CST", "America/Chicago", "-06:00"),
        ("05/01/2023 08:30 ET", "", "-05:00"),
        ("05/06/2023 08:30 ET", "", "-04:00"),
        ("05/06/2023 08:30 UTC-3:30", "", "-03:30"),
    ],
)
def test_named_zones_mean_the_outlets_own_where_a_name_is_shared(words: str, zone: str, offset: str) -> None:
    """An offset that is printed beats the zone."""
    reading = read_date(words, Clues("DMY", ("en",), zone, FETCHED))
    assert reading
    assert reading.when.iso.endswith(offset)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("تاریخ انتشار: ۱۲:۳۰ - ۲۹ آبان ۱۴۰۲", "2023-11-20T12:30"),
        ("۱۵ خرداد ۱۴۰۲", "2023-06-05"),
        ("۳۰ اسفند ماه ۱۳۹۹", "2021-03-20"),
        ("1402/03/15 - 08:30", "2023-06-05T08:30"),
        ("١٥ خرداد ١٤٠٢", "2023-06-05"),
        ("۲ عقرب ۱۴۰۰", "2021-10-24"),
        ("۳۱ آبان ۱۴۰۲", None),
    ],
)
def test_days_of_the_persian_calendar(words: str, value: str | None) -> None:
    """Iran and Afghanistan print by it, with months of their own names; Aban has thirty days."""
    assert read(words, "fa") == value


def test_a_number_behind_its_word_does_not_make_a_date_doubtful() -> None:
    """Views and comments stand beside the date; other digits may be another date's."""
    clues = Clues("DMY", ("ru",), "", FETCHED)
    *counted, strange = (
        read_date(f"05.06.2023 08:30 {rest}", clues) for rest in ("Просмотров: 318", "2 коментара", "318")
    )
    assert [one.doubtful for one in counted if one] == [False, False]
    assert strange is not None
    assert strange.doubtful


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("5 جون 2023 | 09:18 شام", "ur", "2023-06-05T21:18"),
        ("5 جون 2023 | 09:18 صبح", "ur", "2023-06-05T09:18"),
        ("৫ জুন ২০২৩, রাত ০৮:৩০", "bn", "2023-06-05T20:30"),
        ("৫ জুন ২০২৩, রাত ০১:৩০", "bn", "2023-06-05T01:30"),
        ("৫ জুন ২০২৩, রাত ১২:৩০", "bn", "2023-06-05T00:30"),
    ],
)
def test_parts_of_the_day_in_words(words: str, language: str, value: str) -> None:
    """The night is that of the evening or of the morning, by its hour."""
    assert read(words, language) == value
