"""A page's words become an article."""

import pickle
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pipelines.normalise import READER_VERSION, normalise
from pipelines.outlet_of_page import default_outlet
from pipelines.raw import DateWords, NotAnArticleError, RawArticle, Words
from storage.records import Article, Hints, Image, RelatedLink

URL = "https://bao.example.vn/mua-to-post1.html"
RAW = RawArticle(
    url=URL,
    outlet=default_outlet(URL, "vi"),
    fetched_at=datetime(2023, 6, 6, tzinfo=UTC),
    headline=Words("Mưa  to ở\u00a0Chư Pưh", "h1"),
    summary=Words("(ABC)- Mưa đã làm ngập đường.", "page"),
    paragraphs=(
        "Mưa to đã làm ngập nhiều nhà của người dân trong huyện.",
        "",
        "Chưa có dấu hiệu dừng.",
        "KPĂ THUYÊN",
    ),
    section=Words("Thời sự", "breadcrumb"),
    tags=(Words("mưa", "meta"), Words("Mưa", "meta"), Words(" ", "meta"), Words("Chư Pưh", "meta")),
    language=Words("vi-VN", "html"),
    dates=(DateWords("published", "Thứ Hai, 05/06/2023 | 08:30 (GMT+7)", "page", "line near headline"),),
    images=(Image("https://bao.example.vn/a.jpg", " Đường\u200b ngập. "),),
    related_links=(RelatedLink("https://bao.example.vn/b", "Bài\u00a0khác"),),
    paywalled=False,
)


def test_words_become_values() -> None:
    """The whole row."""
    article = normalise(RAW)
    assert replace(article, dates=()) == Article(
        url=URL,
        outlet="unknown",
        headline="Mưa to ở Chư Pưh",
        body="Mưa to đã làm ngập nhiều nhà của người dân trong huyện.\n\nChưa có dấu hiệu dừng.",
        summary="Mưa đã làm ngập đường.",
        byline="KPĂ THUYÊN",
        authors=("Kpă Thuyên",),
        section="Thời sự",
        tags=("mưa", "Chư Pưh"),
        language="vi",
        published_on="2023-06-05",
        published_at="2023-06-05T01:30:00Z",
        published_local="2023-06-05T08:30:00+07:00",
        published_precision="minute",
        published_raw="Thứ Hai, 05/06/2023 | 08:30 (GMT+7)",
        published_from="page",
        images=(Image("https://bao.example.vn/a.jpg", "Đường ngập."),),
        related_links=(RelatedLink("https://bao.example.vn/b", "Bài khác"),),
        paywalled=False,
        seen_at="2023-06-06T00:00:00Z",
        read_by=READER_VERSION,
    )
    assert [one.chosen for one in article.dates] == [True]
    assert pickle.loads(pickle.dumps(article)) == article


def test_an_article_without_a_date_is_kept_undated() -> None:
    """With the words that gave none."""
    article = normalise(replace(RAW, dates=(DateWords("published", "hôm nào đó", "page"),)))
    assert (article.published_on, article.published_at, article.published_raw) == (None, None, None)
    assert [(one.raw, one.value) for one in article.dates] == [("hôm nào đó", None)]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"headline": None}, "no-headline"),
        ({"headline": Words("\u200b", "h1")}, "no-headline"),
        ({"paragraphs": ()}, "no-body"),
        ({"paragraphs": (" ", "\u00ad")}, "no-body"),
        ({"paragraphs": ("Céng hoµ x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do H¹nh phóc",)}, "legacy-font"),
    ],
    ids=["no headline", "invisible headline", "no body", "blank body", "font of old"],
)
def test_words_that_are_no_article_are_refused(changes: dict[str, object], reason: str) -> None:
    """With the reason."""
    with pytest.raises(NotAnArticleError) as problem:
        normalise(replace(RAW, **changes))  # type: ignore[arg-type]
    assert problem.value.reason == reason


def test_hints_complete_what_the_page_does_not_say() -> None:
    """The feed that announced the page knew its title and section."""
    article = normalise(
        replace(RAW, headline=None, section=None, hints=Hints(title="Mưa to", section="Xã hội"))
    )
    assert (article.headline, article.section) == ("Mưa to", "Xã hội")


def test_pictures_are_credited_to_whom_the_byline_names_for_them() -> None:
    """Where their captions name nobody."""
    images = (Image("https://bao.example.vn/a.jpg"), Image("https://bao.example.vn/b.jpg", None, "Hà Duy"))
    article = normalise(replace(RAW, byline=Words("Thiên Di. Ảnh: Đức Thụy", "css"), images=images))
    assert [image.credit for image in article.images] == ["Đức Thụy", "Hà Duy"]
    assert article.authors == ("Thiên Di",)


@pytest.mark.parametrize(
    ("url", "name", "zone"),
    [
        ("https://www.bao.example.vn/a", "bao.example.vn", "Asia/Ho_Chi_Minh"),
        ("https://gazette.example.co.uk/a", "gazette.example.co.uk", "Europe/London"),
        ("https://gazette.example.com/a", "gazette.example.com", ""),
        ("https://gazette.example.us/a", "gazette.example.us", ""),
        ("file:///tmp/a.html", "", ""),
        ("", "", ""),
    ],
    ids=["Vietnam", "Britain", "no country", "many clocks", "file", "none"],
)
def test_a_page_of_no_known_outlet_has_one_by_its_address(url: str, name: str, zone: str) -> None:
    """Named by its host, with the zone of its country where that keeps one clock."""
    outlet = default_outlet(url)
    assert (outlet.slug, outlet.record.name, outlet.record.timezone) == ("unknown", name, zone)
    assert outlet.hosts == ((name,) if name else ())
