"""Our reading beside that of others, on any folder of cases: body, headline, authors, tags, snippets, CPU a page.

    python -m bench.reader FOLDER [--sets aeb,fundus] [--peers trafilatura,newspaper4k]

A folder holds ``cases.jsonl`` files, a case a line: ``id``, ``set``, ``url``, ``html_path``, ``encoding`` (of the HTTP
header, or null) and ``gold`` with some of ``title``, ``body``, ``body_has_lead``, ``authors``, ``topics``,
``must_include``, ``must_exclude``. Peers that are not installed are left out.

The body's F1 is that of scrapinghub's article-extraction-benchmark: mean precision and recall of 4-token shingles;
exact is the share of pages whose tokens are the gold's. Authors and tags are F1 of sets, snippets F1 over snippets.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.scores import Reading, Tally, score
from pipelines.normalise import normalise
from pipelines.outlet_of_page import default_outlet
from pipelines.page import Page
from pipelines.raw import NotAnArticleError
from pipelines.read import read

COLUMNS = ("pages", "body F1", "P", "R", "exact", "headline", "authors", "tags", "snippets", "ms")


Reader = Callable[[bytes, str, str | None], Reading]


def main() -> None:
    """Print a line for each reader and set."""
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path)
    options.add_argument("--sets", default="")
    options.add_argument("--peers", default="trafilatura,newspaper4k")
    chosen = options.parse_args()
    readers: dict[str, Reader] = {"dateline": ours}
    readers |= {
        name: PEERS[name][1]
        for name in chosen.peers.split(",")
        if name in PEERS and find_spec(PEERS[name][0])
    }
    tallies: dict[tuple[str, str], Tally] = defaultdict(Tally)
    for case, data in _cases(chosen.folder, set(filter(None, chosen.sets.split(",")))):
        for name, reader in readers.items():
            begin = time.process_time()
            reading = reader(data, case["url"] or "", case["encoding"])
            tally = tallies[case["set"], name]
            tally.values["ms"].append((time.process_time() - begin) * 1000)
            score(tally, case["gold"], reading)
    _print(tallies)


def ours(data: bytes, url: str, encoding: str | None) -> Reading:
    """Read a page with this project's reader, without any rule of an outlet."""
    headers = {"content-type": f"text/html; charset={encoding}"} if encoding else {}
    page = Page(url, url, 200, headers, data, datetime.now(UTC), "unknown")
    try:
        article = normalise(read(page, default_outlet(url)))
    except NotAnArticleError:
        return Reading()
    credit = (article.credit,) if article.credit else ()
    return Reading(
        article.headline, article.summary or "", article.body, article.authors + credit, article.tags
    )


def trafilatura(data: bytes, url: str, encoding: str | None) -> Reading:
    """Read a page with trafilatura's defaults."""
    page = data.decode(encoding, "replace") if encoding else data
    found = import_module("trafilatura").bare_extraction(
        page, url=url or None, include_comments=False, with_metadata=True
    )
    if found is None:
        return Reading()
    said = found.as_dict()
    authors = tuple(name.strip() for name in (said.get("author") or "").split(";"))
    tags = tuple(tag.strip() for tags in said.get("tags") or [] for tag in tags.split(","))
    return Reading(said.get("title") or "", "", said.get("text") or "", authors, tags)


def newspaper4k(data: bytes, url: str, encoding: str | None) -> Reading:
    """Read a page with newspaper4k's defaults."""
    article = import_module("newspaper").Article(url or "https://gazette.example/", fetch_images=False)
    try:
        article.download(input_html=data.decode(encoding or "utf-8", "replace"))
        article.parse()
    except Exception:  # noqa: BLE001 - a peer that fails has read nothing
        return Reading()
    return Reading(
        article.title or "", "", article.text or "", tuple(article.authors), tuple(article.keywords or ())
    )


PEERS: dict[str, tuple[str, Reader]] = {
    "trafilatura": ("trafilatura", trafilatura),
    "newspaper4k": ("newspaper", newspaper4k),
}


def _cases(folder: Path, sets: set[str]) -> Iterator[tuple[dict[str, Any], bytes]]:
    for listing in sorted(folder.rglob("cases.jsonl")):
        for line in listing.read_text("utf-8").splitlines():
            case = json.loads(line)
            if not sets or case["set"] in sets:
                data = (listing.parent / case["html_path"]).read_bytes()
                yield case, gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def _print(tallies: dict[tuple[str, str], Tally]) -> None:
    for name in sorted({name for name, _ in tallies}):
        print(f"\n{name:12} {' '.join(f'{column:>9}' for column in COLUMNS)}")
        for (_, reader), tally in ((key, value) for key, value in tallies.items() if key[0] == name):
            print(f"{reader:12} {' '.join(f'{value:>9}' for value in _figures(tally))}")


def _figures(tally: Tally) -> Iterable[str]:
    precision, recall = tally.mean("P"), tally.mean("R")
    f1 = 2 * precision * recall / (precision + recall) if precision and recall else None
    said = tally.snippets
    snippets = (
        2 * said["right"] / (2 * said["right"] + said["wrong"] + said["missed"]) if said["right"] else None
    )
    yield str(len(tally.values["ms"]))
    for value in (
        f1,
        precision,
        recall,
        *map(tally.mean, ("exact", "headline", "authors", "tags")),
        snippets,
    ):
        yield "-" if value is None else f"{value:.3f}"
    yield f"{tally.mean('ms') or 0:.1f}"


if __name__ == "__main__":
    main()
