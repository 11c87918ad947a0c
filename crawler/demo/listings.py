"""Pages that list articles: home, sections with their older pages, topics, tags, search."""

from __future__ import annotations

from crawler.demo.manuscripts import Manuscript
from crawler.demo.masthead import masthead
from crawler.demo.pages import render

A_PAGE = 6

Pieces = tuple[Manuscript, ...]


def home(homepage: str, pieces: Pieces) -> bytes:
    """Return the front page: the newest, then a few of each section."""
    shown = [piece for piece in pieces if not piece.gone]
    sections = {slug: [p for p in shown if p.section == slug][:3] for slug in masthead().sections}
    return render("hemera/home.html", homepage, newest=shown[:8], by_section=sections)


def section(homepage: str, pieces: Pieces, slug: str, page: str) -> bytes | None:
    """Return a page of a section, counted from 1, or None where there is none; it lists what was removed, too."""
    listed = [piece for piece in pieces if piece.section == slug]
    last = max(1, -(-len(listed) // A_PAGE))
    if not page.isdecimal() or not 1 <= int(page) <= last:
        return None
    number = int(page)
    return render(
        "hemera/listing.html",
        homepage,
        title=masthead().label(slug),
        intro=None,
        listed=listed[(number - 1) * A_PAGE : number * A_PAGE],
        page=number,
        last=last,
    )


def topic(homepage: str, pieces: Pieces, path: str) -> bytes:
    """Return a topic page, with the newsroom's own words above the list."""
    told = next(topic for topic in masthead().topics if topic.path == path)
    return _list(homepage, told.title, told.intro, [p for p in pieces if p.id in told.articles])


def tag(homepage: str, pieces: Pieces, name: str) -> bytes:
    """Return the page of a tag."""
    return _list(homepage, name, None, [p for p in pieces if name in p.tags and not p.gone])


def search(homepage: str, pieces: Pieces, words: str) -> bytes:
    """Return the site's own search, which robots are asked to leave alone."""
    found = [p for p in pieces if words.lower() in p.headline.lower() and not p.gone]
    return _list(homepage, "Kết quả tìm kiếm", None, found[:20])


def _list(homepage: str, title: str, intro: str | None, listed: list[Manuscript]) -> bytes:
    return render("hemera/listing.html", homepage, title=title, intro=intro, listed=listed, page=1, last=1)
