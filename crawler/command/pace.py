"""How fast a crawl gets on, and how long the rest will take."""

from __future__ import annotations

from collections import deque

MINUTE = 60.0


class Pace:
    """Pages a second over the last minute: a crawl that its server slowed down is not judged by its first quick pages."""

    def __init__(self, now: float) -> None:
        self._seen = deque([(now, 0)])
        self.rate = 0.0

    def note(self, fetched: int, now: float) -> None:
        """Take how many pages were fetched by a moment, in seconds of any clock that never goes back."""
        if now - self._seen[-1][0] >= 1.0 or len(self._seen) == 1:
            self._seen.append((now, fetched))
        while len(self._seen) > 2 and now - self._seen[1][0] > MINUTE:
            self._seen.popleft()
        then, before = self._seen[0]
        self.rate = (fetched - before) / max(0.1, now - then)

    def left(self, waiting: int) -> str:
        """Return how long so many pages will take, as ``0:12`` or ``3:04:05``; ``…`` while nothing was fetched.

        >>> pace = Pace(0.0)
        >>> pace.note(50, 10.0)
        >>> pace.rate, pace.left(60), pace.left(90_000)
        (5.0, '0:12', '5:00:00')
        """
        if not self.rate:
            return "…"
        minutes, seconds = divmod(round(waiting / self.rate), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
