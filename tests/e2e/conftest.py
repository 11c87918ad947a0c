"""The command as a user types it, run in this process."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from crawler.command import main


@dataclass(frozen=True)
class Outcome:
    """What a command left: its exit code and what it printed."""

    code: int
    out: str
    err: str


Dateline = Callable[..., Outcome]


@pytest.fixture
def dateline(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Dateline:
    """Run ``dateline ARGUMENTS`` and return its outcome."""

    def run(*arguments: object) -> Outcome:
        monkeypatch.setattr("sys.argv", ["dateline", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            main()
        printed = capfd.readouterr()
        return Outcome(int(end.value.code or 0), printed.out, printed.err)

    return run


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Crawl the demo once for all who only read it."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    command = [sys.executable, "-m", "crawler", "demo", "--db", str(path), "--port", "0"]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return path
