"""The command as a user types it, run in this process."""

from collections.abc import Callable
from dataclasses import dataclass

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
