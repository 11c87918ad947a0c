"""Feeds and sitemaps asked again: for their changes only, and when each feed is worth asking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from scrapy.http import Response
from sqlite_utils import Database

from crawler.discover.polling import entries_a_week, floor_of, interval
from crawler.discover.sieve import instant_of
from crawler.plan import Look
from crawler.visits import timestamp
from storage.frontier.feeds import Poll, polls_of, save_poll, save_unmodified
from storage.frontier.values import Found


class Polls:
    """An outlet's feeds and sitemaps as they answered before.

    Only a crawl that is ``conditional`` asks for changes and lets the next one do so: one that wants certain days
    alone, or everything again, enters less of an answer, or needs all of it.
    """

    def __init__(self, db: Database, outlet: str, *, conditional: bool, look: Look = Look.EVERYWHERE) -> None:
        self._db = db
        self._outlet = outlet
        self._conditional = conditional
        self._look = look
        self._known = polls_of(db, outlet)

    def condition(self, url: str) -> dict[str, str]:
        """Return the headers that ask for changes only; none where the whole is wanted."""
        known = self._known.get(url)
        if known is None or not self._conditional:
            return {}
        headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
        return {name: value for name, value in headers.items() if value}

    @property
    def feeds_only(self) -> bool:
        """Whether nothing but feeds is asked."""
        return self._look is Look.FEEDS

    @property
    def feeds(self) -> list[str]:
        """The feeds that answered before, for a crawl that asks feeds alone; none for any other."""
        return [url for url, poll in self._known.items() if poll.next_poll_at and self.feeds_only]

    def rests(self, url: str, now: datetime) -> bool:
        """Tell whether an address is to be left alone: as long as its server wants, and a feed until it is due.

        What was asked in the future, by a clock that was wrong, is asked again.
        """
        known = self._known.get(url)
        if known is None or self._look is Look.EVERYWHERE:
            return False
        polled = datetime.fromisoformat(known.polled_at)
        until = polled + timedelta(seconds=known.floor_s)
        if self.feeds_only and known.next_poll_at:
            until = max(until, datetime.fromisoformat(known.next_poll_at))
        return polled <= now < until

    def announced(self, url: str) -> int:
        """Return how many articles an address announced when it was last asked."""
        known = self._known.get(url)
        return known.entries if known else 0

    def answered(self, response: Response, found: Sequence[Found], entries: int, *, is_feed: bool) -> None:
        """Enter a whole answer that announced so many articles, after these are in the frontier."""
        now = datetime.now(UTC)
        said = {
            name: (response.headers.get(name) or b"").decode("latin-1")
            for name in ("cache-control", "expires", "retry-after", "etag", "last-modified")
        }
        dates = filter(None, (instant_of(item.hints.published) for item in found))
        a_week, floor = entries_a_week(dates, now), floor_of(said, response.body, now)
        poll = Poll(
            asked(response),
            self._outlet,
            timestamp(now),
            a_week,
            int(floor.total_seconds()),
            timestamp(now + interval(a_week, floor)) if is_feed else None,
            etag=said["etag"] or None if self._conditional else None,
            last_modified=said["last-modified"] or None if self._conditional else None,
            entries=entries,
        )
        save_poll(self._db, poll)

    def unmodified(self, response: Response) -> int:
        """Enter an answer that nothing changed, and return how many articles the whole announced."""
        known, now = self._known.get(asked(response)), datetime.now(UTC)
        if known is None:
            return 0
        usual = interval(known.entries_a_week, timedelta(seconds=known.floor_s))
        due = timestamp(now + usual) if known.next_poll_at else None
        save_unmodified(self._db, known.url, timestamp(now), due)
        return known.entries


def asked(response: Response) -> str:
    """Return the address that was asked for, before any redirect."""
    before: list[str] = response.meta.get("redirect_urls") or [response.url]
    return before[0]
