"""``dateline outlets add``, ``check`` and ``save``, as an operator runs them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from click.testing import CliRunner, Result

from crawler.catalogue.fixtures import fixture_folder
from crawler.catalogue.outlets import OUTLETS
from crawler.command import verbs
from tests.crawler.paper import Answer, Site, serve
from tests.crawler.press_sites import SITES, PressSite

SITE = SITES[0]


@pytest.fixture
def paper() -> Iterator[tuple[Site, PressSite]]:
    """Serve a fictional paper on loopback."""
    with serve(Site()) as site:
        press = replace(SITE, homepage=site.homepage)
        for address, body in press.build().items():
            parts = urlsplit(address)
            kind = "text/html; charset=utf-8" if b"<html" in body[:300] else "text/xml"
            site.answers[parts.path] = Answer(body, headers={"Content-Type": kind})
        yield site, press


def dateline(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, as Scrapy's event loop asks for."""
    command = [sys.executable, "-m", "crawler", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def run(*words: str | Path) -> Result:
    """Run the command in this process: for what asks no server."""
    return CliRunner().invoke(verbs, list(map(str, words)), catch_exceptions=True)


def test_from_an_address_to_a_crawling_outlet(paper: tuple[Site, PressSite], tmp_path: Path) -> None:
    """Added, crawled, checked; and checked again when its feed has gone."""
    site, press = paper
    mine = tmp_path / "mine"
    added = dateline("outlets", "add", press.homepage, "--outlets", mine, "--slug", "gazette")
    assert added.returncode == 0, added.stderr
    assert "allow" in added.stdout
    assert press.stories()[0].headline in added.stdout
    assert "[json-ld]" in added.stdout
    assert site.headers["/"]["User-Agent"].startswith("Dateline/")
    assert site.requests["/robots.txt"] > 0
    assert max(site.requests.values()) <= 3
    again = dateline("outlets", "add", press.homepage, "--outlets", mine, "--slug", "gazette")
    assert (again.returncode, again.stderr.count("\n")) == (1, 1)
    assert "already the outlet gazette" in again.stderr
    crawled = dateline("crawl", "gazette", "--outlets", mine, "--db", tmp_path / "x.db")
    assert f"gazette: healthy: {len(press.stories())} new" in crawled.stdout, crawled.stdout + crawled.stderr
    checked = dateline("outlets", "check", "gazette", "--outlets", mine, "--json")
    assert json.loads(checked.stdout) == {
        "outlet": "gazette", "sources": 7, "answering": 7, "found": len(press.stories()), "asked": 5, "read": 5,
        "fixtures": 3, "unreviewed": 3, "shortfalls": [],
    }  # fmt: skip
    assert checked.returncode == 0
    site.answers["/feed/"] = Answer(b"gone", 404)
    site.page(
        urlsplit(press.sitemap).path, '<rss version="2.0"><channel><title>Quiet</title></channel></rss>'
    )
    site.answers["/category/news/"] = Answer(b"gone", 404)
    broken = dateline("outlets", "check", "gazette", "--outlets", mine, "--json")
    assert broken.returncode == 1
    assert json.loads(broken.stdout)["shortfalls"] == [
        f"{press.homepage}feed/: http-404",
        f"{urljoin(press.homepage, press.sitemap)}: names no article",
        f"{press.homepage}category/news/: http-404",
    ]


def test_saved_pages_need_no_network(tmp_path: Path) -> None:
    """A homepage, two articles that declare their addresses, and an index that names the feed."""
    saved = tmp_path / "saved"
    saved.mkdir()
    pages = SITE.build()
    (saved / "home.html").write_bytes(pages[SITE.homepage])
    (saved / "feed.xml").write_bytes(pages[f"{SITE.homepage}feed/"])
    for story in SITE.stories()[:4]:
        canonical = f'<link rel="canonical" href="{SITE.url(story)}"></head>'
        (saved / f"{story.number}.html").write_bytes(
            pages[SITE.url(story)].replace(b"</head>", canonical.encode())
        )
    (saved / "index.tsv").write_text(f"feed.xml\t{SITE.homepage}feed/\n", encoding="utf-8")
    done = run("outlets", "add", SITE.homepage, "--from", saved, "--outlets", tmp_path / "mine")
    assert done.exit_code == 0, done.output
    written = (tmp_path / "mine" / "harbourgazette.toml").read_text(encoding="utf-8")
    assert 'feeds = ["/feed/"]' in written
    assert r"'^/\d{4}/\d{2}/\d{2}/[^/]{4,}/?$'" in written
    assert len(list((tmp_path / "mine" / "pages" / "harbourgazette").glob("*.html"))) == 3
    checked = run("outlets", "check", "--fixtures", "harbourgazette", "--outlets", tmp_path / "mine")
    assert (checked.exit_code, checked.output) == (0, "harbourgazette\t\t\t\t3, 3 to review\t\n")


def test_a_fixture_that_reads_otherwise_is_a_shortfall(tmp_path: Path) -> None:
    """As is a file that cannot be meant; both are told in a line, and the rest is checked all the same."""
    file = tmp_path / "gazette.toml"
    file.write_text(
        '[outlet]\nname = "Gazette"\nhomepage = "https://gazette.example/"\nlanguage = "en"\ntimezone = "Europe/London"\n'
        '[read]\nheadline = "h1"\n',
        encoding="utf-8",
    )
    page = tmp_path / "page.html"
    page.write_bytes(SITE.build()[SITE.url(SITE.stories()[0])])
    without = run("outlets", "check", "--fixtures", "gazette", "--outlets", tmp_path)
    assert (without.exit_code, "dateline outlets save gazette URL" in without.output) == (1, True)
    saved = run(
        "outlets", "save", "gazette", page, "--url", "https://gazette.example/a-1", "--outlets", tmp_path
    )
    assert saved.exit_code == 0, saved.output
    record = next((tmp_path / "pages" / "gazette").glob("*.json"))
    assert run("outlets", "check", "--fixtures", "gazette", "--outlets", tmp_path).exit_code == 0
    told = json.loads(record.read_text(encoding="utf-8"))
    told["article"]["headline"] = "Another"
    record.write_text(json.dumps(told), encoding="utf-8")
    (tmp_path / "typo.toml").write_text('[outlet]\nnmae = "x"\n', encoding="utf-8")
    wrong = run("outlets", "check", "--fixtures", "gazette", "typo", "--outlets", tmp_path)
    assert wrong.exit_code == 1
    first, second = wrong.output.splitlines()
    assert "article.headline: read 'Council settles" in first
    assert 'did you mean "name"?' in second


def test_every_bundled_outlet_holds() -> None:
    """Each file loads, each saved page gives its record."""
    done = run("outlets", "check", "--fixtures")
    assert [line for line in done.output.splitlines() if not line.endswith("\t")] == []
    assert done.exit_code == 0


def test_fixtures_of_bundled_outlets_lie_with_the_tests(tmp_path: Path) -> None:
    """Those of an operator's own lie beside the file."""
    assert fixture_folder("gazette", OUTLETS / "gb") == Path(__file__).parents[1] / "outlets" / "gazette"
    assert fixture_folder("gazette", tmp_path) == tmp_path / "pages" / "gazette"


def test_what_forbids_a_crawl_forbids_a_look(tmp_path: Path) -> None:
    """robots.txt is obeyed, and told; nothing is written."""
    with serve(Site()) as site:
        site.page("/", "<html><body><h2><a href=/a-1>One two three four five</a></h2></body></html>")
        site.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /\n")
        refused = dateline("outlets", "add", site.homepage, "--outlets", tmp_path / "mine")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "robots.txt forbids it" in refused.stderr
    assert site.requests["/"] == 0
    assert not (tmp_path / "mine").exists()


def test_a_draft_of_ones_own_is_checked_without_its_name(tmp_path: Path) -> None:
    """And a crawl, which passes it by, says in which file which words make it active."""
    with serve(Site()) as site:
        site.page("/", "<html><body>nothing yet</body></html>")
        file = tmp_path / "gazette.toml"
        lines = '[outlet]\nname = "G"\nhomepage = "{}"\nlanguage = "en"\ntimezone = "Europe/London"\nstatus = "{}"\n'
        file.write_text(lines.format(site.homepage, "draft"), encoding="utf-8")
        checked = dateline("outlets", "check", "--outlets", tmp_path)
    assert (checked.returncode, checked.stdout.split("\t")[0]) == (1, "gazette"), checked.stderr
    for verb in (("crawl",), ("watch",), ("schedule", "systemd", "--watch")):
        refused = run(*verb, "--outlets", tmp_path)
        assert refused.exit_code == 2
        assert f'write status = "active" under [outlet] into {file}' in refused.output
    file.write_text(lines.format(site.homepage, "active"), encoding="utf-8")
    assert run("schedule", "systemd", "--watch", "--outlets", tmp_path).exit_code == 0


def test_what_names_no_outlet_is_told_that_bundled_ones_are_drafts() -> None:
    """Scrapyd is given all there are, drafts too, so it needs no name."""
    refused = run("schedule", "cron")
    assert (refused.exit_code, "known here are drafts, taken only by name" in refused.output) == (2, True)
    assert run("schedule", "cron", "baogialai").exit_code == 0
    assert run("schedule", "scrapyd").exit_code == 0
