"""A paper never seen before is described from its pages alone, well enough to be crawled."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.adding.asking import Asker, NoPageError
from crawler.adding.draft import Draft, draft_of
from crawler.adding.identity import name_of
from crawler.adding.sections import sections_of
from crawler.adding.survey import survey
from crawler.adding.writing import slug_of, write
from crawler.discover.links import tree
from crawler.discover.sieve import Sieve
from pipelines.addresses import canonical, own_address
from pipelines.door import article_of
from pipelines.outlet_of_page import default_outlet
from pipelines.page import Page
from storage.records import Article
from tests.crawler.press_sites import SITES, PressSite

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def page(url: str, body: bytes) -> Page:
    """Return a page as a server would have answered it."""
    kind = "text/html; charset=utf-8" if b"<html" in body[:300] else "text/xml"
    return Page(url, url, 200, {"content-type": kind}, body, NOW, outlet="")


def drafted(pages: dict[str, bytes], address: str) -> Draft:
    """Survey a paper that answers with these pages."""
    known = {canonical(url): body for url, body in pages.items()}

    async def fetch(url: str) -> Page:
        if canonical(url) not in known:
            raise NoPageError(url, "http-404")
        return page(url, known[canonical(url)])

    return draft_of(asyncio.run(survey(Asker(fetch), address)))


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_an_unseen_paper_is_described(site: PressSite, tmp_path: Path) -> None:
    """Feeds, sitemaps, sections, pattern and language right; every article read right by the file as written."""
    pages = site.build()
    draft = drafted(pages, site.homepage)
    outlet = write(draft, slug_of(draft.homepage, draft.name.value), tmp_path).outlet
    assert outlet.record.name == site.name
    assert outlet.record.language == site.language
    assert outlet.record.timezone == site.zone or ".example" in site.homepage
    assert outlet.discover.feeds == tuple(
        filter(None, [own_address(site.feed, outlet, site.homepage)])
    ) * bool(site.feed)
    assert outlet.discover.sitemaps == tuple(
        filter(None, [own_address(site.sitemap, outlet, site.homepage)])
    ) * bool(site.sitemap)
    assert len(outlet.discover.sections) == 5
    sieve = Sieve(outlet)
    articles = {canonical(site.url(story)): story for story in site.stories()}
    taken = {url for address in pages if (url := own_address(address, outlet)) and sieve.is_article(url)}
    assert taken == set(articles)
    for url, story in articles.items():
        article = article_of(page(url, pages[site.url(story)]), outlet)
        assert isinstance(article, Article)
        assert article.headline == story.headline
        assert article.body.split("\n\n") == site.paragraphs(story)
        assert (article.published_at or "")[:16] == f"{site.instant(story):%Y-%m-%dT%H:%M}"


def test_an_article_leads_to_its_paper() -> None:
    """And is one of those read."""
    site = SITES[0]
    draft = drafted(site.build(), site.url(site.stories()[4]))
    assert draft.homepage == site.homepage
    assert draft.samples.articles[0].page.url == site.url(site.stories()[4])


def test_a_section_that_is_not_there_is_not_drafted() -> None:
    """The menu leads to it, and it was seen that nothing answers."""
    site = SITES[0]
    pages = site.build()
    del pages[f"{site.homepage}category/news/"]
    draft = drafted(pages, site.homepage)
    assert len(draft.sections) == 4
    assert f"{site.homepage}category/news/" not in draft.sections


def test_a_section_leads_to_the_homepage() -> None:
    """Though it may read like an article."""
    site = SITES[0]
    draft = drafted(site.build(), f"{site.homepage}category/news/")
    assert draft.homepage == site.homepage
    assert draft.pattern.allow == (r"^/\d{4}/\d{2}/\d{2}/[^/]{4,}/?$",)


def test_a_paper_in_a_folder_of_a_host_is_the_folder() -> None:
    """One of several on a host, or an edition: all its links lead there."""
    site = replace(
        SITES[0], address="/gazette" + SITES[0].address, section="/gazette" + SITES[0].section, feed=""
    )
    pages = site.build()
    home = f"{site.homepage}gazette/"
    pages[home] = pages.pop(site.homepage).replace(b'href="/about', b'href="/gazette/about')
    assert drafted(pages, home).homepage == home


def test_headlines_on_another_host_of_the_paper_are_its_own() -> None:
    """The host is named in the file, and said to be doubtful."""
    site = replace(SITES[0], address="https://news.harbourgazette.co.uk" + SITES[0].address, feed="")
    draft = drafted(site.build(), site.homepage)
    assert draft.hosts == ("news.harbourgazette.co.uk",)
    assert len(draft.samples.articles) == 6
    assert any("taken for the paper's own" in doubt for doubt in draft.doubts)


@pytest.mark.parametrize(
    ("link", "is_denied"),
    [
        ('<link rel="alternate" hreflang="en" href="/english/">', True),
        ('<link rel="alternate" hreflang="vi-VN" href="/english/">', False),
        ('<link rel="alternate" hreflang="en" href="https://elsewhere.example/english/">', False),
        ('<link rel="alternate" hreflang="x-default" href="/english/">', False),
    ],
    ids=["another language", "its own", "another host", "the choice of languages"],
)
def test_an_edition_that_the_homepage_names_is_denied(link: str, is_denied: bool) -> None:
    """By its folder, though no article of it was seen."""
    site = next(one for one in SITES if one.language == "vi")
    draft = drafted(replace(site, head=link).build(), site.homepage)
    assert ("^/english/" in draft.pattern.deny) is is_denied


def test_a_row_of_short_links_above_the_headlines_is_a_menu_whatever_it_is_called() -> None:
    """Where nothing on the page is called one."""
    row = "".join(
        f'<a href="/{name}">{name.title()}</a> | ' for name in ("news", "sport", "business", "culture")
    )
    cloud = "".join(f'<a href="/about-{n}">Theme {n}</a>' for n in range(6))
    shown = "".join(f'<h2><a href="/a-{n}">A headline of five words</a></h2>' for n in range(5))
    root = tree(f"<html><body><div>{row}</div>{shown}<div>{cloud}</div></body></html>".encode())
    assert root is not None
    outlet = default_outlet("https://gazette.example/")
    assert [url[24:] for url in sections_of(root, "https://gazette.example/", outlet)] == [
        "news",
        "sport",
        "business",
        "culture",
    ]


def test_a_name_without_latin_letters_is_what_all_titles_share() -> None:
    """No host tells which part of a title it is."""
    titles = ("首页_河湾新闻网", "渡轮停航_河湾新闻网", "新桥通车_河湾新闻网", "比赛延期_河湾新闻网")
    pages = [
        page("https://hewan.example/", f"<html><title>{title}</title></html>".encode()) for title in titles
    ]
    assert name_of(pages[0], pages[1:]).value == "河湾新闻网"
