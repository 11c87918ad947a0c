"""Which articles print the same text, across outlets: each is compared with those it shares a fingerprint with."""

from __future__ import annotations

import json
import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from sqlite_utils import Database

from storage.articles.likeness import Prints, bare_words, fingerprints, same_text, shingled
from storage.articles.rows import Row

# Where these differ, an article's cluster is looked for again.
DECISIVE = ("body", "published_on", "published_at", "first_seen_at")
# A fingerprint that so many texts have is a phrase everybody prints, or a text that is found without more of it.
MOST_HOLDERS = 50
MOST_COMPARED = 24
SAME_PRINT = """
select fingerprint, article from article_fingerprints where fingerprint in (select value from json_each(?))
"""
STORED = """
select id, cluster, published_on, published_at, first_seen_at, body from articles
where {} in (select value from json_each(?))
"""
NEXT = STORED.replace("in (select value from json_each(?))", "> ? order by id limit ?").format("id")
TAKEN = """
insert into article_fingerprints (fingerprint, article)
select fingerprint, article from (
    select fingerprint, article, row_number() over (partition by fingerprint order by article) as place from taken
) where place <= ? order by fingerprint, article
"""
ROWS_A_STEP = 200
ROWS_A_LOG_LINE = 50_000
logger = logging.getLogger(__name__)


def assign(db: Database, rows: Sequence[Row], prints: Mapping[int, Prints] | None = None) -> None:
    """Find the clusters of articles, stored or about to be, and write them into the rows and into the table.

    A cluster is numbered by the id of its first article: the first by its time of publication, at the end of the
    day where only the day is known, by the crawl that first saw it where not even that. An article whose text nobody
    else prints has none. The rows must have no cluster yet, and articles stored before may join theirs. Who knows the
    fingerprints of the bodies gives them, by id.
    """
    candidates = _share_a_print(
        db, prints or {row["id"]: fingerprints(bare_words(row["body"])) for row in rows}
    )
    others = {other for sharing in candidates.values() for other in sharing} - candidates.keys()
    known = {row["id"]: row for row in (*_stored(db, "id", others), *rows)}
    found = cache(lambda id_: shingled(bare_words(known[id_]["body"])))
    groups = _Groups(known)
    for id_, sharing in candidates.items():
        for other in known.keys() & sharing:
            if not groups.together(id_, other) and same_text(found(id_), found(other)):
                groups.join(id_, other)
    _number(db, rows, groups, known)


def remove(db: Database, rows: Sequence[Row]) -> None:
    """Take articles, given as they were stored, out of their clusters; what is left of each is compared anew."""
    _forget(db, rows)
    gone = {row["id"] for row in rows}
    clusters = {row["cluster"] for row in _stored(db, "id", gone)} - {None}
    members = list(_stored(db, "cluster", clusters))
    _write(db, [(None, row["id"]) for row in members])
    left = [{**row, "cluster": None} for row in members if row["id"] not in gone]
    _forget(db, left)
    assign(db, left)


def renew(db: Database, changes: Iterable[tuple[Row, Row]]) -> None:
    """Find the clusters of stored articles again, given as they were and as they are, where it may be another."""
    changed = [(old, new) for old, new in changes if any(old[name] != new[name] for name in DECISIVE)]
    remove(db, [old for old, _ in changed])
    assign(db, [{**new, "cluster": None} for _, new in changed])


def rebuild(db: Database) -> None:
    """Compare every article anew, and log how far that is."""
    db.execute("delete from article_fingerprints")
    db.execute("update articles set cluster = null where cluster is not null")
    for rows in _all(db, "compared"):
        assign(db, rows)


def print_anew(db: Database) -> None:
    """Take the fingerprints of every article anew, comparing none, and log how far that is."""
    db.execute("create temp table taken (fingerprint integer, article integer)")
    for rows in _all(db, "fingerprinted"):
        prints = ((row["id"], fingerprints(bare_words(row["body"]))) for row in rows)
        db.conn.executemany(
            "insert into taken values (?, ?)", [(one, id_) for id_, each in prints for one in set(each)]
        )
    db.execute("delete from article_fingerprints")
    db.execute(TAKEN, [MOST_HOLDERS])
    db.execute("drop table taken")


def _all(db: Database, done: str) -> Iterator[list[Row]]:
    """Yield every article, some at a time; of many articles log how many are done."""
    (number,) = db.execute("select count(*) from articles").fetchone()
    last, so_far = -1, 0
    while rows := list(db.query(NEXT, [last, ROWS_A_STEP])):
        yield rows
        last = rows[-1]["id"]
        so_far += len(rows)
        if so_far % ROWS_A_LOG_LINE == 0:
            logger.warning("%s of %s articles are %s anew, once", f"{so_far:,}", f"{number:,}", done)


class _Groups:
    """Articles joined into groups; those of one stored cluster are together from the beginning."""

    def __init__(self, known: Mapping[int, Row]) -> None:
        self._above: dict[int, int] = {}
        for id_, row in known.items():
            self.join(id_, id_ if row["cluster"] is None else row["cluster"])

    def of(self, id_: int) -> int:
        """Name the group of an article, by one of it."""
        while (above := self._above.get(id_, id_)) != id_:
            id_ = above
        return id_

    def together(self, one: int, other: int) -> bool:
        return self.of(one) == self.of(other)

    def join(self, one: int, other: int) -> None:
        self._above[self.of(one)] = self.of(other)


def _share_a_print(db: Database, prints: Mapping[int, Prints]) -> dict[int, list[int]]:
    """Store the fingerprints of articles, and name those that share one: for each article, the most alike first.

    A fingerprint that few texts have says more than one that many have: a form that is filled in each day shares those
    of its own words with every other day's.
    """
    holders: defaultdict[int, list[int]] = defaultdict(list)
    wanted = json.dumps([one for each in prints.values() for one in each])
    for fingerprint, article in db.execute(SAME_PRINT, [wanted]):
        holders[fingerprint].append(article)
    sharing: dict[int, list[int]] = {}
    new: list[tuple[int, int]] = []
    for id_, each in prints.items():
        shared: Counter[int] = Counter()
        for one in each:
            for other in holders[one]:
                shared[other] += MOST_HOLDERS // len(holders[one])
        del shared[id_]
        sharing[id_] = [other for other, _ in shared.most_common(MOST_COMPARED)]
        for one in each:
            if len(holders[one]) < MOST_HOLDERS and id_ not in holders[one]:
                holders[one].append(id_)
                new.append((one, id_))
    db.conn.executemany("insert into article_fingerprints (fingerprint, article) values (?, ?)", sorted(new))
    return sharing


def _number(db: Database, rows: Sequence[Row], groups: _Groups, known: Mapping[int, Row]) -> None:
    """Number the groups that the rows are in by their first articles."""
    met: defaultdict[int, dict[int, Row]] = defaultdict(dict)
    for id_, row in known.items():
        met[groups.of(id_)][id_] = row
    grown = [met[name] for name in {groups.of(row["id"]) for row in rows} if len(met[name]) > 1]
    for members in grown:
        clusters = {row["cluster"] for row in members.values()} - {None}
        members |= {row["id"]: row for row in _stored(db, "cluster", clusters) if row["id"] not in members}
        first = min(members.values(), key=_printed)["id"]
        moved = [row for row in members.values() if row["cluster"] != first]
        for row in moved:
            row["cluster"] = first
        _write(db, [(first, row["id"]) for row in moved])


def _printed(row: Row) -> tuple[str, str, int]:
    day = row["published_on"] or ""
    end_of_day = f"{day}T24" if len(day) == len("2023-06-05") else None
    return row["published_at"] or end_of_day or row["first_seen_at"], row["first_seen_at"], row["id"]


def _stored(db: Database, column: str, values: Iterable[int]) -> Iterable[Row]:
    return db.query(STORED.format(column), [json.dumps(list(values))])


def _write(db: Database, clusters: Sequence[tuple[int | None, int]]) -> None:
    db.conn.executemany("update articles set cluster = ? where id = ?", clusters)


def _forget(db: Database, rows: Iterable[Row]) -> None:
    db.conn.executemany(
        "delete from article_fingerprints where fingerprint = ? and article = ?",
        [(one, row["id"]) for row in rows for one in fingerprints(bare_words(row["body"]))],
    )
