"""The demo paper as a site: every link answers, every article's words are on its page, machines get what they need."""

import gzip
import html
import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urljoin, urlsplit

import feedparser
import lxml.etree
import lxml.html
import pytest

from crawler.demo import paper
from crawler.demo.pages import CLOCK
from crawler.demo.site import Answer, Site

HOME = "http://127.0.0.1:8750/"
SITEMAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}
SITE = Site(HOME)


def path_of(address: str) -> str:
    """What a client would ask for, and proof that nothing leads elsewhere."""
    parts = urlsplit(urljoin(HOME, address))
    assert parts.netloc == "127.0.0.1:8750", address
    return parts.path + (f"?{parts.query}" if parts.query else "")


def links(path: str, answer: Answer) -> Iterator[str]:
    """Everything a page points at."""
    if "Location" in answer.headers:
        yield path_of(answer.headers["Location"])
    if answer.content_type.startswith("text/html") and answer.body:
        page = lxml.html.document_fromstring(answer.body.decode())
        found = page.xpath("//@href | //@src | //@poster | //form/@action")
        yield from (path_of(urljoin(path, link)) for link in found if not link.startswith("#"))


@cache
def walk() -> dict[str, Answer]:
    """Every page and picture that can be reached from the front page and robots.txt."""
    answers: dict[str, Answer] = {}
    waiting = ["/", "/robots.txt", "/sitemap.xml", "/index.htm", *paper.moved()]
    while waiting:
        path = waiting.pop()
        if path not in answers:
            answers[path] = SITE.answer(path)
            waiting.extend(links(path, answers[path]))
    return answers


def listed(path: str) -> list[lxml.etree._Element]:
    """The entries of a sitemap or an index, unpacked when its name says so."""
    body = SITE.answer(path).body
    root = lxml.etree.fromstring(gzip.decompress(body) if path.endswith(".gz") else body)
    return [entry for entry in root if entry.find("s:loc", namespaces=SITEMAP) is not None]


def loc(entry: lxml.etree._Element) -> str:
    """The path an entry names."""
    return path_of(entry.findtext("s:loc", namespaces=SITEMAP) or "")


def test_every_link_answers_but_the_one_that_was_removed() -> None:
    """No missing asset, no dead link."""
    unanswered = [path for path, answer in walk().items() if answer.status not in {200, 301}]
    assert unanswered == paper.gone()
    assert SITE.answer(paper.gone()[0]).status == 410


def test_every_article_can_be_reached_by_links_alone() -> None:
    """Paginated sections reach the oldest page and the undated one."""
    assert [a.path for a in paper.articles() if a.path not in walk()] == []
    assert [r.path for r in paper.rejects() if r.path not in walk()] == []


@pytest.mark.parametrize("article", paper.articles(), ids=lambda article: article.path.strip("/")[-40:])
def test_the_gold_is_on_the_page(article: paper.DemoArticle) -> None:
    """Headline, stand-first, every paragraph, byline and captions are printed as the gold says."""
    page = html.unescape(SITE.answer(article.path).body.decode())
    words = [
        article.headline,
        article.summary,
        *article.paragraphs,
        article.byline,
        article.section,
        *article.tags,
    ]
    words += [words for image in article.images for words in (image.url, image.caption, image.credit)]
    assert [word for word in words if word and word not in page] == []
    if article.summary:
        assert f"(CNM)- {article.summary}" in page
    else:
        assert f"(CNM)- {article.paragraphs[0]}" in page


def test_related_boxes_carry_whole_leads_that_begin_with_the_dateline() -> None:
    """What misled readers of the real paper."""
    page = SITE.answer(
        next(a.path for a in paper.articles() if "nong-dan-het" in a.path or len(a.related) == 2)
    )
    box = lxml.html.document_fromstring(page.body.decode()).xpath("//*[@class='article-relate cms-relate']")[
        0
    ]
    assert box.text_content().count("(CNM)- ") == 2
    assert "Tin liên quan" in box.text_content()


def test_each_page_shows_the_clock_and_the_licence_before_or_after_its_own_date() -> None:
    """Dates that are not the article's."""
    for article in paper.articles():
        page = SITE.answer(article.path).body.decode()
        assert page.count(CLOCK) == 1
        assert "cấp ngày 21/10/2021" in page


def test_the_undated_page_prints_no_date_of_its_own() -> None:
    """Neither in its head nor in structured data."""
    undated = next(a for a in paper.articles() if a.published_on is None)
    page = SITE.answer(undated.path).body.decode()
    assert "datePublished" not in page
    assert "cms-date" not in page


def test_the_feed_lists_the_thirty_newest() -> None:
    """Each with its date, all of them articles or rejects."""
    feed = feedparser.parse(SITE.answer("/rss/home.rss").body)
    assert not feed.bozo
    assert len(feed.entries) == 30
    dated = [a for a in paper.articles() if a.published_at]
    newest = {a.path: a for a in dated}
    for entry in feed.entries:
        article = newest.get(path_of(entry.link))
        if article:
            assert entry.title == article.headline
            assert entry.published_parsed is not None
    assert path_of(feed.entries[0].link) == dated[0].path


def test_the_sitemaps_list_every_article_month_by_month() -> None:
    """No leading zero, older ones gzipped, news fields, the moved article at its former address."""
    months = [loc(entry) for entry in listed("/sitemap.xml")]
    assert "/sitemaps/news-2023-6.xml.gz" in months
    assert "/sitemaps/news-2025-5.xml" in months
    assert len(months) == 24
    entries = {loc(entry): entry for month in months for entry in listed(month)}
    new_path = paper.moved()
    wanted = {article.path for article in paper.articles()} | {reject.path for reject in paper.rejects()}
    assert {new_path.get(path, path) for path in entries} == wanted
    assert set(new_path) <= set(entries)
    for article in paper.articles():
        if article.path in entries:
            told = entries[article.path].findtext(".//n:publication_date", namespaces=SITEMAP)
            assert told == (article.published_local if article.published_at else None)


def test_robots_are_asked_to_leave_search_and_print_versions_alone() -> None:
    """And both exist, so that a crawler that does not listen is found out."""
    robots = SITE.answer("/robots.txt").body.decode()
    assert re.findall(r"Disallow: (\S+)", robots) == ["/tim-kiem", "/in/"]
    assert f"Sitemap: {HOME}sitemap.xml" in robots
    assert any(path.startswith("/in/") for path in walk())
    assert SITE.answer("/tim-kiem?q=cà+phê").status == 200


def test_moved_addresses_lead_to_the_new_one() -> None:
    """A redirect of the house, and one of an article."""
    assert SITE.answer("/index.htm").headers == {"Location": HOME}
    for old, new in paper.moved().items():
        assert SITE.answer(old).status == 301
        assert path_of(SITE.answer(old).headers["Location"]) == new


def test_pages_past_the_last_of_a_section_are_missing() -> None:
    """A crawler that counts on must come to an end."""
    assert SITE.answer("/kinh-te/?page=2").status == 200
    assert SITE.answer("/kinh-te/?page=99").status == 404
    assert SITE.answer("/kinh-te/?page=x").status == 404


def test_two_old_pages_carry_an_american_date_beside_the_printed_one() -> None:
    """The silent trap: seven months off when read the wrong way round."""
    pages = [SITE.answer(a.path).body.decode() for a in paper.articles() if a.layout == "portal"]
    american = [re.search(r'article:published_time" content="([^"]+)', page) for page in pages]
    assert sorted(found[1] for found in american if found) == ["6/8/2023 7:15:00 AM", "7/11/2023 5:20:00 PM"]
