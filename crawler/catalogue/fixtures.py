"""Saved pages that prove an outlet's rules: each a page and, beside it, what should be read from it."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from crawler.catalogue.file import platform_tables
from crawler.catalogue.outlets import OUTLETS
from pipelines.door import article_of
from pipelines.outlet import Outlet, ReadRules
from pipelines.page import Page
from storage.fold import fold
from storage.records import Article, Reject

OURS = Path(__file__).parents[2] / "tests" / "outlets"  # in a checkout
KEYS = {"url", "fetched_at", "content_type", "reviewed", "article", "body", "related_links"}
BODY_KEYS = {"starts", "ends", "words", "excludes"}
CHECKED = ("headline", "authors", "section", "language", "published_on", "published_at")
LONGEST_CASE = 60  # characters of a file's name
ENDS = 60  # characters of a body's beginning and end


class BadFixtureError(Exception):
    """A record beside a saved page cannot be meant; names the file and the remedy."""


def fixture_folder(slug: str, folder: Path) -> Path:
    """Return where an outlet's saved pages lie: with the tests for outlets of a checkout, else beside its own files."""
    if folder.resolve().is_relative_to(OUTLETS) and OURS.is_dir():
        return OURS / slug
    return folder / "pages" / slug


def fixtures_of(slug: str, file: Path) -> list[Path]:
    """Return an outlet's saved pages."""
    folder = fixture_folder(slug, file.parent)
    return sorted([*folder.glob("*.html"), *folder.glob("*.html.gz")])


def needs_fixture(outlet: Outlet, file: Path) -> bool:
    """Tell whether an outlet reads by selectors of its own, which a saved page has to prove; its platform's are proved elsewhere."""
    inherited = platform_tables(file, outlet.record.platform).get("read", {})
    return outlet.read != ReadRules(**inherited)


def record_path(page: Path) -> Path:
    """Return the file that says what should be read from a saved page."""
    return page.with_name(page.name.partition(".html")[0] + ".json")


def saved_page(page: Path, record: dict[str, Any], slug: str) -> Page:
    """Return a saved page as it was fetched."""
    body = page.read_bytes()
    return Page(
        url=record["url"],
        final_url=record["url"],
        status=200,
        headers={"content-type": record.get("content_type", "text/html")},
        body=gzip.decompress(body) if page.suffix == ".gz" else body,
        fetched_at=datetime.fromisoformat(record["fetched_at"]),
        outlet=slug,
    )


def load_record(page: Path) -> dict[str, Any]:
    """Return what should be read from a saved page. Raises ``BadFixtureError``."""
    file = record_path(page)
    try:
        record: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as problem:
        raise BadFixtureError(f"{file}: missing; write what should be read from {page.name}") from problem
    except ValueError as problem:
        raise BadFixtureError(f"{file}: no JSON: {problem}; mend it") from problem
    unknown = [*(record.keys() - KEYS), *(f"body.{key}" for key in record.get("body", {}).keys() - BODY_KEYS)]
    missing = {"url", "fetched_at"} - record.keys()
    if unknown or missing:
        fault = f"unknown key {unknown[0]}" if unknown else f"{min(missing)} is missing"
        raise BadFixtureError(f"{file}: {fault}; known are {', '.join(sorted(KEYS))}")
    return record


def record_of(page: Page, result: Article | Reject) -> dict[str, Any]:
    """Return the record of a page as read today, marked as not yet looked at by a person."""
    record: dict[str, Any] = {"url": page.final_url, "fetched_at": f"{page.fetched_at:%Y-%m-%dT%H:%M:%SZ}"}
    content_type = page.headers.get("content-type", "")
    if "charset" in content_type.lower():
        record["content_type"] = content_type
    record["reviewed"] = False
    if isinstance(result, Article):
        values = plain(result)
        body = result.body
        record["article"] = {name: values[name] for name in CHECKED}
        record["body"] = {
            "starts": body[:ENDS],
            "ends": body[-ENDS:],
            "words": len(body.split()),
            "excludes": [],
        }
    return record


def save_fixture(page: Page, result: Article | Reject, folder: Path) -> tuple[Path, Path]:
    """Save a page and the record of what was read from it, under a name made of its headline; return both files."""
    taken = {file.stem for file in folder.glob("*.json")}
    headline = result.headline if isinstance(result, Article) else ""
    stem = re.sub(r"[^a-z0-9]+", "-", fold(headline))[:LONGEST_CASE].strip("-") or "article"
    stem = stem if stem not in taken else f"{stem}-{len(taken)}"
    saved, record = folder / f"{stem}.html", folder / f"{stem}.json"
    saved.write_bytes(page.body)
    text = json.dumps(record_of(page, result), ensure_ascii=False, indent=2)
    record.write_text(f"{text}\n", encoding="utf-8")
    return saved, record


def differences(page: Path, outlet: Outlet) -> Iterator[str]:
    """Yield, in sentences, where a saved page reads otherwise than its record says. Raises ``BadFixtureError``."""
    record = load_record(page)
    result = article_of(saved_page(page, record, outlet.slug), outlet)
    if isinstance(result, Reject):
        yield f"gives no article: {result.reason} ({result.detail})"
        return
    values = plain(result)
    for name, expected in record.get("article", {}).items():
        if values.get(name) != expected:
            yield f"article.{name}: read {values.get(name)!r}, expected {expected!r}"
    yield from _in_body(result.body, record.get("body", {}))
    links = {link.url for link in result.related_links}
    yield from (
        f"related_links: {url} is missing" for url in record.get("related_links", ()) if url not in links
    )


def plain(article: Article) -> dict[str, Any]:
    """Return an article as JSON has it."""
    values: dict[str, Any] = json.loads(json.dumps(asdict(article)))
    return values


def _in_body(body: str, expected: dict[str, Any]) -> Iterator[str]:
    if not body.startswith(starts := expected.get("starts", "")):
        yield f"body.starts: read {body[: len(starts)]!r}, expected {starts!r}"
    if not body.endswith(ends := expected.get("ends", "")):
        yield f"body.ends: read {body[-len(ends) :]!r}, expected {ends!r}"
    words = len(body.split())
    if words != expected.get("words", words):
        yield f"body.words: read {words}, expected {expected['words']}"
    yield from (
        f"body.excludes: {text!r} is in the body" for text in expected.get("excludes", ()) if text in body
    )
