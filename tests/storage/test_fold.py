"""The fold of index and query."""

from __future__ import annotations

import hashlib
import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.fold import fold, match_query
from storage.schema.migrations import ARTICLES_FTS


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đảng", "dang"),
        ("ĐẢNG", "dang"),
        ("Ðảng", "dang"),
        ("Chư Pưh", "chu puh"),
        ("hơn nữa, huyện", "hon nua, huyen"),
        ("Œuvre naïve", "oeuvre naive"),
        ("ŻÓŁĆ", "zolc"),
        ("İstanbul, ılık", "istanbul, ilik"),
        ("Ёлка й", "елка и"),
        ("Ὀδυσσεύς", "οδυσσευσ"),
        ("أخبار", "اخبار"),
        ("हिन्दी", "हिन्दी"),
        ("が か", "が か"),
        ("한국", "한국"),
        ("½ ™ 5²", "½ ™ 52"),
    ],
)
def test_text_folds_to(text: str, folded: str) -> None:
    """Letters lose case and accents; signs that make another word stay."""
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


def test_fold_is_what_indexes_were_made_with() -> None:
    """Articles leave the index by the words they were indexed with: another fold needs a migration that rebuilds it."""
    letters = "".join(map(chr, (*range(0x20, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00))))
    digest = hashlib.sha256(fold(letters).encode()).hexdigest()
    assert digest == "bc52790695655bbf8b4281c0bfe3ed534571acee5f8d84b022cd6d44797b1fae", (
        "fold() has changed: add a migration that calls storage.search.index.rebuild"
    )


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """What is folded stays as it is."""
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("chu puh dang", '"chu" "puh" "dang"'),
        ("Đảng", '"dang"'),
        ('"Chư Pưh', '"chu puh"'),
        ("cà phê*", '"ca" "phe"*'),
        ("a AND b OR NOT", '"a" "and" "b" "or" "not"'),
        ("headline:x ^y {z}", '"headline x" "y" "z"'),
        ("đ'ê", '"d e"'),
        ("", '""'),
        ("*** (((", '""'),
    ],
)
def test_words_become_query(typed: str, query: str) -> None:
    """Quotes keep words together, a star continues a word, and nothing else means anything."""
    assert match_query(typed) == query


@given(st.text())
def test_no_query_is_an_error(typed: str) -> None:
    """Whatever is typed, SQLite understands what we ask."""
    db = sqlite3.connect(":memory:")
    db.execute(ARTICLES_FTS)
    assert (
        db.execute(
            "select rowid from articles_fts where articles_fts match ?", [match_query(typed)]
        ).fetchall()
        == []
    )
    db.close()
