"""Names, agencies and placeholders; datelines; the lines that sign a text."""

import pytest

from pipelines.raw import Words
from pipelines.text.credits import Names, read_byline, sort_names
from pipelines.text.datelines import Closing, cut_agency, cut_dateline
from pipelines.text.ending import cut_ending
from pipelines.text.names import is_vietnamese_name, restore_case
from pipelines.text.signature import Printed, cut_signature
from storage.records import OutletRecord

GLO = OutletRecord("baogialai", "Báo Gia Lai", "https://baogialai.example.vn/", "vi", "Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("NGUYỄN VĂN A", "Nguyễn Văn A"),
        ("RƠ CHÂM HLƠI", "Rơ Châm Hlơi"),
        ("SIU H'NGUYỆT", "Siu H'Nguyệt"),
        ("SIU H’NGUYỆT", "Siu H’Nguyệt"),
        ("KPĂ THUYÊN", "Kpă Thuyên"),
        ("MAI-LINH TRẦN", "Mai-Linh Trần"),
        ("ANA DE LA CRUZ", "Ana de la Cruz"),
        ("MARY O'BRIEN", "Mary O'Brien"),
        ("J. K. ROWE", "J. K. Rowe"),
        ("Bill MCCARTHY", "Bill MCCARTHY"),
        ("MDR OST", "MDR OST"),
        ("AFP", "AFP"),
    ],
)
def test_capitals_of_names_are_restored(printed: str, name: str) -> None:
    """Acronyms, and names in mixed letters, stay."""
    assert restore_case(printed) == name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("NGUYỄN VĂN A", Names(("Nguyễn Văn A",))),
        ("Bài, ảnh: Rơ Châm Hlơi", Names(("Rơ Châm Hlơi",))),
        ("Bài và ảnh: KPĂ THUYÊN", Names(("Kpă Thuyên",))),
        ("Siu H'Nguyệt - Trần Dung", Names(("Siu H'Nguyệt", "Trần Dung"))),
        ("Hà Duy và Trần Dung", Names(("Hà Duy", "Trần Dung"))),
        ("Thiên Di. Ảnh: Đức Thụy", Names(("Thiên Di",), (), ("Đức Thụy",))),
        ("Ảnh: Đức Thụy", Names((), (), ("Đức Thụy",))),
        ("Theo TTXVN", Names((), ("TTXVN",))),
        ("(Theo Vietnamnet)", Names((), ("Vietnamnet",))),
        ("Theo Hồ Hương", Names(("Hồ Hương",))),
        ("Nguồn: Báo Tin tức", Names((), ("Báo Tin tức",))),
        ("Tạ Nguyên/Báo Tin tức", Names(("Tạ Nguyên",), ("Báo Tin tức",))),
        ("Trần Hiếu-Hà Duy", Names(("Trần Hiếu", "Hà Duy"))),
        ("Trần Văn Cường-Bí thư xã", Names(("Trần Văn Cường",))),
        ("Hà Duy và 1 tác giả khác", Names(("Hà Duy",))),
        ("By Ann Lee, Senior Political Correspondent", Names(("Ann Lee",))),
        ("P.V", Names()),
        ("Bút danh", Names()),
        ("Minh Nguyễn (tổng hợp)", Names(("Minh Nguyễn",))),
        ("By Ann Lee and Bob Roe, Court reporter", Names(("Ann Lee", "Bob Roe"))),
        ("By Ann Lee, AP", Names(("Ann Lee",), ("AP",))),
        ("Von Jan Roth", Names(("Jan Roth",))),
        ("AFP/dpa", Names((), ("AFP/dpa",))),
        ("", Names()),
    ],
)
def test_a_byline_says_three_things(line: str, names: Names) -> None:
    """Who wrote, whom it was taken from, who took the pictures."""
    assert read_byline(line) == names


def test_names_of_data_fields_are_told_apart() -> None:
    """By what the page calls them, by what is known of them, each once."""
    given = [
        ("Ann Lee", False),
        ("Bob Roe", False),
        ("ANN LEE", False),
        ("Reuters", False),
        ("Báo Gia Lai", True),
        ("admin", False),
    ]
    assert sort_names(given) == Names(("Ann Lee", "Bob Roe"), ("Reuters", "Báo Gia Lai"))


def test_the_stop_behind_an_initial_is_the_names_own() -> None:
    """Any other ends the line."""
    given = [(name, False) for name in ("Antolín Barrueco F.", "Ann Lee Jr.", "Ute Kern.", "Nguyễn Văn A.")]
    assert sort_names(given).authors == ("Antolín Barrueco F.", "Ann Lee Jr.", "Ute Kern", "Nguyễn Văn A")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Kpă Thuyên", True),
        ("Siu H’Nguyệt", True),
        ("R'Ô Hok", True),
        ("NGUYỄN THỊ MINH KHAI", True),
        ("Tuổi Trẻ", False),
        ("Nguyễn", False),
        ("Lê lợi ra quân", False),
        ("Trần Phú: đường mới", False),
        ("Mai", False),
    ],
)
def test_vietnamese_names_are_known_by_their_form(words: str, name: bool) -> None:
    """A family name, and capitals."""
    assert is_vietnamese_name(words) is name


@pytest.mark.parametrize(
    ("paragraph", "name", "text"),
    [
        ("(GLO)- Sáng 27-9, mưa.", "GLO", "Sáng 27-9, mưa."),
        ("(GLO)-Sáng 27-9, mưa.", "GLO", "Sáng 27-9, mưa."),
        ("(NLĐO) – Mưa.", "NLĐO", "Mưa."),
        ("(Chinhphu.vn) - Mưa.", "Chinhphu.vn", "Mưa."),
        ("(Báo Gia Lai) - Mưa.", "Báo Gia Lai", "Mưa."),
        ("ĐNO - Mưa.", "ĐNO", "Mưa."),
        ("HÀ NỘI, 5-6 (TTXVN) - Mưa.", "TTXVN", "Mưa."),
        ("HANOI, June 5 (AP) — Rain fell.", "AP", "Rain fell."),
        ("BERLIN (dpa) - Regen.", "dpa", "Regen."),
        ("COLUMBIA, S.C. (AP) — Rain.", "AP", "Rain."),
        ("Madrid, 5 jun (EFE).- Lluvia.", "EFE", "Lluvia."),
        ("NASA - the agency - said so.", None, "NASA - the agency - said so."),
        ("Rain (heavy) - and wind.", None, "Rain (heavy) - and wind."),
        ("(Không phải ai cũng biết) - Mưa.", None, "(Không phải ai cũng biết) - Mưa."),
        ("(GLO)-", "GLO", ""),
    ],
)
def test_datelines_leave_the_text(paragraph: str, name: str | None, text: str) -> None:
    """What is no dateline stays."""
    opening = cut_dateline(paragraph, ("Báo Gia Lai",))
    assert (opening.name, opening.text) == (name, text)


def test_an_agency_in_brackets_leaves_the_end() -> None:
    """Other brackets are text."""
    assert cut_agency("Mưa to. (Theo TTXVN)") == Closing("Mưa to.", "TTXVN")
    assert cut_agency("Mưa to (hôm qua).") == Closing("Mưa to (hôm qua).")
    assert cut_agency("Rain fell. (c)KNP/Ann Lee") == Closing("Rain fell.", "KNP", "Ann Lee")


@pytest.mark.parametrize(
    ("lines", "vietnamese", "signed"),
    [
        (("Mưa.", "NGUYỄN VĂN A"), True, ("NGUYỄN VĂN A",)),
        (("Mưa.", "Bài, ảnh: Hà Duy", "(Theo TTXVN)"), True, ("Bài, ảnh: Hà Duy", "(Theo TTXVN)")),
        (("Mưa.", "MINH ANH"), True, ("MINH ANH",)),
        (("Mưa.", "P.V"), True, ("P.V",)),
        (("Rain.", "Ann Lee"), False, ("Ann Lee",)),
        (("Rain.", "AFP"), False, ("AFP",)),
        (("Rain.", "Bob Roe"), False, ()),
        (("Mưa.", "Hà Nội hôm nay mưa"), True, ()),
        (("NGUYỄN VĂN A",), True, ()),
    ],
    ids=[
        "capitals",
        "two lines",
        "pen name",
        "placeholder",
        "known name",
        "agency",
        "unknown name",
        "text",
        "all there is",
    ],
)
def test_lines_that_sign_a_text_leave_its_end(
    lines: tuple[str, ...], vietnamese: bool, signed: tuple[str, ...]
) -> None:
    """Other papers sign above the text: there only names that the page gives elsewhere count."""
    ending = cut_ending(lines, ("Ann Lee",), vietnamese=vietnamese)
    assert ending.lines == signed
    assert (*ending.paragraphs, *ending.lines) == lines


def test_a_signature_is_gathered_from_all_places() -> None:
    """The dateline, the last line, the agency; the text keeps none of them."""
    printed = Printed(("(GLO)- Mưa to.", "Đường ngập. (TTXVN)", "RƠ CHÂM HLƠI"), "(GLO)- Mưa.", "", ())
    signed = cut_signature(printed, GLO, vietnamese=True)
    assert signed.paragraphs == ("Mưa to.", "Đường ngập.")
    assert (signed.summary, signed.byline) == ("Mưa.", "RƠ CHÂM HLƠI")
    assert (signed.authors, signed.credit) == (("Rơ Châm Hlơi",), "TTXVN")


def test_a_dateline_alone_on_its_line_leaves_with_it() -> None:
    """As under videos; what has no other text keeps it."""
    assert cut_signature(Printed(("(GLO)-", "Mưa.")), GLO, vietnamese=True).paragraphs == ("Mưa.",)
    assert cut_signature(Printed(("(GLO)-",)), GLO, vietnamese=True).paragraphs == ("(GLO)-",)


def test_a_handle_gives_way_to_the_name_in_the_byline() -> None:
    """Accounts of content systems write nothing."""
    given = (Words("longanbao", "json-ld"),)
    signed = cut_signature(Printed(("Mưa.",), "", "Tạ Nguyên/Báo Tin tức", given), GLO, vietnamese=True)
    assert (signed.authors, signed.credit) == (("Tạ Nguyên",), "Báo Tin tức")


def test_an_agency_is_no_credit_on_its_own_pages() -> None:
    """It took the text from nobody."""
    reuters = OutletRecord("r", "reuters.example", "https://www.reuters.example/", "en", "")
    signed = cut_signature(Printed(("LONDON (Reuters) - Rain fell.",)), reuters, vietnamese=False)
    assert (signed.paragraphs, signed.credit) == (("Rain fell.",), None)


@pytest.mark.parametrize(
    "line",
    ["X/Báo Tin tức", "X/ báo Tin tức", "X-Báo Tin tức", "X - Báo Tin tức"],
    ids=["slash", "blank", "hyphen", "dash"],
)
def test_a_papers_name_beside_a_writers_is_no_second_writer(line: str) -> None:
    """Nor is a piece of it."""
    assert read_byline(line.replace("X", "Tạ Nguyên")).authors == ("Tạ Nguyên",)
    assert "Báo Tin" not in read_byline(line).authors


@pytest.mark.parametrize("origin", ["json-ld", "meta:author"])
def test_the_outlet_itself_is_dropped_from_a_list_of_credits(origin: str) -> None:
    """What it signs by its masthead is taken from nobody."""
    own = OutletRecord("angiang", "Báo An Giang", "https://bao.example.vn/", "vi", "")
    printed = Printed(("Mưa.",), "", "", (Words("Báo An Giang, Vietnamnet", origin),))
    signed = cut_signature(printed, own, vietnamese=True)
    assert (signed.authors, signed.credit) == ((), "Vietnamnet")


def test_a_person_whom_data_fields_introduce_by_from_is_the_author() -> None:
    """An agency so introduced is the credit."""
    given = (Words("Theo Hồ Hương", "json-ld"), Words("Theo TTXVN", "json-ld"))
    signed = cut_signature(Printed(("Mưa.",), "", "", given), GLO, vietnamese=True)
    assert (signed.authors, signed.credit) == (("Hồ Hương",), "TTXVN")


@pytest.mark.parametrize("name", ["Trúc Ly", "Đình Lưu", "Ngọc Quyên"])
def test_a_pen_name_behind_the_last_sentence_signs_it(name: str) -> None:
    """Two syllables alone, as Vietnamese papers print them; behind a line that goes on, in any paper, it is a part of that."""
    signed = cut_signature(Printed(("Mưa to.", name)), GLO, vietnamese=True)
    assert (signed.paragraphs, signed.byline, signed.authors) == (("Mưa to.",), name, (name,))
    assert cut_ending(("Những nơi mưa to:", name), (), vietnamese=True).lines == ()
    assert cut_ending(("Where it rained:", name), (), vietnamese=False).lines == ()


@pytest.mark.parametrize(
    ("line", "names", "lines"),
    [
        ("Zoë Müller", (), ("Zoë Müller",)),
        ("Zoë Müller", ("Ann Lee",), ()),
        ("Green Valley", (), ()),
        ("Autor: Jan Nowak", ("Ann Lee",), ("Jan Nowak",)),
        ("Text: what it says of rain", (), ()),
        ("Zoë Müller reports", (), ()),
    ],
)
def test_a_name_behind_the_last_sentence_signs_a_page_that_names_nobody(
    line: str, names: tuple[str, ...], lines: tuple[str, ...]
) -> None:
    """In plain letters it may be a label; where the page names its writer it is somebody else."""
    assert cut_ending(("Rain.", line), names, vietnamese=False).lines == lines


@pytest.mark.parametrize(
    "line", ["Trúc Ly.", "Mưa to", "Hết", "Xem Thêm", "Việt Nam", "Trúc Ly Hoa Mai", "Strasse Ööö"]
)
def test_other_short_last_lines_are_text(line: str) -> None:
    """Sentences, labels, and what no Vietnamese name sounds like."""
    assert cut_ending(("Mưa to.", line), (), vietnamese=True).lines == ()


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Tạ Nguyên/Gazette/gazette.example", Names(("Tạ Nguyên",))),
        ("Lê An/TTXVN", Names(("Lê An",), ("TTXVN",))),
        ("Ann Lee / Bob Roe", Names(("Ann Lee", "Bob Roe"))),
        ("sid/dpa", Names((), ("sid/dpa",))),
    ],
)
def test_names_and_outlets_are_parted_by_slashes(byline: str, names: Names) -> None:
    """Of the outlets behind a name only known ones are a credit: the others are the paper itself."""
    assert read_byline(byline) == names


@pytest.mark.parametrize("line", ["홍길동 기자 hong@gazette.example", "예담=홍길동 특파원", "홍길동 기자"])
def test_the_reporter_at_the_end_of_a_korean_text_is_its_author(line: str) -> None:
    """From where, who, and how to write to them."""
    ending = cut_ending(("섬에 큰비가 내렸다.", line), (), vietnamese=False)
    assert (ending.paragraphs, ending.lines) == (("섬에 큰비가 내렸다.",), ("홍길동",))


def test_the_writer_in_brackets_behind_the_text_is_its_author() -> None:
    """As agencies of the east sign."""
    ending = cut_ending(("Rain fell on the island.", "(By Ann Lee)"), (), vietnamese=False)
    assert (ending.paragraphs, ending.lines) == (("Rain fell on the island.",), ("Ann Lee",))


def test_a_byline_behind_the_standfirst_is_no_part_of_it() -> None:
    """Some houses set it there, in capitals."""
    printed = Printed(("Rain fell.",), summary="The island is wet. VON ANN LEE", byline="Von Ann Lee")
    assert cut_signature(printed, GLO, vietnamese=False).summary == "The island is wet."


def test_a_chinese_dateline_names_agency_and_writers_and_stays() -> None:
    """As the agencies of China begin a text; papers print it with the text."""
    text = "新华社北京6月5日电（记者李安、王平）北京5日下雨。"
    signed = cut_signature(Printed((text,)), GLO, vietnamese=False)
    assert (signed.paragraphs, signed.authors, signed.credit) == ((text,), ("李安", "王平"), "新华社")


def test_the_dateline_behind_a_text_is_none_of_it() -> None:
    """Some agencies tell at its end from where it came."""
    ending = cut_ending(("Rain fell on the island.", "KARSK, May 7 (Port Inform)"), (), vietnamese=False)
    assert ending.paragraphs == ("Rain fell on the island.",)
