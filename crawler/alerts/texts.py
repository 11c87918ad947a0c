"""What an alert says: which outlet, what, since when, what it was known by, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from crawler.health.causes import Cause
from storage.health.alerts import Alert

LIKELY = {
    Cause.OURS: "Something here failed: the disk, the database, the schedule, or the reader of pages.",
    Cause.OFFLINE: "Most likely this machine's network, or what finds the names of servers. Nothing is lost.",
    Cause.BLOCKED: "Its server refuses us. Ask less often (DOWNLOAD_DELAY), name a contact, or write to the paper.",
    Cause.ROBOTS: "Its robots.txt now forbids what we ask for. That is to be obeyed; the paper may allow it when asked.",
    Cause.UNREACHABLE: "Its server cannot be reached, or is in trouble. If the paper moved, its file needs the new address.",
    Cause.FEED_GONE: "A feed or sitemap of its file is no longer there. Look on its home page for the new one.",
    Cause.LAYOUT: "Its pages changed. Look at one of them; selectors in the outlet's file may need the new layout.",
    Cause.SILENT: "It prints nothing new where we look: a frozen feed, a new address pattern, or the paper stopped.",
    Cause.SHORT: "Its crawls fall short of what its own file expects.",
}
LOOK = {
    Cause.OURS: "dateline crawl {outlet} --db {db} --limit 5",
    Cause.LAYOUT: "dateline reread --dry-run --db {db}",
}


@dataclass(frozen=True, slots=True)
class Message:
    """An alert's title and text."""

    title: str
    text: str


def broke(alert: Alert, name: str, db: str) -> Message:
    """Say that something broke.

    >>> print(broke(Alert("gazette", "2023-06-06T08:00:00Z", "silent", "2023-06-05T01:30:00Z", "9 articles were due"),
    ...             "Harbour Gazette", "news.db").text)
    Harbour Gazette (gazette): silent since 2023-06-05 01:30 UTC.
    9 articles were due
    <BLANKLINE>
    It prints nothing new where we look: a frozen feed, a new address pattern, or the paper stopped.
    <BLANKLINE>
    Look closer:
      dateline status gazette --db news.db
      dateline outlets check gazette
    """
    cause = Cause(alert.cause)
    if cause is Cause.OFFLINE:
        text = f"{alert.evidence} since {when(alert.since)}.\n\n{LIKELY[cause]}\n\nLook closer:\n  dateline status --db {db}"
        return Message("Dateline: offline", text)
    look = LOOK.get(cause, "dateline outlets check {outlet}").format(outlet=alert.outlet, db=db)
    lines = [
        f"{name} ({alert.outlet}): {cause} since {when(alert.since)}.",
        alert.evidence,
        "",
        LIKELY[cause],
        "",
        "Look closer:",
        f"  dateline status {alert.outlet} --db {db}",
        f"  {look}",
    ]
    return Message(f"{alert.outlet}: {cause}", "\n".join(lines))


def mended(alert: Alert, name: str) -> Message:
    """Say that it was mended."""
    if alert.cause == Cause.OFFLINE:
        words = f"{when(alert.since)} to {when(alert.ended_at or '')}"
        return Message("Dateline: online again", f"No paper could be reached from {words}.")
    text = (
        f"{name} ({alert.outlet}) is well again since {when(alert.ended_at or '')}.\n"
        f"What was wrong, since {when(alert.since)}: {alert.cause}."
    )
    return Message(f"{alert.outlet}: well again", text)


def when(instant: str) -> str:
    """Write an instant of the database for people."""
    return f"{datetime.fromisoformat(instant):%Y-%m-%d %H:%M} UTC"
