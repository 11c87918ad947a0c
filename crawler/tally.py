"""The counts of a crawl under way: what it shows while it runs, and what it is judged by at its end."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from crawler.agenda import Agenda
from crawler.expectations import Health
from crawler.plan import Pause, Progress
from pipelines.outlet import Outlet
from storage.records import Article, PageState
from storage.writer import Writer


class Tally:
    """Counts what the ledger enters; what was found and what was written, agenda and writer count themselves."""

    def __init__(self, outlet: Outlet, agenda: Agenda, writer: Writer, limit: int | None = None) -> None:
        self.outlet = outlet
        self.unwritten = 0
        self.pause: Pause | None = None
        self._limit = limit
        self._agenda = agenda
        self._written = writer.counts
        self._counts: Counter[str] = Counter()
        self._filled: Counter[str] = Counter()

    def article(self, article: Article) -> None:
        """Count an article, and which of the fields that its outlet is expected to fill it has."""
        self._counts["articles"] += 1
        self._filled.update(name for name in self.outlet.expect.filled if getattr(article, name))

    def seen(self, state: PageState) -> None:
        """Count a page that brought nothing to read: its server calls it unmodified, or it is not there."""
        self._counts[state] += 1

    def unfetched(self) -> None:
        """Count a page that did not answer, or that may not be asked for: a reject that nobody has read."""
        self._counts["unfetched"] += 1

    def settled(self) -> None:
        """Count a page whose state is entered, and not yet written."""
        self.unwritten += 1
        self._counts["fetched"] += 1
        self._agenda.waiting -= 1

    def progress(self, *, finished: bool) -> Progress:
        """Return where the crawl stands."""
        return Progress(
            self.outlet.slug,
            found=self._agenda.found,
            waiting=self._waiting(),
            fetched=self._counts["fetched"],
            new=self._written["new"],
            changed=self._written["changed"],
            unchanged=self._written["unchanged"] + self._counts[PageState.STORED],
            rejected=self._written["rejected"],
            gone=self._counts[PageState.GONE],
            finished=finished,
            pause=self.pause,
        )

    def health(self, newest: datetime | None) -> Health:
        """Return what the crawl showed; ``newest`` is the instant of the outlet's newest article."""
        unfetched = self._counts["unfetched"]
        return Health(
            self._agenda.found,
            self._counts["articles"],
            self._filled,
            newest,
            rejected=max(0, self._written["rejected"] - unfetched),
            unfetched=unfetched,
            unmodified=self._counts[PageState.STORED],
        )

    def _waiting(self) -> int:
        left = self._agenda.waiting if self._limit is None else self._limit - self._counts["fetched"]
        return max(0, min(left, self._agenda.waiting))
