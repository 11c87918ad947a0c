"""Which of what was announced is fetched."""

from datetime import date

import pytest

from crawler.discover.sieve import Sieve, instant_of
from pipelines.article_addresses import looks_like_an_article
from pipelines.outlet import DiscoverRules, Outlet
from storage.frontier.values import Found
from storage.records import Hints, OutletRecord


def outlet(*allow: str, deny: tuple[str, ...] = ()) -> Outlet:
    """Describe a paper that says what its articles' addresses look like."""
    record = OutletRecord("gazette", "Gazette", "https://gazette.example/", "en", "Europe/London")
    return Outlet(record=record, discover=DiscoverRules(allow=allow, deny=deny))


def kept(sieve: Sieve, *urls: str, origin: str = "section") -> list[str]:
    """Put addresses through the sieve."""
    return [found.url for found in sieve.articles(Found(url, hints=Hints(origin=origin)) for url in urls)]


def test_own_articles_pass_once_at_their_canonical_address() -> None:
    """Other hosts, the home page and second spellings do not."""
    assert kept(
        Sieve(outlet(r"-post\d+\.html$")),
        "https://gazette.example/a-post1.html?utm_source=home#top",
        "http://www.gazette.example/a-post1.html",
        "https://gazette.example/xa-hoi/",
        "https://sister.example/b-post2.html",
        "https://gazette.example/",
    ) == ["https://gazette.example/a-post1.html"]


def test_denied_wins_over_allowed() -> None:
    """Patterns see path and query, from the first slash on."""
    sieve = Sieve(outlet(r"-post\d+", deny=("^/video/", "kind=")))
    urls = ["/video/a-post1.html", "/a-post2.html?view=1&kind=x", "/a-post3.html"]
    assert kept(sieve, *(f"https://gazette.example{url}" for url in urls)) == [
        "https://gazette.example/a-post3.html"
    ]


def test_a_feed_is_believed_where_the_file_says_nothing() -> None:
    """A section's links are not: they must look like articles."""
    short = "https://gazette.example/gale"
    assert kept(Sieve(outlet()), short, origin="feed") == [short]
    assert kept(Sieve(outlet()), short, origin="section") == []
    assert kept(Sieve(outlet("-post")), short, origin="feed") == []
    assert kept(Sieve(outlet()), "https://gazette.example/a.pdf", origin="feed") == []


@pytest.mark.parametrize(
    ("path", "article"),
    [
        ("/two-men-and-a-boat/", True),
        ("/news/2023/06/05/gale", False),
        ("/thoi-su/chu-puh-hoc-tap-post241234.html", True),
        ("/xa-hoi/202306/gale-a1b2c3d/", False),
        ("/?id=123", True),
        ("/thoi-su/", False),
        ("/tag/two-men-and-a-boat/", False),
        ("/images/2023/two-men-and-a-boat-12345.jpg", False),
        ("/tim-kiem?q=12345", False),
    ],
)
def test_articles_are_known_by_their_looks(path: str, article: bool) -> None:
    """A long slug or an id; the file's own pattern is better."""
    assert looks_like_an_article(path) is article


@pytest.mark.parametrize(
    ("hints", "inside"),
    [
        (Hints(published="2023-06-05T08:00:00+07:00"), True),
        (Hints(published="Mon, 05 Jun 2023 08:30:00 +0700"), True),
        (Hints(published="2023-05-01"), False),
        (Hints(published="2023-08-01"), False),
        (Hints(modified="2023-05-01"), False),
        (Hints(modified="2023-08-01"), True),
        (Hints(published="3 giờ trước"), True),
        (Hints(), True),
    ],
)
def test_only_days_asked_for_pass(hints: Hints, inside: bool) -> None:
    """What says no date passes; what was changed before the window was published before it."""
    sieve = Sieve(outlet("."), since=date(2023, 6, 1), until=date(2023, 6, 30))
    assert bool(sieve.articles([Found("https://gazette.example/a", hints=hints)])) is inside


@pytest.mark.parametrize(
    ("url", "lastmod", "opened"),
    [
        ("/sitemaps/news-2023-6.xml", None, True),
        ("/sitemaps/news-2023-5.xml", None, False),
        ("/sitemaps/news-2023-12.xml", None, False),
        ("/sitemaps-2023-6-16-30.xml", None, True),
        ("/sitemap-7.xml", None, True),
        ("/sitemap-7.xml", "2023-05-02", False),
        ("/sitemap-7.xml", "2024-05-02T00:00:00Z", True),
        ("/sitemaps/news-2023-6.xml", "2024-05-02", True),
        ("/sitemaps/news-2023-5.xml", "2024-05-02", False),
        ("/sitemaps/news-2023-12.xml", "2024-05-02", False),
        ("/sitemap-2023.xml", None, True),
        ("/sitemap-2022.xml", None, False),
        ("/sitemap-2022.xml", "2024-05-02", False),
        ("/sitemap-2024.xml", "2024-05-02", False),
        ("/sitemap-2023-20.xml", None, True),
        ("/2023/sitemap-2023-05.xml", None, False),
    ],
)
def test_sitemaps_outside_the_window_stay_closed(url: str, lastmod: str | None, opened: bool) -> None:
    """By the month or the year of their name, whenever they were written, or by their last change."""
    sieve = Sieve(outlet(), since=date(2023, 6, 1), until=date(2023, 6, 30))
    assert sieve.opens(f"https://gazette.example{url}", lastmod) is opened
    assert Sieve(outlet()).opens(f"https://gazette.example{url}", lastmod)


@pytest.mark.parametrize(
    ("url", "lastmod", "opened"),
    [
        ("/news-2023-5.xml", None, False),
        ("/news-2023-5.xml", "2023-06-12", True),
        ("/news-2023-5.xml", "2023-06-02", False),
        ("/news-2022.xml", "2023-06-12", True),
        ("/news-2001.xml", None, True),
    ],
)
def test_what_changed_since_the_last_crawl_is_opened(url: str, lastmod: str | None, opened: bool) -> None:
    """An article of an earlier month may have been edited, and a year alone may be the number of the newest part."""
    sieve = Sieve(outlet(), known_until=date(2023, 6, 10))
    assert sieve.opens(f"https://gazette.example{url}", lastmod) is opened


@pytest.mark.parametrize(
    "words",
    [
        None,
        "",
        "yesterday",
        "05/06/2023",
        "2023-13-01",
        "0001-01-01T00:00:00",
        "0001-01-01T00:00:00+07:00",
        "9999-12-31T23:59:59-07:00",
        "Mon, 05 Jun 99999999999999 08:30:00 +0700",
    ],
)
def test_words_that_are_no_date_of_a_feed_give_none(words: str | None) -> None:
    """Nothing is guessed, and software's empty date, which no clock east of Greenwich can show in UTC, is none."""
    assert instant_of(words) is None


def test_the_first_and_the_last_day_are_days() -> None:
    """A day's grace does not lead out of the calendar."""
    sieve = Sieve(outlet("."), since=date.min, until=date.max)
    hints = Hints(published="2023-06-05"), Hints(modified="2023-06-05")
    found = [Found(f"https://gazette.example/{number}", hints=said) for number, said in enumerate(hints)]
    assert len(sieve.articles(found)) == 2
    assert sieve.opens("https://gazette.example/sitemap-7.xml", "2023-06-05")
