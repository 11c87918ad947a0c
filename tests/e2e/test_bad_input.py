"""Bad input gets one line that says what is wrong and what to do, the right exit code, and no traceback."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Dateline = Callable[..., Any]


def one_line(text: str) -> str:
    """Return the only line of a text that has no more than one, and is no traceback."""
    lines = text.strip().splitlines()
    assert len(lines) == 1, text
    assert "Traceback" not in text
    assert "unforeseen" not in text
    return lines[0]


def test_a_missing_database_is_named_with_the_remedy(dateline: Dateline, tmp_path: Path) -> None:
    """Searching never creates the file it did not find."""
    missing = tmp_path / "none.db"
    done = dateline("search", "gong", "--db", missing)
    assert done.code == 1
    assert str(missing) in one_line(done.err)
    assert "dateline crawl" in done.err
    assert not missing.exists()


def test_a_file_that_is_no_database_is_refused_and_left_alone(dateline: Dateline, tmp_path: Path) -> None:
    """Somebody's notes are not overwritten by tables."""
    notes = tmp_path / "notes.db"
    notes.write_text("these are notes, and long enough to be taken for a header of SQLite " * 20)
    before = notes.read_bytes()
    done = dateline("serve", "--db", notes)
    assert done.code == 1
    assert str(notes) in one_line(done.err)
    assert notes.read_bytes() == before


def test_an_unknown_outlet_is_answered_with_its_neighbours(dateline: Dateline) -> None:
    """A typing slip should cost nobody a look into the documentation."""
    done = dateline("crawl", "baogialay")
    assert done.code in {1, 2}
    assert "baogialai" in one_line(done.err)


@pytest.mark.parametrize("arguments", [("outlets", "list"), ("extract", "--batch")], ids=" ".join)
def test_a_pipe_that_is_closed_ends_a_verb_as_it_ends_other_tools(arguments: tuple[str, ...]) -> None:
    """With the code that a shell gives them, which no script takes for "nothing found"; and without a word."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "crawler", *arguments]
    done = subprocess.run(
        command, input=b'{"id": 1}\n', stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("DOWNLOAD_DELAY=abc", "-s DOWNLOAD_DELAY=abc: write a number, such as 1"),
        ("AUTOTHROTTLE_ENABLED=perhaps", "-s AUTOTHROTTLE_ENABLED=perhaps: write True or False"),
        (
            "DOWNLOAD_DELAI=5",
            'neither Scrapy nor Dateline has a setting DOWNLOAD_DELAI; did you mean "DOWNLOAD_DELAY"?',
        ),
        ("DATELINE_READER=1", 'did you mean "DATELINE_READERS"?'),
        ("NOSUCH=1", "neither Scrapy nor Dateline has a setting NOSUCH; https://docs.scrapy.org/"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_a_usage_error(dateline: Dateline, words: str, told: str) -> None:
    """Before anything is asked for: a delay that is not kept is the paper's loss."""
    done = dateline("crawl", "baogialai", "-s", words)
    assert done.code == 2
    assert told in done.err


def test_a_wrong_option_is_a_usage_error(dateline: Dateline) -> None:
    """Click says which."""
    done = dateline("crawl", "--nonsense")
    assert done.code == 2
    assert "--nonsense" in done.err


def test_days_of_which_there_are_none_are_a_usage_error(dateline: Dateline, tmp_path: Path) -> None:
    """Exchanged by a slip, they would find nothing, and say so as if all were well."""
    (tmp_path / "gazette.toml").write_text(
        '[outlet]\nname = "Gazette"\nhomepage = "http://127.0.0.1:9/"\nlanguage = "en"\ntimezone = "Europe/London"\n'
    )
    days = ("--since", "2023-06-05", "--until", "2023-06-01")
    done = dateline("crawl", "gazette", "--outlets", tmp_path, *days)
    assert done.code == 2
    assert "2023-06-05 lies after" in one_line(done.err)


def test_a_file_that_does_not_exist_is_a_usage_error(dateline: Dateline, tmp_path: Path) -> None:
    """The path is named."""
    done = dateline("extract", tmp_path / "none.html")
    assert done.code == 2
    assert "none.html" in done.err


@pytest.mark.parametrize(
    "body", [b"", b"%PDF-1.7 \x00\x01", b"\x89PNG\r\n\x1a\n" + bytes(200)], ids=["empty", "pdf", "png"]
)
def test_what_is_no_page_is_rejected_with_a_reason(dateline: Dateline, tmp_path: Path, body: bytes) -> None:
    """One line a file, whatever is in it."""
    file = tmp_path / "page.html"
    file.write_bytes(body)
    done = dateline("extract", file)
    assert done.code == 1
    assert '"reject": {"stage": "read", "reason": "' in one_line(done.out)


def test_a_port_in_use_is_named_with_the_remedy(dateline: Dateline, tmp_path: Path) -> None:
    """No half-started server, no traceback of an event loop."""
    seed = tmp_path / "a.txt"
    seed.write_text("date 2023-06 Một tiêu đề\n\nMột đoạn văn.\n\nHai đoạn văn.")
    assert dateline("import", seed, "--db", tmp_path / "a.db").code == 0
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = dateline("serve", "--db", tmp_path / "a.db", "--port", port)
    assert done.code == 1
    assert str(port) in one_line(done.err)
    assert "--port" in done.err


def test_a_bad_outlet_file_names_file_key_and_remedy(dateline: Dateline, tmp_path: Path) -> None:
    """Before any request."""
    (tmp_path / "gazette.toml").write_text(
        '[outlet]\nname = "G"\nhomepage = "https://g.example/"\nlanguage = "en"\ntimezone = "Europe/Lodnon"\n'
    )
    done = dateline("outlets", "list", "--outlets", tmp_path)
    assert done.code == 1
    line = one_line(done.err)
    assert "gazette.toml" in line
    assert "timezone" in line
    assert "Europe/London" in line
