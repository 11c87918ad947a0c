"""How long pages take on a database: `python -m bench.pages DATABASE [TIMES]`.

Asks Datasette in this process for the home page, lists, facets, searches, feeds, every table and every question, each so many times, and
prints medians in milliseconds: by the clock, and of this process's CPU, which a busy machine does not change. Between two askings of the home page the file is touched,
as a crawl would, so that nothing gathered before can be shown again.
"""

from __future__ import annotations

import asyncio
import os
import re
import sqlite3
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from datasette.app import Datasette  # type: ignore[import-untyped]

from storage.datasette.dashboards import dashboards
from storage.datasette.metadata import DATABASE
from storage.datasette.questions import QUESTIONS
from storage.datasette.serve import datasette_for
from storage.fold import match_query, register_fold, words_of
from storage.schema.tables import ARTICLES, TABLES
from storage.schema.views import VIEWS

LATEST = """
select outlet, section, month, region, language, id, tags ->> 0, authors ->> 0 from articles
where section is not null and tags is not null and authors is not null order by published_on desc limit 1
"""


def main() -> None:
    """Measure every page of a database."""
    path = Path(sys.argv[1])
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    datasette = datasette_for(path)
    print(f"{'page':<72} {'clock':>8} {'CPU':>8} ms")
    for page in pages(path):
        clock, cpu = map(
            statistics.median, zip(*asyncio.run(asked(datasette, path, page, times)), strict=True)
        )
        print(f"{page[:72]:<72} {clock:>8,.0f} {cpu:>8,.0f}", flush=True)


async def asked(datasette: Datasette, path: Path, page: str, times: int) -> list[tuple[float, float]]:
    """Return what each asking for a page took, in milliseconds by the clock and of CPU."""
    spent = []
    for _ in range(times):
        if page == "/":
            os.utime(path)
        begun, busy = time.perf_counter(), time.process_time()
        answer = await datasette.client.get(page)
        spent.append(((time.perf_counter() - begun) * 1000, (time.process_time() - busy) * 1000))
        if answer.status_code != 200:
            print(f"{page} gives {answer.status_code}: {answer.text[:200]}")
    return spent


def pages(path: Path) -> Iterator[str]:
    """Yield the addresses: what is asked for stands in the database itself."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        register_fold(db)
        outlet, section, month, region, language, article, tag, author = db.execute(LATEST).fetchone()
        common, *_, word = _words(db)
    listed = "/news/articles"
    yield from ("/", "/news", listed, f"{listed}/{article}")
    labels = (f"tags__arraycontains={quote(tag)}", f"authors__arraycontains={quote(author)}")
    narrowed = (f"outlet={outlet}", f"month={month}", *labels)
    for facet in (*narrowed, f"section={section}", f"region={region}", f"language={language}"):
        yield f"{listed}?{facet}"
    for words in (word, common):
        yield f"{listed}?_search={words}"
        yield from (f"{listed}?_search={words}&{facet}" for facet in narrowed)
    yield f"{listed}.atom?outlet={outlet}"
    yield from (f"/news/{told.name}" for told in (*TABLES, *VIEWS) if told.name != ARTICLES.name)
    for question in QUESTIONS:
        yield f"/news/{question.name}?words={word}&place={word}"
    for name, chart in dashboards(DATABASE)["press"]["charts"].items():
        query = re.sub(r"\[\[.*?\]\]", "", chart["query"])
        yield f"/news.json?chart={name}&_shape=objects&sql={quote(query)}"


def _words(db: sqlite3.Connection) -> list[str]:
    """Return words of a headline, those of most articles first."""
    (headline,) = db.execute(
        "select fold(headline) from articles order by length(headline) desc limit 1"
    ).fetchone()
    words = words_of(headline)
    count = "select count(*) from articles_fts where articles_fts match ?"
    return sorted(words, key=lambda word: -int(db.execute(count, [match_query(word)]).fetchone()[0]))


if __name__ == "__main__":
    main()
