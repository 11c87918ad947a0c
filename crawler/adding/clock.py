"""A paper's country and clock: what its domain, its pages' language and the offsets it prints say, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from crawler.adding.tables import table
from pipelines.dates.zones import offset_at, zone_of_host
from storage.records import Article

QUARTER = timedelta(minutes=15)  # all offsets of our time are whole quarters of an hour
FARTHEST_WEST, FARTHEST_EAST = timedelta(hours=-12), timedelta(hours=14)
DOMAINS = {"uk": "GB"}  # where the domain is not the country's code


@dataclass(frozen=True, slots=True)
class Clock:
    """A country (None where nobody knows), a zone (empty where nobody knows), where that was read, and what is doubtful of it."""

    country: str | None
    zone: str
    origin: str
    doubt: str | None = None


def clock_of(
    url: str, language: str, regions: Sequence[str], articles: Iterable[Article], called: str | None = None
) -> Clock:
    """Guess a paper's clock. ``regions`` are the countries its pages name, ``vi-VN`` or ``en_GB``, the surest first.

    ``called`` is the country of its telephone numbers: believed where no other is named, and said to be doubtful.
    """
    host = urlsplit(url).hostname or ""
    printed = list(printed_offsets(articles))
    domain = country_of_host(host)
    named = domain or next((region for region in regions if _zones_of(region)), None)
    if named and (domain or not printed or any(_fits(zone, printed) for zone in _zones_of(named))):
        origin = "domain" if domain else "the pages' locale"
        return _of_country(named, origin, zone_of_host(host) if domain else "", printed)
    if called and any(_fits(zone, printed) for zone in _zones_of(called)):
        clock = _of_country(called, "telephone numbers", "", printed)
        alone = None if printed else f"{clock.zone} was told by telephone numbers alone"
        return replace(clock, doubt=clock.doubt or alone)
    return _of_language(language, printed)


def country_of_host(host: str) -> str | None:
    """Return the country of a host under a country's domain, two capitals, None under others.

    >>> country_of_host("gazette.co.uk"), country_of_host("gazette.com")
    ('GB', None)
    """
    domain = host.rpartition(".")[2].lower()
    country = DOMAINS.get(domain, domain.upper())
    # Domains that anybody buys for their sound are no countries: those of one clock are known where dates are read.
    return country if zone_of_host(host) or domain in DOMAINS or domain in table("zones.txt") else None


def printed_offsets(articles: Iterable[Article]) -> Iterator[tuple[datetime, timedelta]]:
    """Yield the local times that articles print, with their offsets; UTC says nothing of the paper's clock.

    A time without an offset has that by which it differs from the instant of a feed or a field, in whole quarters of an hour.
    """
    for article in articles:
        moments = list(_moments(article))
        told = [moment for moment in moments if moment.tzinfo]
        for moment in moments:
            if offset := moment.utcoffset():
                yield moment.replace(tzinfo=None), offset
            elif moment.tzinfo is None:
                yield from ((moment, offset) for offset in _differences(moment, told))


def _moments(article: Article) -> Iterator[datetime]:
    """The dates of an article that tell a time, and are when it was published."""
    for date in article.dates:
        value = date.value or ""
        if date.role == "published" and "T" in value:
            yield datetime.fromisoformat(value)


def _differences(shown: datetime, told: Sequence[datetime]) -> Iterator[timedelta]:
    """The offset a clock must have to show a time at an instant that is told; none where they are of different moments."""
    for instant in told[:1]:
        difference = shown.replace(tzinfo=UTC) - instant.replace(second=0, microsecond=0)
        if difference % QUARTER == timedelta(0) and FARTHEST_WEST <= difference <= FARTHEST_EAST:
            yield difference


def _of_country(country: str, origin: str, only: str, printed: list[tuple[datetime, timedelta]]) -> Clock:
    zones = [only] if only else _zones_of(country)
    fitting = [zone for zone in zones if _fits(zone, printed)]
    if printed and not fitting:
        offset = _shown(printed[0][1])
        doubt = f"its articles print the offset {offset}, which is not {zones[0]}'s: look at a date"
        return Clock(country, zones[0], origin, doubt)
    if len(zones) > 1:
        words = (
            "fits the offsets printed, others may too"
            if printed
            else "is one of several clocks of its country"
        )
        return Clock(
            country, fitting[0], f"{origin}, offsets printed" if printed else origin, f"{fitting[0]} {words}"
        )
    return Clock(country, fitting[0], origin)


def _of_language(language: str, printed: list[tuple[datetime, timedelta]]) -> Clock:
    countries = [code.upper() for code in table("countries.txt").get(language, ())]
    zones = [(country, zone) for country in countries for zone in _zones_of(country)]
    fitting = [(country, zone) for country, zone in zones if _fits(zone, printed)]
    if len(countries) == 1 and fitting:
        country, zone = fitting[0]
        doubt = None if printed else f"{zone} was told by the language alone"
        return Clock(country, zone, "language, offsets printed" if printed else "language", doubt)
    if printed and fitting:
        zone = fitting[0][1]
        return Clock(None, zone, "offsets printed", f"{zone} fits the offsets printed, others may too")
    if not printed and zones and len({_offsets_of(zone) for _, zone in zones}) == 1:
        return Clock(None, zones[0][1], "language", f"{zones[0][1]} was told by the language alone")
    doubt = "nothing tells the zone: write the paper's, or times printed without an offset stay local and have no instant"
    return Clock(None, "", "nothing", doubt)


def _fits(zone: str, printed: list[tuple[datetime, timedelta]]) -> bool:
    """Whether a zone had the offsets printed, most of them: a date may be another's."""
    right = sum(offset_at(zone, local) == offset for local, offset in printed)
    return 2 * right >= len(printed)


def _offsets_of(zone: str) -> tuple[timedelta | None, ...]:
    """A zone's offsets in winter and in summer."""
    days = ("2026-01-15T12:00", "2026-07-15T12:00")
    return tuple(offset_at(zone, datetime.fromisoformat(day)) for day in days)


def _zones_of(country: str) -> tuple[str, ...]:
    code = country.lower()
    known = table("zones.txt").get(code)
    return (
        known or tuple(filter(None, [zone_of_host(f".{code if code != 'gb' else 'uk'}")])) or _of_tab(country)
    )


@cache
def _of_tab(country: str) -> tuple[str, ...]:
    """The zones of a country in the tz database's own table."""
    text = files("tzdata").joinpath("zoneinfo/zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return tuple(row[2] for row in rows if row[0] == country.upper())


def _shown(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    return f"{'+' if minutes >= 0 else '-'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
