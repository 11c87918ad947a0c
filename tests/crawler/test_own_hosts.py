"""Only the outlet's own pages are requested, wherever a name leads."""

from __future__ import annotations

import asyncio
import socket

import pytest
from scrapy import Request

from crawler.fetch.answers import RefusedRequestError
from crawler.fetch.own_hosts import OwnHosts
from pipelines.outlet import Outlet
from storage.records import OutletRecord

ADDRESSES = {"gazette.example": "93.184.216.34", "old.example": "10.1.2.3", "intra.example": "192.168.7.7"}


def outlet(homepage: str, *hosts: str) -> Outlet:
    """Describe a paper with further hosts."""
    return Outlet(record=OutletRecord("gazette", "Gazette", homepage, "en", "Europe/London"), hosts=hosts)


def refusal(paper: Outlet, url: str) -> str | None:
    """Return why a request is refused, None when it passes."""
    try:
        asyncio.run(OwnHosts(paper).process_request(Request(url)))
    except RefusedRequestError as problem:
        return problem.reason
    return None


@pytest.fixture(autouse=True)
def _names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Resolve names from a table, and no other."""

    def resolve(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        if host not in ADDRESSES:
            raise socket.gaierror(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ADDRESSES[host], 0))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)


@pytest.mark.parametrize(
    ("homepage", "hosts", "url", "reason"),
    [
        ("https://gazette.example/", (), "https://gazette.example/a", None),
        ("https://gazette.example/", (), "https://gazette.example:8080/a", "other-host"),
        ("https://gazette.example/", (), "https://other.example/a", "other-host"),
        ("https://gazette.example/", (), "http://169.254.169.254/latest", "other-host"),
        ("https://gazette.example/", (), "https://gazette.example/" + "a/" * 9, "trap"),
        ("https://gazette.example/", ("old.example",), "https://old.example/a", "private-address"),
        ("https://gazette.example/", ("127.0.0.1:8001",), "http://127.0.0.1:8001/a", "private-address"),
        ("https://gazette.example/", ("unknown.example",), "https://unknown.example/a", None),
        ("https://intra.example/", ("old.example",), "https://old.example/a", None),
        ("http://127.0.0.1:8001/", (), "http://127.0.0.1:8001/a", None),
        ("http://127.0.0.1:8001/", (), "http://127.0.0.1:22/a", "other-host"),
    ],
)
def test_a_request_passes_or_is_refused_with_a_reason(
    homepage: str, hosts: tuple[str, ...], url: str, reason: str | None
) -> None:
    """A private address is for papers that are at one themselves."""
    assert refusal(outlet(homepage, *hosts), url) == reason
