"""How an outlet stands is judged by its own history: what is silence for one is an ordinary week for another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from crawler.health.causes import Cause, Trouble, refused_pages, trouble_of
from crawler.health.fill import drops
from crawler.health.judge import judge
from crawler.health.neighbours import shares_of
from crawler.health.outages import Outage, outages_of
from crawler.health.rests import pace_of, rests_of
from crawler.health.rhythm import rhythm_of
from crawler.health.telling import reason_of, state_of
from storage.health.observed import FIELDS, Observed, SeenCrawl, SeenPage

NOW = datetime(2023, 6, 5, 12, tzinfo=UTC)  # a Monday
SATURDAY = datetime(2023, 6, 3, 17, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ALL = frozenset({"article", *FIELDS})


def daily(until: datetime = NOW, days: int = 56, *, sundays: bool = True) -> list[datetime]:
    """Articles every hour from six to eighteen."""
    first = (until - days * DAY).replace(hour=0)
    hours = (first + n * HOUR for n in range(24 * days + 24))
    return [h for h in hours if 6 <= h.hour < 18 and h <= until and (sundays or h.weekday() != 6)]


def weekly(until: datetime = NOW) -> list[datetime]:
    """Four articles every Monday noon."""
    return sorted(until - n * 7 * DAY - m * HOUR for n in range(8) for m in range(4))


def seen(published: Sequence[datetime], looked: datetime, **rest: object) -> Observed:
    """An outlet that was crawled until an instant, every ten minutes."""
    crawls = [SeenCrawl(looked - n * HOUR / 6, looked - n * HOUR / 6, "healthy") for n in range(12)]
    pages = tuple(SeenPage(moment, moment, ALL, 300) for moment in published)
    values = {"pages": pages, "crawls": tuple(crawls)} | rest
    return Observed("gazette", "UTC", None, tuple(published), **values)  # type: ignore[arg-type]


def cause(outlet: Observed, now: datetime, **rest: object) -> Cause | None:
    """Return what is judged to be wrong."""
    trouble = judge(outlet, now, **rest).trouble  # type: ignore[arg-type]
    return trouble.cause if trouble else None


@pytest.mark.parametrize(
    ("published", "silence", "expected"),
    [
        pytest.param(daily(), 5 * HOUR, None, id="daily, an afternoon"),
        pytest.param(daily(NOW.replace(hour=17)), 13 * HOUR, None, id="daily, a night"),
        pytest.param(daily(), 2 * DAY, Cause.SILENT, id="daily, two days"),
        pytest.param(
            daily(SATURDAY, sundays=False), 39 * HOUR, None, id="daily, over a Sunday it never prints on"
        ),
        pytest.param(weekly(), 6 * DAY, None, id="weekly, six days"),
        pytest.param(weekly(), 22 * DAY, Cause.SILENT, id="weekly, three weeks"),
    ],
)
def test_silence_is_measured_by_the_outlets_own_habits(
    published: list[datetime], silence: timedelta, expected: Cause | None
) -> None:
    """Nights, free Sundays and weeks are known; what goes beyond them is told, within four of the usual gaps."""
    looked = published[-1] + silence
    assert cause(seen(published, looked), looked) == expected
    if expected:
        assert silence <= 4 * rhythm_of(published).usual_gap


def test_a_paper_that_was_not_looked_at_is_not_called_silent() -> None:
    """No crawl, no knowledge: that the schedule does not run is our own failure."""
    outlet = seen(daily(), NOW)
    assert cause(outlet, NOW + 30 * HOUR) is None
    assert cause(outlet, NOW + 5 * DAY) is Cause.OURS


def test_little_history_is_said_and_not_guessed_from() -> None:
    """A week of articles is no habit."""
    verdict = judge(seen(daily(days=7), NOW + 5 * DAY), NOW + 5 * DAY)
    assert state_of(verdict) == "new"
    assert "too little" in reason_of(verdict, NOW)


def test_a_feast_on_which_the_neighbours_rest_too_is_no_silence() -> None:
    """At Tết everybody slows down; who stays silent when the others are back is silent."""
    feast = datetime(2026, 2, 16, 17, tzinfo=UTC)
    printed = daily(feast - DAY)
    rests = rests_of("VN", 2026)
    assert cause(seen(printed, feast + 4 * DAY), feast + 4 * DAY) is Cause.SILENT
    calm = pace_of(rests, {})
    assert cause(seen(printed, feast + 4 * DAY), feast + 4 * DAY, rests=rests, pace=calm) is None
    assert cause(seen(printed, feast + 8 * DAY), feast + 8 * DAY, rests=rests, pace=calm) is Cause.SILENT


def test_a_quiet_day_of_the_whole_press_is_told_by_its_neighbours() -> None:
    """A day without a feast's name on which four papers print half is half a day for the fifth."""
    today = NOW.date()
    quiet = today - DAY
    counts = {
        f"paper-{n}": Counter({today - k * DAY: 10 for k in range(1, 57)}) | Counter() for n in range(4)
    }
    for paper in counts.values():
        paper[quiet] = 5
    pace = pace_of(frozenset(), shares_of(counts, today))
    assert (pace(quiet), pace(quiet - DAY)) == (0.5, 1.0)
    assert pace_of(frozenset({date(2023, 6, 4)}), {})(date(2023, 6, 4)) == 0


@pytest.mark.parametrize(
    ("newest", "expected"),
    [
        pytest.param([ALL] * 8, None, id="as ever"),
        pytest.param([ALL - {"authors", "byline"}] * 8, "authors", id="bylines lost"),
        pytest.param([ALL - {"authors"}, ALL] * 4, None, id="every other one without authors"),
        pytest.param([frozenset[str]()] * 8, "article", id="pages give no article"),
    ],
)
def test_a_layout_that_changed_is_known_by_the_fields_it_no_longer_fills(
    newest: list[frozenset[str]], expected: str | None
) -> None:
    """Each field is held beside its own share, and what was read stands beside what was rejected."""
    old = [SeenPage(moment, moment, ALL, 300) for moment in daily()]
    new = [SeenPage(NOW + n * HOUR, NOW + n * HOUR, filled, 300) for n, filled in enumerate(newest, 1)]
    found = {drop.field: drop for drop in drops([*old, *new])}
    assert (expected in found) if expected else not found
    if expected:
        assert found[expected].since == NOW + HOUR
        assert found[expected].now == 0


def test_bodies_that_shrink_to_a_fragment_are_a_changed_layout() -> None:
    """Words count, too."""
    old = [SeenPage(moment, moment, ALL, 300) for moment in daily()]
    new = [SeenPage(NOW + n * HOUR, NOW + n * HOUR, ALL, 20) for n in range(1, 9)]
    assert [drop.field for drop in drops([*old, *new])] == ["body"]


def test_a_changed_layout_stays_broken_until_it_is_read_again() -> None:
    """A month of it makes it no habit; a few good pages end it."""
    old = [SeenPage(moment, moment, ALL, 300) for moment in daily()]
    bad = [SeenPage(NOW + n * HOUR, NOW + n * HOUR, ALL - {"authors"}, 300) for n in range(1, 24 * 40)]
    assert not drops([*old, *bad])
    assert [drop.field for drop in drops([*old, *bad], NOW + HOUR)] == ["authors"]
    end = bad[-1].seen
    good = [SeenPage(end + n * HOUR, end + n * HOUR, ALL, 300) for n in range(1, 5)]
    assert not drops([*old, *bad, *good], NOW + HOUR)


@pytest.mark.parametrize(
    ("outcome", "shortfall", "expected"),
    [
        ("blocked", (), Cause.BLOCKED),
        ("failed", ("https://gazette.example/rss: HTTP 403",), Cause.BLOCKED),
        ("short", ("https://gazette.example/rss: HTTP 404",), Cause.FEED_GONE),
        ("short", ("https://gazette.example/map.xml: is no feed and no sitemap",), Cause.FEED_GONE),
        (
            "failed",
            ("https://gazette.example/rss: robots-busy (robots.txt is answered with HTTP 429)",),
            Cause.BLOCKED,
        ),
        (
            "failed",
            ("https://gazette.example/rss: robots-unreachable (robots.txt is answered with HTTP 500)",),
            Cause.UNREACHABLE,
        ),
        ("failed", ("https://gazette.example/rss: robots",), Cause.ROBOTS),
        ("failed", ("https://gazette.example/rss: timeout",), Cause.UNREACHABLE),
        ("failed", ("https://gazette.example/rss: HTTP 502",), Cause.UNREACHABLE),
        ("short", ("found 2 pages, expected 5 to 300",), Cause.SHORT),
        ("healthy", (), None),
    ],
)
def test_causes_are_told_apart_by_how_crawls_end(
    outcome: str, shortfall: tuple[str, ...], expected: Cause | None
) -> None:
    """What lasts for four hours is told; what passes is not."""
    crawls = [SeenCrawl(NOW - n * HOUR, NOW - n * HOUR, outcome, shortfall) for n in range(6)]
    trouble = trouble_of(crawls, NOW)
    assert (trouble.cause if trouble else None) == expected
    assert trouble_of(crawls[:3], NOW) is None


def test_a_cause_takes_anothers_place_when_it_has_lasted_as_long() -> None:
    """And is named with its own beginning; one that comes and goes changes nothing."""
    ends = {
        "blocked": "https://gazette.example/rss: HTTP 403",
        "gone": "https://gazette.example/rss: HTTP 404",
        "full": "the disk is full",
    }

    def named(*hours: str) -> Trouble | None:
        crawls = [
            SeenCrawl(NOW + n * HOUR, NOW + n * HOUR, "failed", (ends[end],)) for n, end in enumerate(hours)
        ]
        return trouble_of(crawls[::-1], NOW + (len(hours) - 1) * HOUR)

    blocked = ["blocked"] * 6
    assert named(*blocked, *["gone"] * 4) == Trouble(Cause.BLOCKED, NOW, ends["blocked"])
    assert named(*blocked, *["gone"] * 5) == Trouble(Cause.FEED_GONE, NOW + 6 * HOUR, ends["gone"])
    assert named(*blocked, "gone", "blocked", "gone") == Trouble(Cause.BLOCKED, NOW, ends["blocked"])
    assert named(*["gone", "blocked"] * 3) == Trouble(Cause.FEED_GONE, NOW, ends["gone"])
    assert named(*blocked, "full") == Trouble(Cause.OURS, NOW + 6 * HOUR, ends["full"])
    assert named(*blocked, "full", "blocked") == Trouble(Cause.BLOCKED, NOW, ends["blocked"])


def test_our_own_failure_is_told_at_once() -> None:
    """A database that cannot be written, and a crawl that was killed, need nobody's patience."""
    full = SeenCrawl(NOW, NOW, "failed", ("the database cannot be written: database or disk is full",))
    killed = SeenCrawl(NOW - 2 * DAY, None, None)
    running = SeenCrawl(NOW - HOUR, None, None)
    assert [trouble.cause for crawl in (full, killed) if (trouble := trouble_of([crawl], NOW))] == [
        Cause.OURS
    ] * 2
    assert trouble_of([running], NOW) is None
    assert trouble_of([running, full], NOW) is not None


def test_an_outage_is_when_most_papers_fail_and_none_answers() -> None:
    """It ends with the first answer; three dead papers of six are three dead papers."""
    well, down = ("healthy", ()), ("failed", ("https://gazette.example/rss: timeout",))

    def crawls(*ends: tuple[str, tuple[str, tuple[str, ...]]]) -> list[tuple[str, SeenCrawl]]:
        moments = [NOW + n * HOUR for n in range(len(ends))]
        return [(paper, SeenCrawl(at, at, *end)) for at, (paper, end) in zip(moments, ends, strict=True)]

    all_well = [(paper, well) for paper in "abcdef"]
    most_down = [(paper, down) for paper in "abcd"]
    began, last = NOW + 6 * HOUR, NOW + 9 * HOUR
    assert outages_of(crawls(*all_well, *most_down)) == [Outage(began, last, None, 4)]
    again = outages_of(crawls(*all_well, *most_down, ("e", well), ("a", down)))
    assert again == [Outage(began, last, NOW + 10 * HOUR, 4)]
    assert outages_of(crawls(*all_well, *most_down[:3], ("e", well))) == []


def test_pages_that_are_refused_one_after_another_have_a_cause() -> None:
    """Feeds answer, articles do not."""
    trouble = refused_pages({"challenge": 9, "timeout": 1}, NOW - 5 * HOUR, NOW)
    assert trouble == Trouble(
        Cause.BLOCKED, NOW - 5 * HOUR, "no article since; 9 pages challenge, 1 pages timeout"
    )
    assert refused_pages({"challenge": 9}, NOW - HOUR, NOW) is None


def test_days_of_a_page_or_two_make_no_field_a_sure_one() -> None:
    """A field that three of five pages fill is filled by all on most days of one page; eight poorer ones are no break."""
    filled = [True, True, False, True, False] * 12 + [False, True, False, False, True, False, False, False]
    pages = [
        SeenPage(NOW + n * DAY, NOW + n * DAY, ALL if one else ALL - {"tags"}, 300)
        for n, one in enumerate(filled)
    ]
    assert drops(pages) == []


def test_a_changed_layout_of_a_weekly_is_told_once() -> None:
    """What is known stays so while no page fills the field again, however few have come since."""
    issues = [NOW - timedelta(days=7 * week, hours=n) for week in range(7, 0, -1) for n in range(3)]
    old = [SeenPage(moment, moment, ALL, 300) for moment in sorted(issues)]
    new = [SeenPage(NOW + n * HOUR, NOW + n * HOUR, ALL - {"authors"}, 300) for n in range(4)]
    published, pages = [*sorted(issues), *(page.seen for page in new)], (*old, *new)
    first = judge(seen(published, NOW + 6 * HOUR, pages=pages), NOW + 6 * HOUR).trouble
    assert first is not None
    assert first.cause is Cause.LAYOUT
    for moment in (NOW + n * DAY for n in range(1, 6)):
        again = judge(seen(published, moment, pages=pages), moment, broken=first).trouble
        assert again is not None
        assert (again.cause, again.since) == (Cause.LAYOUT, first.since)
    moment = NOW + 7 * DAY
    good = [SeenPage(moment + n * HOUR, moment + n * HOUR, ALL, 300) for n in range(4)]
    mended = seen([*published, moment], moment + 4 * HOUR, pages=(*pages, *good))
    assert judge(mended, moment + 4 * HOUR, broken=first).trouble is None


def test_a_share_that_falls_in_part_must_be_surer_than_one_that_is_lost() -> None:
    """Desks have habits, and the pages of a day are alike."""
    old = [
        SeenPage(moment, moment, ALL if n % 4 else ALL - {"tags"}, 300) for n, moment in enumerate(daily())
    ]
    partly = [ALL if n % 4 == 0 else ALL - {"tags"} for n in range(32)]
    pages = [SeenPage(NOW + n * HOUR, NOW + n * HOUR, filled, 300) for n, filled in enumerate(partly, 1)]
    assert not drops([*old, *pages])
    lost = [SeenPage(page.seen, page.seen, ALL - {"tags"}, 300) for page in pages]
    assert [drop.field for drop in drops([*old, *lost])] == ["tags"]


def test_fields_that_are_lost_together_are_known_by_four_pages() -> None:
    """Each alone might fail four times; articles that fill none of them are rarer than chance."""
    filled = (ALL, ALL - {"summary"}, ALL - {"byline", "authors"}, ALL)
    old = [SeenPage(moment, moment, filled[n % 4], 300) for n, moment in enumerate(daily())]

    def after(lost: frozenset[str]) -> list[str]:
        return [drop.field for drop in drops([*old, *(at(n, ALL - lost) for n in range(1, 5))])]

    def at(hours: int, filled: frozenset[str]) -> SeenPage:
        return SeenPage(NOW + hours * HOUR, NOW + hours * HOUR, filled, 300)

    assert after(frozenset({"summary", "byline", "authors"})) == ["summary", "byline", "authors"]
    assert after(frozenset({"byline", "authors"})) == []


def test_a_long_feast_closes_more_papers_than_a_day_or_two() -> None:
    """Of what its neighbours print, and a day that is not over is like the one before it."""
    days = [date(2023, 6, day) for day in range(1, 12)]
    shares = dict.fromkeys(days, [0.8] * 4)
    pair, week = frozenset({days[1], days[2]}), frozenset(days[5:9])
    pace = pace_of(pair | week, shares)
    assert [pace(day) for day in (days[0], days[1], days[7])] == [0.8, 0.4, 0.2]
    until_today = {day: of_day for day, of_day in shares.items() if day < days[2]}
    assert pace_of(pair, until_today)(days[2]) == 0.4
    assert pace_of(pair, {})(days[2]) == 0


def test_the_few_articles_of_a_month_of_unread_pages_make_no_habit() -> None:
    """What is usual of a field is told by twelve articles; the pages that gave none say nothing of it."""
    old = [
        SeenPage(NOW + n * DAY, NOW + n * DAY, ALL if n % 2 else ALL - {"tags"}, 300) for n in range(-60, -30)
    ]
    unread = [SeenPage(NOW + n * DAY, NOW + n * DAY, frozenset()) for n in range(-30, -6)]
    few = [SeenPage(NOW + n * DAY, NOW + n * DAY, ALL, 300) for n in range(-6, -3)]
    new = [SeenPage(NOW + n * HOUR, NOW + n * HOUR, ALL - {"tags"}, 300) for n in range(8)]
    assert "tags" not in {drop.field for drop in drops([*old, *unread, *few, *new])}


def test_pages_from_before_a_field_was_mended_are_no_new_drop() -> None:
    """Though few of the very last fill it: of the last eight most do."""
    old = [SeenPage(moment, moment, ALL, 300) for moment in daily()]
    filled = [False] * 24 + [True, True, True, True, False, False, True, False]
    new = [
        SeenPage(NOW + n * HOUR, NOW + n * HOUR, ALL if one else ALL - {"authors"}, 300)
        for n, one in enumerate(filled, 1)
    ]
    assert [drop.field for drop in drops([*old, *new[:24]])] == ["authors"]
    assert drops([*old, *new]) == []
