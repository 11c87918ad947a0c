"""What is kept of the outlets' health: the alerts, and the view of how each outlet stands."""

from __future__ import annotations

from storage.schema.shape import Column, Table, View

ALERTS = Table(
    "alerts",
    "What was wrong with outlets, and until when: a row each time something broke, or broke otherwise.",
    (
        Column("outlet", str, "Outlet that fell short", required=True, references="outlets.slug"),
        Column("noticed_at", str, "UTC instant it was noticed", required=True),
        Column(
            "cause",
            str,
            "What is wrong: silent, blocked, robots forbids, unreachable, feed gone, layout changed, short, "
            "our own failure, or offline, which is told of one outlet for all",
            required=True,
        ),
        Column("since", str, "UTC instant it began, as far as is known", required=True),
        Column("evidence", str, "What it was known by", required=True),
        Column(
            "ended_at", str, "UTC instant it was seen mended, or something else wrong; null while it lasts"
        ),
        Column("told", str, "Fingerprints of the addresses that know it broke, JSON array", required=True),
        Column(
            "told_end",
            str,
            "Fingerprints of the addresses that know it was mended, or need not, JSON array",
            required=True,
        ),
    ),
    key=("outlet", "noticed_at"),
    indexes=(("ended_at",),),
    newest="ended_at",
    private=True,
)

OUTLET_HEALTH = View(
    "outlet_health",
    "How each outlet stands: articles, days they cover, last crawl, and what is wrong with it.",
    (
        ("outlet", "Outlet"),
        ("region", "Region it is published in"),
        ("articles", "Articles stored"),
        ("undated", "Articles without a date"),
        ("first_day", "First day of publication stored"),
        ("last_day", "Last day of publication stored"),
        ("articles_7_days", "Articles published in the last seven days"),
        ("articles_28_days", "Articles published in the last twenty-eight days"),
        ("rejected", "Pages that gave no article"),
        ("rejected_7_days", "Pages that gave no article in the last seven days"),
        ("last_crawl_at", "UTC instant the last crawl began"),
        ("last_outcome", "How the last crawl ended"),
        ("wrong", "What is wrong with it, by its own history; null when nothing is"),
        ("wrong_since", "UTC instant that began"),
        ("evidence", "What it was known by"),
    ),
    """
    select o.slug as outlet, o.region,
           (select coalesce(sum(n.articles), 0) from article_counts n where n.outlet = o.slug) as articles,
           (select count(*) from articles a where a.outlet = o.slug and a.published_on is null) as undated,
           (select min(a.published_on) from articles a where a.outlet = o.slug) as first_day,
           (select max(a.published_on) from articles a where a.outlet = o.slug) as last_day,
           (select count(*) from articles a
            where a.outlet = o.slug and a.published_on > date('now', '-7 days')) as articles_7_days,
           (select count(*) from articles a
            where a.outlet = o.slug and a.published_on > date('now', '-28 days')) as articles_28_days,
           (select count(*) from rejects r where r.outlet = o.slug) as rejected,
           (select count(*) from rejects r
            where r.outlet = o.slug and r.seen_at > strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-7 days')) as rejected_7_days,
           c.started_at as last_crawl_at, c.outcome as last_outcome,
           w.cause as wrong, w.since as wrong_since, w.evidence
    from outlets o
    left join crawls c on c.id = (
        select id from crawls where outlet = o.slug order by started_at desc limit 1)
    left join alerts w on w.outlet = o.slug and w.ended_at is null
    """,
)
