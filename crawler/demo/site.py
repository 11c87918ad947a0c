"""Every address of the paper's site, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, partial
from urllib.parse import parse_qs, urlsplit

from crawler.demo import listings, pages, syndication
from crawler.demo.clock import http_date
from crawler.demo.manuscripts import Manuscript, manuscripts, slug_of
from crawler.demo.masthead import masthead
from crawler.demo.pictures import picture

HTML = "text/html; charset=utf-8"
XML = "application/xml; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server sends: status, body, and the headers that are not the server's own business."""

    status: int
    body: bytes = b""
    content_type: str = HTML
    headers: dict[str, str] = field(default_factory=dict)


class Site:
    """The paper at one address; ``edited`` shows rewritten articles in their later form."""

    def __init__(self, homepage: str, *, edited: bool = False) -> None:
        self.homepage = homepage
        self.pieces = manuscripts(edited=edited)
        self._made: dict[str, Answer] = {}

    def answer(self, target: str) -> Answer:
        """Return what stands at a request target; 404 where nothing does. Pages are made once."""
        if target not in self._made:
            self._made[target] = self._make(target)
        return self._made[target]

    def _make(self, target: str) -> Answer:
        address = urlsplit(target)
        query = {name: values[-1] for name, values in parse_qs(address.query).items()}
        maker = self._routes.get(address.path)
        if maker:
            return maker(query)
        if address.path.startswith("/images/"):
            return Answer(200, picture(address.path), "image/png")
        return Answer(
            404,
            pages.plain_page(self.homepage, "Không tìm thấy trang", "Trang không tồn tại hoặc đã bị xóa."),
        )

    @cached_property
    def _routes(self) -> dict[str, Callable[[dict[str, str]], Answer]]:
        routes: dict[str, Callable[[dict[str, str]], Answer]] = {
            "/": lambda _: Answer(200, listings.home(self.homepage, self.pieces)),
            "/index.htm": lambda _: _redirect(self.homepage),
            "/robots.txt": lambda _: Answer(
                200, syndication.robots(self.homepage), "text/plain; charset=utf-8"
            ),
            "/static/site.css": lambda _: Answer(200, pages.stylesheet(), "text/css; charset=utf-8"),
            "/favicon.ico": lambda _: Answer(200, picture("/favicon"), "image/png"),
            "/rss/home.rss": lambda _: Answer(200, syndication.feed(self.homepage, self.pieces), XML),
            "/sitemap.xml": lambda _: Answer(200, syndication.sitemap_index(self.homepage, self.pieces), XML),
            "/tim-kiem": lambda query: Answer(
                200, listings.search(self.homepage, self.pieces, query.get("q", ""))
            ),
        }
        for name, sitemap in syndication.sitemaps(self.homepage, self.pieces).items():
            routes[f"/sitemaps/{name}"] = partial(_sitemap, name, sitemap)
        for piece in self.pieces:
            routes[piece.path] = partial(self._article, piece)
            routes[f"/in/{piece.id}"] = partial(self._print, piece)
            if piece.moved_from:
                routes[piece.moved_from] = partial(_moved, self.homepage + piece.path.lstrip("/"))
        return routes | self._lists()

    def _lists(self) -> dict[str, Callable[[dict[str, str]], Answer]]:
        paper = masthead()
        routes: dict[str, Callable[[dict[str, str]], Answer]] = {}
        for slug in (*paper.sections, *paper.picture_sections):
            routes[f"/{slug}/"] = partial(self._section, slug)
            routes[f"/{slug}"] = partial(_moved, f"{self.homepage}{slug}/")
        for topic in paper.topics:
            routes[topic.path] = partial(self._topic, topic.path)
        for tag in {tag for piece in self.pieces for tag in piece.tags}:
            routes[f"/tu-khoa/{slug_of(tag)}.html"] = partial(self._tag, tag)
        for slug in paper.pages:
            routes[f"/{slug}.html"] = partial(self._plain, slug)
        return routes

    def _article(self, piece: Manuscript, _: dict[str, str]) -> Answer:
        if piece.gone:
            return Answer(
                410, pages.plain_page(self.homepage, "Bài viết đã được gỡ", "Tòa soạn đã gỡ bài viết này.")
            )
        changed = piece.modified or piece.published
        headers = {"Last-Modified": http_date(changed)} if isinstance(changed, datetime) else {}
        return Answer(200, pages.article_page(self.homepage, piece, self.pieces), headers=headers)

    def _print(self, piece: Manuscript, _: dict[str, str]) -> Answer:
        return Answer(200, pages.plain_page(self.homepage, "Bản in", piece.headline))

    def _section(self, slug: str, query: dict[str, str]) -> Answer:
        body = listings.section(self.homepage, self.pieces, slug, query.get("page", "1"))
        return Answer(200, body) if body else _missing(self.homepage)

    def _topic(self, path: str, _: dict[str, str]) -> Answer:
        return Answer(200, listings.topic(self.homepage, self.pieces, path))

    def _tag(self, tag: str, _: dict[str, str]) -> Answer:
        return Answer(200, listings.tag(self.homepage, self.pieces, tag))

    def _plain(self, slug: str, _: dict[str, str]) -> Answer:
        page = masthead().pages[slug]
        return Answer(200, pages.plain_page(self.homepage, page["title"], page["text"]))


def _redirect(to: str) -> Answer:
    return Answer(301, headers={"Location": to})


def _moved(to: str, _: dict[str, str]) -> Answer:
    return _redirect(to)


def _missing(homepage: str) -> Answer:
    return Answer(
        404, pages.plain_page(homepage, "Không tìm thấy trang", "Trang không tồn tại hoặc đã bị xóa.")
    )


def _sitemap(name: str, body: bytes, _: dict[str, str]) -> Answer:
    if name.endswith(".gz"):
        return Answer(200, body, "application/x-gzip")
    return Answer(200, body, XML)
