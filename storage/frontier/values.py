"""What the frontier is told, and what it tells: addresses found, leases, pages to fetch, visits."""

from __future__ import annotations

from dataclasses import dataclass, field

from storage.records import Hints, PageState


@dataclass(frozen=True, slots=True)
class Found:
    """An address, the feed, sitemap or page that announced it, and what was said of it there."""

    url: str
    found_in: str | None = None
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True)
class Lease:
    """Who fetches pages, such as a crawl's id or a worker's name, and the UTC instant from which others may."""

    by: str
    until: str


@dataclass(frozen=True, slots=True)
class DuePage:
    """A page to fetch, with what makes the request conditional."""

    url: str
    hints: Hints
    etag: str | None
    last_modified: str | None
    state: PageState


@dataclass(frozen=True, slots=True)
class Visit:
    """What a request came to. A state of ``failed`` counts a failure, any other clears the count.

    ``etag`` and ``last_modified`` of None leave what is known, as after an answer without them. A second answer in a
    row that the page was not modified (304) makes them forgotten, so that the third request brings the page itself:
    servers are known whose ETag never changes. ``found_in`` and ``hints`` are for an address that the page itself
    named: they fill in what the frontier does not know of it.
    """

    url: str
    state: PageState
    status: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    fetched_at: str | None = None
    next_check_at: str | None = None
    found_in: str | None = None
    hints: Hints = field(default_factory=Hints)
