"""An outlet for a page whose outlet nobody described: known by its address, and by its language."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from pipelines.dates.zones import zone_of_host
from pipelines.outlet import Outlet
from storage.records import OutletRecord

UNKNOWN = "unknown"  # whose documents have nothing in common


def default_outlet(url: str, language: str | None = None) -> Outlet:
    """Return the outlet a page is read with when no outlet's file has its host.

    Its name is the host. Its zone is the one its country's domain tells, and empty where that says nothing: times
    printed without an offset then stay local.

    >>> default_outlet("https://www.baogialai.example.vn/a-post1.html", "vi").record.timezone
    'Asia/Ho_Chi_Minh'
    >>> default_outlet("https://gazette.example/a").record.timezone
    ''
    """
    address = urlsplit(url)
    host = (address.hostname or "").removeprefix("www.")
    record = OutletRecord(
        slug=UNKNOWN,
        name=host,
        homepage=f"{address.scheme}://{address.netloc}/" if host else "",
        language=language or "",
        timezone=zone_of_host(host),
    )
    return Outlet(record=record, hosts=(host,) if host else ())


def nobody_described(homepage: str) -> Outlet:
    """Return an outlet for pages of a host that no outlet's file has: it goes by the host's name.

    >>> nobody_described("https://www.gazette.example/").slug, nobody_described("").slug
    ('gazette.example', 'unknown')
    """
    outlet = default_outlet(homepage)
    host = outlet.record.name
    record = replace(outlet.record, slug=host or UNKNOWN, name=host or "Unknown outlet", status="draft")
    return replace(outlet, record=record)
