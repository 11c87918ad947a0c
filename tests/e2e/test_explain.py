"""``dateline explain``: every date of a page, and why one won."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Dateline = Callable[..., Any]

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Bridge reopens</title>
<meta property="article:published_time" content="2023-06-05T08:30:00+07:00">
<meta name="date" content="31/02/2023"></head><body><article><h1>Bridge reopens</h1>
<p>By Ann Lee</p><p>The bridge over the river Ayun reopened on Monday after two months of repairs.</p>
<p>Lorries are allowed to cross it at night only, the district's road office said, until the rails are painted.</p>
</article></body></html>"""


def test_every_date_is_told_and_why_one_won(dateline: Dateline, tmp_path: Path) -> None:
    """An impossible date is shown as one that says nothing."""
    (tmp_path / "page.html").write_text(PAGE)
    done = dateline("explain", tmp_path / "page.html", "--url", "https://gazette.example/bridge-1.html")
    assert done.code == 0
    chosen = next(line for line in done.out.splitlines() if line.startswith("✓ published"))
    assert "2023-06-05T08:30:00+07:00" in chosen
    assert "chosen" in chosen
    impossible = next(line for line in done.out.splitlines() if "31/02/2023" in line)
    assert "these words give no date" in impossible


def test_an_address_nobody_found_is_said_to_be_unknown(dateline: Dateline, tmp_path: Path) -> None:
    """No guess, no request."""
    (tmp_path / "a.txt").write_text(
        "date 2023-06 Một tiêu đề\n\nMột đoạn văn.\n\nHai đoạn văn.", encoding="utf-8"
    )
    assert dateline("import", tmp_path / "a.txt", "--db", tmp_path / "a.db").code == 0
    done = dateline("explain", "https://gazette.example/never-seen", "--db", tmp_path / "a.db")
    assert done.code == 1
    assert "no crawl found this address" in done.err
