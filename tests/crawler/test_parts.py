"""Parts of an import by a cluster: what is done is known by the database that has it."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="the extra cluster is not installed")

from crawler.bulk.importing import join, tasks_of
from crawler.bulk.parts import PAGES_BETWEEN_NOTES, Task, database_of, note_of, read_part, write_note
from storage.database import open_database
from storage.merging.archives import joined_archives
from tests.e2e.saved import page
from tests.e2e.test_warc import HTML, archive, response


@pytest.fixture
def warc(tmp_path: Path) -> Path:
    """An archive of three pages of one article and another, the first of which cannot be dated."""
    records = [response(f"https://gazette.example/{n // 3}", page(n // 3).encode(), HTML) for n in range(4)]
    undated = response("https://gazette.example/5", page(5).encode(), HTML).replace(b"WARC-Date", b"X-Date")
    return archive(tmp_path / "a.warc.gz", [undated, *records])


def import_into(db_path: Path, parts: Path, warc: Path, *outlet_dirs: Path) -> Counter[str] | None:
    """Import an archive as a cluster does; None where the database has it already."""
    (task,) = tasks_of([str(warc)], outlet_dirs, None)
    if task.name in joined_archives(db_path):
        return None
    parts.mkdir(exist_ok=True)
    assert read_part(task, parts).complete
    return join(task, parts, db_path)


def test_the_database_knows_what_it_has(tmp_path: Path, warc: Path) -> None:
    """One that was deleted, and another one, have it not, whatever lies in the folder of the parts."""
    parts, db_path = tmp_path / "parts", tmp_path / "news.db"
    expected = Counter(new=2, changed=0, unchanged=0, rejected=1)
    assert import_into(db_path, parts, warc) == expected
    assert import_into(db_path, parts, warc) is None
    assert import_into(tmp_path / "other.db", parts, warc) == expected
    db_path.unlink()
    assert import_into(db_path, parts, warc) == expected


def test_a_changed_outlet_has_its_archives_read_again(tmp_path: Path, warc: Path) -> None:
    """By its new rules."""
    parts, db_path, outlets = tmp_path / "parts", tmp_path / "news.db", tmp_path / "outlets"
    outlets.mkdir()
    file = outlets / "gazette.toml"
    about = '[outlet]\nname = "Gazette"\nhomepage = "https://gazette.example/"\nlanguage = "en"\n'
    file.write_text(f'{about}timezone = "Europe/London"\n')
    assert import_into(db_path, parts, warc, outlets)
    assert import_into(db_path, parts, warc, outlets) is None
    file.write_text(f'{about}timezone = "Europe/London"\nregion = "Devon"\n')
    assert import_into(db_path, parts, warc, outlets)
    with closing(open_database(db_path)) as db:
        assert {row["region"] for row in db.table("articles").rows} == {"Devon"}


def test_a_note_without_its_part_is_none(tmp_path: Path) -> None:
    """It would have the pages left out that it says were taken."""
    task = Task("a.warc.gz", "1")
    note = note_of(tmp_path, task)
    write_note(tmp_path, task, note.__class__(task.address, pages=PAGES_BETWEEN_NOTES))
    assert note_of(tmp_path, task) == note


def test_what_was_taken_is_not_refused_twice(tmp_path: Path, warc: Path) -> None:
    """A part that is gone on with leaves out what was told before."""
    (task,) = tasks_of([str(warc)], (), None)
    whole = read_part(task, tmp_path)
    assert (whole.pages, len(whole.lines)) == (4, 1)
    write_note(tmp_path, task, whole.__class__(task.address, pages=2, lines=whole.lines))
    assert read_part(task, tmp_path) == whole
    with closing(open_database(database_of(tmp_path, task))) as db:
        assert [row["times"] for row in db.table("rejects").rows] == [1]


def test_a_mended_archive_is_no_reject_any_more(tmp_path: Path, warc: Path) -> None:
    """Nor one that was damaged when this part of it was joined."""
    whole, db_path = warc.read_bytes(), tmp_path / "news.db"
    told = "select reason from rejects order by reason"
    for content, reasons in ((whole[:-200], ["bad-date", "broken-archive"]), (whole, ["bad-date"])):
        warc.write_bytes(content)
        import_into(db_path, tmp_path / "parts", warc)
        with closing(open_database(db_path)) as db:
            assert [reason for (reason,) in db.execute(told)] == reasons
