"""Questions an editor asks, each a query that Datasette offers by name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A named query: what it is called in the address, the question in words, and the SQL that answers it.

    A result with the columns ``article`` and ``headline`` links each headline to its article.
    """

    name: str
    title: str
    description: str
    sql: str


QUESTIONS = (
    Question(
        "find",
        "Where do these words stand? The best matches first",
        'Words in any spelling, with or without accents; "in quotes" for a phrase, a star for any ending.',
        """
        with best as materialized (
            select rowid as search_row, rank as score from articles_fts
            where articles_fts match match_query(:words) order by rank limit 50
        )
        select a.published_on, a.outlet, a.headline,
               snippet(articles_fts, -1, char(2), char(3), '…', 32) as snippet, a.id as article
        from best join articles_fts on articles_fts.rowid = best.search_row join articles a using (search_row)
        where articles_fts match match_query(:words)
        order by best.score
        """,
    ),
    Question(
        "articles-by-day",
        "How much does each outlet publish a day?",
        "Articles of the last 400 outlet days that have any.",
        "select day, outlet, articles from article_days order by day desc, articles desc limit 400",
    ),
    Question(
        "silent-outlets",
        "Which outlets have gone silent?",
        "Days since the last article of each outlet, the longest silence first, beside its last crawl.",
        """
        select outlet, last_day, cast(julianday('now') - julianday(last_day) as integer) as days_silent,
               articles, last_crawl_at, last_outcome
        from outlet_health order by last_day is not null, last_day
        """,
    ),
    Question(
        "sections-by-month",
        "What was each section's share, month by month?",
        "Articles by month and section.",
        """
        select month, section, count(*) as articles from articles
        where month is not null and section is not null
        group by month, section order by month desc, articles desc
        """,
    ),
    Question(
        "who-wrote-about",
        "Who wrote about a place?",
        "Authors of articles that name it, in any spelling.",
        """
        select author.value as author, count(*) as articles, min(a.published_on) as first, max(a.published_on) as last
        from articles_fts join articles a on a.search_row = articles_fts.rowid, json_each(a.authors) as author
        where articles_fts match match_query(:place)
        group by author.value order by articles desc, author limit 100
        """,
    ),
    Question(
        "most-edited",
        "Which articles were edited most?",
        "Articles whose text a later crawl found changed.",
        """
        select a.version - 1 as edits, a.published_on, a.outlet, a.headline,
               (select max(v.replaced_at) from article_versions v where v.article = a.id) as last_edit, a.id as article
        from articles a where a.id in (select article from article_versions)
        order by edits desc, last_edit desc limit 100
        """,
    ),
    Question(
        "headline-changes",
        "Which headlines were changed?",
        "The headline before and after, the latest change first.",
        """
        select replaced_at, outlet, headline_before, headline_after as headline, article
        from edits where headline_before <> headline_after order by replaced_at desc limit 100
        """,
    ),
    Question(
        "undated",
        "Which articles have no exact day?",
        "Articles of which only the month or the year is printed, or nothing at all.",
        """
        select published_on, published_raw, outlet, headline, id as article from articles
        where published_on is null or length(published_on) < 10 order by outlet, published_on limit 500
        """,
    ),
    Question(
        "dates-that-disagree",
        "Where does a page contradict itself about its date?",
        "Of the 20,000 latest articles those that offer another day of publication than the one believed.",
        """
        select distinct a.published_on as believed, substr(d.value, 1, 10) as also_says, d.origin, d.raw,
               a.outlet, a.headline, a.id as article
        from (select id, published_on, outlet, headline from articles
              where length(published_on) = 10 order by published_on desc limit 20000) a
        join article_dates d on d.article = a.id
        where d.role = 'published' and d.chosen = 0 and length(d.value) >= 10
          and abs(julianday(substr(d.value, 1, 10)) - julianday(a.published_on)) > 1
        order by believed desc limit 200
        """,
    ),
    Question(
        "rejects-by-reason",
        "Which pages gave no article, and why?",
        "Pages by outlet, stage and reason, with one of them as an example.",
        """
        select outlet, stage, reason, count(*) as pages, max(seen_at) as last_seen, min(url) as example
        from rejects group by outlet, stage, reason order by pages desc
        """,
    ),
)
