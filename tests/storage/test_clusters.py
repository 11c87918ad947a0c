"""Who prints what first: reprints are found, whenever they come, and nothing else is taken for one."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from storage.articles import clusters
from storage.articles.corrections import correct, correction, stored_rows
from storage.articles.likeness import bare_words, fingerprints, same_text, shingled
from storage.articles.storing import save_articles
from storage.articles.withdrawing import withdraw
from storage.articles.words import words_in
from storage.fold import fold
from storage.records import Article

SYLLABLES = [
    a + b
    for a in ["b", "c", "d", "g", "h", "k", "l", "m", "n", "ph", "s", "t", "th", "tr", "v", "x"]
    for b in ["a", "an", "ao", "e", "en", "i", "inh", "o", "ong", "u", "ung", "ươi"]
]
THAI = [chr(code) for code in range(0x0E01, 0x0E2F)]


def text(number: int, words: Sequence[str] = SYLLABLES, blank: str = " ", length: int = 300) -> str:
    """Return a made text, the same for the same number."""
    return blank.join(random.Random(number).choices(words, k=length))


def article(number: int, body: str, day: int = 5, **fields: str | None) -> Article:
    """Return an article, each of its own address."""
    plain = Article(
        url=f"https://caonguyen.example/bai-post{number}.html",
        outlet="cao-nguyen" if number % 2 else "harbour-gazette",
        headline=f"Bài {number}",
        body=body,
        published_on=f"2023-06-{day:02}",
        published_at=f"2023-06-{day:02}T01:30:00Z",
        seen_at="2023-06-20T02:00:00Z",
        read_by="1",
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


def clusters_of(db: Database) -> dict[str, int | None]:
    """Return the cluster of each headline."""
    return {row["headline"]: row["cluster"] for row in db.table("articles").rows}


def half(body: str) -> str:
    """Cut a text to its first half."""
    words = body.split()
    return " ".join(words[: len(words) // 2])


def lightly_edited(body: str) -> str:
    """Change a word in thirty, and the commas."""
    words = body.split()
    words[::30] = ["khác"] * len(words[::30])
    return " ".join(f"{word}," if place % 11 == 0 else word for place, word in enumerate(words))


@pytest.mark.parametrize(
    "reprint", [str, str.upper, half, lightly_edited], ids=["whole", "capitals", "half", "edited"]
)
def test_reprint_joins_the_article_printed_first(db: Database, reprint: Callable[[str], str]) -> None:
    """Whole, cut or edited: the cluster bears the id of the article that was published first."""
    original, copy = article(1, text(1)), article(2, reprint(text(1)), day=6)
    save_articles(db, [copy])
    save_articles(db, [original, article(3, text(3))])
    assert clusters_of(db) == {"Bài 1": original.id, "Bài 2": original.id, "Bài 3": None}


def test_texts_without_blanks_are_compared_by_their_signs(db: Database) -> None:
    """Thai is written without blanks between its words."""
    body = text(1, THAI, "")
    save_articles(db, [article(1, body), article(2, body[:160], day=6), article(3, text(3, THAI, ""))])
    assert [row["cluster"] is None for row in db.query("select cluster from articles order by headline")] == [
        False,
        False,
        True,
    ]


def test_round_ups_follow_ups_and_few_words_are_no_reprints(db: Database) -> None:
    """A notice within a round-up, two paragraphs told again, one line under a video: none of them is a reprint."""
    notices = [text(number, length=100) for number in (1, 2, 3)]
    save_articles(db, [article(number, notice) for number, notice in enumerate(notices, start=1)])
    save_articles(
        db,
        [
            article(4, "\n\n".join(notices)),
            article(5, text(5, length=250) + "\n\n" + notices[0]),
            article(6, "Mời xem video trong ngày."),
            article(7, "Mời xem video trong ngày."),
        ],
    )
    assert set(clusters_of(db).values()) == {None}


def test_reprint_of_a_form_is_found_among_the_forms(db: Database) -> None:
    """Four months fill in one form each day; who reprints one of them shares more with that than the words of the form."""
    form = text(1).split()
    days = [
        " ".join(word if place % 8 else text(100 * day + place, length=1) for place, word in enumerate(form))
        for day in range(120)
    ]
    save_articles(db, [article(day, body) for day, body in enumerate(days)])
    assert set(clusters_of(db).values()) == {None}
    for day in range(50, 120):
        save_articles(db, [article(1000 + day, half(lightly_edited(days[day])), day=6)])
        assert clusters_of(db)[f"Bài {1000 + day}"] == article(day, "").id


def test_seen_again_nothing_moves(db: Database) -> None:
    """A second crawl of the same pages leaves clusters and fingerprints as they are."""
    articles = [article(1, text(1)), article(2, text(1), day=6), article(3, text(3))]
    save_articles(db, articles)
    before = clusters_of(db), list(db.table("article_fingerprints").rows)
    save_articles(db, articles)
    clusters.rebuild(db)
    assert (clusters_of(db), list(db.table("article_fingerprints").rows)) == before


def test_edited_article_leaves_and_joins(db: Database) -> None:
    """An article rewritten is in no cluster any more; one that takes over a text joins its cluster."""
    first, second, third = article(1, text(1)), article(2, text(1), day=6), article(3, text(3), day=7)
    save_articles(db, [first, second, third])
    save_articles(db, [replace(first, body=text(9)), replace(third, body=text(1))])
    assert clusters_of(db) == {"Bài 1": None, "Bài 2": second.id, "Bài 3": second.id}


def test_cluster_without_its_first_is_numbered_anew(db: Database) -> None:
    """An article withdrawn leaves the others their cluster; a date put right makes another one the first."""
    first, second, third = (article(day, text(1), day=day) for day in (1, 2, 3))
    save_articles(db, [first, second, third])
    withdraw(db, list(stored_rows(db, [first.id]).values()), "2026-01-01T00:00:00Z")
    assert clusters_of(db) == {"Bài 2": second.id, "Bài 3": second.id}
    (stored,) = stored_rows(db, [third.id]).values()
    correct(db, [correction(stored, replace(third, published_on="2023-05-30", published_at=None))])
    assert clusters_of(db) == {"Bài 2": third.id, "Bài 3": third.id}
    withdraw(db, list(stored_rows(db, [third.id]).values()), "2026-01-01T00:00:00Z")
    assert clusters_of(db) == {"Bài 2": None}


@given(order=st.permutations(range(12)), batch=st.integers(1, 12))
@settings(max_examples=8)
def test_order_of_arrival_does_not_matter(
    order: list[int], batch: int, new_database: Callable[[Path], Database]
) -> None:
    """Whatever came first, and with whom: the clusters are the same."""
    made = [article(number, lightly_edited(text(number % 4)) if number > 7 else text(number % 4), day=number + 1) for number in range(12)]  # fmt: skip
    db = new_database(Path(":memory:"))
    arriving = [made[number] for number in order]
    for start in range(0, len(arriving), batch):
        save_articles(db, arriving[start : start + batch])
    assert clusters_of(db) == {one.headline: made[number % 4].id for number, one in enumerate(made)}


def test_views_tell_who_was_first_and_whose_copy_it_is(db: Database) -> None:
    """The first outlet, the reprint with its delay, and agency copy that names no agency."""
    agency = article(1, text(1), credit="TTXVN")
    save_articles(db, [agency, article(2, text(1), day=6), article(4, text(4))])
    assert list(db.query("select * from clusters")) == [
        {
            "cluster": agency.id,
            "article": agency.id,
            "headline": "Bài 1",
            "first_outlet": "cao-nguyen",
            "first_published": "2023-06-05T01:30:00Z",
            "articles": 2,
            "outlets": 2,
            "last_published": "2023-06-06T01:30:00Z",
            "credits": "TTXVN",
        }
    ]
    (reprint,) = db.query("select headline, outlet, first_outlet, hours_later from reprints")
    assert tuple(reprint.values()) == ("Bài 2", "harbour-gazette", "cao-nguyen", 24.0)
    assert [tuple(row.values()) for row in db.query("select * from agency_share order by outlet")] == [
        ("cao-nguyen", 1, 1, 0, 100.0),
        ("harbour-gazette", 2, 0, 1, 50.0),
    ]


@given(st.text())
def test_words_told_apart_once_are_those_of_each_purpose(body: str) -> None:
    """What storing makes of a text at once is what index, word count and fingerprints make of it, each alone."""
    words = words_in(body)
    assert words.folded.split() == fold(body).split()
    assert words.number == len(body.split())
    assert words.prints == fingerprints(bare_words(body))


@given(st.text(), st.text())
def test_any_text_can_be_compared(one: str, other: str) -> None:
    """No text is an error; fingerprints are numbers of 32 bits, and a text is alike to itself or says too little."""
    assert all(-(2**31) <= value < 2**31 for value in fingerprints(bare_words(one)))
    first, second = shingled(bare_words(one)), shingled(bare_words(other))
    assert same_text(first, second) == same_text(second, first)


def test_comparing_anew_says_how_far_it_is(
    db: Database, pepper: Article, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Of many articles it takes long, and a log that is silent for an hour is taken for a program that hangs."""
    monkeypatch.setattr(clusters, "ROWS_A_LOG_LINE", 1)
    monkeypatch.setattr(clusters, "ROWS_A_STEP", 1)
    caplog.set_level("INFO")
    save_articles(db, [replace(pepper, url=f"https://caonguyen.example/{number}") for number in range(2)])
    clusters.rebuild(db)
    assert [record.message for record in caplog.records] == [
        "1 of 2 articles are compared anew, once",
        "2 of 2 articles are compared anew, once",
    ]
