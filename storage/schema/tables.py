"""Every table, described once: migrations, the data dictionary and Datasette all read it here."""

from __future__ import annotations

from storage.schema.crawls import ARCHIVES, CRAWLS, FEEDS, PAGES, REJECTS, WITHDRAWN
from storage.schema.derived import ARTICLE_COUNTS, ARTICLE_FINGERPRINTS, COUNTED
from storage.schema.health import ALERTS
from storage.schema.shape import Column, Table

OUTLETS = Table(
    "outlets",
    "The newspapers: one row a masthead and its website.",
    (
        Column("slug", str, "Short name of the outlet, the same everywhere", required=True),
        Column("name", str, "Name as on the masthead", required=True),
        Column("homepage", str, "Address of its home page", required=True),
        Column("country", str, "Country it is published in, ISO 3166 two letters"),
        Column("region", str, "Province, state or city it is published in and for"),
        Column("language", str, "Language it writes in, ISO 639", required=True),
        Column(
            "timezone", str, "Time zone of its printed times, IANA name; empty where unknown", required=True
        ),
        Column("platform", str, "Publishing system it shares with others, where known"),
        Column("latitude", float, "Where it is published, degrees north"),
        Column("longitude", float, "Where it is published, degrees east"),
        Column("status", str, "draft, active or retired", required=True),
    ),
    key=("slug",),
    indexes=(("country",), ("region",)),
)

ARTICLES = Table(
    "articles",
    "The articles in their latest state: one row a published page.",
    (
        Column("id", int, "Key, derived from the address, so that databases can be merged", required=True),
        Column("url", str, "Canonical address of the page", required=True),
        Column("outlet", str, "Outlet that published it", required=True, references="outlets.slug"),
        Column("region", str, "Region of the outlet, repeated here so that articles can be counted by it"),
        Column("headline", str, "Title as printed", required=True),
        Column("summary", str, "Stand-first or sapo: the lines between headline and body"),
        Column("byline", str, "Words as printed that name who wrote it"),
        Column("authors", str, "Persons named in the byline, JSON array"),
        Column("credit", str, "Agency or paper it was taken from, such as TTXVN"),
        Column("section", str, "Section the outlet filed it under"),
        Column("tags", str, "Keywords the outlet gave it, JSON array"),
        Column("language", str, "Language of the text, ISO 639"),
        Column("published_on", str, "Local day of publication; as 2023-06 or 2023 where no more is printed"),
        Column("published_at", str, "UTC instant of publication; null unless a time is printed"),
        Column("published_local", str, "The same moment on the outlet's clock, with its offset where known"),
        Column("published_precision", str, "How exact the date is: second, minute, day, month or year"),
        Column("published_raw", str, "The date's words as printed"),
        Column(
            "published_from",
            str,
            "Where on the page the date was read: json-ld, meta, time, page, url, feed …",
        ),
        Column("modified_at", str, "UTC instant the outlet says it last changed the article"),
        Column("month", str, "Month of publication, such as 2023-06"),
        Column("word_count", int, "Words in the body, separated by blanks", required=True),
        Column("image_url", str, "Address of the first picture"),
        Column("images", str, "Pictures, JSON array of url, caption and credit"),
        Column(
            "paywalled",
            int,
            "1 when the page shows only part of the text, 0 when it shows all, null if unknown",
        ),
        Column(
            "cluster",
            int,
            "Articles that print the same text share this number, the id of the first of them; null for all others",
        ),
        Column("version", int, "Number of its latest state; 1 for an article never edited", required=True),
        Column("first_seen_at", str, "UTC instant a crawl first saw it", required=True),
        Column("last_seen_at", str, "UTC instant a crawl last saw it", required=True),
        Column("content_hash", str, "Fingerprint of headline, summary and body", required=True),
        Column("read_by", str, "Version of the reader that made this row", required=True),
        Column(
            "read_at",
            str,
            "UTC instant its page was seen when this row was read from it, or was read again and corrected",
            required=True,
        ),
        Column("search_row", int, "Its row in articles_fts: counted in this file, of no meaning elsewhere"),
        Column("body", str, "Text of the article, paragraphs separated by a blank line", required=True),
    ),
    key=("id",),
    unique=(("url",),),
    # The row of the search index is counted up: behind what is looked for, it puts a new article at the end of its like,
    # beside the one stored before, where the key would put it anywhere.
    indexes=(
        *(
            (name, "published_on", "search_row", *(other for other in COUNTED if other != name))
            for name in COUNTED
        ),
        ("search_row", *COUNTED, "published_on", "authors", "tags"),
        ("published_on", "search_row"),
        ("published_from", "search_row"),
    ),
    sparse=(
        ("cluster", "outlet", "published_at", "published_on", "first_seen_at", "credit", "headline"),
        ("credit", "outlet", "cluster"),
    ),
)

ARTICLE_VERSIONS = Table(
    "article_versions",
    "Former states of edited articles: a row is written when a crawl sees an article's text replaced. "
    "The latest state stands in articles, so each state is stored once; view article_states shows all.",
    (
        Column("article", int, "The article", required=True, references="articles.id"),
        Column("version", int, "Number of this state, from 1", required=True),
        Column("seen_at", str, "UTC instant a crawl first saw this state", required=True),
        Column("replaced_at", str, "UTC instant a crawl saw the next state in its place", required=True),
        Column(
            "changed", str, "Columns of articles in which the next state differs, JSON array", required=True
        ),
        Column("headline", str, "Headline of this state", required=True),
        Column("summary", str, "Summary of this state"),
        Column("modified_at", str, "UTC instant the outlet said it last changed this state"),
        Column("read_by", str, "Version of the reader that read this state", required=True),
        Column("read_at", str, "As in articles, of this state", required=True),
        Column("body", str, "Body of this state", required=True),
    ),
    key=("article", "version"),
    indexes=(("replaced_at",),),
)

ARTICLE_DATES = Table(
    "article_dates",
    "Every date a page offers, chosen or not: the evidence behind published_at and modified_at.",
    (
        Column("article", int, "The article", required=True, references="articles.id"),
        Column("number", int, "Place among the article's candidates, from 1", required=True),
        Column("role", str, "published or modified", required=True),
        Column("raw", str, "Words as printed", required=True),
        Column("value", str, "What they mean, ISO 8601; null when they give no date"),
        Column(
            "origin",
            str,
            "Where they stand: json-ld, meta, microdata, time, page, url, feed …",
            required=True,
        ),
        Column("detail", str, "The property, meta or selector"),
        Column("chosen", int, "1 for the date that was believed", required=True),
    ),
    key=("article", "number"),
)

RELATED_LINKS = Table(
    "related_links",
    'Links cut from the body as "Tin liên quan" (related news).',
    (
        Column("article", int, "The article that shows the link", required=True, references="articles.id"),
        Column("number", int, "Place among the article's links, from 1", required=True),
        Column("url", str, "Address it leads to", required=True),
        Column("text", str, "Its words", required=True),
    ),
    key=("article", "number"),
)

OUTLET_REPEATS = Table(
    "outlet_repeats",
    "What repeats across an outlet's pages and is kept out of its articles: lines of the text, and tags.",
    (
        Column("outlet", str, "Outlet on whose pages it repeats", required=True, references="outlets.slug"),
        Column("kind", str, "line or tag", required=True),
        Column("text", str, "Its words as printed", required=True),
        Column("learnt_at", str, "UTC instant it was learnt", required=True),
    ),
    key=("outlet", "kind", "text"),
    newest="learnt_at",
)

TABLES = (
    OUTLETS,
    ARTICLES,
    ARTICLE_COUNTS,
    ARTICLE_VERSIONS,
    ARTICLE_DATES,
    ARTICLE_FINGERPRINTS,
    RELATED_LINKS,
    OUTLET_REPEATS,
    PAGES,
    FEEDS,
    CRAWLS,
    REJECTS,
    WITHDRAWN,
    ARCHIVES,
    ALERTS,
)
