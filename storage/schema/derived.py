"""The tables that are worked out from the articles: their counts, and what finds their reprints."""

from __future__ import annotations

from storage.schema.shape import Column, Table

# What articles are narrowed and counted by. An index on each holds the others too, and the row of the search index, so
# that articles found by one, or by their words, are counted by another, or searched, without a look at their texts.
COUNTED = ("outlet", "region", "section", "month", "language")

ARTICLE_FINGERPRINTS = Table(
    "article_fingerprints",
    "Hashes of the texts: articles that share one may print the same text, and are compared.",
    (
        Column("fingerprint", int, "MinHash value of the text's runs of words", required=True),
        Column("article", int, "Article, by its id, that has it", required=True),
    ),
    key=("fingerprint", "article"),
    by_key=True,
)

ARTICLE_COUNTS = Table(
    "article_counts",
    "How many articles there are by what they are counted by, empty where unknown: kept as articles are written, so that "
    "nobody need count a million rows.",
    (
        Column("outlet", str, "Outlet", required=True),
        Column("region", str, "Region of the outlet", required=True),
        Column("section", str, "Section", required=True),
        Column("month", str, "Month of publication", required=True),
        Column("language", str, "Language", required=True),
        Column("articles", int, "So many articles; 0 where there were some and are none", required=True),
    ),
    # By month before section: what is published of late stands together, and is counted without touching the rest.
    key=("outlet", "month", "section", "region", "language"),
    indexes=(("month", "articles"), ("section", "month", "articles")),
    by_key=True,
)
