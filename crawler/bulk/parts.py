"""Parts: what one worker makes of one archive, a database of its own, and the note that says how far it has come."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory

import fsspec  # type: ignore[import-untyped]

from crawler.archive.imports import Imports, Whose
from crawler.archive.reading import PAGES_AHEAD
from crawler.archive.taking import Taking
from crawler.catalogue.outlets import Catalogue
from storage.kept.pages import kept_path
from storage.records import Reject, Stage

JOBS = 1  # a worker is a core: its reader works while it unpacks, keeps and stores
CACHE_KIB = 8_192  # of a part: it is small, and its worker's memory the same from the first thousand pages on
PAGES_BETWEEN_NOTES = 200
MOST_LINES = 20


@dataclass(frozen=True, slots=True)
class Task:
    """An archive to read: its address, what tells it from a changed one, and by whose rules."""

    address: str
    mark: str
    outlet_dirs: tuple[str, ...] = ()
    outlet: str | None = None
    rules: str = ""

    @property
    def name(self) -> str:
        """The part's name: another archive is another part, and so is the same one changed, or read by other rules."""
        told = f"{self.address} {self.mark} {self.outlet} {self.rules}"
        return blake2b(told.encode(), digest_size=10).hexdigest()


@dataclass(frozen=True, slots=True)
class Note:
    """How far a part has come: pages taken, whether that is all, and what it says."""

    address: str
    pages: int = 0
    complete: bool = False
    lines: tuple[str, ...] = ()


def database_of(parts: Path, task: Task) -> Path:
    """Return where a part's database is."""
    return parts / f"{task.name}.db"


def note_of(parts: Path, task: Task) -> Note:
    """Return the note of a part; that of one not begun, or of which only the note is there, says so."""
    file = _note_file(parts, task)
    if not (file.exists() and database_of(parts, task).exists()):
        return Note(task.address)
    said = json.loads(file.read_text(encoding="utf-8"))
    return Note(**{**said, "lines": tuple(said["lines"])})


def write_note(parts: Path, task: Task, note: Note) -> None:
    """Write how far a part has come: the whole note, or the one before stays."""
    file = _note_file(parts, task)
    unfinished = file.with_suffix(".new")
    unfinished.write_text(json.dumps(asdict(note), ensure_ascii=False), encoding="utf-8")
    unfinished.replace(file)


def read_part(task: Task, parts: Path) -> Note:
    """Read an archive into its part, on from where a worker that died has left it, and return the note of the whole.

    The archive is fetched whole first where it is not a file of this machine. What of it cannot be read is a row in
    the part's ``rejects``, and a line of the note.
    """
    note = note_of(parts, task)
    if note.complete:
        return note
    whose = Whose(Catalogue(task.outlet_dirs), task.outlet)
    with (
        TemporaryDirectory() as folder,
        closing(Imports(database_of(parts, task), cache_kib=CACHE_KIB)) as imports,
    ):
        watch = _Watch(parts, task, imports, note)
        taking = Taking(imports, whose, watch)
        try:
            files = [_local(task.address, folder)]
        except OSError as problem:
            files = []
            taking.refuse(Reject(task.address, "", Stage.FETCH, "unreadable", str(problem)), task.address)
        taking.take_all(files, "", JOBS, skip=note.pages)
    done = replace(watch.note, complete=True, pages=watch.taken)
    write_note(parts, task, done)
    return done


def remove(parts: Path, task: Task) -> None:
    """Remove a part: its database, its kept pages and its note."""
    _note_file(parts, task).unlink(missing_ok=True)
    db = database_of(parts, task)
    for file in (db, kept_path(db)):
        for twin in (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")):
            twin.unlink(missing_ok=True)


class _Watch:
    """Writes the note of a part while it is made."""

    def __init__(self, parts: Path, task: Task, imports: Imports, note: Note) -> None:
        self.note = note
        self.taken = note.pages
        self._parts = parts
        self._task = task
        self._imports = imports

    def advance(self) -> None:
        """Nothing is to be told of one file."""

    def tell(self, _: Mapping[str, int]) -> None:
        """Note now and then what is stored; the pages that are read ahead may have come out of turn."""
        self.taken += 1
        if self.taken % PAGES_BETWEEN_NOTES == 0:
            self._imports.flush()
            pages = max(self.note.pages, self.taken - PAGES_AHEAD * JOBS - 1)
            self.note = replace(self.note, pages=pages)
            write_note(self._parts, self._task, self.note)

    def say(self, line: str) -> None:
        """Keep the first lines for who asked."""
        if len(self.note.lines) < MOST_LINES:
            self.note = replace(self.note, lines=(*self.note.lines, line))


def _local(address: str, folder: str) -> Path:
    """An archive as a file of this machine: itself, or a copy of the same name."""
    if "://" not in address:
        return Path(address)
    return Path(
        fsspec.open_local(f"filecache::{address}", filecache={"cache_storage": folder, "same_names": True})
    )


def _note_file(parts: Path, task: Task) -> Path:
    return parts / f"{task.name}.json"
