"""The main job: the demo's papers crawled by the very code of a live crawl, and every article right."""

import json
import re
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from crawler.demo import NEIGHBOUR_SLUG, SLUG, neighbour
from crawler.demo.paper import DemoArticle, articles, gone, rejects


@dataclass(frozen=True)
class Demo:
    """Two runs of ``dateline demo`` on one database: what they printed, and the articles by path."""

    path: Path
    first: str
    second: str
    rows: dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Run the demo twice, as a newcomer would, on ports nobody else uses."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    outputs = []
    for options in (["--port", "0"], []):
        command = [sys.executable, "-m", "crawler", "demo", "--db", str(path), *options]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        outputs.append(done.stdout)
    rows = {"/" + row["url"].split("/", 3)[3]: row for row in query(path, "select * from articles")}
    return Demo(path, outputs[0], outputs[1], rows)


def query(path: Path, sql: str) -> Iterator[dict[str, Any]]:
    """Return the rows of a query."""
    db = sqlite3.connect(path)
    db.row_factory = sqlite3.Row
    yield from map(dict, db.execute(sql))
    db.close()


def test_every_article_is_there_and_nothing_else(demo: Demo) -> None:
    """Videos, photo stories and topics are no articles; moved ones are stored where they moved to."""
    of_outlet = {
        slug: {path for path, row in demo.rows.items() if row["outlet"] == slug}
        for slug in (SLUG, NEIGHBOUR_SLUG)
    }
    assert of_outlet[SLUG] == {article.path for article in articles()}
    assert of_outlet[NEIGHBOUR_SLUG] == {piece.path for piece in neighbour.pieces()}


@pytest.mark.parametrize("gold", articles(edited=True), ids=lambda gold: gold.path.strip("/"))
def test_the_article_is_right(demo: Demo, gold: DemoArticle) -> None:
    """Headline, stand-first, paragraphs, section, authors, credit, tags and date are the paper's own."""
    row = demo.rows[gold.path]
    assert row["headline"] == gold.headline
    assert (row["summary"] or "") == (gold.summary or "")
    assert row["body"].split("\n\n") == list(gold.paragraphs)
    assert row["section"] == gold.section
    assert json.loads(row["authors"] or "[]") == list(gold.authors)
    assert row["credit"] == gold.credit
    assert json.loads(row["tags"] or "[]") == list(gold.tags)
    assert (row["published_on"], row["published_at"], row["published_precision"]) == (
        gold.published_on,
        gold.published_at,
        gold.published_precision,
    )


@pytest.mark.parametrize("gold", neighbour.pieces(), ids=lambda gold: gold.path.strip("/"))
def test_what_the_neighbour_printed_is_right(demo: Demo, gold: neighbour.Piece) -> None:
    """What it took from others names whom it was taken from, and nobody who wrote it."""
    row = demo.rows[gold.path]
    assert (row["headline"], row["summary"], row["body"].split("\n\n")) == (
        gold.headline,
        gold.lead,
        list(gold.paragraphs),
    )
    assert (json.loads(row["authors"] or "[]"), row["credit"]) == (list(gold.authors), gold.credit)
    assert row["published_local"] == gold.published.isoformat()


def test_the_former_state_of_an_edited_article_is_kept(demo: Demo) -> None:
    """The paper changes one article while the demo runs."""
    (first,) = (gold for gold in articles() if gold not in articles(edited=True))
    (state,) = query(demo.path, "select * from article_versions")
    assert (state["headline"], state["version"]) == (first.headline, 1)
    assert (state["article"], demo.rows[first.path]["version"]) == (demo.rows[first.path]["id"], 2)
    assert "Edited since first seen: 1 article" in demo.first


def test_what_is_no_article_is_a_reject_with_its_reason(demo: Demo) -> None:
    """The paper says which pages these are, and why."""
    found = {
        "/" + row["url"].split("/", 3)[3]: row["reason"] for row in query(demo.path, "select * from rejects")
    }
    assert {path: found.get(path) for path in (r.path for r in rejects())} == {
        r.path: r.reason for r in rejects()
    }


def test_a_removed_page_is_gone_and_not_lost(demo: Demo) -> None:
    """It was listed, so it has a row."""
    states = {
        "/" + row["url"].split("/", 3)[3]: row["state"]
        for row in query(demo.path, "select url, state from pages")
    }
    assert {states[path] for path in gone()} == {"gone"}


def test_a_second_run_fetches_no_article_again(demo: Demo) -> None:
    """The frontier remembers."""
    first, evening, second = query(
        demo.path, f"select * from crawls where outlet = '{SLUG}' order by started_at"
    )
    assert first["new"] == len(articles())
    assert (evening["new"], evening["changed"]) == (0, 1)
    assert (second["new"], second["changed"], second["rejected"]) == (0, 0, 0)
    assert second["requests"] < first["requests"] / 10
    assert "0 new" in demo.second


def test_the_summary_says_what_there_is_and_what_to_do(demo: Demo) -> None:
    """A newcomer reads on from here."""
    assert f"{len(articles()) + len(neighbour.pieces())} articles" in demo.first
    assert "dateline serve" in demo.first
    assert "dateline search" in demo.first


def test_what_the_readme_searches_in_it_is_found(demo: Demo) -> None:
    """The first search a newcomer types finds what the line beside it says."""
    (line,) = re.findall(
        r"dateline (search .+ --db demo\.db) +# finds (.+);", Path("README.md").read_text("utf-8")
    )
    arguments = [str(demo.path) if word == "demo.db" else word for word in shlex.split(line[0])]
    done = subprocess.run(
        [sys.executable, "-m", "crawler", *arguments], capture_output=True, text=True, timeout=60, check=True
    )
    assert line[1] in done.stdout
