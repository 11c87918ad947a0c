"""Lines under a text that tell who else made it leave the text, and name its agencies."""

import pytest

from pipelines.text.ending import cut_ending
from pipelines.text.signature import Printed, cut_signature
from storage.records import OutletRecord

OUTLET = OutletRecord(
    "gazette", "Saltmouth Gazette", "https://gazette.example/", language="en", timezone="UTC"
)
TEXT = ("The wall was raised by a metre.", "It will hold, said the harbour master.")


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Quelle: dpa", "dpa"),
        ("(Quelle: APA/sda)", "APA, sda"),
        ("Fuente: EFE", "EFE"),
        ("Source: Saltmouth Harbour Office", None),
        ("mit AFP", "AFP"),
        ("dpa/lnw", "dpa"),
        ("Ann Lee contributed to this report.", None),
        ("—Associated Press writer Ann Lee in Paris contributed to this report.", None),
        ("Source: Associated Press", "Associated Press"),
        ("(Reporting by Ann Lee; Editing by Tom Reed)", None),
        ("With reporting by Ann Lee", None),
        ("Übersetzung: Ann Lee, Redaktion: Tom Reed", None),
        ("___", None),
        ("HR", None),
        ("ale/tre", None),
        ("(*)", None),
        ("SHR (Ann Lee, Tom Reed)", None),
        ("— Local Reporters' Fund", None),
        ("(Ann Lee, Saltmouth)", None),
        ("（中村葉子）", None),
        ("(SALTMOUTH 24 with WAVES, BOREAL WIRE)", None),
        ("red, Hafen.at/Agenturen", None),
        ("Article by Ann Lee (@annlee).", None),
        ("Fotoğraflar: DHA", None),
        ("ธีรเดช ปันแก้ว รายงาน กชกร ศรีวิชัย เรียบเรียง", None),
        ("ຂ່າວ ແລະ ພາບ: ບຸນມີ ສີສະຫວັດ", None),
        ("ແຫຼ່ງຂ່າວ: ຂປລ", None),
    ],
)
def test_a_line_that_tells_who_made_the_text_is_none_of_it(line: str, credit: str | None) -> None:
    """Papers everywhere print under a text who helped, and out of what it was made: its agencies are its credit."""
    signed = cut_signature(Printed((*TEXT, line)), OUTLET, vietnamese=False)
    assert (signed.paragraphs, signed.credit, signed.authors, signed.byline) == (TEXT, credit, (), "")


@pytest.mark.parametrize(
    "line",
    [
        "Sources:",
        "Sources at the harbour office said that the wall would hold.",
        "Mit dem Bau wird im März begonnen.",
        "With reporting of the disease now mandatory, doctors expect more cases.",
        "(It will hold, said the harbour master.)",
        "[Picture=Harbour Office]",
        "– And who pays?",
        "Ann Lee, who contributed to this report on the wall and its keepers for many years, went home.",
    ],
)
def test_a_sentence_that_begins_like_such_a_line_stays(line: str) -> None:
    """What goes on as a sentence tells of something else."""
    assert cut_ending((*TEXT, line), (), vietnamese=False).paragraphs == (*TEXT, line)


NOTE = "Our correspondent Ann Lee covers the coast. She lives in Saltmouth with two dogs."


def test_a_note_on_the_writer_is_none_of_the_text() -> None:
    """It tells who wrote, not what happened, and stands under texts that somebody is proud of."""
    assert cut_ending((*TEXT, NOTE), ("Ann Lee",), vietnamese=False).makers == (NOTE,)


@pytest.mark.parametrize(
    ("paragraphs", "names"),
    [
        pytest.param((*TEXT, NOTE), ("Tom Reed",), id="on somebody who did not write it"),
        pytest.param((NOTE, *TEXT), ("Ann Lee",), id="within the text"),
        pytest.param(
            (*TEXT, "The wall held, and Ann Lee was there."), ("Ann Lee", "Lee"), id="a last sentence"
        ),
    ],
)
def test_other_words_on_a_person_stay(paragraphs: tuple[str, ...], names: tuple[str, ...]) -> None:
    """Only the text's own writers are presented under it."""
    assert cut_ending(paragraphs, names, vietnamese=False).paragraphs == paragraphs


@pytest.mark.parametrize(
    ("line", "names", "signs"),
    [
        ("Ольга Северцева", (), True),
        ("Ольга Северцева", ("Пётр Ломов",), False),
        ("Ольга Северцева писала об этом", (), False),
        ("Mehr Nachrichten", (), False),
    ],
    ids=["a name", "another is named elsewhere", "a sentence", "a label in plain letters"],
)
def test_a_name_behind_the_last_sentence_signs_where_the_page_names_nobody(
    line: str, names: tuple[str, ...], signs: bool
) -> None:
    """As papers sign that print no byline."""
    assert (cut_ending((*TEXT, line), names, vietnamese=False).lines == (line,)) is signs
