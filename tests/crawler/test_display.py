"""What a crawl shows while it runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO

from rich.console import Console

from crawler.command.pace import Pace
from crawler.command.progress import CrawlDisplay
from crawler.plan import Pause
from crawler.run import Progress

HALFWAY = Progress("gazette", found=7, waiting=2, fetched=5, new=4, rejected=1)
DONE = Progress("herald", found=9, fetched=9, new=9, finished=True)


def test_a_terminal_shows_a_table() -> None:
    """An outlet a line, those under way first, with pace and time left; and what they come to together."""
    screen = Console(file=StringIO(), force_terminal=True, color_system=None, width=100)
    display = CrawlDisplay(screen)
    display(DONE)
    display(HALFWAY)
    with screen.capture() as shown:
        screen.print(display.table())
    head, gazette, herald, together = (line.split() for line in shown.get().splitlines())
    assert head[-2:] == ["pages/s", "left"]
    assert gazette[:7] == ["gazette", "7", "5", "4", "0", "0", "1"]
    assert gazette[-1] == "0:00"
    assert (herald[0], herald[-1]) == ("herald", "done")
    assert together == ["2", "outlets", "16", "14", "13", "0", "0", "1", "0"]


def test_a_pipe_gets_plain_lines() -> None:
    """When an outlet is through, and now and then before."""
    written = StringIO()
    display = CrawlDisplay(Console(file=written, width=40))
    display(HALFWAY)
    assert written.getvalue() == ""
    display.said -= 60
    display(HALFWAY)
    display(DONE)
    halfway, done = written.getvalue().splitlines()
    assert halfway.startswith(
        "gazette: found 7, fetched 5, new 4, changed 0, unchanged 0, rejected 1, gone 0, "
    )
    assert halfway.endswith(" left")
    assert done == "herald: found 9, fetched 9, new 9, changed 0, unchanged 0, rejected 0, gone 0, done"


def test_a_pause_is_shown_with_its_end_and_why() -> None:
    """In a table and in lines, as long as it lasts."""
    until = datetime.now(UTC) + timedelta(minutes=5)
    paused = replace(HALFWAY, pause=Pause(until, "HTTP 429"))
    written = StringIO()
    display = CrawlDisplay(Console(file=written, width=200))
    display.said -= 60
    display(paused)
    words = f"waits until {until.astimezone():%H:%M:%S} (HTTP 429)"
    assert written.getvalue().strip().endswith(f"rejected 1, gone 0, {words}")
    assert display.pace(paused)[1] == words
    over = replace(paused, pause=Pause(until - timedelta(hours=1), "HTTP 429"))
    assert display.pace(over) == display.pace(HALFWAY)


def test_pace_is_that_of_the_last_minute() -> None:
    """Not of a quick beginning; and before anything was fetched nobody knows."""
    pace = Pace(0.0)
    assert pace.left(5) == "…"
    for second in range(1, 11):
        pace.note(100 * second, float(second))
    assert pace.rate == 100
    for second in range(11, 100):
        pace.note(1000 + second - 10, float(second))
    assert pace.rate == 1
    assert pace.left(3725) == "1:02:05"
