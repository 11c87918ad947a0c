"""Carries alerts to their addresses: each once, and again until it has arrived."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from apprise import Apprise, LogCapture, NotifyFormat
from sqlite_utils import Database

from crawler.alerts.texts import Message, broke, mended
from crawler.plan import BadOptionError
from storage.frontier.outlets import name_of
from storage.health.alerts import Alert, mark, untold


@dataclass(frozen=True, slots=True)
class Address:
    """Where alerts go. What is shown and kept of it holds no password: its kind and host, and a fingerprint."""

    url: str = field(repr=False)
    shown: str
    fingerprint: str

    def send(self, message: Message) -> str | None:
        """Send a message, and return why it could not be delivered, None when it was."""
        carrier = Apprise()
        carrier.add(self.url)
        with LogCapture(level=logging.WARNING, fmt="%(message)s") as log:  # type: ignore[no-untyped-call]
            if carrier.notify(body=message.text, title=message.title, body_format=NotifyFormat.TEXT):
                return None
            words = " ".join(log.getvalue().split())
        return words.replace(self.url, self.shown) or "no reason was given"


def address_of(url: str) -> Address:
    """Read an address. Raises ``BadOptionError`` for one that apprise does not know."""
    url = url.strip()
    carrier = Apprise()
    with LogCapture(level=logging.CRITICAL):  # type: ignore[no-untyped-call]
        known = carrier.add(url)
    if not known:
        kind = url.partition("://")[0][:20]
        raise BadOptionError(
            f'--alert: "{kind}://…" is no address that apprise knows; write mailto://user:password@host, '
            "json://host/path, or another of https://github.com/caronc/apprise/wiki"
        )
    shown: str = carrier[0].url(privacy=True).partition("?")[0]  # type: ignore[no-untyped-call]
    return Address(url, shown, blake2b(url.encode(), digest_size=8).hexdigest())


def deliver(db: Database, addresses: Sequence[Address], shown_db: str) -> list[str]:
    """Tell each address what it does not know yet; return, in sentences, what could not be delivered.

    What an address does not take stays untold, and so is tried again the next time; it is not tried twice in one go.
    """
    problems = []
    for address in addresses:
        for alert in untold(db, address.fingerprint):
            problem = _tell(db, address, alert, shown_db)
            if problem is not None:
                problems.append(not_delivered(address, problem))
                break
    return problems


def send_all(addresses: Sequence[Address], message: Message) -> list[str]:
    """Send a message to each address; return, in sentences, what could not be delivered."""
    answers = [(address, address.send(message)) for address in addresses]
    return [f"{address.shown} did not take an alert: {problem}" for address, problem in answers if problem]


def not_delivered(address: Address, problem: str) -> str:
    """Say that an address did not take an alert, and why."""
    return f"an alert could not be delivered to {address.shown}: {problem}; it is tried again"


def _tell(db: Database, address: Address, alert: Alert, shown_db: str) -> str | None:
    """Tell an address of a break, or of its end where that came; return why that failed."""
    name = name_of(db, alert.outlet)
    ended = alert.ended_at is not None
    problem = address.send(mended(alert, name) if ended else broke(alert, name, shown_db))
    if problem is None:
        mark(db, alert, address.fingerprint, "told_end" if ended else "told")
    return problem
