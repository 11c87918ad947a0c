"""The views an analyst opens, described once."""

from __future__ import annotations

from storage.shape import View

ARTICLE_DAYS = View(
    "article_days",
    "Articles a day by outlet, for what is dated to the day.",
    (
        ("day", "Local day of publication"),
        ("outlet", "Outlet"),
        ("articles", "Articles it published that day"),
    ),
    """
    select published_on as day, outlet, count(*) as articles
    from articles where length(published_on) = 10
    group by published_on, outlet
    """,
)

ARTICLE_STATES = View(
    "article_states",
    "Every state of every article once: the former ones and the latest.",
    (
        ("article", "The article"),
        ("version", "Number of the state, from 1"),
        ("seen_at", "UTC instant a crawl first saw this state"),
        ("replaced_at", "UTC instant the next state was seen; null for the latest"),
        ("headline", "Headline of this state"),
        ("summary", "Summary of this state"),
        ("body", "Body of this state"),
    ),
    """
    select article, version, seen_at, replaced_at, headline, summary, body from article_versions
    union all
    select a.id, a.version,
           coalesce((select max(v.replaced_at) from article_versions v where v.article = a.id), a.first_seen_at),
           null, a.headline, a.summary, a.body
    from articles a
    """,
)

EDITS = View(
    "edits",
    "Edits of articles, the latest first by replaced_at: what the headline was and what it became.",
    (
        ("article", "The article"),
        ("outlet", "Outlet"),
        ("version", "Number of the state that was replaced"),
        ("replaced_at", "UTC instant a crawl saw the edit"),
        ("changed", "Columns that changed, JSON array"),
        ("headline_before", "Headline of the replaced state"),
        ("headline_after", "Headline of the state that replaced it"),
    ),
    """
    select v.article, a.outlet, v.version, v.replaced_at, v.changed, v.headline as headline_before,
           coalesce(n.headline, a.headline) as headline_after
    from article_versions v
    join articles a on a.id = v.article
    left join article_versions n on n.article = v.article and n.version = v.version + 1
    """,
)

OUTLET_HEALTH = View(
    "outlet_health",
    "How each outlet stands: articles, days they cover, last crawl and what it came to.",
    (
        ("outlet", "Outlet"),
        ("region", "Region it is published in"),
        ("articles", "Articles stored"),
        ("undated", "Articles without a date"),
        ("first_day", "First day of publication stored"),
        ("last_day", "Last day of publication stored"),
        ("rejected", "Pages that gave no article"),
        ("last_crawl_at", "UTC instant the last crawl began"),
        ("last_outcome", "How the last crawl ended"),
    ),
    """
    select o.slug as outlet, o.region,
           (select count(*) from articles a where a.outlet = o.slug) as articles,
           (select count(*) from articles a where a.outlet = o.slug and a.published_on is null) as undated,
           (select min(a.published_on) from articles a where a.outlet = o.slug) as first_day,
           (select max(a.published_on) from articles a where a.outlet = o.slug) as last_day,
           (select count(*) from rejects r where r.outlet = o.slug) as rejected,
           c.started_at as last_crawl_at, c.outcome as last_outcome
    from outlets o
    left join crawls c on c.id = (
        select id from crawls where outlet = o.slug order by started_at desc limit 1)
    """,
)

VIEWS = (ARTICLE_DAYS, ARTICLE_STATES, EDITS, OUTLET_HEALTH)
