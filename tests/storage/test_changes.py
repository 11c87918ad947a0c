"""What an edit changed: nothing is lost of either state, and what stayed is told as kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.articles.changes import Fate, Run, line_changes, paragraph_changes

TEXTS = st.lists(st.sampled_from(["giá", "cà phê", "giảm", "mưa đá", "ở Ia Mút.", "\n\n"]), max_size=12).map(
    " ".join
)
FIRST = "Giá cà phê sáng nay giảm 8.000 đồng so với tuần trước."
SECOND = "Trong kho còn hơn 900 tấn cà phê của bà con."


def side(paragraphs: list[list[Run]], without: Fate) -> str:
    """Return the text of one state."""
    kept = ["".join(run.text for run in runs if run.fate is not without) for runs in paragraphs]
    return "\n\n".join(text for text in kept if text)


@given(TEXTS, TEXTS)
def test_both_states_can_be_read_out_of_the_changes(before: str, after: str) -> None:
    """Whatever was edited: leave out what came, and the former state is there; what went, and the latest."""
    told = paragraph_changes(before, after)
    assert side(told, Fate.ADDED).split() == before.split()
    assert side(told, Fate.REMOVED).split() == after.split()


@pytest.mark.parametrize(
    ("before", "after", "fates"),
    [
        ("", "Một", ["added"]),
        ("Một", None, ["removed"]),
        ("Một hai", "Một hai", ["kept"]),
        ("Một hai ba", "Một ba", ["kept", "removed", "kept"]),
    ],
)
def test_a_line_is_told_in_runs(before: str, after: str | None, fates: list[str]) -> None:
    """As few as there can be."""
    assert [run.fate for run in line_changes(before, after)] == fates


def test_a_rewritten_paragraph_is_told_word_by_word_and_a_new_one_whole() -> None:
    """What was cut, what was put in between, and what was left alone."""
    told = paragraph_changes(
        f"{FIRST}\n\n{SECOND}", f"{FIRST.replace('8.000', '9.500')}\n\nTin thêm.\n\n{SECOND}"
    )
    assert [[run.fate for run in runs] for runs in told] == [
        [Fate.KEPT, Fate.REMOVED, Fate.ADDED, Fate.KEPT],
        [Fate.ADDED],
        [Fate.KEPT],
    ]


def test_paragraphs_with_little_in_common_are_two() -> None:
    """No confetti of single words."""
    assert paragraph_changes(FIRST, SECOND) == [[Run(Fate.REMOVED, FIRST)], [Run(Fate.ADDED, SECOND)]]
