"""The views an analyst opens, described once."""

from __future__ import annotations

from storage.schema.health import OUTLET_HEALTH
from storage.schema.shape import View

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

HEADLINE_CHANGES = View(
    "headline_changes",
    "Edits that gave an article another headline.",
    EDITS.columns,
    "select * from edits where headline_before <> headline_after",
)

CLUSTERS = View(
    "clusters",
    "Texts that were printed more than once: who had each first, how often it was printed, whom it is credited to.",
    (
        ("cluster", "Number of the cluster"),
        ("article", "The first article: the number is its id"),
        ("headline", "Headline of the first article"),
        ("first_outlet", "Outlet that printed it first"),
        (
            "first_published",
            "When it was first published: UTC instant, or local day where no time is printed",
        ),
        ("articles", "Articles that print it"),
        ("outlets", "Outlets that print it"),
        ("last_published", "When it was last published"),
        ("credits", "Agencies and papers it is credited to by any of them"),
    ),
    """
    select cluster, cluster as article, max(headline) filter (where id = cluster) as headline,
           max(outlet) filter (where id = cluster) as first_outlet,
           max(coalesce(published_at, published_on)) filter (where id = cluster) as first_published,
           count(*) as articles, count(distinct outlet) as outlets,
           max(coalesce(published_at, published_on)) as last_published, group_concat(distinct credit) as credits
    from articles where cluster is not null group by cluster
    """,
)

REPRINTS = View(
    "reprints",
    "Articles that print a text which another article printed before.",
    (
        ("article", "The article"),
        ("cluster", "Its cluster"),
        ("headline", "Its headline"),
        ("outlet", "Outlet that reprinted it"),
        ("published", "When: UTC instant, or local day where no time is printed"),
        ("credit", "Agency or paper it names"),
        ("first_outlet", "Outlet that printed it first"),
        ("first_headline", "Headline it had there"),
        ("hours_later", "Hours after the first; null where either bears no time"),
    ),
    """
    select a.id as article, a.cluster, a.headline, a.outlet, coalesce(a.published_at, a.published_on) as published,
           a.credit, f.outlet as first_outlet, f.headline as first_headline,
           round((julianday(a.published_at) - julianday(f.published_at)) * 24, 1) as hours_later
    from articles a join articles f on f.cluster = a.cluster and +f.id = a.cluster
    where a.cluster is not null and a.id <> a.cluster
    """,
)

# A plus hides a column from SQLite's planner, which without statistics prefers an index that is no help.
AGENCY_SHARE = View(
    "agency_share",
    "How much of each outlet's copy is an agency's or another paper's: credited, or credited by another that prints it.",
    (
        ("outlet", "Outlet"),
        ("articles", "Articles stored"),
        ("credited", "Those that name an agency or paper they were taken from"),
        (
            "uncredited",
            "Those that name none, but print a text that another article credits, and not to this outlet",
        ),
        ("share", "Both, in percent of the articles"),
    ),
    """
    with credited as (
        select outlet, sum(articles) as articles
        from (select outlet, count(*) as articles from articles where credit is not null group by credit, outlet)
        group by outlet
    ), uncredited as (
        select a.outlet, count(*) as articles from articles a join outlets o on o.slug = a.outlet
        where a.cluster is not null and a.credit is null and exists (
            select 1 from articles c where c.cluster = a.cluster and c.credit is not null and c.credit <> o.name)
        group by +a.outlet
    ), counted as (
        select o.slug as outlet,
               (select coalesce(sum(n.articles), 0) from article_counts n where n.outlet = o.slug) as articles,
               coalesce(c.articles, 0) as credited, coalesce(u.articles, 0) as uncredited
        from outlets o left join credited c on c.outlet = o.slug left join uncredited u on u.outlet = o.slug
    )
    select outlet, articles, credited, uncredited,
           round(100.0 * (credited + uncredited) / nullif(articles, 0), 1) as share
    from counted
    """,
)

VIEWS = (
    ARTICLE_DAYS,
    ARTICLE_STATES,
    EDITS,
    HEADLINE_CHANGES,
    CLUSTERS,
    REPRINTS,
    AGENCY_SHARE,
    OUTLET_HEALTH,
)
