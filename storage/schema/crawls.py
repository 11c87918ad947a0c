"""The tables a crawl or an import writes of itself: the frontier, the runs, the rejects, the archives."""

from __future__ import annotations

from storage.schema.shape import Column, Table

PAGES = Table(
    "pages",
    "The frontier: every address found, where it stands, and when it is looked at again.",
    (
        Column("url", str, "Canonical address", required=True),
        Column("outlet", str, "Outlet it belongs to", required=True, references="outlets.slug"),
        Column(
            "state",
            str,
            "found, stored, rejected, gone, blocked, forbidden by robots.txt, or failed",
            required=True,
        ),
        Column("found_at", str, "UTC instant it was found", required=True),
        Column("found_in", str, "Feed, sitemap or page that announced it"),
        Column("hints", str, "What was said of it there, JSON object", required=True),
        Column("fetched_at", str, "UTC instant of the last request"),
        Column("status", int, "HTTP status of the last request"),
        Column("etag", str, "ETag of the last answer"),
        Column("last_modified", str, "Last-Modified of the last answer"),
        Column("next_check_at", str, "UTC instant it is due again; null when it is not"),
        Column("failures", int, "Failed requests in a row", required=True),
        Column("leased_by", str, "Who is fetching it now, such as a crawl; null when nobody is"),
        Column(
            "leased_until", str, "UTC instant from which others may fetch it, should its holder have died"
        ),
    ),
    key=("url",),
    indexes=(("outlet", "state", "leased_until"), ("outlet", "next_check_at")),
    newest="fetched_at",
    private=True,
)

FEEDS = Table(
    "feeds",
    "The feeds and sitemaps asked: what makes the next request conditional, and when a feed is worth asking again.",
    (
        Column("url", str, "Address of the feed or sitemap", required=True),
        Column("outlet", str, "Outlet it belongs to", required=True, references="outlets.slug"),
        Column("polled_at", str, "UTC instant of the last answer", required=True),
        Column("entries_a_week", float, "Entries a week by their dates; null while none has one"),
        Column(
            "floor_s", int, "Seconds its server wants to be left alone between two requests", required=True
        ),
        Column("next_poll_at", str, "UTC instant from which it is worth asking again; null for a sitemap"),
        Column("status", int, "HTTP status of the last answer"),
        Column("etag", str, "ETag of the last answer"),
        Column("last_modified", str, "Last-Modified of the last answer"),
        Column("entries", int, "Articles it announced when it last answered in full"),
    ),
    key=("url",),
    indexes=(("outlet", "next_poll_at"),),
    newest="polled_at",
    private=True,
)

CRAWLS = Table(
    "crawls",
    "The crawls: one run of one outlet, with its counts.",
    (
        Column("id", str, "Outlet and start, such as gazette-20230605T013000Z", required=True),
        Column("outlet", str, "Outlet crawled", required=True, references="outlets.slug"),
        Column("started_at", str, "UTC instant it began", required=True),
        Column("finished_at", str, "UTC instant it ended; null while it runs, or if it was killed"),
        Column("outcome", str, "How it ended: healthy, short, blocked, failed …"),
        Column("requests", int, "Requests sent", required=True),
        Column("bytes", int, "Bytes received", required=True),
        Column("found", int, "Article addresses discovery found, known ones among them", required=True),
        Column("new", int, "Articles stored for the first time", required=True),
        Column("changed", int, "Articles whose text or facts had changed", required=True),
        Column("unchanged", int, "Articles seen again as they were", required=True),
        Column("rejected", int, "Pages that gave no article", required=True),
        Column("gone", int, "Pages that were not there", required=True),
        Column("shortfalls", str, "Where the crawl fell short of what the outlet's file expects, JSON array"),
        Column("stats", str, "Scrapy's counters, JSON object", private=True),
        Column("process", str, "Host and process that crawls, such as desk/1234", private=True),
        Column("alive_at", str, "UTC instant of its last sign of life", private=True),
    ),
    key=("id",),
    indexes=(("outlet", "started_at"),),
    newest="finished_at",
)

REJECTS = Table(
    "rejects",
    "Pages that gave no article, each with its last verdict; a page that becomes an article leaves this table.",
    (
        Column("url", str, "Canonical address", required=True),
        Column("outlet", str, "Outlet it belongs to", required=True, references="outlets.slug"),
        Column("crawl", str, "Crawl that last rejected it; null for an import", references="crawls.id"),
        Column(
            "stage", str, "Step of the walk: discover, fetch, keep, read, normalise or store", required=True
        ),
        Column("reason", str, "Why, in a word or two", required=True),
        Column("detail", str, "The evidence", private=True),
        Column("seen_at", str, "UTC instant of the last verdict", required=True),
        Column("times", int, "How often it was rejected", required=True),
    ),
    key=("url",),
    indexes=(("outlet", "reason"), ("crawl",)),
    newest="seen_at",
)

WITHDRAWN = Table(
    "withdrawn",
    "Articles set aside because a reread by other rules found none on their pages; once a page is an article again, "
    "its article comes back from here with every state.",
    (
        Column("article", int, "Its id in articles", required=True),
        Column("url", str, "Canonical address", required=True),
        Column("outlet", str, "Outlet that published it", required=True, references="outlets.slug"),
        Column("withdrawn_at", str, "UTC instant of the reread", required=True),
        Column("version", int, "Number of its latest state", required=True),
        Column("rows", str, "Its rows of each table, JSON object by table", required=True),
    ),
    key=("article",),
    unique=(("url",),),
    indexes=(("outlet",),),
    newest="withdrawn_at",
    private=True,
)

ARCHIVES = Table(
    "archives",
    "The web archives a cluster read: one row an archive whose articles are here, so that it is not read again.",
    (
        Column("name", str, "Fingerprint of the archive and of the rules it was read by", required=True),
        Column("address", str, "Where it lies", required=True),
        Column("joined_at", str, "UTC instant its articles came here", required=True),
    ),
    key=("name",),
    newest="joined_at",
    private=True,
)
