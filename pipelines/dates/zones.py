"""Where a page's clock hangs: the zone a country's domain tells, and the offset of a zone at a local time."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo


def zone_of_host(host: str) -> str:
    """Return the IANA zone of a host under a country domain where one clock holds, else an empty string.

    >>> zone_of_host("bao.example.vn"), zone_of_host("news.example.com")
    ('Asia/Ho_Chi_Minh', '')
    """
    return _country_zones().get(host.rpartition(".")[2].lower(), "")


def offset_at(zone: str, local: datetime) -> timedelta | None:
    """Return a zone's offset at a local time, None where no zone is known.

    A time that the clock showed twice (autumn) is its first, a time that it skipped (spring) is of a clock not yet
    put forward: both as Python's ``fold=0`` has it.

    >>> offset_at("Europe/Berlin", datetime(2023, 10, 29, 2, 30))
    datetime.timedelta(seconds=7200)
    """
    return _zone(zone).utcoffset(local.replace(fold=0)) if zone else None


def offsets_at(zone: str, local: datetime) -> tuple[timedelta, ...]:
    """Return both offsets of a time that the clock showed twice, one of any other, none without a zone."""
    if not zone:
        return ()
    offsets = (_zone(zone).utcoffset(local.replace(fold=fold)) for fold in (0, 1))
    return tuple(dict.fromkeys(offset for offset in offsets if offset is not None))


def local_time(zone: str, instant: datetime) -> tuple[datetime, timedelta]:
    """Return what a zone's clock shows at an instant, and its offset then."""
    local = instant.astimezone(_zone(zone))
    return local.replace(tzinfo=None), local.utcoffset() or timedelta(0)


@cache
def _zone(name: str) -> ZoneInfo:
    """The rules of a zone."""
    return ZoneInfo(name)


@cache
def _country_zones() -> dict[str, str]:
    """Country domains and their zones."""
    text = files("pipelines.dates").joinpath("country_zones.txt").read_text(encoding="utf-8")
    return {line.split()[0]: line.split()[1] for line in text.splitlines() if not line.startswith("#")}
