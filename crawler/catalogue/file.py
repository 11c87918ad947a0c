"""Reads an outlet's file, strictly: whatever cannot be meant is told before any request is made."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from crawler.catalogue import file_checks as check
from crawler.catalogue.render import check_render
from pipelines.addresses import own_address
from pipelines.outlet import DateRules, DiscoverRules, Expectations, Outlet, ReadRules
from storage.records import OutletRecord

PLATFORMS = Path(__file__).parents[1] / "platforms"
SLUG = re.compile(r"[a-z0-9][a-z0-9_-]*")
REQUIRED = ("name", "homepage", "language", "timezone")
NOT_IN_THE_ROW = ("hosts", "verified", "render")
Table = Mapping[str, check.Check]
SELECTORS = check.each(check.selector)
PATTERNS = check.each(check.expression)
TABLES: Mapping[str, Table] = MappingProxyType(
    {
        "outlet": {
            "name": check.text,
            "homepage": check.address,
            "language": check.matching(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "vi"),
            "timezone": check.timezone,
            "country": check.matching(r"[A-Z]{2}", "VN"),
            "region": check.text,
            "platform": check.matching(r"[a-z0-9][a-z0-9_-]*", "hemera"),
            "latitude": check.number(-90, 90),
            "longitude": check.number(-180, 180),
            "status": check.one_of(*check.STATUSES),
            "verified": check.verified,
            "render": check_render,
            "hosts": check.each(check.matching(r"[^\s/@]+", "www.example.org")),
        },
        "discover": {
            "feeds": check.each(check.text),
            "sitemaps": check.each(check.text),
            "sections": check.each(check.text),
            "allow": PATTERNS,
            "deny": PATTERNS,
        },
        "read": {
            "headline": SELECTORS,
            "summary": SELECTORS,
            "body": SELECTORS,
            "byline": SELECTORS,
            "published": SELECTORS,
            "section": SELECTORS,
            "tags": SELECTORS,
            "remove": SELECTORS,
            "repeats": check.each(check.text),
            "reader": check.function,
        },
        "dates": {"order": check.one_of(*check.ORDERS), "meta_order": check.one_of(*check.ORDERS)},
        "expect": {
            "found": check.found_range,
            "filled": check.filled,
            "silent_after_hours": check.whole(1, 100_000),
        },
    }
)
PLATFORM_TABLES: Mapping[str, Table] = MappingProxyType(
    {
        "discover": {"allow": PATTERNS, "deny": PATTERNS},
        "read": TABLES["read"],
        "dates": TABLES["dates"],
        "known_by": {"marks": PATTERNS},
    }
)


class BadOutletError(Exception):
    """An outlet's file says what cannot be meant; names the file, the key and the remedy."""

    def __init__(self, file: Path, key: str, problem: str, remedy: str) -> None:
        super().__init__(f"{file}: {key}: {problem}; {remedy}")
        self.file = file
        self.key = key
        self.problem = problem
        self.remedy = remedy


def load_outlet(path: Path) -> Outlet:
    """Read an outlet's file, with what it inherits from its platform's.

    A platform's file is looked for in the folder ``platforms`` beside the outlet's folders, then among ours; a key
    of the outlet's own wins over the platform's. Raises ``BadOutletError``.
    """
    tables = _read(path, TABLES)
    record = _record(path, tables.get("outlet", {}))
    inherited = platform_tables(path, record.platform)
    rules = {name: {**inherited.get(name, {}), **tables.get(name, {})} for name in TABLES}
    outlet = Outlet(
        record=record,
        hosts=tables["outlet"].get("hosts", ()),
        verified=tables["outlet"].get("verified"),
        render=tables["outlet"].get("render", False),
        discover=DiscoverRules(**rules["discover"]),
        read=ReadRules(**rules["read"]),
        dates=DateRules(**rules["dates"]),
        expect=Expectations(**rules["expect"]),
    )
    return replace(outlet, discover=_whole_addresses(path, outlet))


@dataclass(frozen=True, slots=True)
class Platform:
    """A publishing system that papers share: the marks its pages are known by, and what its articles' addresses look like."""

    name: str
    marks: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    deny: tuple[str, ...] = ()


def load_platform(path: Path) -> Platform:
    """Read a platform's file. Raises ``BadOutletError``."""
    tables = _read(path, PLATFORM_TABLES)
    return Platform(path.stem, **tables.get("known_by", {}), **tables.get("discover", {}))


def platform_tables(path: Path, name: str | None) -> dict[str, dict[str, Any]]:
    """Return what an outlet's file inherits from the platform it names, nothing where it names none. Raises ``BadOutletError``."""
    if name is None:
        return {}
    folders = [path.parent / "platforms", path.parent.parent / "platforms", PLATFORMS]
    for folder in folders:
        if (folder / f"{name}.toml").is_file():
            return _read(folder / f"{name}.toml", PLATFORM_TABLES)
    known = [file.stem for folder in folders for file in folder.glob("*.toml")]
    raise BadOutletError(
        path, "[outlet] platform", f"there is no platform {name!r}", check.suggestion(name, known)
    )


def _record(path: Path, values: Mapping[str, Any]) -> OutletRecord:
    if not SLUG.fullmatch(path.stem):
        raise BadOutletError(
            path, "file name", f"{path.stem!r} is no slug", "use small letters, digits, - and _: gia_lai.toml"
        )
    for key in REQUIRED:
        if key not in values:
            raise BadOutletError(path, f"[outlet] {key}", "missing", "every outlet's file needs it")
    row = {key: value for key, value in values.items() if key not in NOT_IN_THE_ROW}
    return OutletRecord(slug=path.stem, **row)


def _whole_addresses(path: Path, outlet: Outlet) -> DiscoverRules:
    """Make addresses of discovery whole: they may be given from the homepage on, and lie on own hosts only."""
    whole: dict[str, tuple[str, ...]] = {}
    for key in ("feeds", "sitemaps", "sections"):
        given: tuple[str, ...] = getattr(outlet.discover, key)
        addresses = [own_address(value, outlet, base=outlet.record.homepage) for value in given]
        for value, address in zip(given, addresses, strict=True):
            if address is None:
                remedy = "write https://…, and name its host in hosts when it is the outlet's"
                raise BadOutletError(
                    path, f"[discover] {key}", f"{value!r} is on none of the outlet's hosts", remedy
                )
        whole[key] = tuple(address for address in addresses if address)
    return replace(outlet.discover, **whole)


def _read(path: Path, tables: Mapping[str, Table]) -> dict[str, dict[str, Any]]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as problem:
        raise BadOutletError(
            path, "file", problem.strerror or "unreadable", "name a file that can be read"
        ) from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise BadOutletError(path, "file", f"no TOML: {problem}", "mend it; TOML is UTF-8 text") from problem
    return {name: _checked(path, name, values, tables) for name, values in content.items()}


def _checked(path: Path, name: str, values: object, tables: Mapping[str, Table]) -> dict[str, Any]:
    if name not in tables:
        raise BadOutletError(path, f"[{name}]", "unknown table", check.suggestion(name, tables))
    if not isinstance(values, dict):
        raise BadOutletError(path, name, "no table", f"write [{name}] on a line, its keys below")
    return {key: _value(path, f"[{name}] {key}", key, value, tables[name]) for key, value in values.items()}


def _value(path: Path, where: str, key: str, value: object, table: Table) -> object:
    if key not in table:
        raise BadOutletError(path, where, "unknown key", check.suggestion(key, table))
    try:
        return table[key](value)
    except check.WrongValueError as wrong:
        raise BadOutletError(path, where, wrong.problem, wrong.remedy) from wrong
