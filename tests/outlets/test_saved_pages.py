"""Each outlet still reads its own saved pages: one test for all, a folder an outlet, a page and its record a case."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.catalogue import Catalogue
from pipelines.normalise import normalise
from pipelines.page import Page
from pipelines.read import read
from storage.records import Article

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*/*.html"))
CATALOGUE = Catalogue()
KEYS = {"url", "fetched_at", "reviewed", "article", "body", "related_links"}
BODY_KEYS = {"starts", "ends", "words", "excludes"}


def name(case: Path) -> str:
    """Return a case's name: its outlet's and its own."""
    return f"{case.parent.name}/{case.stem}"


def record(case: Path) -> dict[str, Any]:
    """Return what a person checked of a saved page."""
    written = case.with_suffix(".json")
    if not written.exists():
        pytest.fail(f"{written} is missing: what should be read from the page beside it?")
    expected: dict[str, Any] = json.loads(written.read_text(encoding="utf-8"))
    assert expected.keys() <= KEYS
    assert expected["body"].keys() <= BODY_KEYS
    return expected


def article(case: Path, expected: dict[str, Any]) -> Article:
    """Read a saved page by its outlet's rules."""
    page = Page(
        url=expected["url"],
        final_url=expected["url"],
        status=200,
        headers={"content-type": "text/html"},
        body=case.read_bytes(),
        fetched_at=datetime.fromisoformat(expected["fetched_at"]),
        outlet=case.parent.name,
    )
    return normalise(read(page, CATALOGUE.find(case.parent.name)))


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_saved_page_gives_the_expected_record(case: Path) -> None:
    """Field by field, as far as a person checked it; the body by its ends, its length, and what is not in it."""
    expected = record(case)
    found = article(case, expected)
    values = json.loads(json.dumps(asdict(found)))
    wrong = {
        f"article.{field}": (values[field], value)
        for field, value in expected["article"].items()
        if values[field] != value
    }
    wrong |= wrong_in_body(found.body, expected["body"])
    links = {link.url for link in found.related_links}
    wrong |= {
        f"related_links {url}": (None, url) for url in expected.get("related_links", ()) if url not in links
    }
    lines = "\n".join(
        f"  {where}: read {read_value!r}, expected {value!r}" for where, (read_value, value) in wrong.items()
    )
    remedy = (
        f"mend {CATALOGUE.file_of(case.parent.name)}, its platform's file, or {case.with_suffix('.json')}"
    )
    shown = f"look with: dateline extract {case} --url {expected['url']}"
    assert not wrong, f"\n{lines}\n{shown}\n{remedy}"


def wrong_in_body(body: str, expected: dict[str, Any]) -> dict[str, tuple[object, object]]:
    """Return where a body is not as expected: what was read, and what should have been."""
    wrong: dict[str, tuple[object, object]] = {}
    if not body.startswith(expected.get("starts", "")):
        wrong["body.starts"] = (body[:80], expected["starts"])
    if not body.endswith(expected.get("ends", "")):
        wrong["body.ends"] = (body[-80:], expected["ends"])
    if len(body.split()) != expected.get("words", len(body.split())):
        wrong["body.words"] = (len(body.split()), expected["words"])
    return wrong | {
        f"body.excludes {text!r}": ("is in the body", None)
        for text in expected.get("excludes", ())
        if text in body
    }


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_record_has_been_reviewed_by_a_person(case: Path) -> None:
    """What a program wrote about itself proves nothing."""
    assert record(case)["reviewed"] is True, (
        f'compare {case.with_suffix(".json")} with the page; then write "reviewed": true'
    )


def test_every_platform_has_a_saved_page() -> None:
    """So that an outlet that only names its platform is covered."""
    shown = {CATALOGUE.find(case.parent.name).record.platform for case in CASES}
    platforms = {outlet.record.platform for outlet in CATALOGUE.outlets.values()} - {None}
    assert platforms - shown == set(), "save a page of one of its outlets: tests/outlets/<slug>/<case>.html"
