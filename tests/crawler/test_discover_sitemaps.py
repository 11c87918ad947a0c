"""What sitemaps name."""

import gzip

import pytest

from crawler.discover.sitemaps import Part, Sitemap, read_sitemap, unpacked
from storage.frontier.values import Found
from storage.records import Hints

URL = "https://gazette.example/sitemap.xml"

INDEX = b"""<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://gazette.example/sitemaps/news-2023-6.xml</loc><lastmod>2023-06-30</lastmod></sitemap>
<sitemap><loc> /sitemaps/news-2023-5.xml </loc></sitemap></sitemapindex>"""

NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://gazette.example/a</loc><lastmod>2023-06-06</lastmod>
<image:image><image:loc>https://gazette.example/a.jpg</image:loc><image:title>A picture</image:title></image:image>
<news:news><news:publication><news:name>Gazette</news:name><news:language>vi</news:language></news:publication>
<news:publication_date>2023-06-05T08:30:00+07:00</news:publication_date>
<news:title><![CDATA[Chư Pưh học tập & làm theo Bác]]></news:title></news:news></url>
<url><loc>https://gazette.example/b</loc></url><url><lastmod>2023</lastmod></url></urlset>""".encode()


def test_an_index_names_its_parts() -> None:
    """Each with the words of its last change."""
    assert read_sitemap(INDEX, URL).parts == (
        Part("https://gazette.example/sitemaps/news-2023-6.xml", "2023-06-30"),
        Part("https://gazette.example/sitemaps/news-2023-5.xml"),
    )


def test_news_fields_travel_with_the_page() -> None:
    """Title, date and language are the article's; a picture's address and title are not."""
    assert read_sitemap(NEWS, URL).found == (
        Found(
            "https://gazette.example/a",
            URL,
            Hints(
                title="Chư Pưh học tập & làm theo Bác",
                published="2023-06-05T08:30:00+07:00",
                modified="2023-06-06",
                language="vi",
                origin="sitemap",
            ),
        ),
        Found("https://gazette.example/b", URL, Hints(origin="sitemap")),
    )


def test_gzip_is_unpacked() -> None:
    """Whatever its name says."""
    assert read_sitemap(gzip.compress(NEWS), URL) == read_sitemap(NEWS, URL)


def test_a_truncated_sitemap_gives_what_can_be_read() -> None:
    """Cut in the middle of an entry, plain or compressed."""
    packed = gzip.compress(NEWS, 0)
    assert [found.url for found in read_sitemap(NEWS[:-200], URL).found][:1] == ["https://gazette.example/a"]
    assert [found.url for found in read_sitemap(packed[:-120], URL).found][:1] == [
        "https://gazette.example/a"
    ]


@pytest.mark.parametrize("body", [NEWS, b"https://gazette.example/a\n"], ids=["xml", "lines"])
def test_a_byte_order_mark_costs_nothing(body: bytes) -> None:
    """Before XML and before lines, compressed or not."""
    marked = b"\xef\xbb\xbf" + body
    assert read_sitemap(marked, URL) == read_sitemap(gzip.compress(marked), URL) == read_sitemap(body, URL)


def test_a_list_of_lines_is_a_sitemap() -> None:
    """The protocol's text form."""
    found = read_sitemap(b"https://gazette.example/a\nhttps://gazette.example/b\nwords\n", URL).found
    assert [item.url for item in found] == ["https://gazette.example/a", "https://gazette.example/b"]


@pytest.mark.parametrize(
    "body", [b"", b"<html><body><p>404</p></body></html>", b"\x1f\x8b broken", b"<", b"\xff\xfe"]
)
def test_what_is_no_sitemap_names_nothing(body: bytes) -> None:
    """An error page in its place is no error of ours."""
    assert read_sitemap(body, URL) == Sitemap()


def test_entities_stay_unread() -> None:
    """Neither files nor bombs come in through a sitemap."""
    evil = b'<!DOCTYPE u [<!ENTITY x SYSTEM "file:///etc/hostname">]><urlset><url><loc>https://g.example/&x;</loc></url></urlset>'
    assert [found.url for found in read_sitemap(evil, URL).found] == ["https://g.example/"]


def test_a_gzip_bomb_stays_small() -> None:
    """A megabyte of zeros a hundred times over is cut at 64 MiB."""
    bomb = gzip.compress(b"<urlset>" + b" " * (80 * 2**20))
    assert len(unpacked(bomb)) == 64 * 2**20
