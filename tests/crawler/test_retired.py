"""A paper that wants to be left alone: no command asks it, not by its name either."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from scrapy.settings import Settings

from crawler.catalogue.outlets import Catalogue, RetiredOutletError
from crawler.command.choosing import choose
from crawler.command.schedule import checked
from crawler.loader import OutletLoader

FILE = """
[outlet]
name = "Gazette"
homepage = "https://{slug}.example/"
language = "en"
timezone = "Europe/London"
status = "{status}"
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A folder with a paper that is retired and one that is not."""
    for slug, status in (("gazette", "retired"), ("herald", "draft")):
        (tmp_path / f"{slug}.toml").write_text(FILE.format(slug=slug, status=status), encoding="utf-8")
    return tmp_path


def test_one_that_is_retired_is_not_crawled_by_name(mine: Path) -> None:
    """File, key and remedy are named; so is it with Scrapy's own command."""
    with pytest.raises(RetiredOutletError) as told:
        choose(Catalogue([mine]), ["gazette"])
    words = f'{mine / "gazette.toml"}: [outlet].status: is "retired", so its paper is left alone; write "draft" or "active"'
    assert str(told.value).startswith(words)
    with pytest.raises(RetiredOutletError):
        OutletLoader.from_settings(Settings({"DATELINE_OUTLETS": str(mine)})).load("gazette")


def test_others_that_are_named_beside_it_are_crawled(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A schedule that names several goes on with the rest, and a new one names the rest only."""
    assert [outlet.slug for outlet in choose(Catalogue([mine]), ["gazette", "herald"])[0]] == ["herald"]
    assert "gazette.toml" in capsys.readouterr().err
    assert checked(mine / "news.db", (mine,), ("gazette", "herald")).outlets == ("herald",)


def test_where_none_is_named_active_ones_are_taken(mine: Path) -> None:
    """As before: neither drafts nor what is retired."""
    with pytest.raises(click.UsageError):
        choose(Catalogue([mine]), [])
