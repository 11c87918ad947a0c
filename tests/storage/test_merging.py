"""Databases are joined: in any order, any number of times, to the same content."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from storage.articles.corrections import correct, correction, stored_rows
from storage.articles.rejects import save_rejects
from storage.articles.repeats import save_repeats
from storage.articles.storing import save_articles
from storage.articles.withdrawing import withdraw
from storage.database import open_database
from storage.frontier.addresses import Frontier
from storage.frontier.crawls import CrawlCounts, begin_crawl, finish_crawl
from storage.frontier.outlets import save_outlet
from storage.frontier.values import Visit
from storage.kept.pages import KeptPages, kept_path
from storage.merging.kept_pages import merge_kept
from storage.merging.merge import merge
from storage.merging.tables import AFTER_ARTICLES, BEFORE_ARTICLES
from storage.records import (
    Article,
    DateCandidate,
    OutletRecord,
    PageState,
    Reject,
    RelatedLink,
    Repeats,
    Stage,
)
from storage.schema.tables import TABLES
from storage.search.searching import search

NewDatabase = Callable[[Path], Database]
MEMORY = Path(":memory:")
OF_THE_FILE = {"search_row"}
TEXT = " ".join(f"chữ{number} nước{number % 7} non{number % 5}" for number in range(60))


def content(db: Database) -> dict[str, list[str]]:
    """Return every row of every table, but for what counts in one file only."""
    return {
        table.name: sorted(
            json.dumps(
                {name: value for name, value in row.items() if name not in OF_THE_FILE}, ensure_ascii=False
            )
            for row in db.table(table.name).rows
        )
        for table in TABLES
    }


def merged(path: Path, sources: Sequence[Path]) -> dict[str, list[str]]:
    """Merge databases in this order into a new one, and return its content."""
    with closing(open_database(path)) as db:
        for source in sources:
            merge(db, source)
        checked(db)
        return content(db)


def checked(db: Database) -> None:
    """Index and articles agree, nothing refers to what is not there."""
    assert list(db.execute("pragma foreign_key_check")) == []
    rows = [row["search_row"] for row in db.table("articles").rows]
    assert len(set(rows)) == len(rows)
    for row in db.table("articles").rows:
        assert row["id"] in [hit.id for hit in search(db, row["headline"])]


def state(page: int, version: int, second: int) -> Article:
    """Return what a page showed at a moment, in one of its states."""
    at = f"2023-06-05T02:00:{second:02}Z"
    return Article(
        url=f"https://caonguyen.example/bai-post{page}.html",
        outlet="cao-nguyen",
        headline=f"Bài {page} bản {version}",
        body=f"{TEXT} {page if page > 2 else ''} bản {version}",
        byline=f"Người viết {second // 20}",
        published_on=f"2023-06-{page + 1:02}",
        dates=(DateCandidate("published", at, at, "page"),),
        related_links=(RelatedLink("https://caonguyen.example/khac", f"lúc {second}"),),
        seen_at=at,
        read_by="1",
    )


OBSERVATIONS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 59), st.integers(0, 2)), max_size=14)


@given(
    observations=OBSERVATIONS,
    edits=st.lists(st.integers(0, 59), max_size=3),
    withdrawals=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 4)), max_size=6),
)
@example(observations=[(0, 40, 0), (0, 41, 0), (0, 41, 1)], edits=[], withdrawals=[])
@example(observations=[(1, 0, 0), (1, 1, 1)], edits=[], withdrawals=[(0, 1), (1, 1)])
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_and_repetition_do_not_matter(
    observations: list[tuple[int, int, int]],
    edits: list[int],
    withdrawals: list[tuple[int, int]],
    tmp_path_factory: pytest.TempPathFactory,
    new_database: NewDatabase,
) -> None:
    """Three machines look at five pages, each when it will; the pages are edited meanwhile, and some withdrawn after."""
    folder = tmp_path_factory.mktemp("merge")
    paths = [folder / f"{number}.db" for number in range(3)]
    for number, path in enumerate(paths):
        with closing(new_database(path)) as db:
            for page, second, machine in sorted(observations, key=lambda seen: seen[1]):
                if machine == number:
                    save_articles(db, [state(page, sum(edit <= second for edit in edits), second)])
            for machine, page in withdrawals:
                if machine == number:
                    rows = stored_rows(db, [state(page, 0, 0).id])
                    withdraw(db, list(rows.values()), f"2023-06-06T00:00:0{page}Z")
    once = merged(folder / "once.db", paths)
    for order in (paths[::-1], [*paths[1:], *paths, paths[0]], [paths[2], folder / "once.db"]):
        assert merged(MEMORY, order) == once


def two(tmp_path: Path, new_database: NewDatabase, first: Any, second: Any) -> list[Path]:
    """Make two databases, each filled by a function."""
    paths = [tmp_path / "first.db", tmp_path / "second.db"]
    for path, fill in zip(paths, (first, second), strict=True):
        with closing(new_database(path)) as db:
            fill(db)
    return paths


def test_states_of_both_are_joined_in_time(tmp_path: Path, new_database: NewDatabase) -> None:
    """One machine saw the first and the third state, the other the second: the article has three."""
    paths = two(
        tmp_path,
        new_database,
        lambda db: save_articles(db, [state(1, 1, 1), state(1, 3, 30)]),
        lambda db: save_articles(db, [state(1, 2, 20)]),
    )
    merged(tmp_path / "out.db", paths)
    with closing(open_database(tmp_path / "out.db")) as db:
        states = list(
            db.query("select version, headline, seen_at, replaced_at from article_states order by version")
        )
        assert [(one["version"], one["headline"]) for one in states] == [
            (1, "Bài 1 bản 1"),
            (2, "Bài 1 bản 2"),
            (3, "Bài 1 bản 3"),
        ]
        assert states[0]["replaced_at"] == states[1]["seen_at"] == "2023-06-05T02:00:20Z"
        assert list(db.query("select changed from article_versions where version = 2")) == [
            {"changed": '["headline", "body"]'}
        ]
        assert [row["text"] for row in db.table("related_links").rows] == ["lúc 30"]


@pytest.mark.parametrize("seen_again", [False, True])
def test_two_readings_of_one_state_are_no_edit(
    seen_again: bool, tmp_path: Path, new_database: NewDatabase
) -> None:
    """A copy that was reread is joined with what it was copied from: the correction stands, also if that was seen since."""
    states = [state(1, 1, 1), state(1, 2, 20)]
    better = replace(states[1], headline="Bài 1", byline=None)

    def corrected(db: Database) -> None:
        save_articles(db, states)
        (row,) = db.table("articles").rows
        correct(db, [correction(row, better)])

    def as_it_was(db: Database) -> None:
        save_articles(db, states + [replace(states[1], seen_at="2023-06-05T02:00:50Z")] * seen_again)

    paths = two(tmp_path, new_database, corrected, as_it_was)
    assert merged(tmp_path / "one.db", paths) == merged(tmp_path / "two.db", paths[::-1])
    with closing(open_database(tmp_path / "one.db")) as db:
        assert [(row["headline"], row["byline"], row["version"]) for row in db.table("articles").rows] == [
            ("Bài 1", None, 2)
        ]
        assert [row["last_seen_at"][-3:-1] for row in db.table("articles").rows] == [
            "50" if seen_again else "20"
        ]
        assert [row["seen_at"] for row in db.table("article_versions").rows] == [states[0].seen_at]


def test_what_both_or_one_set_aside_keeps_the_states_of_both(
    tmp_path: Path, new_database: NewDatabase
) -> None:
    """It stays set aside where both have; where one has the article, it is one."""

    def aside(db: Database, *states: Article) -> None:
        save_articles(db, states)
        withdraw(db, list(stored_rows(db, [states[0].id]).values()), states[-1].seen_at)

    both = two(
        tmp_path,
        new_database,
        lambda db: aside(db, state(1, 1, 1), state(1, 3, 30)),
        lambda db: aside(db, state(1, 2, 20)),
    )
    assert merged(tmp_path / "one.db", both) == merged(tmp_path / "two.db", both[::-1])
    with closing(open_database(tmp_path / "one.db")) as db:
        assert [(row["version"], row["withdrawn_at"]) for row in db.table("withdrawn").rows] == [
            (3, "2023-06-05T02:00:30Z")
        ]
        assert db.table("articles").count == 0
    with closing(new_database(tmp_path / "third.db")) as db:
        save_articles(db, [state(1, 4, 40)])
    three = [tmp_path / "third.db", *both]
    assert merged(tmp_path / "three.db", three) == merged(tmp_path / "four.db", three[::-1])
    with closing(open_database(tmp_path / "three.db")) as db:
        assert [row["version"] for row in db.table("articles").rows] == [4]
        assert (db.table("article_versions").count, db.table("withdrawn").count) == (3, 0)


def test_clusters_reach_over_databases(tmp_path: Path, new_database: NewDatabase) -> None:
    """A reprint on one machine joins the article that the other has."""
    paths = two(
        tmp_path,
        new_database,
        lambda db: save_articles(db, [state(1, 1, 1)]),
        lambda db: save_articles(db, [state(2, 1, 1)]),
    )
    merged(tmp_path / "out.db", paths)
    with closing(open_database(tmp_path / "out.db")) as db:
        assert {row["cluster"] for row in db.table("articles").rows} == {state(1, 1, 1).id}


def test_later_rows_stay(tmp_path: Path, new_database: NewDatabase, plateau: OutletRecord) -> None:
    """Frontier, crawls, rejects, repeats: of two rows with one key the later; what became an article is no reject."""
    url, other = state(1, 1, 1).url, "https://caonguyen.example/video"

    def first(db: Database) -> None:
        crawl = begin_crawl(db, "cao-nguyen", "2023-06-05T01:00:00Z")
        save_rejects(db, [Reject(url, "cao-nguyen", Stage.READ, "no-text"), Reject(other, "cao-nguyen", Stage.READ, "video")], crawl, "2023-06-05T01:00:00Z")  # fmt: skip
        Frontier(db, "cao-nguyen").record(
            [Visit(url, PageState.REJECTED, 200, fetched_at="2023-06-05T01:00:00Z")]
        )
        save_repeats(db, "cao-nguyen", Repeats(lines=frozenset({"Tin liên quan"})))

    def second(db: Database) -> None:
        save_outlet(db, replace(plateau, platform="hemera"))
        crawl = begin_crawl(db, "cao-nguyen", "2023-06-05T01:00:00Z")
        finish_crawl(db, crawl, "healthy", CrawlCounts(new=1), finished_at="2023-06-05T03:00:00Z")
        save_articles(db, [state(1, 1, 1)])
        Frontier(db, "cao-nguyen").record(
            [Visit(url, PageState.STORED, 200, fetched_at="2023-06-05T02:00:01Z")]
        )

    paths = two(tmp_path, new_database, first, second)
    assert merged(tmp_path / "one.db", paths) == merged(tmp_path / "two.db", paths[::-1])
    with closing(open_database(tmp_path / "one.db")) as db:
        assert [(row["url"], row["state"]) for row in db.table("pages").rows] == [(url, "stored")]
        assert [row["outcome"] for row in db.table("crawls").rows] == ["healthy"]
        assert [row["url"] for row in db.table("rejects").rows] == [other]
        assert [row["text"] for row in db.table("outlet_repeats").rows] == ["Tin liên quan"]
        assert {row["platform"] for row in db.table("outlets").rows} == {"hemera", None}


def test_two_addresses_of_one_id_are_told_apart(tmp_path: Path, new_database: NewDatabase) -> None:
    """The article that is there stays; the other is a reject."""

    def other_address(db: Database) -> None:
        save_articles(db, [state(1, 2, 20)])
        db.execute("update articles set url = 'https://caonguyen.example/khac'")

    paths = two(tmp_path, new_database, lambda db: save_articles(db, [state(1, 1, 1)]), other_address)
    with closing(open_database(tmp_path / "out.db")) as db:
        assert [merge(db, path)["rejected"] for path in paths] == [0, 1]
        assert [row["url"] for row in db.table("articles").rows] == [state(1, 1, 1).url]
        assert [(row["url"], row["reason"]) for row in db.table("rejects").rows] == [
            ("https://caonguyen.example/khac", "id-taken")
        ]


def test_no_table_is_forgotten() -> None:
    """Whoever adds a table says what becomes of it when databases are merged."""
    with_articles = {"articles", "article_versions", "article_dates", "related_links"}
    set_aside = {"withdrawn"}
    worked_out = {"article_fingerprints", "article_counts"}
    merged_alone = {table.name for table in (*BEFORE_ARTICLES, *AFTER_ARTICLES)}
    assert merged_alone | with_articles | set_aside | worked_out == {table.name for table in TABLES}


def test_kept_pages_are_kept_here_too(tmp_path: Path) -> None:
    """Each state of each page once, readable though its key page is another here."""
    pages = [
        (f"https://x.example/{number % 3}", f"<p>{'khung ' * 200}{number}</p>".encode())
        for number in range(8)
    ]
    for name, chosen in (("a.db", pages[:5]), ("b.db", pages[3:])):
        with KeptPages(kept_path(tmp_path / name)) as kept:
            for url, body in chosen:
                kept.keep(url, "x", "2023-06-05T02:00:00Z", 200, {"server": name}, body)
    assert [merge_kept(tmp_path / "out.db", tmp_path / name) for name in ("a.db", "b.db", "a.db")] == [
        5,
        3,
        0,
    ]
    with KeptPages(kept_path(tmp_path / "out.db")) as kept:
        assert sorted((page.url, page.body) for page in kept.each(former=True)) == sorted(pages)
