"""A platform is known by the marks its file names: two on a page, on most of a paper's pages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.adding.platform import platform_of
from crawler.catalogue.fixtures import load_record, saved_page
from crawler.catalogue.outlets import Catalogue
from pipelines.page import Page

ROOT = Path(__file__).parents[2]
CATALOGUE = Catalogue()
CASES = sorted((ROOT / "tests" / "outlets").glob("*/*.html"))
NEW = [case for case in CASES if not case.stem.endswith(("2019", "2021"))]
OTHERS = sorted((ROOT / "tests" / "pipelines" / "pages").glob("*.html"))


@pytest.mark.parametrize("case", NEW, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_a_saved_page_tells_its_platform(case: Path) -> None:
    """Or, of a layout that came before, none: never another."""
    outlet = CATALOGUE.find(case.parent.name)
    found = platform_of([saved_page(case, load_record(case), outlet.slug)])
    assert found is None or found.name == outlet.record.platform


def test_every_platform_is_told_by_a_page() -> None:
    """Its marks stand in one of its saved pages."""
    pages = [saved_page(case, load_record(case), case.parent.name) for case in CASES]
    told = {found.name for page in pages if (found := platform_of([page]))}
    assert told == {file.stem for file in (ROOT / "crawler" / "platforms").glob("*.toml")}


def test_pages_tell_the_system_that_made_them_and_others_none() -> None:
    """However many there are; those named for a platform are in its markup."""
    now = datetime(2026, 11, 20, tzinfo=UTC)
    pages = {file.stem: Page("u", "u", 200, {}, file.read_bytes(), now, "") for file in OTHERS}
    told = {stem: found.name for stem, page in pages.items() if (found := platform_of([page]))}
    assert len(pages) > 20
    assert told == {f"vn-{name}": name for name in told.values()}
    assert len(told) >= 5


def test_an_operators_own_platform_is_recognised(tmp_path: Path) -> None:
    """Among the folders of outlets, and before ours of that name."""
    (tmp_path / "platforms").mkdir()
    marks = '[known_by]\nmarks = ["gz-body", "gz-title"]\n'
    (tmp_path / "platforms" / "gazettes.toml").write_text(marks, encoding="utf-8")
    page = Page(
        "u",
        "u",
        200,
        {},
        b'<h1 class="gz-title">A</h1><div class="gz-body">',
        datetime(2026, 1, 1, tzinfo=UTC),
        "",
    )
    found = platform_of([page], [tmp_path])
    assert found is not None
    assert found.name == "gazettes"
    assert platform_of([page]) is None
