"""Pages that say that an article is not there are known by their headline or title, in the languages of the press."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipelines.outlet_of_page import default_outlet
from pipelines.page import Page
from pipelines.raw import NotAnArticleError, RawArticle
from pipelines.read import read
from pipelines.reading.missing import refuse_missing
from storage.records import Hints

ReadHtml = Callable[..., RawArticle]

SORRY = "Sorry, the page you were looking for could not be found."
RAIN = "Rain fell on the harbour all night, and the wall held, said the master of the port in the morning. "


@pytest.mark.parametrize(
    "headline",
    [
        "404",
        "Error 404",
        "404 Not Found",
        "404 - Page not found",
        "Page not found!",
        "Sorry, this page does not exist",
        "This article is no longer available",
        "The page you requested could not be found",
        "Không tìm thấy trang",
        "Bài viết không tồn tại",
        "Trang bạn yêu cầu không tồn tại",
        "Lỗi 404",
        "Bài viết đã bị xóa",
        "Seite nicht gefunden",
        "Dieser Artikel ist nicht mehr verfügbar",
        "Page introuvable",
        "Cet article n’existe plus",
        "Página no encontrada",
        "Página não encontrada",
        "Pagina non trovata",
        "Pagina niet gevonden",
        "Nie znaleziono strony",
        "Stránka nenalezena",
        "Sidan kunde inte hittas",
        "Siden finnes ikke",
        "Siden blev ikke fundet",
        "Sivua ei löytynyt",
        "Sayfa bulunamadı",
        "Halaman tidak ditemukan",
        "Az oldal nem található",
        "Pagina nu a fost găsită",
        "Stranica nije pronađena",
        "Страница не найдена",
        "Сторінку не знайдено",
        "Η σελίδα δεν βρέθηκε",
        "الصفحة غير موجودة",
        "صفحه یافت نشد",
        "הדף לא נמצא",
        "ページが見つかりません",
        "页面不存在",
        "페이지를 찾을 수 없습니다",
        "ไม่พบหน้าที่คุณต้องการ",
        "पृष्ठ नहीं मिला",
    ],
)
def test_a_headline_that_says_so_makes_no_article(headline: str) -> None:
    """Above a short text, whatever else the title says."""
    with pytest.raises(NotAnArticleError) as refused:
        refuse_missing(headline, [], [SORRY], dated=True)
    assert refused.value.reason == "not-found"


@pytest.mark.parametrize(
    "title", ["Page not found - Harbour Gazette", "Harbour Gazette | Seite nicht gefunden", "404 » Gazette"]
)
def test_a_title_that_says_so_will_do(read_html: ReadHtml, title: str) -> None:
    """Where the heading is the paper's own wit."""
    html = f"<title>{title}</title><h1>Nobody here but us gulls</h1><article><p>{SORRY}</p></article>"
    with pytest.raises(NotAnArticleError) as refused:
        read_html(html)
    assert refused.value.reason == "not-found"


def test_other_articles_below_it_are_none_of_its_text(read_html: ReadHtml) -> None:
    """An undated page under such a headline is none, however much it offers instead."""
    html = f"<title>Gazette</title><article><h1>Error 404</h1>{f'<p>{RAIN}</p>' * 12}</article>"
    with pytest.raises(NotAnArticleError) as refused:
        read_html(html)
    assert refused.value.reason == "not-found"


def test_the_date_of_the_lost_article_is_none_of_the_pages(page_of: Callable[..., Page]) -> None:
    """Its address and the feed that announced it say it still."""
    url = "https://gazette.example/2026/11/20/harbour-wall.html"
    page = replace(
        page_of(f"<title>404 | Gazette</title><h1>Nobody here but us gulls</h1><p>{SORRY}</p>", url=url),
        hints=Hints(published="2026-11-20T08:30:00Z", origin="feed"),
    )
    with pytest.raises(NotAnArticleError) as refused:
        read(page, default_outlet(url))
    assert refused.value.reason == "not-found"


@pytest.mark.parametrize(
    "headline", ["Maintenance", "We'll be back soon", "Đang bảo trì", "Wartungsarbeiten"]
)
def test_a_site_that_is_closed_shows_no_article(headline: str) -> None:
    """For now: it says nothing of the page."""
    with pytest.raises(NotAnArticleError) as refused:
        refuse_missing(headline, [], ["Please come back in an hour."], dated=False)
    assert refused.value.reason == "maintenance"


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("Missing trawler not found after a week", "Missing trawler not found after a week - Gazette"),
        ("404 new cases on the coast", "404 new cases on the coast | Gazette"),
        (
            "Page not found: a library loses its oldest book",
            "Page not found: a library loses its oldest book",
        ),
        ("Không tìm thấy trang phục bị mất", "Không tìm thấy trang phục bị mất"),
        ("Harbour closed for maintenance", "Harbour closed for maintenance"),
    ],
)
def test_a_headline_that_says_more_is_an_articles(headline: str, title: str) -> None:
    """Such words stand in the news, too."""
    refuse_missing(headline, [title], [RAIN], dated=False)


def test_a_dated_text_of_some_length_is_an_article() -> None:
    """Whatever it is called."""
    refuse_missing("Page not found", ["Page not found"], [RAIN] * 12, dated=True)
