"""How a database comes to the schema of today, from nothing or from any released one."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from storage.articles import clusters, counts
from storage.clock import utc_now
from storage.schema.crawls import ARCHIVES, CRAWLS, FEEDS, PAGES, WITHDRAWN
from storage.schema.creating import add_missing, bring_up, create_table
from storage.schema.derived import ARTICLE_COUNTS
from storage.schema.health import ALERTS
from storage.schema.tables import TABLES
from storage.schema.views import VIEWS
from storage.search import index, labels

MIGRATIONS = Migrations("dateline")

# The index holds folded words, the articles as printed: SQLite then marks matches in the original spelling.
# Marks count as letters, so that a word of either form is one token at the same place in both.
# Its rows are counted, for counted rows take half the room of derived ids; `search_row` ties them to the articles.
# In single quotes, or else Datasette without our metadata would take the index's rows for ids.
ARTICLES_FTS = """
create virtual table articles_fts using fts5(
    headline, summary, body,
    content='articles', content_rowid='search_row',
    tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
)
"""
# A word of the headline weighs ten of the body; kept in the index, so that every `order by rank` knows.
HEADLINE_FIRST = "insert into articles_fts (articles_fts, rank) values ('rank', 'bm25(10.0, 4.0, 1.0)')"
# Eight pieces of the index are joined into one, not four: each word is written again less often. And a thousand articles
# of one statement are one piece: a megabyte, SQLite's own measure, would make four of them.
FEWER_PIECES = (
    "insert into articles_fts (articles_fts, rank) values ('automerge', 8)",
    "insert into articles_fts (articles_fts, rank) values ('hashsize', 8388608)",
)


@MIGRATIONS()
def m001_first_tables(db: Database) -> None:
    """Create every table, the search index and the views."""
    for table in TABLES:
        create_table(db, table)
    db.execute(ARTICLES_FTS)
    db.execute(HEADLINE_FIRST)
    for view in VIEWS:
        db.create_view(view.name, view.select)


@MIGRATIONS()
def m002_feeds(db: Database) -> None:
    """Create the table of feeds in a database that was made before there was one."""
    if not db.table(FEEDS.name).exists():
        create_table(db, FEEDS)


@MIGRATIONS()
def m003_leases(db: Database) -> None:
    """Let pages be leased, and crawls give signs of life."""
    add_missing(db, PAGES)
    add_missing(db, CRAWLS)


@MIGRATIONS()
def m004_clusters(db: Database) -> None:
    """Bring the oldest databases to every table and to the counted search index; find who printed what first."""
    bring_up(db, TABLES, VIEWS)
    if "search_row" not in db.table("articles_fts").schema:
        db.execute("drop table articles_fts")
        db.execute(ARTICLES_FTS)
        index.rebuild(db)
    db.execute(HEADLINE_FIRST)
    clusters.rebuild(db)


@MIGRATIONS()
def m005_conditional_feeds(db: Database) -> None:
    """Let feeds and sitemaps be asked for changes only; sitemaps, which have no next poll, among them."""
    add_missing(db, FEEDS)
    if any(column.name == "next_poll_at" and column.notnull for column in db.table(FEEDS.name).columns):
        db.table(FEEDS.name).transform(not_null={"next_poll_at": False})


@MIGRATIONS()
def m006_alerts(db: Database) -> None:
    """Make room for what is wrong with outlets, and show it in the view of their health."""
    bring_up(db, TABLES, VIEWS)


@MIGRATIONS()
def m007_counts(db: Database) -> None:
    """Keep counts of articles, so that pages need not count them."""
    bring_up(db, TABLES, VIEWS)
    counts.keep_counts(db)


@MIGRATIONS()
def m008_views_by_counts(db: Database) -> None:
    """Let views look into the kept counts; no text counts as taken from others when it is credited to its own outlet."""
    bring_up(db, TABLES, VIEWS)


@MIGRATIONS()
def m009_counts_without_a_trigger(db: Database) -> None:
    """Count new articles as they are stored, a batch at a time, instead of by a trigger."""
    counts.keep_counts(db)


@MIGRATIONS()
def m010_health_by_counts(db: Database) -> None:
    """Let the view of health read the kept counts."""
    bring_up(db, TABLES, VIEWS)


@MIGRATIONS()
def m011_searching_what_is_narrowed(db: Database) -> None:
    """Let the indexes by outlet, region, section, month and language name the rows of the search index."""
    bring_up(db, TABLES, VIEWS)


@MIGRATIONS()
def m012_counts_in_order(db: Database) -> None:
    """Let months and sections be counted in their order, without sorting every count."""
    bring_up(db, TABLES, VIEWS)


@MIGRATIONS()
def m013_fewer_pages_an_article(db: Database) -> None:
    """Let a new article touch half as many pages of the file: indexes nobody asked go, texts get seven fingerprints anew."""
    db.execute(f"drop table {ARTICLE_COUNTS.name}")
    bring_up(db, TABLES, VIEWS)
    counts.keep_counts(db)
    for setting in FEWER_PIECES:
        db.execute(setting)
    clusters.print_anew(db)


@MIGRATIONS()
def m014_labels(db: Database) -> None:
    """Find articles by tag and by author from an index."""
    labels.keep_labels(db)


@MIGRATIONS()
def m015_shares_in_order(db: Database) -> None:
    """Count each outlet's credited articles in the order of an index."""
    bring_up(db, TABLES, VIEWS)


@MIGRATIONS()
def m016_gone_pages(db: Database) -> None:
    """Let crawls count the pages that were not there."""
    add_missing(db, CRAWLS)


@MIGRATIONS()
def m017_withdrawn(db: Database) -> None:
    """Set articles aside that are none by today's reading, instead of deleting them."""
    if not db.table(WITHDRAWN.name).exists():
        create_table(db, WITHDRAWN)


@MIGRATIONS()
def m018_archives(db: Database) -> None:
    """Let a database know which archives a cluster read for it."""
    bring_up(db, [ARCHIVES], [])


@MIGRATIONS()
def m019_when_it_was_read(db: Database) -> None:
    """Tell of two readings of one state which is the later; of an earlier Dateline, the one seen last."""
    bring_up(db, TABLES, VIEWS)
    db.execute("update articles set read_at = last_seen_at where read_at = ''")
    db.execute("update article_versions set read_at = seen_at where read_at = ''")


@MIGRATIONS()
def m020_alerts_that_arrived(db: Database) -> None:
    """Forget to whom alerts were sent in vain: what was mended before it arrived is no longer told."""
    if "addressed" in db.table(ALERTS.name).columns_dict:
        db.execute(f"alter table {ALERTS.name} drop column addressed")


@MIGRATIONS()
def m021_forbidden_pages(db: Database) -> None:
    """Have pages that robots.txt forbade, and that counted as settled, decided anew by the next crawl."""
    db.execute(
        "update pages set state = 'forbidden', next_check_at = ?"
        " where state = 'rejected' and url in (select url from rejects where reason = 'robots')",
        [utc_now()],
    )
