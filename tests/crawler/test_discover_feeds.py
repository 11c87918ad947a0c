"""What feeds announce."""

import pytest

from crawler.discover.feeds import looks_like_a_feed, read_feed
from storage.frontier.values import Found
from storage.records import Hints

URL = "https://gazette.example/rss/home.rss"

RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Gazette</title><language>vi</language>
<item><title>Harbour wall &amp; library</title><link>/a-post1.html</link><category>Town</category>
<category>Sea</category><pubDate>Mon, 05 Jun 2023 08:30:00 +0700</pubDate></item>
<item><title>No address</title></item>
</channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Gazette</title>
<entry><title>Council</title><link rel="alternate" href="https://gazette.example/b"/>
<published>2023-06-05T08:30:00Z</published><updated>2023-06-06T08:30:00Z</updated></entry></feed>"""

JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "language": "en", "items": [
{"url": "https://gazette.example/c", "title": "Crossing", "date_published": "2023-06-05T08:30:00+01:00",
 "tags": ["Town"]}, {"id": "no address"}, "no entry"]}"""


def test_rss_gives_addresses_with_what_it_says_of_them() -> None:
    """Relative links are made whole, dates stay words, an entry without address is passed over."""
    assert read_feed(RSS, URL) == [
        Found(
            "https://gazette.example/a-post1.html",
            URL,
            Hints(
                title="Harbour wall & library",
                published="Mon, 05 Jun 2023 08:30:00 +0700",
                section="Town",
                language="vi",
                origin="feed",
            ),
        )
    ]


def test_atom_tells_published_from_updated() -> None:
    """Both dates travel with the page."""
    hints = read_feed(ATOM, URL)[0].hints
    assert (hints.published, hints.modified) == ("2023-06-05T08:30:00Z", "2023-06-06T08:30:00Z")


def test_json_feed_is_a_feed() -> None:
    """JSON Feed 1.1, entries without address passed over."""
    found = read_feed(JSON, URL)
    assert [(item.url, item.hints.title, item.hints.section) for item in found] == [
        ("https://gazette.example/c", "Crossing", "Town")
    ]


@pytest.mark.parametrize("body", [RSS, ATOM, JSON], ids=["rss", "atom", "json"])
def test_a_byte_order_mark_costs_nothing(body: bytes) -> None:
    """Whatever kind of feed it stands before."""
    assert read_feed(b"\xef\xbb\xbf" + body, URL) == read_feed(body, URL) != []


@pytest.mark.parametrize(
    "body",
    [
        b"<?xml version='1.0'?>\n<rss version='2.0'/>",
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title></feed>',
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>',
        b'\xef\xbb\xbf {"title": "Gazette",\n"items" : []}',
    ],
)
def test_a_feed_without_entries_is_a_feed(body: bytes) -> None:
    """A quiet morning is no fault of the paper's."""
    assert looks_like_a_feed(body)
    assert read_feed(body, URL) == []


@pytest.mark.parametrize(
    "body", [b"", b"<html><feed-list><p>RSS</p></html>", b'{"error": 404}', b"<urlset/>"]
)
def test_a_page_in_its_place_is_none(body: bytes) -> None:
    """Nor are an error in JSON, a sitemap, or nothing at all."""
    assert not looks_like_a_feed(body)


def test_broken_xml_still_announces() -> None:
    """A stray ampersand and a missing end do not cost the entries before them."""
    broken = RSS.replace(b"&amp;", b"&").replace(b"</channel></rss>", b"")
    assert [item.url for item in read_feed(broken, URL)] == ["https://gazette.example/a-post1.html"]


@pytest.mark.parametrize(
    "body", [b"", b"<html><body>Not found</body></html>", b"{", b"[1]", b'{"items": 3}', b"\0\1"]
)
def test_what_is_no_feed_announces_nothing(body: bytes) -> None:
    """An error page in a feed's place is no error of ours."""
    assert read_feed(body, URL) == []


def test_entities_are_not_unfolded() -> None:
    """A feed cannot grow in memory."""
    bomb = (
        b'<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        + RSS.replace(b"Harbour wall", b"&b;").partition(b"?>")[2]
    )
    assert all("aaaaaaaaaaaaaaaaaaaa" not in (item.hints.title or "") for item in read_feed(bomb, URL))
