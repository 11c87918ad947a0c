"""What a crawl shows while it runs: a live table in a terminal, plain lines in a pipe."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.live import Live
from rich.table import Table

from crawler.command.pace import Pace
from crawler.run import Progress

SECONDS_BETWEEN_LINES = 10.0
LEAST_PAUSE = timedelta(seconds=1)
COLUMNS = ("found", "fetched", "new", "changed", "unchanged", "rejected", "gone")


class CrawlDisplay:
    """Takes the crawl's events and shows the newest of each outlet; a context manager around the crawl.

    Goes to standard error, so that standard output stays free for results.
    """

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(stderr=True, highlight=False)
        self.newest: dict[str, Progress] = {}
        self.paces: dict[str, Pace] = {}
        self.said = time.monotonic()
        self.live = (
            Live(console=self.console, refresh_per_second=4, get_renderable=self.table)
            if self.console.is_terminal
            else None
        )

    def __enter__(self) -> Self:
        if self.live:
            self.live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.live:
            self.live.stop()

    def __call__(self, event: Progress) -> None:
        """Take an event; in a pipe say something now and then, and when an outlet is through."""
        now = time.monotonic()
        self.newest[event.outlet] = event
        self.paces.setdefault(event.outlet, Pace(now)).note(event.fetched, now)
        if not self.live and (event.finished or now - self.said >= SECONDS_BETWEEN_LINES):
            self.said = now
            self.console.print(self.plain_line(event), soft_wrap=True)

    def table(self) -> Table:
        """The outlets and their counts as they stand, those under way first, and what they come to together."""
        events = sorted(self.newest.values(), key=lambda event: event.finished)
        table = Table("outlet", box=None, header_style="bold", pad_edge=False, show_footer=len(events) > 1)
        table.columns[0].footer = f"{len(events)} outlets"
        for name in COLUMNS:
            together = sum(getattr(event, name) for event in events)
            table.add_column(name, justify="right", footer=f"{together:,}")
        for name in ("pages/s", "left"):
            table.add_column(name, justify="right")
        for event in events:
            counts = (f"{getattr(event, name):,}" for name in COLUMNS)
            table.add_row(event.outlet, *counts, *self.pace(event))
        return table

    def pace(self, event: Progress) -> tuple[str, str]:
        """Pages a second and the time left, as far as what was found tells; in a pause of a second and more its end, and why."""
        pace = self.paces[event.outlet]
        if event.finished:
            return f"{pace.rate:.1f}", "done"
        if event.pause and event.pause.until - datetime.now(UTC) > LEAST_PAUSE:
            return (
                f"{pace.rate:.1f}",
                f"waits until {event.pause.until.astimezone():%H:%M:%S} ({event.pause.why})",
            )
        return f"{pace.rate:.1f}", pace.left(event.waiting)

    def plain_line(self, event: Progress) -> str:
        """Write an event as a line for a log."""
        counts = ", ".join(f"{name} {getattr(event, name)}" for name in COLUMNS)
        rate, left = self.pace(event)
        if event.finished or left.startswith("waits"):
            return f"{event.outlet}: {counts}, {left}"
        return f"{event.outlet}: {counts}, {rate} pages/s, {left} left"
