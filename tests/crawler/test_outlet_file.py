"""The outlet's file: what it says becomes an outlet, and what cannot be meant is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.catalogue.outlets import BadOutletError, Catalogue, UnknownOutletError, load_outlet
from pipelines.outlet import DateRules, DiscoverRules, Expectations, Outlet, ReadRules
from storage.records import OutletRecord

LEAST = """
[outlet]
name = "Harbour Gazette"
homepage = "https://gazette.example"
language = "en"
timezone = "Europe/London"
"""

FULL = """
[outlet]
name = "Harbour Gazette"
homepage = "https://gazette.example/"
country = "GB"
region = "Devon"
language = "en-GB"
timezone = "Europe/London"
latitude = 50.3
longitude = -4
status = "draft"
platform = "quay"
hosts = ["old.example"]

[discover]
feeds = "/feed.xml"
sitemaps = ["https://old.example/map.xml"]
deny = ['/live/']

[read]
byline = ".byline"

[dates]
order = "DMY"

[expect]
found = [5, 80]
filled = { published_on = 0.98, authors = 1 }
silent_after_hours = 96
"""

PLATFORM = """
[discover]
allow = ['/news/']
[read]
byline = ".author"
body = ["article .body", "//article"]
[dates]
order = "MDY"
meta_order = "MDY"
"""


def written(folder: Path, text: str, name: str = "harbour_gazette") -> Path:
    """Write an outlet's file."""
    file = folder / "gb" / f"{name}.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_four_keys_make_an_outlet(tmp_path: Path) -> None:
    """All else has a default; the slug is the file's stem."""
    record = OutletRecord(
        "harbour_gazette",
        "Harbour Gazette",
        "https://gazette.example/",
        "en",
        "Europe/London",
        status="active",
    )
    assert load_outlet(written(tmp_path, LEAST)) == Outlet(record=record)


def test_a_file_says_everything_and_its_platform_the_rest(tmp_path: Path) -> None:
    """The platform's keys are inherited one by one; the outlet's own win. Addresses become whole."""
    (tmp_path / "platforms").mkdir()
    (tmp_path / "platforms" / "quay.toml").write_text(PLATFORM)
    outlet = load_outlet(written(tmp_path, FULL))
    assert outlet.record == OutletRecord(
        slug="harbour_gazette",
        name="Harbour Gazette",
        homepage="https://gazette.example/",
        language="en-GB",
        timezone="Europe/London",
        country="GB",
        region="Devon",
        platform="quay",
        latitude=50.3,
        longitude=-4,
        status="draft",
    )
    assert outlet.hosts == ("old.example",)
    assert outlet.discover == DiscoverRules(
        feeds=("https://gazette.example/feed.xml",),
        sitemaps=("https://old.example/map.xml",),
        allow=("/news/",),
        deny=("/live/",),
    )
    assert outlet.read == ReadRules(byline=(".byline",), body=("article .body", "//article"))
    assert outlet.dates == DateRules(order="DMY", meta_order="MDY")
    assert outlet.expect == Expectations((5, 80), {"published_on": 0.98, "authors": 1.0}, 96)


@pytest.mark.parametrize(
    ("change", "key", "words"),
    [
        pytest.param(
            ("name =", "nam ="), "[outlet] nam", 'unknown key; did you mean "name"?', id="unknown key"
        ),
        pytest.param(("[outlet]", "[outlets]"), "[outlets]", 'did you mean "outlet"?', id="unknown table"),
        pytest.param(("language", "#"), "[outlet] language", "missing", id="missing key"),
        pytest.param(("Europe/London", "Europe/Lodon"), "[outlet] timezone", '"Europe/London"', id="zone"),
        pytest.param(("https://", "ftp://"), "[outlet] homepage", "write it whole", id="homepage"),
        pytest.param(('"en"', '"English"'), "[outlet] language", 'like "vi"', id="language"),
        pytest.param(('"en"', "3"), "[outlet] language", "is no text", id="number for text"),
        pytest.param(
            ("[outlet]", "outlet = 3\n[x]"), "outlet", "write [outlet] on a line", id="value for table"
        ),
        pytest.param(("[outlet]", "[outlet"), "file", "no TOML", id="not TOML"),
    ],
)
def test_what_cannot_be_meant_names_file_key_and_remedy(
    tmp_path: Path, change: tuple[str, str], key: str, words: str
) -> None:
    """Before any request is made."""
    file = written(tmp_path, LEAST.replace(*change))
    with pytest.raises(BadOutletError) as error:
        load_outlet(file)
    assert (error.value.file, error.value.key) == (file, key)
    assert words in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("lines", "key", "words"),
    [
        ("[read]\nheadlin = 'h1'", "[read] headlin", 'did you mean "headline"?'),
        ("[read]\nbody = 'div[['", "[read] body", "no selector"),
        ("[read]\nbody = '//p[('", "[read] body", "no selector"),
        ("[read]\nbody = []\nremove = ['ok', 3]", "[read] remove", "is no text"),
        ("[read]\nreader = 'no_such_module:f'", "[read] reader", "cannot be imported"),
        ("[read]\nreader = 'json:decoder'", "[read] reader", "names no function"),
        ("[discover]\nallow = ['(']", "[discover] allow", "no regular expression"),
        (
            "[discover]\nfeeds = ['https://other.example/feed']",
            "[discover] feeds",
            "none of the outlet's hosts",
        ),
        ("[dates]\norder = 'DMYY'", "[dates] order", 'did you mean "DMY"?'),
        ("[expect]\nfound = [80, 5]", "[expect] found", "[5, 300]"),
        ("[expect]\nfound = 5", "[expect] found", "[5, 300]"),
        ("[expect]\nfilled = { autors = 0.5 }", "[expect] filled", 'did you mean "authors"?'),
        ("[expect]\nfilled = { authors = 50 }", "[expect] filled", "from 0 to 1"),
        ("[expect]\nsilent_after_hours = true", "[expect] silent_after_hours", "whole number"),
    ],
)
def test_bad_rules_are_told(tmp_path: Path, lines: str, key: str, words: str) -> None:
    """Selectors, patterns, orders, readers and bounds are tried when the file is read."""
    with pytest.raises(BadOutletError) as error:
        load_outlet(written(tmp_path, LEAST + lines))
    assert error.value.key == key
    assert words in str(error.value)


def test_more_of_the_outlet_is_checked(tmp_path: Path) -> None:
    """Coordinates, status, country, platform, and the file's own name."""
    for lines, key in {
        "latitude = 91": "[outlet] latitude",
        "status = 'on'": "[outlet] status",
        "country = 'Vietnam'": "[outlet] country",
        "platform = 'hemra'": "[outlet] platform",
        "hosts = ['https://a.example/']": "[outlet] hosts",
    }.items():
        with pytest.raises(BadOutletError) as error:
            load_outlet(written(tmp_path, LEAST + lines))
        assert error.value.key == key
    with pytest.raises(BadOutletError, match="is no slug"):
        load_outlet(written(tmp_path, LEAST, name="Harbour Gazette"))
    with pytest.raises(BadOutletError, match="No such file"):
        load_outlet(tmp_path / "none.toml")


def test_an_operators_file_wins_over_ours(tmp_path: Path) -> None:
    """Of one slug, the earlier folder's; platforms are no outlets."""
    written(tmp_path, LEAST, name="baogialai")
    (tmp_path / "platforms").mkdir()
    (tmp_path / "platforms" / "quay.toml").write_text(PLATFORM)
    assert Catalogue().find("baogialai").record.name == "Báo Gia Lai"
    catalogue = Catalogue([tmp_path])
    assert catalogue.find("baogialai").record.name == "Harbour Gazette"
    assert "quay" not in catalogue.slugs


def test_an_outlet_is_known_by_its_host(tmp_path: Path) -> None:
    """Or by the address of one of its pages."""
    written(tmp_path, LEAST)
    catalogue = Catalogue([tmp_path])
    for words in ("gazette.example", "www.gazette.example", "https://gazette.example/a-post1.html"):
        found = catalogue.of_host(words)
        assert found is not None
        assert found.slug == "harbour_gazette"
    assert catalogue.of_host("other.example") is None
    assert catalogue.of_host("") is None


def test_an_unknown_outlet_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    """As is a folder that is none, and two files of one name."""
    with pytest.raises(UnknownOutletError, match='did you mean "baogialai"'):
        Catalogue().find("baogilai")
    with pytest.raises(UnknownOutletError) as told:
        Catalogue().find("xyz")
    assert str(told.value) == 'there is no outlet "xyz"'
    with pytest.raises(BadOutletError, match="does not exist"):
        Catalogue([tmp_path / "none"])
    written(tmp_path, LEAST)
    with pytest.raises(UnknownOutletError, match='"xyz"; your own are: harbour_gazette'):
        Catalogue([tmp_path]).find("xyz")
    (tmp_path / "harbour_gazette.toml").write_text(LEAST)
    with pytest.raises(BadOutletError, match="a name of its own"):
        Catalogue([tmp_path])


def test_our_own_outlets_can_be_read() -> None:
    """Each bundled file."""
    assert "baogialai" in Catalogue().outlets


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    """As some editors write UTF-8."""
    (tmp_path / "gazette.toml").write_text(LEAST, encoding="utf-8-sig")
    assert load_outlet(tmp_path / "gazette.toml").record.name == "Harbour Gazette"


def test_a_city_without_a_zone_of_its_own_is_not_taken_for_another(tmp_path: Path) -> None:
    """Letters in common make none meant."""
    (tmp_path / "gazette.toml").write_text(LEAST.replace("Europe/London", "Asia/Hanoi"))
    with pytest.raises(BadOutletError, match="the zone its country has") as told:
        load_outlet(tmp_path / "gazette.toml")
    assert "Yangon" not in str(told.value)
