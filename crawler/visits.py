"""What a fetch came to, as a row of the frontier: the page's state, and when it is worth looking at again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlite_utils import Database

from pipelines.page import Page
from pipelines.raw import NOT_FOUND
from storage.frontier import history
from storage.frontier.values import Visit
from storage.records import Article, PageState

# Articles are edited while they are young. NewsDiffs' ages, thinned out: each request is the outlet's to bear.
AGES = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=7), timedelta(days=30))
SOONEST = timedelta(minutes=15)
# A page that is announced and not there may come yet: an early link, a server's bad hour.
LATER_LOOKS = (timedelta(hours=1), timedelta(days=1), timedelta(days=7))
LATEST = AGES[-1] + timedelta(days=1)  # from now: no page is to be looked at later than that
RETRY_AFTER = {
    PageState.FAILED: timedelta(hours=1),
    PageState.BLOCKED: timedelta(days=1),
    PageState.FORBIDDEN: timedelta(days=1),
}
# Reasons of rejects that a page may get over; all others say what it is.
PASSING = frozenset({NOT_FOUND, "maintenance", "empty", "no-text", "no-headline", "no-body"})


def visit_of(
    page: Page,
    state: PageState,
    article: Article | None = None,
    *,
    published: datetime | None = None,
    found: datetime | None = None,
) -> Visit:
    """Return the visit that a fetched page makes; ``published`` and ``found`` are for one that gave no article this time."""
    published = published_instant(article.published_at, article.published_on) if article else published
    return Visit(
        url=page.url,
        state=state,
        status=page.status,
        etag=page.headers.get("etag"),
        last_modified=page.headers.get("last-modified"),
        fetched_at=timestamp(page.fetched_at),
        next_check_at=next_check(state, page.fetched_at, published, found),
    )


def visit_without_article(
    db: Database, page: Page, state: PageState, address: str, reason: str = NOT_FOUND
) -> Visit:
    """Return the visit of a page that brought no article this time; ``address`` is its own after redirects.

    It keeps the appointments of the article it gave before; one that never gave any is looked at a few times more.
    One that was rejected for a ``reason`` that does not pass is settled.
    """
    if reason not in PASSING:
        return visit_of(page, state)
    published = published_instant(*history.publication(db, page.url, address))
    found = None if state is PageState.STORED else history.found_at(db, page.url)
    return visit_of(page, state, published=published, found=found)


def next_check(
    state: PageState, now: datetime, published: datetime | None = None, found: datetime | None = None
) -> str | None:
    """Return when a page is due again, None for never.

    An article is looked at again an hour, six, a day, a week and a month after publication, though it is not there
    now; one without a date, or older, is not. A page that gave no article yet is looked at again an hour, a day and a
    week after it was found. A failed page is due in an hour, one blocked or forbidden the next day.

    >>> noon = datetime(2023, 6, 5, 12, tzinfo=UTC)
    >>> next_check(PageState.STORED, noon, published=noon - timedelta(hours=2))
    '2023-06-05T16:00:00Z'
    >>> next_check(PageState.STORED, noon, published=noon - timedelta(days=60)) is None
    True
    """
    if wait := RETRY_AFTER.get(state):
        return timestamp(now + wait)
    began = published or found
    if began is None:
        return None
    born = min(began, now)
    ages = AGES if published else LATER_LOOKS
    return next((timestamp(born + age) for age in ages if born + age >= now + SOONEST), None)


def published_instant(published_at: str | None, published_on: str | None) -> datetime | None:
    """Return when an article was published: its instant, else the beginning of its day, None without a day."""
    words = published_at or published_on or ""
    if len(words) < len("2023-06-05"):
        return None
    instant = datetime.fromisoformat(words)
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def timestamp(instant: datetime) -> str:
    """Return an instant as the database writes it: ``2023-06-05T01:30:00Z``."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
