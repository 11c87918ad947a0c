"""A database with two fictional papers, and articles to put into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from storage.database import open_database
from storage.frontier.outlets import save_outlet
from storage.records import Article, DateCandidate, Image, OutletRecord, RelatedLink

PLATEAU = OutletRecord(
    slug="cao-nguyen",
    name="Báo Cao Nguyên",
    homepage="https://caonguyen.example/",
    language="vi",
    timezone="Asia/Ho_Chi_Minh",
    country="VN",
    region="Gia Lai",
    latitude=13.98,
    longitude=108.0,
)
HARBOUR = OutletRecord(
    slug="harbour-gazette",
    name="Harbour Gazette",
    homepage="https://harbourgazette.example/",
    language="en",
    timezone="Europe/London",
    country="GB",
    region="Devon",
)
PEPPER = Article(
    url="https://caonguyen.example/vuon-tieu-chu-puh-post101.html",
    outlet="cao-nguyen",
    headline="Vườn tiêu Chư Pưh vào mùa thu hoạch",
    summary="Người trồng tiêu ở huyện Chư Pưh được mùa sau ba năm mất giá.",
    byline="NGUYỄN THỊ LAN - TRẦN VĂN BÌNH",
    authors=("Nguyễn Thị Lan", "Trần Văn Bình"),
    section="Kinh tế",
    tags=("hồ tiêu", "Chư Pưh"),
    language="vi",
    body="Đảng ủy xã vận động bà con liên kết sản xuất.\n\nĐường về làng Dơng nay đã đổ bê tông, xe tải vào tận vườn.",
    published_on="2023-06-05",
    published_at="2023-06-05T01:30:00Z",
    published_local="2023-06-05T08:30:00+07:00",
    published_precision="minute",
    published_raw="05/06/2023 08:30",
    published_from="json-ld",
    images=(Image("https://caonguyen.example/tieu.jpg", "Bà con thu hoạch tiêu", "Lan Anh"),),
    related_links=(RelatedLink("https://caonguyen.example/gia-tieu-post99.html", "Giá tiêu tăng"),),
    paywalled=False,
    dates=(
        DateCandidate("published", "2023-06-05T08:30:00+07:00", "2023-06-05T01:30:00Z", "json-ld", "datePublished", chosen=True),
        DateCandidate("published", "05/06/2023 08:30", "2023-06-05T08:30", "page", ".date"),
    ),
    seen_at="2023-06-05T02:00:00Z",
    read_by="1",
)  # fmt: skip
HARBOUR_WALL = Article(
    url="https://harbourgazette.example/news/harbour-wall",
    outlet="harbour-gazette",
    headline="Council votes to mend the harbour wall",
    body="The café owner said the vote was “long overdue”.\n\nWork begins in June.",
    authors=("Ann Lee",),
    section="News",
    language="en",
    published_on="2023-06",
    published_precision="month",
    published_raw="June 2023",
    published_from="page",
    seen_at="2023-06-05T02:00:00Z",
    read_by="1",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database of a test stands."""
    return tmp_path / "news.db"


@pytest.fixture(scope="session")
def new_database() -> Callable[[Path], Database]:
    """Return what makes an empty database that knows both papers."""

    def make(path: Path) -> Database:
        db = open_database(path)
        save_outlet(db, PLATEAU)
        save_outlet(db, HARBOUR)
        return db

    return make


@pytest.fixture
def db(path: Path, new_database: Callable[[Path], Database]) -> Iterator[Database]:
    """Return an empty database that knows both papers."""
    db = new_database(path)
    yield db
    db.close()


@pytest.fixture(scope="session")
def plateau() -> OutletRecord:
    """Return the row of the paper in Vietnamese."""
    return PLATEAU


@pytest.fixture(scope="session")
def pepper() -> Article:
    """Return an article in Vietnamese, with everything an article can have."""
    return PEPPER


@pytest.fixture(scope="session")
def harbour_wall() -> Article:
    """Return an article in English of which only the month is known."""
    return HARBOUR_WALL


@pytest.fixture(scope="session")
def edited(pepper: Article) -> Article:
    """Return the first article as the paper changed it the next day."""
    return replace(
        pepper,
        headline="Vườn tiêu Chư Pưh được mùa",
        byline="NGUYỄN THỊ LAN",
        authors=("Nguyễn Thị Lan",),
        seen_at="2023-06-06T02:00:00Z",
    )
