"""What papers announce their articles by: feeds and sitemaps as their systems write them."""

from __future__ import annotations

from email.utils import format_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from tests.crawler.unseen.paper import Paper
    from tests.crawler.unseen.story import Story

TOP = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
FEED = 10  # entries


def document(paper: Paper, kind: str) -> bytes:
    """Return a document of a kind: a feed, a sitemap, ``index a b c`` of sitemaps at these paths, or robots.txt."""
    if kind == "robots":
        return paper.robots.encode()
    name, *places = kind.split()
    made = {
        "rss": _rss,
        "utc-rss": _utc_rss,
        "bare-rss": _bare_rss,
        "updated-atom": _updated_atom,
        "atom": _atom,
        "rdf": _rdf,
        "comments": _comments,
        "news": _news,
        "all": _all,
        "pages": _pages,
    }
    text = _index(paper, places) if name == "index" else made[name](paper)
    return (TOP + text).encode()


def _utc_rss(paper: Paper) -> str:
    """A feed whose system tells its times in UTC."""
    return _rss(paper, in_utc=True)


def _rss(paper: Paper, *, in_utc: bool = False) -> str:
    items = "".join(
        f"<item><title>{escape(s.headline)}</title><link>{escape(s.url)}</link><guid isPermaLink='false'>{s.ident}</guid>"
        f"<pubDate>{format_datetime(s.instant if in_utc else s.local)}</pubDate><description><![CDATA[<p>{s.lead}</p>]]></description></item>"
        for s in paper.stories[:FEED]
    )
    return f'<rss version="2.0"><channel><title>{paper.name}</title><link>{paper.homepage}</link>{items}</channel></rss>'


def _bare_rss(paper: Paper) -> str:
    """A feed that tells no time."""
    items = "".join(
        f"<item><title>{escape(s.headline)}</title><link>{escape(s.url)}</link></item>"
        for s in paper.stories[:FEED]
    )
    return f'<rss version="2.0"><channel><title>{paper.name}</title>{items}</channel></rss>'


def _updated_atom(paper: Paper) -> str:
    """A feed that tells when entries were last changed, not when they were published."""
    entries = "".join(
        f"<entry><title>{escape(s.headline)}</title><link href='{escape(s.url)}'/><updated>{s.instant:%Y-%m-%dT%H:%M:%SZ}</updated></entry>"
        for s in paper.stories[:FEED]
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{paper.name}</title>{entries}</feed>'


def _comments(paper: Paper) -> str:
    items = "".join(
        f"<item><title>By: reader</title><link>{escape(s.url)}#comment-{s.ident}</link>"
        f"<pubDate>{format_datetime(s.instant)}</pubDate></item>"
        for s in paper.stories[:FEED]
    )
    return f'<rss version="2.0"><channel><title>Comments for {paper.name}</title>{items}</channel></rss>'


def _atom(paper: Paper) -> str:
    entries = "".join(
        f"<entry><id>tag:{s.ident}</id><title>{escape(s.headline)}</title><link rel='alternate' type='text/html' href='{escape(s.url)}'/>"
        f"<published>{s.local.isoformat()}</published><updated>{s.local.isoformat()}</updated></entry>"
        for s in paper.stories[:FEED]
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{paper.name}</title>{entries}</feed>'


def _rdf(paper: Paper) -> str:
    items = "".join(
        f'<item rdf:about="{escape(s.url)}"><title>{escape(s.headline)}</title><link>{escape(s.url)}</link>'
        f"<dc:date>{s.local.isoformat()}</dc:date></item>"
        for s in paper.stories[:FEED]
    )
    return (
        '<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="{paper.homepage}"><title>{paper.name}</title></channel>{items}</rdf:RDF>'
    )


def _news(paper: Paper) -> str:
    def entry(s: Story) -> str:
        return (
            f"<url><loc>{escape(s.url)}</loc><news:news><news:publication><news:name>{paper.name}</news:name>"
            f"<news:language>{paper.language}</news:language></news:publication><news:publication_date>{s.local.isoformat()}"
            f"</news:publication_date><news:title>{escape(s.headline)}</news:title></news:news></url>"
        )

    return f'<urlset xmlns="{SITEMAP}" xmlns:news="{NEWS}">{"".join(map(entry, paper.stories))}</urlset>'


def _all(paper: Paper) -> str:
    articles = "".join(
        f"<url><loc>{escape(s.url)}</loc><lastmod>{s.instant:%Y-%m-%dT%H:%M:%S+00:00}</lastmod></url>"
        for s in paper.stories
    )
    return f'<urlset xmlns="{SITEMAP}">{articles}</urlset>'


def _pages(paper: Paper) -> str:
    places = "".join(
        f"<url><loc>{escape(urljoin(paper.homepage, path))}</loc></url>"
        for path in (*paper.sections, *paper.others)
    )
    return f'<urlset xmlns="{SITEMAP}">{places}</urlset>'


def _index(paper: Paper, places: list[str]) -> str:
    parts = "".join(
        f"<sitemap><loc>{escape(urljoin(paper.homepage, path))}</loc><lastmod>2026-11-20T06:40:00+00:00</lastmod></sitemap>"
        for path in places
    )
    return f'<sitemapindex xmlns="{SITEMAP}">{parts}</sitemapindex>'
