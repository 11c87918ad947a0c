"""Text comes clean, stays as printed, and is cleaned once for all."""

import time
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.text.clean import clean_line, clean_paragraphs
from pipelines.text.mojibake import is_legacy_font, mend

MEGABYTES = 10_000_000
LONGEST_SECONDS = 30


@pytest.mark.parametrize(
    ("text", "language", "clean"),
    [
        (normalize("NFD", "Tiếng Việt"), "", "Tiếng Việt"),
        ("Ðắk Lắk", "", "Đắk Lắk"),
        ("Ðông", "vi", "Đông"),
        ("Guðrún á Þórshöfn", "is", "Guðrún á Þórshöfn"),
        ("Chủ\u200btịch\u00ad nước\ufeff", "vi", "Chủtịch nước"),
        ("a\u00a0\u2003b\u3000c\r\n d", "", "a b c d"),
        ("\u202bנכון\u202c", "", "נכון"),
        ("نیم\u200cفاصله", "", "نیم\u200cفاصله"),
        ("a\u200cb \x00\x07c\x7f", "", "ab c"),
        ("B&#225;o &amp;quot;Nhân d&acirc;n&amp;amp;quot;", "", 'Báo "Nhân dân"'),
        ("AT&T, R&D, ?a=1&copy=2", "", "AT&T, R&D, ?a=1&copy=2"),
        ("Mưa<o:p></o:p> to <!--[if gte mso 9]><xml></xml><![endif]-->", "", "Mưa to"),
        ("Normal 0 false false false EN-US X-NONE X-NONE Mưa", "", "Mưa"),
        ("5 < 6 and 7 > 3", "", "5 < 6 and 7 > 3"),
        ("Tiáº¿ng Viá»‡t", "", "Tiếng Việt"),
        ("â€œMưaâ€\x9d", "", "“Mưa”"),
        ("« À table ! », MAÇÃ\u00a0É", "", "« À table ! », MAÇÃ É"),
        ("hoá học, hóa học, lựơng", "vi", "hoá học, hóa học, lựơng"),
    ],
    ids=[
        "decomposed",
        "eth beside Vietnamese letters",
        "eth in Vietnamese",
        "eth in Icelandic stays",
        "invisible",
        "blanks",
        "direction marks",
        "joiners of Persian stay",
        "control characters",
        "entities escaped twice",
        "ampersands that are none",
        "debris of Word",
        "heading of Word",
        "comparisons stay",
        "UTF-8 read as Windows-1252",
        "quotes read as Windows-1252",
        "French that looks like it stays",
        "spelling stays",
    ],
)
def test_text_is_cleaned_and_otherwise_as_printed(text: str, language: str, clean: str) -> None:
    """One form of each letter, nothing that cannot be seen."""
    assert clean_line(text, language) == clean


@given(st.text() | st.text("&amp;lt#39ÃáºÐđ<o:p/> \u00ad\u200c\u0301a.B"))
@settings(max_examples=500)
def test_cleaning_twice_equals_cleaning_once(text: str) -> None:
    """Whatever the text."""
    once = clean_line(text)
    assert clean_line(once) == once
    paragraphs = clean_paragraphs([text])
    assert clean_paragraphs(paragraphs) == paragraphs


@pytest.mark.parametrize(
    "unit", ["Việt Nam ", "<!-- ", "<o:p ", "&amp;", "Tiáº¿ng ", "x.Ab", "/* Style Definitions */", "\u200b "]
)
def test_ten_megabytes_on_one_line_take_seconds(unit: str) -> None:
    """No rule looks again and again over the same text."""
    text = unit * (MEGABYTES // 10 // len(unit))
    start = time.process_time()
    clean_paragraphs([text])
    assert (time.process_time() - start) * 10 < LONGEST_SECONDS


def test_sentences_glued_at_a_lost_break_are_parted() -> None:
    """Abbreviations and addresses are no sentences."""
    assert clean_paragraphs(["Mưa đã ngừng.Ông nói. Tp.Hồ Chí Minh, Booking.Com, 3.Mưa"]) == (
        "Mưa đã ngừng. Ông nói. Tp.Hồ Chí Minh, Booking.Com, 3.Mưa",
    )


def test_paragraphs_without_words_are_none() -> None:
    """Blank ones and invisible ones."""
    assert clean_paragraphs(["", "\u200b", " \u00a0", "Mưa"]) == ("Mưa",)


def test_text_that_is_whole_is_not_mended() -> None:
    """Certain or not at all."""
    for text in ("été’s", "Ça va, Éva?", "Việt Nam", "Â", "Ã quem"):
        assert mend(text) == text


@pytest.mark.parametrize(
    ("text", "legacy"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do H¹nh phóc", True),
        ("Coäng hoaø xaõ hoäi chuû nghóa Vieät Nam Ñoäc laäp Töï do Haïnh phuùc", True),
        ("Cộng hòa xã hội chủ nghĩa Việt Nam, độc lập, tự do, hạnh phúc", False),
        ("Le président français a été élu à la majorité des députés où l'été naïf", False),
        ("Die Größe der Bäume müßte schön sein, über dem Fluss öffnen sich die Türen", False),
        ("Hän söi äidin tekemää hyvää ruokaa päivällä ja yöllä työssään", False),
        ("Court rules that the mayor has to resign by the end of the month", False),
    ],
    ids=["TCVN3", "VNI", "Vietnamese", "French", "German", "Finnish", "English"],
)
def test_text_in_the_codes_of_old_fonts_is_told(text: str, legacy: bool) -> None:
    """And no language of today is taken for it."""
    assert is_legacy_font(text) is legacy


def test_halves_of_a_letter_outside_the_first_plane_are_dropped_and_whole_ones_stay() -> None:
    """No database stores a lone surrogate, which JSON can spell: it would cost a whole batch of articles."""
    assert clean_line("Mưa\ud83d to \udc00ở Huế 😀") == "Mưa to ở Huế 😀"
