"""Saved pages answer as the paper's server would: by the address that an index, a mirror or the page itself gives them."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from crawler.adding.asking import Asker, NoPageError
from crawler.adding.draft import draft_of
from crawler.adding.saved import SavedPaper
from crawler.adding.survey import survey
from tests.crawler.press_sites import SITES, PressSite

HOME = "https://gazette.example/"
PAGE = "<html><head>{}</head><body><p>Words.</p></body></html>"


def answers(folder: Path, url: str) -> bool:
    """Tell whether a folder has the page of an address."""
    try:
        asyncio.run(SavedPaper(folder, HOME)(url))
    except NoPageError:
        return False
    return True


@pytest.mark.parametrize(
    ("file", "head", "url"),
    [
        ("home.html", "", HOME),
        ("a.html", f'<link rel="canonical" href="{HOME}a">', f"{HOME}a"),
        ("a.html", f'<meta property="og:url" content="{HOME}a/">', f"{HOME}a"),
        ("gazette.example/news/a.html", "", f"{HOME}news/a.html"),
        ("www.gazette.example/news/a/index.html", "", f"{HOME}news/a/"),
        ("a.html", '<link rel="canonical" href="http://www.gazette.example/a">', f"{HOME}a"),
    ],
    ids=["the homepage", "canonical", "og:url", "a mirror", "a mirror's folder", "another spelling"],
)
def test_a_page_is_found_by_its_address(file: str, head: str, url: str, tmp_path: Path) -> None:
    """And no other is."""
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text(PAGE.format(head), encoding="utf-8")
    assert answers(tmp_path, url)
    assert not answers(tmp_path, f"{HOME}other")


def test_an_index_wins_and_names_what_is_no_page(tmp_path: Path) -> None:
    """Feeds, robots.txt, and pages that declare a wrong address."""
    (tmp_path / "a.html").write_text(PAGE.format(f'<link rel="canonical" href="{HOME}">'), encoding="utf-8")
    (tmp_path / "robots.txt").write_text("User-agent: *\n", encoding="utf-8")
    lines = f"a.html\t{HOME}a\n\nrobots.txt\t{HOME}robots.txt\n"
    (tmp_path / "index.tsv").write_text(lines, encoding="utf-8")
    assert answers(tmp_path, f"{HOME}a")
    assert answers(tmp_path, f"{HOME}robots.txt")
    assert not answers(tmp_path, HOME)


@pytest.mark.parametrize("site", [SITES[0], SITES[2]], ids=lambda site: site.name)
def test_a_mirror_of_a_paper_tells_what_its_server_would(site: PressSite, tmp_path: Path) -> None:
    """Pages in the folders of their addresses, as wget leaves them; feeds and robots.txt are named in the index."""
    index = []
    for number, (url, body) in enumerate(site.build().items()):
        place = tmp_path / url.partition("//")[2]
        if b"<html" in body[:300]:
            place = place / "index.html" if url.endswith("/") else place
        else:
            place = tmp_path / f"{number}.xml"
            index.append(f"{place.name}\t{url}")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(body)
    (tmp_path / "index.tsv").write_text("\n".join(index), encoding="utf-8")
    paper = SavedPaper(tmp_path, site.homepage)
    draft = draft_of(asyncio.run(survey(Asker(paper), site.homepage, paper.pages)))
    assert [feed.url for feed in draft.feeds] == [f"{site.homepage.rstrip('/')}{site.feed}"]
    assert draft.language.value == site.language
    paths = [url.removeprefix(site.homepage.rstrip("/")) for url in map(site.url, site.stories())]
    assert all(draft.pattern.matches(path) for path in paths)
