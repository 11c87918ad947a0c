"""What is to be run, wherever it is scheduled: the command with its places, whole."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Job:
    """Crawls of some outlets, or of all active ones, into a database; every path is absolute."""

    program: Path
    database: Path
    outlet_dirs: tuple[Path, ...] = ()
    outlets: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """Where the database lies."""
        return self.database.parent

    @property
    def environment(self) -> Path:
        """The file with what nobody else should read: addresses of alerts with their passwords."""
        return self.folder / "dateline.env"

    def crawl(self) -> list[str]:
        """Return the command that crawls."""
        return self._words("crawl", *self._dirs(), *self.outlets)

    def watch(self) -> list[str]:
        """Return the command that watches."""
        return self._words("watch", *self._dirs(), *self.outlets)

    def status(self) -> list[str]:
        """Return the command that judges and alerts."""
        return self._words("status", *self._dirs(), *self.outlets)

    def _words(self, verb: str, *rest: str) -> list[str]:
        return [str(self.program), verb, "--db", str(self.database), *rest]

    def _dirs(self) -> list[str]:
        return [word for folder in self.outlet_dirs for word in ("--outlets", str(folder))]


def job_of(database: Path, outlet_dirs: Sequence[Path], outlets: Sequence[str]) -> Job:
    """Return the job of these places, as seen from here; the program is the one that runs now."""
    called = shutil.which(sys.argv[0]) or sys.argv[0]
    beside = Path(sys.executable).with_name("dateline")
    program = beside if beside.exists() else Path(called).absolute()
    return Job(
        program, database.absolute(), tuple(folder.absolute() for folder in outlet_dirs), tuple(outlets)
    )
