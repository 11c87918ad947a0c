"""Where a page's clock hangs: the zone a country's domain tells."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def zone_of_host(host: str) -> str:
    """Return the IANA zone of a host under a country domain where one clock holds, else an empty string.

    >>> zone_of_host("bao.example.vn"), zone_of_host("news.example.com")
    ('Asia/Ho_Chi_Minh', '')
    """
    return _country_zones().get(host.rpartition(".")[2].lower(), "")


@cache
def _country_zones() -> dict[str, str]:
    """Country domains and their zones."""
    text = files("pipelines.dates").joinpath("country_zones.txt").read_text(encoding="utf-8")
    return {line.split()[0]: line.split()[1] for line in text.splitlines() if not line.startswith("#")}
