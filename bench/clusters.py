"""How well reprints are found, and what it costs: `python -m bench.clusters [ARTICLES]`.

A made corpus, one article in ten a reprint of another: retitled, lightly edited, and mostly cut, down to the first half.
To mislead there are follow-ups that tell a third of another article again, reports that fill in one form anew each day,
round-ups of whole short notices, and headlines that come back. Beside ours two peers: headlines alike, and datasketch's
MinHashLSH as its manual shows it. Times are CPU milliseconds of one process.
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path

from datasketch import MinHash, MinHashLSH

from bench.made import Writer, save_papers, timed
from storage.articles import clusters
from storage.articles.likeness import bare_words, shingled
from storage.articles.rows import Row, article_row
from storage.database import open_database
from storage.records import Article

BATCH = 100
FORM = 320  # words of a report that stay; every eighth is filled in
Pairs = set[tuple[int, int]]


@dataclass(slots=True)
class Corpus:
    """Made articles; those of one ``text`` number print the same text."""

    writer: Writer
    articles: list[Article] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)

    def add(self, body: str, text: int | None = None, headline: str | None = None) -> None:
        """Add an article that prints a text, a new one unless told which."""
        article = self.writer.article(len(self.articles), body)
        self.articles.append(replace(article, headline=headline or article.headline))
        self.texts.append(len(self.texts) if text is None else text)


def main() -> None:
    """Make the corpus, find its reprints in three ways, and print how each did."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    corpus = made_corpus(number)
    truth = pairs(zip(corpus.texts, (article.id for article in corpus.articles), strict=True))
    print(f"{len(corpus.articles):,} articles, {len(truth):,} pairs print one text")
    told: tuple[tuple[str, Callable[[list[Article]], tuple[float, Pairs]]], ...] = (
        ("dateline", ours), ("datasketch, 128 hashes, .5", by_datasketch), ("headlines alike", by_headline),
    )  # fmt: skip
    for name, find in told:
        seconds, found = find(corpus.articles)
        right = len(found & truth)
        print(f"{name:28} precision {right / max(1, len(found)):.4f}   recall {right / len(truth):.4f}   "
              f"{seconds / number * 1e3:6.3f} ms an article", flush=True)  # fmt: skip


def made_corpus(number: int) -> Corpus:
    """Make originals, what misleads, and a tenth of reprints, in chance order of what is reprinted."""
    writer = Writer(seed=11)
    corpus = Corpus(writer)
    chance = writer.chance
    form = writer.words(FORM).split()
    while len(corpus.articles) < number * 9 // 10:
        match chance.randrange(10):
            case 0:
                corpus.add(report(writer, form), headline="Giá cả thị trường hôm nay")
            case 1:
                earlier = chance.choice(corpus.articles).body.split("\n\n") if corpus.articles else []
                told_again = chance.sample(earlier, len(earlier) // 3)
                corpus.add("\n\n".join((writer.body(5), *told_again)))
            case 2:
                notices = [writer.words(70) for _ in range(4)]
                for notice in notices:
                    corpus.add(notice)
                corpus.add("\n\n".join(notices))
            case _:
                corpus.add(writer.body(chance.randint(2, 10)))
    originals = len(corpus.articles)
    while len(corpus.articles) < number:
        one = chance.randrange(originals)
        corpus.add(reprinted(writer, corpus.articles[one].body), corpus.texts[one])
    return corpus


def report(writer: Writer, form: list[str]) -> str:
    """Return a form with every eighth word filled in anew."""
    return " ".join(word if place % 8 else writer.words(1) for place, word in enumerate(form))


def reprinted(writer: Writer, body: str) -> str:
    """Return a text cut to no less than its first half, with one word in forty changed."""
    words = body.split(" ")
    kept = words[: round(len(words) * writer.chance.uniform(0.5, 1.0))]
    return " ".join(writer.words(1) if writer.chance.random() < 1 / 40 else word for word in kept)


def ours(articles: list[Article]) -> tuple[float, Pairs]:
    """Find clusters as a crawl does, a batch at a time, in a database; storing the rows is not counted."""
    spent = 0.0
    with tempfile.TemporaryDirectory() as folder:
        db = open_database(Path(folder) / "news.db")
        save_papers(db)
        for start in range(0, len(articles), BATCH):
            rows: list[Row] = [
                {**article_row(article), "cluster": None} for article in articles[start : start + BATCH]
            ]
            spent += timed(lambda rows=rows: clusters.assign(db, rows))[0]  # type: ignore[misc]
            db.table("articles").insert_all(rows)
        return spent, pairs(db.execute("select cluster, id from articles where cluster is not null"))


def by_datasketch(articles: list[Article]) -> tuple[float, Pairs]:
    """Join what MinHashLSH gives, of the same runs of five words, without a look at the texts."""

    def found() -> Pairs:
        index = MinHashLSH(threshold=0.5, num_perm=128)
        groups: dict[int, int] = {}
        for article in articles:
            sketch = MinHash(num_perm=128)
            sketch.update_batch(
                [" ".join(run).encode() for run in shingled(bare_words(article.body)).shingles]
            )
            others = index.query(sketch)
            groups[article.id] = groups[others[0]] if others else article.id
            index.insert(article.id, sketch)
        return pairs((group, id_) for id_, group in groups.items())

    return timed(found)


def by_headline(articles: list[Article]) -> tuple[float, Pairs]:
    """Join articles whose headlines have the same words."""

    def found() -> Pairs:
        return pairs((" ".join(sorted(article.headline.lower().split())), article.id) for article in articles)

    return timed(found)


def pairs(named: Iterable[tuple[object, int]]) -> Pairs:
    """Return the pairs of articles that bear one name."""
    groups: defaultdict[object, list[int]] = defaultdict(list)
    for name, id_ in named:
        groups[name].append(id_)
    return {pair for ids in groups.values() for pair in combinations(sorted(ids), 2)}


if __name__ == "__main__":
    main()
