"""Each outlet still reads its own saved pages: one test for all, a folder an outlet, a page and its record a case."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.catalogue.fixtures import differences, load_record, record_path
from crawler.catalogue.outlets import Catalogue

HERE = Path(__file__).parent
CASES = sorted([*HERE.glob("*/*.html"), *HERE.glob("*/*.html.gz")])
CATALOGUE = Catalogue()


def name(case: Path) -> str:
    """Return a case's name: its outlet's and its own."""
    return f"{case.parent.name}/{case.name.partition('.')[0]}"


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_saved_page_gives_the_expected_record(case: Path) -> None:
    """Field by field, as far as a person checked it; the body by its ends, its length, and what is not in it."""
    slug = case.parent.name
    wrong = list(differences(case, CATALOGUE.find(slug)))
    look = f"look with: dateline extract {case} --url {load_record(case)['url']}"
    mend = f"mend {CATALOGUE.file_of(slug)}, its platform's file, or {record_path(case)}"
    assert not wrong, "\n".join(["", *wrong, look, mend])


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_record_has_been_reviewed_by_a_person(case: Path) -> None:
    """What a program wrote about itself proves nothing."""
    assert load_record(case)["reviewed"] is True, (
        f'compare {record_path(case)} with the page; then write "reviewed": true'
    )


def test_every_platform_has_a_saved_page() -> None:
    """So that an outlet that only names its platform is covered."""
    shown = {CATALOGUE.find(case.parent.name).record.platform for case in CASES}
    platforms = {outlet.record.platform for outlet in CATALOGUE.outlets.values()} - {None}
    assert platforms - shown == set(), "save a page of one of its outlets: dateline outlets save OUTLET URL"
