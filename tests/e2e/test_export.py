"""Articles are taken away: as Parquet, CSV and JSON lines, all of them or those asked for."""

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from storage.articles.storing import save_articles
from storage.database import open_database
from storage.frontier.outlets import save_outlet
from storage.records import Article, Image, OutletRecord
from storage.takeaway.articles import EXPORTED, Choice, batches

Dateline = Callable[..., Any]
NAMES = [column.name for column in EXPORTED]
GAZETTE = OutletRecord(
    "gazette", "Gazette", "https://gazette.example/", "en", "Europe/London", region="Devon"
)
BAO = OutletRecord("bao", "Báo", "https://bao.example/", "vi", "Asia/Ho_Chi_Minh", region="Gia Lai")
ARTICLES = (
    Article(
        "https://gazette.example/wall", "gazette", 'The "wall", mended', "Rain, and\n\nrain; again.", section="News",
        authors=("Ann Lee", "Bo Ek"), images=(Image("https://gazette.example/w.jpg", "The wall"),),
        published_on="2023-06-05", seen_at="2023-06-05T02:00:00Z", read_by="1",
    ),
    Article(
        "https://bao.example/tieu", "bao", "Tiêu Chư Pưh", "Được mùa.", section="Kinh tế", published_on="2023-07",
        paywalled=False, seen_at="2023-07-05T02:00:00Z", read_by="1",
    ),
)  # fmt: skip


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Return a database of two articles."""
    path = tmp_path / "news.db"
    db = open_database(path)
    save_outlet(db, GAZETTE)
    save_outlet(db, BAO)
    save_articles(db, ARTICLES)
    db.close()
    return path


def headlines(lines: str) -> list[str]:
    """Return the headlines of JSON lines."""
    return sorted(json.loads(line)["headline"] for line in lines.splitlines())


def test_json_lines_hold_every_column_with_lists_as_lists(dateline: Dateline, news: Path) -> None:
    """A line an article, under the names of the data dictionary."""
    done = dateline("export", "--db", news, "--outlet", "gazette", "--jsonl", "-")
    (row,) = map(json.loads, done.out.splitlines())
    assert list(row) == NAMES
    assert row["authors"] == ["Ann Lee", "Bo Ek"]
    assert row["images"] == [{"url": "https://gazette.example/w.jpg", "caption": "The wall"}]
    assert (row["tags"], row["body"]) == (None, "Rain, and\n\nrain; again.")
    assert (done.code, "1 article in -" in done.err) == (0, True)


def test_csv_is_read_back_as_it_was(dateline: Dateline, news: Path, tmp_path: Path) -> None:
    """Quotes, commas and line breaks survive."""
    done = dateline("export", "--db", news, "--csv", tmp_path / "out.csv")
    assert done.out == f"2 articles in {tmp_path / 'out.csv'}\n"
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8"), newline="")))
    assert list(rows[0]) == NAMES
    by_outlet = {row["outlet"]: row for row in rows}
    assert by_outlet["gazette"]["headline"] == 'The "wall", mended'
    assert by_outlet["gazette"]["body"] == "Rain, and\n\nrain; again."
    assert by_outlet["bao"]["authors"] == ""


def test_parquet_bears_types_lists_and_descriptions(dateline: Dateline, news: Path, tmp_path: Path) -> None:
    """Any tool that reads Parquet knows what each column holds."""
    assert dateline("export", "--db", news, "--parquet", tmp_path / "out.parquet").code == 0
    table = pq.read_table(tmp_path / "out.parquet")
    assert table.column_names == NAMES
    rows = {row["outlet"]: row for row in table.to_pylist()}
    assert rows["gazette"]["authors"] == ["Ann Lee", "Bo Ek"]
    assert rows["gazette"]["images"][0]["caption"] == "The wall"
    assert (rows["bao"]["word_count"], rows["bao"]["paywalled"]) == (2, 0)
    assert table.schema.field("month").metadata == {b"description": b"Month of publication, such as 2023-06"}


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (["--words", "chu puh"], ["Tiêu Chư Pưh"]),
        (["--words", "tieu", "--outlet", "gazette"], []),
        (["--region", "gia lai"], ["Tiêu Chư Pưh"]),
        (["--section", "kinh te", "--outlet", "bao"], ["Tiêu Chư Pưh"]),
        (["--since", "2023-07-15"], ["Tiêu Chư Pưh"]),
        (["--until", "2023-06"], ['The "wall", mended']),
        (["gazette", "--outlet", "bao"], ['The "wall", mended', "Tiêu Chư Pưh"]),
    ],
)
def test_options_choose_as_in_search(
    dateline: Dateline, news: Path, options: list[str], wanted: list[str]
) -> None:
    """Words, outlet, region, section, days; exit code 1 when no article is such."""
    done = dateline("export", "--db", news, "--jsonl", "-", *options)
    assert (headlines(done.out), done.code) == (wanted, 0 if wanted else 1)


def test_batches_are_no_larger_than_asked(news: Path) -> None:
    """Memory is bounded, whatever the database holds."""
    db = open_database(news)
    assert [len(rows) for rows in batches(db, Choice(), size=1)] == [1, 1]
    db.close()


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ([], "Name one file to write"),
        (["--csv", "-", "--jsonl", "-"], "Name one file to write"),
        (["--csv", "-", "--outlet", "nobody"], 'no outlet here is called "nobody"; there are: bao, gazette'),
        (["--csv", "-", "--region", "nix"], 'no region here is called "nix"; there are: Devon, Gia Lai'),
        (["--csv", "-", "--section", "nix"], 'no section here is called "nix"; there are: Kinh tế'),
        (["--csv", "-", "--since", "2024", "--until", "2023-12"], "--since 2024 lies after --until 2023-12"),
        (["--csv", "-", "--since", "June"], "'June' is no date: write 2023, 2023-06 or 2023-06-05"),
        (["--warc", "x.warc", "--words", "rain"], "--warc takes all pages of outlets"),
    ],
)
def test_wrong_usage_is_told(dateline: Dateline, news: Path, options: list[str], problem: str) -> None:
    """In a sentence, with exit code 2."""
    done = dateline("export", "--db", news, *options)
    assert (done.code, problem in done.err) == (2, True)


@pytest.mark.parametrize("options", [["--outlet", "gazette"], ["--since", "2030"]])
def test_what_the_options_leave_out_is_not_denied(dateline: Dateline, news: Path, options: list[str]) -> None:
    """A search says that nothing of what they choose holds the words, not that nothing does."""
    done = dateline("search", "tieu", "--db", news, *options)
    assert (done.code, done.err) == (1, f"Nothing in what these options choose of {news} holds 'tieu'.\n")


def test_no_file_is_written_over(dateline: Dateline, news: Path, tmp_path: Path) -> None:
    """What is there stays."""
    (tmp_path / "out.csv").write_text("mine")
    done = dateline("export", "--db", news, "--csv", tmp_path / "out.csv")
    assert (done.code, "is there already" in done.err) == (2, True)
    assert (tmp_path / "out.csv").read_text() == "mine"


def test_without_pyarrow_the_remedy_is_named(
    dateline: Dateline, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extra is named, and no file is left."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "storage.takeaway.parquet", raising=False)
    done = dateline("export", "--db", news, "--parquet", tmp_path / "out.parquet")
    assert (done.code, 'pip install "dateline[parquet]"' in done.err) == (1, True)
    assert [file.name for file in tmp_path.iterdir() if "parquet" in file.name] == []
