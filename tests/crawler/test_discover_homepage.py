"""What a homepage and a robots.txt announce."""

from crawler.discover.homepage import read_homepage, robots_sitemaps

HOMEPAGE = b"""<html><head>
<link rel="alternate" type="application/rss+xml" href="/rss/home.rss">
<link rel="ALTERNATE" type="application/atom+xml" href="atom.xml">
<link rel="alternate" type="application/rss+xml" href="/comments/feed">
<link rel="alternate" hreflang="en" href="/en/">
</head><body>
<nav><a href="/">Home</a><a href="/thoi-su/">News</a><a href="/tag/sea/">Sea</a><a href="/thoi-su/#x">Again</a>
<a href="https://sister.example/x/">Sister</a></nav>
<ul class="main-menu"><li><a href="/xa-hoi/">Society</a></li><li><a href="/two-men-and-a-boat-post12345.html">A</a></li></ul>
<div class="list"><a href="/not-in-a-menu/">N</a></div>
</body></html>"""


def test_feeds_of_the_head_and_sections_of_the_menu_are_announced() -> None:
    """Comments, other languages, tags, articles and other hosts are not."""
    announced = read_homepage(HOMEPAGE, "https://gazette.example/")
    assert announced.feeds == ("https://gazette.example/rss/home.rss", "https://gazette.example/atom.xml")
    assert announced.sections == ("https://gazette.example/thoi-su/", "https://gazette.example/xa-hoi/")


def test_an_empty_homepage_announces_nothing() -> None:
    """And is no error."""
    assert read_homepage(b"", "https://gazette.example/").feeds == ()


def test_robots_names_sitemaps() -> None:
    """In any case, each once; other lines and empty ones are not."""
    robots = b"\xef\xbb\xbfSitemap: /a.xml\r\nSITEMAP : https://g.example/b.xml\nDisallow: /sitemap:\nSitemap:\nsitemap: /a.xml\n\xff"
    assert robots_sitemaps(robots) == ["/a.xml", "https://g.example/b.xml"]
