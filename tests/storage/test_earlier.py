"""States seen before what is stored enter the history at their place, whatever comes first."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from storage.articles.earlier import save_earlier, save_earlier_sightings
from storage.articles.storing import save_articles
from storage.records import Article
from storage.search.searching import search

STATES = "select version, seen_at, replaced_at, headline from article_states order by version"
CHANGED = "select changed from article_versions order by version"


def seen(pepper: Article, second: int, version: int, byline: str | None = None) -> Article:
    """Return the article as it was in a second, in one of its versions."""
    return replace(pepper, headline=f"Bản {version}", byline=byline, seen_at=f"2023-06-05T02:00:{second:02}Z")


def histories(db: Database) -> list[tuple[Any, ...]]:
    """Return every state, and when the article was seen first and last."""
    times = db.execute("select version, first_seen_at, last_seen_at from articles").fetchall()
    return [*db.execute(STATES).fetchall(), *times]


def brought(db: Database, articles: Sequence[Article]) -> list[tuple[Any, ...]]:
    """Store sightings one after the other, as imports bring them, and return what comes of it."""
    last = ""
    for article in articles:
        (save_articles if article.seen_at >= last else save_earlier)(db, [article])
        last = max(last, article.seen_at)
    return histories(db)


@given(
    seconds=st.lists(st.integers(0, 59), min_size=1, max_size=9, unique=True),
    edits=st.lists(st.integers(0, 59), max_size=3),
)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_gives_one_history(
    seconds: list[int], edits: list[int], pepper: Article, new_database: Any
) -> None:
    """Archives may be imported newest first."""
    sightings = [seen(pepper, second, sum(edit <= second for edit in edits)) for second in seconds]
    in_time = sorted(sightings, key=lambda article: article.seen_at)
    given_order = brought(new_database(Path(":memory:")), sightings)
    assert given_order == brought(new_database(Path(":memory:")), in_time)


def test_a_text_that_came_back_was_another_meanwhile(db: Database, pepper: Article) -> None:
    """The first is seen at both ends, the other between: three states."""
    told = brought(db, [seen(pepper, 1, 1), seen(pepper, 30, 1), seen(pepper, 20, 2)])
    assert [(state[0], state[1][-3:-1], state[3]) for state in told[:-1]] == [
        (1, "01", "Bản 1"),
        (2, "20", "Bản 2"),
        (3, "30", "Bản 1"),
    ]
    assert [hit.id for hit in search(db, '"ban 1"')] == [pepper.id]


def test_what_changed_is_told_with_its_facts(db: Database, pepper: Article) -> None:
    """As when the states had come in their order; the latest row stays as it is."""
    brought(db, [seen(pepper, 30, 3, "LAN"), seen(pepper, 1, 1)])
    assert list(db.execute(CHANGED)) == [('["headline", "byline"]',)]
    assert [(row["byline"], row["headline"]) for row in db.table("articles").rows] == [("LAN", "Bản 3")]


def test_a_page_that_is_known_makes_no_state(db: Database, pepper: Article) -> None:
    """Imported again after the rules of reading changed, it only tells that a text was there earlier."""
    save_articles(db, [seen(pepper, 30, 2)])
    save_earlier_sightings(db, [seen(pepper, 20, 2), seen(pepper, 10, 1)])
    assert histories(db)[-1] == (1, "2023-06-05T02:00:20Z", "2023-06-05T02:00:30Z")
