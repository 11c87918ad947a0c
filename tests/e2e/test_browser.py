"""What a reader sees: the demo's database in Chromium, with nothing asked of another host and no word in its console."""

from __future__ import annotations

import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Page, ViewportSize, expect, sync_playwright

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
HOSTILE = '<img src=x onerror="document.title=1"><script>document.title="2"</script>'
WIDE = ViewportSize(width=1400, height=1000)
NARROW = ViewportSize(width=390, height=844)

expect.set_options(timeout=30_000)  # on a busy machine, too

pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here")


@dataclass
class Window:
    """A browser's window on the served database, and what it heard: requests and complaints."""

    page: Page
    home: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Open a page of the site."""
        self.page.goto(self.home + path.lstrip("/"))
        return self.page

    def hear(self, message: ConsoleMessage) -> None:
        """Keep the errors of the console; Vega notes there how it sizes charts."""
        if message.type == "error":
            self.complaints.append(message.text)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, demo_database: Path) -> Path:
    """Copy the demo's database, and make one headline hostile."""
    path = tmp_path_factory.mktemp("browser") / "demo.db"
    shutil.copy(demo_database, path)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("update articles set headline = ? where published_on is null", [HOSTILE])
    return path


@pytest.fixture(scope="module")
def home(database: Path) -> Iterator[str]:
    """Serve the database as the command does, and return the address it prints."""
    command = [sys.executable, "-m", "crawler", "serve", "--db", str(database), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as served:
        assert served.stdout
        assert served.stderr
        told = re.search(r"http://\S+/", served.stdout.readline())
        assert told
        yield told[0]
        served.send_signal(signal.SIGINT)
        assert served.wait(timeout=20) == 0
        assert "Traceback" not in served.stderr.read()


@pytest.fixture(scope="module")
def window(home: str) -> Iterator[Window]:
    """Open a window; when all tests are done, look at what it heard."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        window = Window(browser.new_page(viewport=WIDE), home)
        window.page.on("request", lambda request: window.requests.append(request.url))
        window.page.on("console", window.hear)
        window.page.on("pageerror", lambda error: window.complaints.append(str(error)))
        yield window
        browser.close()


@pytest.mark.parametrize("words", ["chu mlong", "Chư Mlơng", "CHƯ MLƠNG"])
def test_search_box_of_the_home_page_finds_any_spelling(window: Window, words: str) -> None:
    """Typed and sent by the Enter key; matches are marked as they were printed."""
    page = window.open("/")
    page.locator("#front-search").fill(words)
    page.keyboard.press("Enter")
    expect(page.locator(".articles mark").first).to_have_text(re.compile("^(Chư|Mlơng)$"))
    expect(page.locator(".chosen strong")).to_have_text(re.compile(r"^\d+ articles$"))


@pytest.mark.parametrize("words", ['"', "(", "NEAR(", "*", "'; drop table articles; --", HOSTILE])
def test_odd_words_are_answered_too(window: Window, words: str) -> None:
    """Whatever is typed, there is a page, and it says what was asked."""
    page = window.open("/news/articles")
    page.locator("#_search").fill(words)
    page.locator("#_search").press("Enter")
    expect(page.locator("h1")).to_have_text("Articles")
    expect(page.locator("#_search")).to_have_value(words)


def test_a_facet_narrows_the_articles_and_can_be_taken_back(window: Window) -> None:
    """One click in, one click out."""
    page = window.open("/news/articles")
    everything = page.locator(".chosen strong").inner_text()
    page.locator(".facets a[href*='outlet=duyen-hai']").click()
    expect(page.locator(".chosen strong")).to_have_text("8 articles")
    expect(page.locator(".articles li")).to_have_count(8)
    page.locator(".chosen .chip").click()
    expect(page.locator(".chosen strong")).to_have_text(everything)


def test_what_is_unfolded_stays_so(window: Window) -> None:
    """A click beside the facets shuts none of them."""
    page = window.open("/news/articles")
    unfolded = page.locator(".facets > details[open]")
    before = unfolded.count()
    assert before > 0
    page.locator("h1").click()
    expect(unfolded).to_have_count(before)


def test_pages_are_dark_where_a_reader_wants_them_so(window: Window) -> None:
    """Paper, and the words on the axes of charts."""
    page = window.open("/-/dashboards/press")
    word = page.locator("#chart-months .mark-text text").first
    expect(word).to_be_visible()
    colours = "word => [getComputedStyle(document.body).backgroundColor, getComputedStyle(word).fill]"
    light = word.evaluate(colours)
    page.emulate_media(color_scheme="dark")
    dark = word.evaluate(colours)
    page.emulate_media(color_scheme="light")
    assert set(light).isdisjoint(dark)


def test_an_article_reads_like_one(window: Window) -> None:
    """Headline, stand-first, byline, paragraphs, date with its evidence, in the article's language."""
    page = window.open("/news/articles?_search=ghep+than")
    page.locator(".articles h3 a").first.click()
    article = page.locator("article[lang=vi]")
    expect(article.locator("h1")).not_to_be_empty()
    expect(article.locator(".standfirst")).to_be_visible()
    expect(article.locator(".byline time")).to_have_attribute("datetime", re.compile(r"^2025-05-22T"))
    assert article.locator("> p").count() > 5
    page.get_by_text(re.compile(r"^\d dates on the page$")).click()
    expect(page.locator(".evidence .selected")).to_be_visible()


def test_what_was_edited_is_shown_beside_what_stood_there(window: Window) -> None:
    """From the question to the change, in two clicks."""
    page = window.open("/news/headline-changes")
    page.locator("td.col-version a").first.click()
    expect(page.locator("h1 del").first).to_be_visible()
    expect(page.locator("h1 ins").first).to_be_visible()


def test_reprints_are_named_on_the_article(window: Window) -> None:
    """Each leads to the other."""
    page = window.open("/news/who-printed-it-first")
    page.locator("td.col-headline a").first.click()
    page.locator(".reprints a").first.click()
    expect(page.locator(".reprints a")).to_have_count(1)


def test_charts_are_drawn(window: Window) -> None:
    """Each of them has bars, and all of them change with a filter."""
    page = window.open("/-/dashboards/press")
    charts = page.locator(".dashboard-card-chart")
    expect(page.locator(".dashboard-card-chart svg.marks")).to_have_count(charts.count())
    months = page.locator("#chart-months path[aria-roledescription=bar]")
    everything = months.count()
    assert everything == 24
    page.locator("#outlet").select_option("duyen-hai")
    page.get_by_role("button", name="Apply").click()
    expect(months.first).to_be_visible()
    assert 0 < months.count() < everything


def test_the_map_is_drawn_and_leads_to_a_regions_articles(window: Window) -> None:
    """The outline is there, not only the points."""
    page = window.open("/")
    outline = page.locator(".map use.land").evaluate("shape => shape.getBBox().width")
    assert outline > 1000
    expect(page.locator(".map circle")).to_have_count(2)
    page.locator(".map a", has_text="Bình Sa").click()
    expect(page.locator(".chosen strong")).to_have_text("8 articles")


def test_a_hostile_headline_is_shown_as_text(window: Window, database: Path) -> None:
    """Wherever it stands."""
    with closing(sqlite3.connect(database)) as db:
        ((article,),) = db.execute("select id from articles where published_on is null")
    for address in (f"/news/articles/{article}", "/news/undated", "/news/articles?published_on__isnull=1"):
        page = window.open(address)
        expect(page.get_by_text(HOSTILE).first).to_be_visible()
        assert page.title() not in {"1", "2"}


@pytest.mark.parametrize("path", ["/", "/news", "/news/articles", "/news/who-printed-it-first", "/-/dashboards/press", "/news/outlets", "/news/outlet_health"])  # fmt: skip
def test_a_narrow_window_scrolls_one_way_only(window: Window, path: str) -> None:
    """No page is wider than a telephone."""
    window.page.set_viewport_size(NARROW)
    page = window.open(path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    window.page.set_viewport_size(WIDE)


def test_nothing_was_asked_of_another_host_and_nothing_complained(window: Window) -> None:
    """Of all the pages above: it stands last."""
    assert len(window.requests) > 20
    assert {urlsplit(url).netloc for url in window.requests} == {urlsplit(window.home).netloc}
    assert window.complaints == []
