"""A draft as an outlet's file, and its pages as fixtures beside it: written whole or not at all."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import tomlkit
from tomlkit.items import Array

from crawler.adding.asking import AddingError
from crawler.adding.draft import Draft
from crawler.adding.samples import WANTED, Sample, Samples, sample_of
from crawler.catalogue.file import SLUG, Platform, load_outlet
from crawler.catalogue.fixtures import fixture_folder, save_fixture
from pipelines.outlet import Outlet
from storage.fold import fold
from storage.records import Hints

GENERAL_DOMAINS = {"co", "com", "org", "net", "gov", "edu", "ac", "or", "ne", "info", "gob", "gouv", "go"}
EXPECTED = 0.9  # of the articles: the share with a day that a healthy crawl shows


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the file, the outlet it loads as, its articles as read by it, and the fixtures' files."""

    file: Path
    outlet: Outlet
    samples: Samples
    fixtures: tuple[Path, ...]


def slug_of(homepage: str, name: str) -> str:
    """Return a file's name for a paper: its host without what all hosts have, or its name where it has none.

    >>> slug_of("https://www.harbour-gazette.co.uk/", ""), slug_of("http://127.0.0.1:8001/", "Báo Gia Lai")
    ('harbour_gazette', 'bao_gia_lai')
    """
    host = urlsplit(homepage).hostname or ""
    labels = host.removeprefix("www.").split(".")
    if host.replace(".", "").isdigit() or ":" in host or len(labels) < 2:
        return re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_") or "outlet"
    labels.pop()
    if len(labels) > 1 and labels[-1] in GENERAL_DOMAINS:
        labels.pop()
    return re.sub(r"[^a-z0-9]+", "_", "_".join(labels)).strip("_") or "outlet"


def write(draft: Draft, slug: str, folder: Path, *, replace_file: bool = False) -> Written:
    """Write an outlet's file and its fixtures into a folder, which is made if need be; nothing is left half written.

    Raises ``AddingError`` where the file exists and is not to be replaced, and ``BadOutletError`` were it wrong.
    """
    file = folder / f"{slug}.toml"
    if not SLUG.fullmatch(slug):
        raise AddingError(f"{slug!r} is no slug; use small letters, digits, - and _: --slug gia_lai")
    if file.exists() and not replace_file:
        raise AddingError(f"{file} exists; name another with --slug, or have it replaced with --force")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".adding-") as place:
        draft_file = Path(place) / file.name
        draft_file.write_text(toml_of(draft), encoding="utf-8")
        outlet = load_outlet(draft_file)
        samples = draft.samples.by(outlet)
        fixtures = [file for one in samples.articles[:WANTED] for file in _save(one, outlet, Path(place))]
        target = fixture_folder(slug, folder)
        target.mkdir(parents=True, exist_ok=True)
        moved = tuple(fixture.replace(target / fixture.name) for fixture in fixtures)
        draft_file.replace(file)
    return Written(file, outlet, samples, moved)


def toml_of(draft: Draft) -> str:
    """Return a draft as TOML: what is doubtful, in comments above; then the tables, long lists a line each."""
    document = tomlkit.document()
    document.add(
        tomlkit.comment(
            f"Drafted by dateline outlets add on {datetime.now(UTC):%Y-%m-%d}; never crawled yet."
        )
    )
    for doubt in draft.doubts:
        document.add(tomlkit.comment(f"Doubtful: {doubt}."))
    document.add("outlet", _table(_outlet(draft)))
    document.add("discover", _table(_discover(draft)))
    if draft.repeats:
        document.add("read", _table({"repeats": list(draft.repeats)}))
    if draft.order:
        document.add("dates", _table({"order": draft.order}))
    document.add("expect", _table({"filled": {"published_on": EXPECTED}}))
    return tomlkit.dumps(document)


def _save(sample: Sample, outlet: Outlet, place: Path) -> tuple[Path, Path]:
    """Save a sample as a fixture: the page alone has to give the record, without what a feed said of it."""
    alone = sample_of(replace(sample.page, hints=Hints()), outlet)
    return save_fixture(alone.page, alone.result, place)


def _outlet(draft: Draft) -> dict[str, Any]:
    return {
        "name": draft.name.value,
        "homepage": draft.homepage,
        "country": draft.clock.country,
        "language": draft.language.value,
        "timezone": draft.clock.zone,
        "platform": draft.platform.name if draft.platform else None,
        "hosts": list(draft.hosts),
        "status": "draft",
        "verified": "never",
    }


def _discover(draft: Draft) -> dict[str, Any]:
    pattern, platform = draft.pattern, draft.platform or Platform("")
    return {
        "feeds": [_shortened(feed.url, draft.homepage) for feed in draft.feeds],
        "sitemaps": [_shortened(source.url, draft.homepage) for source in draft.sitemaps],
        "sections": [_shortened(url, draft.homepage) for url in draft.sections],
        "allow": [] if pattern.allow == platform.allow else list(pattern.allow),
        "deny": [] if pattern.deny == platform.deny else list(pattern.deny),
    }


def _table(values: dict[str, Any]) -> tomlkit.items.Table:
    table = tomlkit.table()
    for key, value in values.items():
        if value is None or value == []:
            continue
        if isinstance(value, list):
            table.add(key, _array(value))
        elif isinstance(value, dict):
            inline = tomlkit.inline_table()
            inline.update(value)
            table.add(key, inline)
        else:
            table.add(key, value)
    table.add(tomlkit.nl())
    return table


def _array(values: list[str]) -> Array:
    """A list of words; those with backslashes stand between single quotes, which leave them alone."""
    array = tomlkit.array()
    for value in values:
        array.append(tomlkit.string(value, literal="\\" in value and "'" not in value))
    return array.multiline(multiline=len(values) > 1)


def _shortened(url: str, homepage: str) -> str:
    """An address from the homepage on, as people write it."""
    root = urljoin(homepage, "/")
    return "/" + url.removeprefix(root) if url.startswith(root) else url
