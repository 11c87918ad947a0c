"""A page as it was fetched: the one thing a spider yields."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from storage.records import Hints


@dataclass(frozen=True, slots=True)
class Page:
    """A fetched page: addresses, status, headers, body bytes, and what was said of it where it was found.

    ``headers`` have lower-case names; ``fetched_at`` is an aware UTC datetime; ``outlet`` is the slug.
    ``body`` is the document after transfer and content decoding, before any character decoding.
    """

    url: str
    final_url: str
    status: int
    headers: dict[str, str]
    body: bytes
    fetched_at: datetime
    outlet: str
    hints: Hints = field(default_factory=Hints)
