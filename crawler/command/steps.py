"""How far a verb has come that works through what is there: a bar in a terminal, plain lines in a pipe."""

from __future__ import annotations

import time
from collections.abc import Mapping
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

SECONDS_BETWEEN_LINES = 10.0


class Steps:
    """Counts the steps done of so many; a context manager around the work.

    Goes to standard error, so that standard output stays free for results.
    """

    def __init__(self, what: str, total: int, console: Console | None = None) -> None:
        self.what = what
        self.total = total
        self.done = 0
        self.console = console or Console(stderr=True, highlight=False)
        self._said = time.monotonic()
        self._bar = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.description}"),
            TimeRemainingColumn(),
            console=self.console,
            transient=True,
            disable=not self.console.is_terminal,
        )
        self._task = self._bar.add_task(what, total=total)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def advance(self, steps: int = 1) -> None:
        """Count a step, or several."""
        self.done += steps
        self._bar.update(self._task, completed=self.done)

    def tell(self, counts: Mapping[str, int]) -> None:
        """Show what came of the steps so far; in a pipe only now and then."""
        words = counted(counts)
        self._bar.update(self._task, description=f"{self.what}: {words}")
        now = time.monotonic()
        if not self.console.is_terminal and now - self._said >= SECONDS_BETWEEN_LINES:
            self._said = now
            self.say(f"{self.done:,} of {self.total:,} {self.what}: {words}")

    def say(self, line: str) -> None:
        """Write a line above the bar."""
        self.console.print(line, soft_wrap=True, markup=False)


def counted(counts: Mapping[str, int]) -> str:
    """Write counts in a line.

    >>> counted({"new": 1200, "rejected": 1})
    '1,200 new, 1 rejected'
    """
    return ", ".join(f"{number:,} {name}" for name, number in counts.items() if number)
