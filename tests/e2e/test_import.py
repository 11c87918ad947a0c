"""``dateline import``: a plain-text document with a headed first line, and saved pages."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Dateline = Callable[..., Any]

DOCUMENT = (
    "date 2023-06 Tin liên quan Làng Kon Sơ Lăng học cách giữ rừng\n\n"
    "Sáng sớm, già làng A Blưk đã đánh hồi chiêng đầu tiên gọi bà con ra nhà rông bàn chuyện giữ rừng.\n\n"
    "Đến nay, cả làng đã nhận khoán 320 ha rừng đầu nguồn, mỗi hộ thay phiên tuần tra hai ngày một tháng.\n\n"
    "Đảng bộ xã cho biết sẽ nhân rộng cách làm này ra ba làng còn lại."
)


@pytest.fixture
def imported(dateline: Dateline, tmp_path: Path) -> Path:
    """A database into which the document went."""
    (tmp_path / "document.txt").write_text(DOCUMENT, encoding="utf-8")
    done = dateline("import", tmp_path / "document.txt", "--db", tmp_path / "a.db")
    assert (done.code, done.err) == (0, "")
    return tmp_path / "a.db"


def row(path: Path, sql: str) -> tuple[Any, ...]:
    """Return the one row of a query."""
    with sqlite3.connect(path) as db:
        (only,) = db.execute(sql).fetchall()
    db.close()
    return tuple(only)


def test_a_document_keeps_its_month_and_invents_no_day(imported: Path) -> None:
    """Month precision stays month precision; "Tin liên quan" is nobody's headline."""
    assert row(
        imported,
        "select headline, published_on, published_at, published_precision, language, month from articles",
    ) == ("Làng Kon Sơ Lăng học cách giữ rừng", "2023-06", None, "month", "vi", "2023-06")


def test_paragraphs_stand_apart_by_a_blank_line(imported: Path) -> None:
    """As in the document."""
    (body,) = row(imported, "select body from articles")
    assert body.split("\n\n") == DOCUMENT.split("\n\n")[1:]


def test_a_second_import_changes_nothing(imported: Path, dateline: Dateline) -> None:
    """Derived ids make importing idempotent."""
    done = dateline("import", imported.with_name("document.txt"), "--db", imported)
    assert done.code == 0
    assert "unchanged" in done.out
    assert row(imported, "select count(*), max(version) from articles") == (1, 1)


@pytest.mark.parametrize("words", ["kon so lang", "Kon Sơ Lăng", "dang bo", "Đảng", "đảng"])
def test_the_document_is_found_in_any_spelling(imported: Path, dateline: Dateline, words: str) -> None:
    """One fold for text and query."""
    done = dateline("search", words, "--db", imported)
    assert done.code == 0
    assert "Làng Kon Sơ Lăng" in done.out


def test_what_cannot_be_read_is_kept_as_a_reject(dateline: Dateline, tmp_path: Path) -> None:
    """The good file beside it is stored all the same, and the exit code tells."""
    (tmp_path / "good.txt").write_text(DOCUMENT, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    done = dateline("import", tmp_path, "--db", tmp_path / "a.db")
    assert done.code == 1
    assert row(tmp_path / "a.db", "select count(*) from articles") == (1,)
    assert row(tmp_path / "a.db", "select count(*) from rejects") == (2,)
    assert "empty.txt" in done.err
    assert "binary.txt" in done.err
