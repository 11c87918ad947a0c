"""Searching in any spelling."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from storage.articles.storing import save_articles
from storage.database import open_database
from storage.records import Article
from storage.search import index
from storage.search.filters import Filter
from storage.search.searching import are_common, search


@pytest.mark.parametrize(
    "words", ["chu puh", "Chư Pưh", "CHƯ PƯH", '"chu puh"', "dang", "Đảng", "đảng uy", "dong đươ*"]
)
def test_words_are_found_in_any_spelling(db: Database, pepper: Article, words: str) -> None:
    """With accents or without, đ or d, in capitals or not."""
    save_articles(db, [pepper])
    assert [hit.id for hit in search(db, words)] == [pepper.id]


def test_hit_shows_words_as_printed(db: Database, pepper: Article) -> None:
    """What was asked without accents is marked in the original spelling."""
    save_articles(db, [pepper])
    (hit,) = search(db, "chu puh")
    assert hit.headline == "Vườn tiêu [Chư] [Pưh] vào mùa thu hoạch"
    (hit,) = search(db, '"dang uy"', marks=("<", ">"))
    assert hit.snippet.startswith("<Đảng ủy> xã vận động")
    assert (hit.outlet_name, hit.section, hit.published_on) == ("Báo Cao Nguyên", "Kinh tế", "2023-06-05")


def test_passage_is_not_the_headline_again(db: Database, pepper: Article) -> None:
    """Words of the headline alone: what follows it is shown, unmarked; else the summary that holds them."""
    article = replace(pepper, headline="Mưa đá", summary="Vườn tiêu gãy cành", body="Thiệt hại nặng")
    save_articles(db, [article])
    assert [search(db, words)[0].snippet for words in ("mua", "vuon", "nang")] == [
        "Thiệt hại nặng", "[Vườn] tiêu gãy cành", "Thiệt hại [nặng]"]  # fmt: skip


def test_headline_outweighs_body(db: Database, pepper: Article) -> None:
    """Who names it in the headline comes first."""
    aside = replace(
        pepper, url=pepper.url + "?2", headline="Họp chợ", summary=None, body="Chợ có tiêu, tiêu và tiêu."
    )
    save_articles(db, [aside, pepper])
    assert [hit.id for hit in search(db, "tieu")] == [pepper.id, aside.id]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"outlets": ("cao-nguyen",)}, 1),
        ({"outlets": ("harbour-gazette",)}, 0),
        ({"region": "gia lai"}, 1),
        ({"section": "kinh te"}, 1),
        ({"section": "Thể thao"}, 0),
        ({"since": "2023-06-05", "until": "2023-06-05"}, 1),
        ({"since": "2023-06"}, 1),
        ({"since": "2023-06-06"}, 0),
        ({"until": "2023-06-04"}, 0),
        ({"until": "2023"}, 1),
    ],
)
def test_filters_narrow_the_search(
    db: Database, pepper: Article, filters: dict[str, object], count: int
) -> None:
    """Outlet, region, section and days."""
    save_articles(db, [pepper])
    assert len(search(db, "tieu", Filter(**filters))) == count  # type: ignore[arg-type]


def test_article_of_a_month_may_lie_in_the_span(db: Database, harbour_wall: Article) -> None:
    """What is dated June may be of 20 June, and is not of July."""
    save_articles(db, [harbour_wall])
    assert search(db, "vote", Filter(since="2023-06-20", until="2023-06-25"))
    assert not search(db, "vote", Filter(since="2023-07-01"))


@given(st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_and_filters_are_no_error(db: Database, pepper: Article, typed: str) -> None:
    """Whatever anybody types, as words or as a section, finds something or nothing."""
    save_articles(db, [pepper])
    assert len(search(db, typed, Filter(section=typed))) <= 1
    assert len(search(db, f"tieu {typed}")) <= 1


def test_common_words_are_not_ranked(db: Database, pepper: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of words in very many articles those with them in the headline come first, and the latest stored."""
    plain = replace(pepper, headline="Họp chợ", summary=None, body="Chợ có tiêu, tiêu và tiêu.")
    numbered = [replace(plain, url=f"{pepper.url}?{number}") for number in range(3)]
    save_articles(db, [numbered[0], pepper, *numbered[1:]])
    monkeypatch.setattr("storage.search.searching.MANY", 2)
    assert are_common(db, "tieu")
    assert not are_common(db, "thu hoach")
    wanted = [pepper.id, *(one.id for one in reversed(numbered))]
    assert [hit.id for hit in search(db, "tieu")] == wanted
    assert [hit.id for hit in search(db, "tieu", limit=2)] == wanted[:2]


@pytest.mark.parametrize(
    "words", ["", '"', "AND", "x OR", "(", "headline:", "a*b", "NEAR(a b)", "\x00", "'; drop"]
)
def test_odd_words_are_no_error(db: Database, pepper: Article, words: str) -> None:
    """Whatever is typed finds something or nothing."""
    save_articles(db, [pepper])
    assert search(db, words) == []


def test_search_survives_vacuum_into(
    db: Database, pepper: Article, harbour_wall: Article, tmp_path: Path
) -> None:
    """A copy made for handing round finds what the original finds."""
    save_articles(db, [pepper, harbour_wall])
    db.execute("vacuum into ?", [str(tmp_path / "copy.db")])
    copy = open_database(tmp_path / "copy.db", create=False)
    assert [hit.id for hit in search(copy, "dang")] == [pepper.id]
    assert [hit.id for hit in search(copy, "café")] == [harbour_wall.id]
    copy.close()


def test_search_survives_a_merge(
    new_database: Callable[[Path], Database], tmp_path: Path, pepper: Article, harbour_wall: Article
) -> None:
    """Articles copied from another database are found once they are indexed there; derived ids stay."""
    ours, theirs = new_database(tmp_path / "ours.db"), new_database(tmp_path / "theirs.db")
    save_articles(ours, [pepper])
    save_articles(theirs, [harbour_wall])
    ours.table("articles").insert_all({**row, "search_row": None} for row in theirs.table("articles").rows)
    assert search(ours, "vote") == []
    assert index.add_waiting(ours) == 1
    assert [hit.id for hit in search(ours, "vote")] == [harbour_wall.id]
    assert [hit.id for hit in search(ours, "đảng")] == [pepper.id]
    ours.close()
    theirs.close()


def test_plain_sqlite_marks_matches_in_original_spelling(db: Database, path: Path, pepper: Article) -> None:
    """Folded words work in any tool that opens the file, without ours."""
    save_articles(db, [pepper])
    plain = sqlite3.connect(path)
    sql = "select highlight(articles_fts, 2, '[', ']') from articles_fts where articles_fts match 'duong lang dong'"
    assert (
        plain.execute(sql)
        .fetchone()[0]
        .endswith("[Đường] về [làng] [Dơng] nay đã đổ bê tông, xe tải vào tận vườn.")
    )
    plain.close()
