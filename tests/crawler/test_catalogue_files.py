"""The bundled outlets and platforms: every file loads, no two claim a host, and nothing is said that was not seen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from crawler.catalogue import outlets as catalogue_module
from crawler.catalogue.file import PLATFORMS
from crawler.catalogue.fixtures import fixtures_of, needs_fixture
from crawler.catalogue.outlets import Catalogue
from crawler.discover.sieve import Sieve
from pipelines.addresses import own_hosts
from pipelines.outlet import Outlet

ROOT = Path(__file__).parents[2]
CATALOGUE = Catalogue()
OUTLETS = list(CATALOGUE.outlets.values())
WINTER = datetime(2026, 1, 15, tzinfo=UTC)
BOUNDS = {  # south, north, west, east
    "AR": (-55, -21, -74, -53),
    "AT": (46, 49, 9, 17),
    "AU": (-44, -10, 112, 154),
    "BR": (-34, 6, -74, -34),
    "CA": (41, 84, -141, -52),
    "DE": (47, 56, 5, 15),
    "ES": (27, 44, -19, 5),
    "FI": (59, 71, 19, 32),
    "FR": (41, 52, -6, 10),
    "GB": (49, 61, -9, 2),
    "ID": (-11, 6, 95, 141),
    "IE": (51, 56, -11, -5),
    "IT": (35, 48, 6, 19),
    "JP": (24, 46, 122, 146),
    "KR": (33, 39, 124, 132),
    "NL": (50, 54, 3, 8),
    "NO": (57, 72, 4, 32),
    "PL": (49, 55, 14, 25),
    "PT": (32, 43, -32, -6),
    "SE": (55, 70, 10, 25),
    "TR": (35, 43, 25, 45),
    "US": (18, 72, -180, -66),
    "VN": (8, 24, 102, 110),
}


def test_every_file_is_right() -> None:
    """Those that are wrong would be left out of all that follows."""
    assert not CATALOGUE.broken


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.slug)
def test_a_file_tells_where_its_outlet_is(outlet: Outlet) -> None:
    """It lies in its country's folder; its homepage is whole, its zone one there is, its place in its country."""
    record = outlet.record
    assert CATALOGUE.file_of(outlet.slug).parent.name == (record.country or "").lower()
    assert record.homepage.startswith("https://")
    assert record.homepage.endswith("/")
    if record.latitude is None or record.longitude is None:
        assert (record.latitude, record.longitude) == (None, None)
        return
    south, north, west, east = BOUNDS[record.country or ""]
    assert south < record.latitude < north
    assert west < record.longitude < east
    offset = ZoneInfo(record.timezone).utcoffset(WINTER)
    assert offset is not None
    assert abs(offset.total_seconds() / 3600 - record.longitude / 15) < 2


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.slug)
def test_what_was_never_seen_working_is_a_draft(outlet: Outlet) -> None:
    """So that a crawl of all outlets asks only those that are known to answer."""
    assert (outlet.record.status == "draft") == (outlet.verified is None)


def test_no_two_outlets_claim_a_host() -> None:
    """Former hosts and archives included: a page belongs to one masthead."""
    claims = Counter(host for one in OUTLETS for host in own_hosts(one.record.homepage, one.hosts))
    assert [host for host, times in claims.items() if times > 1] == []


def test_the_catalogue_holds_a_region_and_proves_nothing_is_of_that_region_only() -> None:
    """Vietnam's regional papers, each province's among them, and a dozen papers of other countries."""
    countries = Counter(one.record.country for one in OUTLETS)
    assert countries["VN"] >= 75
    assert len(countries) - 1 >= 12
    assert len({one.record.language for one in OUTLETS}) >= 10
    assert len({one.record.region for one in OUTLETS if one.record.country == "VN"} - {None}) >= 34


def test_every_platform_is_some_outlets() -> None:
    """And every one that papers name is there, or the file would not have loaded."""
    assert {file.stem for file in PLATFORMS.glob("*.toml")} == {one.record.platform for one in OUTLETS} - {
        None
    }


def test_an_outlet_with_selectors_of_its_own_has_a_saved_page() -> None:
    """Which proves them; one that only names its platform is covered by the platform's page."""
    files = {one.slug: CATALOGUE.file_of(one.slug) for one in OUTLETS}
    without = [
        one.slug
        for one in OUTLETS
        if needs_fixture(one, files[one.slug]) and not fixtures_of(one.slug, files[one.slug])
    ]
    assert without == [], (
        f"save a page of each: dateline outlets save {without[0]} URL --outlets {files[without[0]].parent}"
    )


@pytest.mark.parametrize(
    ("slug", "path"),
    [
        ("baogialai", "/mua-ca-phe-o-chu-puh-post243210.html"),
        ("baodanang", "/thong-xe-cau-moi-3318952.html"),
        ("baolamdong", "/bbt/mua-thanh-long-o-ham-thuan-118210.html"),
        ("baolamdong", "/xa-hoi/202306/mua-hoa-da-quy-3a4f81c/"),
        ("baodaklak", "/kinh-te/202306/gia-ho-tieu-tang-5d80a1c/"),
        ("baoquangbinh", "/kinh-te/201806/vu-ca-nam-2157320"),
        ("baophuyen", "/95/64112/mua-bien-dong-o-song-cau/"),
        ("baoangiang", "/lua-he-thu-vao-vu-a367201.html"),
        ("baotayninh", "/vuon-trai-cay-ven-song-88701.html"),
        ("baotayninh", "/le-hoi-nui-ba-a139872.html"),
        ("tuoitre", "/cau-moi-qua-song-20260307075519174.htm"),
        ("nld", "/cau-moi-qua-song-196260307071308923.htm"),
        ("baokontum", "/xa-hoi/nha-rong-moi-o-kon-ray-31552.html"),
    ],
)
def test_addresses_of_articles_are_known(slug: str, path: str) -> None:
    """In the form of each platform, of older layouts too."""
    outlet = CATALOGUE.find(slug)
    assert Sieve(outlet).is_article(outlet.record.homepage.rstrip("/") + path)


@pytest.mark.parametrize(
    ("slug", "path"),
    [
        ("baogialai", "/ca-phe-tag1204.html"),
        ("baogialai", "/media/san-xuat-ca-phe-post243211.html"),
        ("baodanang", "/dai-hoi-dang-bo-event1204.html"),
        ("baodanang", "/bao-hiem-y-te-ptag.html"),
        ("baodanang", "/print/3318952.html"),
        ("baodaklak", "/kinh-te/"),
        ("baodaklak", "/video/202306/ban-tin-toi-5d80a1c/"),
        ("baoangiang", "/tim-kiem/an-giang.html"),
        ("baocantho", "/khmer/tin-tuc-a1204.html"),
        ("tuoitre", "/thoi-su.htm"),
        ("baokontum", "/xa-hoi-8.html?page=492"),
    ],
)
def test_addresses_of_other_pages_are_left_out(slug: str, path: str) -> None:
    """Sections, tags, topics, films, editions in other languages."""
    outlet = CATALOGUE.find(slug)
    assert not Sieve(outlet).is_article(outlet.record.homepage.rstrip("/") + path)


@pytest.mark.parametrize(
    ("host", "slug"),
    [
        ("baogialai.com.vn", "baogialai"),
        ("www.baogialai.com.vn", "baogialai"),
        ("https://phuyen.baodaklak.vn/suc-khoe/202503/a-93a196a/", "baophuyen"),
        ("baothuathienhue.vn", "huengaynay"),
        ("www.hokkaido-np.co.jp", "hokkaido_shimbun"),
    ],
)
def test_a_host_tells_the_outlet(host: str, slug: str) -> None:
    """Its former hosts and its archive's too."""
    found = CATALOGUE.of_host(host)
    assert found is not None
    assert found.slug == slug


def test_hosts_are_looked_up_without_reading_the_files_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A million pages ask whose they are."""
    known = Catalogue()
    read: list[Path] = []
    load = catalogue_module.load_outlet

    def counted(path: Path) -> Outlet:
        read.append(path)
        return load(path)

    monkeypatch.setattr(catalogue_module, "load_outlet", counted)
    for _ in range(3):
        assert known.of_host("nobody.example") is None
        assert known.of_host("https://baodanang.vn/a-3318952.html") is not None
    assert len(read) == len(known.slugs)


def test_where_two_claim_a_host_the_operators_file_wins(tmp_path: Path) -> None:
    """Whatever its name."""
    (tmp_path / "zz_gia_lai.toml").write_text(
        '[outlet]\nname = "Ours"\nhomepage = "https://baogialai.com.vn/"\nlanguage = "vi"\n'
        'timezone = "Asia/Ho_Chi_Minh"\n',
        encoding="utf-8",
    )
    found = Catalogue([tmp_path]).of_host("baogialai.com.vn")
    assert found is not None
    assert found.slug == "zz_gia_lai"


def test_scrapy_lists_every_outlet() -> None:
    """Each file is a spider."""
    command = [sys.executable, "-m", "scrapy", "list"]
    settings = {name: value for name, value in os.environ.items() if name != "DATELINE_OUTLETS"}
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=True)
    assert done.stdout.split() == CATALOGUE.slugs
