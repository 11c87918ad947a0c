"""Demo papers that go on printing: as time passes by a clock of their own, new pieces come into their feeds."""

from __future__ import annotations

import random
import threading
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from crawler.demo import syndication
from crawler.demo.clock import HANOI
from crawler.demo.manuscripts import Manuscript, manuscripts
from crawler.demo.pages import article_page

IN_FEED = 30
HOURS = (1, 0, 0, 0, 1, 4, 10, 12, 12, 12, 10, 7, 5, 7, 10, 12, 12, 9, 6, 5, 4, 4, 3, 2)


@dataclass(frozen=True)
class Habit:
    """How a paper prints: articles a day, on which weekdays, and the minutes its server wants between two polls."""

    name: str
    a_day: int
    weekdays: tuple[int, ...]
    floor: int


class LivingPaper:
    """Serves a paper on loopback; what it prints depends on ``now``. ``polls`` are the instants its feed was asked."""

    def __init__(
        self, habit: Habit, begin: datetime, days: int, now: Callable[[], datetime], seed: int
    ) -> None:
        self.habit = habit
        self.polls: list[datetime] = []
        self._now = now
        self._pieces = _pieces(habit, begin, days, random.Random(seed))
        self._published = [
            piece.published.astimezone(UTC) for piece in self._pieces if isinstance(piece.published, datetime)
        ]
        self._by_path = {piece.path: piece for piece in self._pieces}

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"paper": self}))
        self._server.daemon_threads = True
        self.homepage = f"http://127.0.0.1:{self._server.server_address[1]}/"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def printed(self) -> tuple[Manuscript, ...]:
        """The newest pieces that are out, the latest first."""
        out = bisect_right(self._published, self._now())
        return tuple(reversed(self._pieces[max(0, out - IN_FEED) : out]))

    def answer(self, path: str) -> tuple[int, str, bytes, int]:
        """Return status, type, body and seconds of rest for a path."""
        if path == "/robots.txt":
            return 200, "text/plain", b"User-agent: *\nDisallow:\n", 0
        if path == "/rss/home.rss":
            self.polls.append(self._now())
            return (
                200,
                "application/xml",
                syndication.feed(self.homepage, self.printed),
                self.habit.floor * 60,
            )
        piece = self._by_path.get(path)
        if piece is None:
            return 404, "text/html", b"", 0
        return 200, "text/html", article_page(self.homepage, piece, (piece, *manuscripts())), 0


class _Handler(BaseHTTPRequestHandler):
    paper: LivingPaper
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer."""
        status, kind, body, rest = self.paper.answer(self.path)
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if rest:
            self.send_header("Cache-Control", f"max-age={rest}")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


def _pieces(habit: Habit, begin: datetime, days: int, chance: random.Random) -> list[Manuscript]:
    """Print the demo's pieces over and over, each time under a number, a headline and a time of its own."""
    models = [piece for piece in manuscripts() if piece.kind == "article" and not (piece.gone or piece.traps)]
    moments: dict[int, list[datetime]] = defaultdict(list)
    for day in range(-3, days + 1):  # when the last day ends in UTC the next has begun in Hà Nội
        midnight = (
            (begin + timedelta(days=day)).astimezone(HANOI).replace(hour=0, minute=0, second=0, microsecond=0)
        )
        for _ in range(habit.a_day if midnight.weekday() in habit.weekdays else 0):
            hour = chance.choices(range(24), HOURS)[0]
            moments[day].append(midnight + timedelta(hours=hour, minutes=chance.randrange(60)))
    return [
        replace(
            chance.choice(models),
            id=number,
            headline=f"{chance.choice(models).headline} (số {number})",
            slug=f"tin-{number}",
            published=moment,
            modified=None,
            moved_from=None,
        )
        for number, moment in enumerate(sorted(moment for day in moments.values() for moment in day), 100_000)
    ]
