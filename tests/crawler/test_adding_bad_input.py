"""What cannot be added is told in one line with the remedy; what is doubtful is said, and nothing is left half written."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.adding.asking import AddingError, Asker, NoPageError
from crawler.adding.draft import Draft, draft_of
from crawler.adding.front import addresses_meant
from crawler.adding.saved import SavedPaper
from crawler.adding.survey import survey
from crawler.adding.writing import write
from pipelines.page import Page
from tests.crawler.press_sites import SITES

HOME = "https://gazette.example/"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LOGIN = b"<html><body><form action=/login><input name=u><input type=password name=p></form></body></html>"
SCRIPTS = b"<html><body><div id=app></div><script src=/app.js></script></body></html>"
PLAIN = b"<html><body><p>Under construction.</p><a href=/contact>Contact</a></body></html>"
RSS = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title></channel></rss>'


def drafted(answers: Mapping[str, bytes | str], address: str = HOME) -> Draft:
    """Survey a paper that answers with bodies, or with the reasons why it does not."""

    async def fetch(url: str) -> Page:
        answer = answers.get(url, "http-404")
        if isinstance(answer, str):
            raise NoPageError(url, answer, "https://elsewhere.example/")
        kind = "application/pdf" if answer.startswith(b"%PDF") else "text/html"
        return Page(url, url, 200, {"content-type": kind}, answer, NOW, outlet="")

    return draft_of(asyncio.run(survey(Asker(fetch), address)))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("unknown-host", "look at the spelling"),
        ("connection-refused", "try later"),
        ("timeout", "--from DIR"),
        ("http-401", "asks for a login"),
        ("http-403", "asks for a login"),
        ("challenge", "whether we are a person"),
        ("robots", "robots.txt forbids it"),
        ("other-host", "https://elsewhere.example/"),
        ("http-404", "no such page"),
        ("http-500", "http-500"),
        (LOGIN, "a login stands before the paper"),
        (SCRIPTS, "until its scripts run"),
        (PLAIN, "shows no links to articles"),
        (RSS, "a feed or sitemap, no web page"),
        (b"%PDF-1.7 ...", "no web page"),
        (b"   ", "no web page"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[:24].decode("ascii", "replace"),
)
def test_a_homepage_that_tells_nothing(answer: bytes | str, said: str) -> None:
    """The sentence names the address and what to do."""
    with pytest.raises(AddingError, match=r"^https://gazette\.example/: ") as caught:
        drafted({HOME: answer})
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "words", ["", "what is this", "mailto:desk@gazette.example", "gazette", "ftp://gazette.example/"]
)
def test_words_that_are_no_address(words: str) -> None:
    """Are told before anything is asked."""
    with pytest.raises(AddingError, match="write it whole"):
        list(addresses_meant(words))


def test_articles_made_by_scripts_are_told() -> None:
    """And what to write in the file."""
    links = "".join(f'<h2><a href="/news/{n}">A headline of five words</a></h2>' for n in range(70100, 70110))
    pages = {f"{HOME}news/{n}": SCRIPTS for n in range(70100, 70110)}
    with pytest.raises(AddingError, match="render = true"):
        drafted({HOME: f"<html><body>{links}</body></html>".encode()} | pages)


@pytest.mark.parametrize("answer", ["http-401", "http-403", LOGIN])
def test_articles_behind_a_login_are_told(answer: bytes | str) -> None:
    """Whether the server refuses them or shows a form."""
    feed = "".join(f"<item><link>{HOME}news/{n}</link></item>" for n in range(70100, 70110))
    pages = {f"{HOME}news/{n}": answer for n in range(70100, 70110)}
    rss = f'<?xml version="1.0"?><rss version="2.0"><channel>{feed}</channel></rss>'.encode()
    with pytest.raises(AddingError, match="articles ask for a login"):
        drafted({HOME: SCRIPTS, f"{HOME}rss.xml": rss} | pages)


def test_an_edition_in_another_language_is_denied_and_said() -> None:
    """Its pages are another outlet's."""
    site = next(one for one in SITES if one.language == "de" and one.feed_shown == "nowhere")
    english = next(one for one in SITES if one.language == "en")
    pages = site.build()
    story, text = english.stories()[0], english.build()
    foreign = {
        f"{site.homepage}en/{one.slug}-{one.ident}.html": text[english.url(one)]
        for one in english.stories()[:4]
    }
    links = "".join(f'<h3><a href="{url}">An English headline of five words</a></h3>' for url in foreign)
    pages[site.homepage] = pages[site.homepage].replace(b"<main>", f"<main>{links}".encode())
    draft = drafted(pages | foreign, site.homepage)
    assert draft.language.value == "de"
    assert draft.pattern.matches(f"/news/{story.slug}-{story.ident}.html")
    assert not draft.pattern.matches(f"/en/{story.slug}-{story.ident}.html")
    assert any("another language (en)" in doubt for doubt in draft.doubts)


def test_a_file_is_never_overwritten_unasked(tmp_path: Path) -> None:
    """And nothing is left beside it."""
    site = SITES[0]
    draft = drafted(site.build(), site.homepage)
    file = tmp_path / "gazette.toml"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(AddingError, match="--force"):
        write(draft, "gazette", tmp_path)
    assert file.read_text(encoding="utf-8") == "mine"
    assert list(tmp_path.iterdir()) == [file]
    assert write(draft, "gazette", tmp_path, replace_file=True).outlet.record.name == site.name
    assert sorted(path.name for path in tmp_path.iterdir()) == ["gazette.toml", "pages"]


@pytest.mark.parametrize("slug", ["Gia Lai", "../gazette", ""])
def test_a_slug_that_is_none_is_refused(slug: str, tmp_path: Path) -> None:
    """With one that is."""
    site = SITES[0]
    with pytest.raises(AddingError, match="gia_lai"):
        write(drafted(site.build(), site.homepage), slug, tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("page.html https://gazette.example/", "line 1"),
        ("gone.html\thttps://gazette.example/", "line 1"),
        ("page.html\tgazette", "line 1"),
    ],
)
def test_an_index_that_is_wrong_is_told_by_its_line(line: str, said: str, tmp_path: Path) -> None:
    """With what a line should be."""
    (tmp_path / "page.html").write_bytes(PLAIN)
    (tmp_path / "index.tsv").write_text(line, encoding="utf-8")
    with pytest.raises(AddingError, match=said):
        SavedPaper(tmp_path, HOME)


def test_a_folder_without_pages_is_told(tmp_path: Path) -> None:
    """And where addresses are named."""
    with pytest.raises(AddingError, match=r"index\.tsv"):
        SavedPaper(tmp_path, HOME)
