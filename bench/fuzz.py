"""Reads mutated pages by the thousand: none may raise, none may take long, and memory must stay flat.

    python -m bench.fuzz --pages 20000 [--seed 1] [FOLDER]

Pages of the folder (``*.html``, ``*.html.gz``) are mutated, or a fictional one where none is given. Exits 1 when a
page raised anything but ``NotAnArticleError``, or took over two seconds of CPU time.
"""

from __future__ import annotations

import argparse
import gzip
import random
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from pipelines.normalise import normalise
from pipelines.outlet_of_page import default_outlet
from pipelines.page import Page
from pipelines.raw import NotAnArticleError
from pipelines.read import read

URL = "https://gazette.example/news/harbour-wall.html"
SLOW = 2.0  # seconds of CPU time
FICTION = (
    "<html lang=vi><head><title>Wall | Gazette</title><meta property=og:title content=Wall><script type=application/ld+json>"
    '{"@type":"NewsArticle","headline":"Wall","datePublished":"2026-11-23T08:30:00+07:00","author":[{"name":"Ann Lee"}]}</script></head>'
    "<body><nav><a href=/>Home</a></nav><article><h1>Wall</h1><time datetime=2026-11-23>23/11/2026 08:30</time><div class=text>"
    + "<p>The council of Saltmouth voted on Monday to raise the old harbour wall by a metre.</p>"
    * 9
    + "<figure><img src=/a.jpg><figcaption>The wall</figcaption></figure><table><tr><td>a<td>b</table></div>"
    "<div class=related><h3>Tin liên quan</h3><ul><li><a href=/b.html>The old ferry was sold</a></ul></div></article></body></html>"
).encode()
DEBRIS = [
    b"</html>", b"<!DOCTYPE html><html><body>", b"<div>" * 500, b"</div>" * 50, b"<b><i><a href=x>", b"<table><tr><td>", b"\x00", b"\xff\xfe",
    b"<script>", b"<!--", b"<style>", b"<br><br>", b"&#0;&#x1F600;&amp;amp;", b"<h1>Other</h1>", b"<meta charset=utf-16>", b"\x01\x02", b"<p " + b"x=y " * 300 + b">",
    "Đọc thêm: 漢字".encode(), b"<article>", b"<svg>", b"<template>", b"<select>", b"<textarea>", b"]]>", b"'\"",
]  # fmt: skip


def main() -> int:
    """Run the pages, print what came of them, and return the exit code."""
    options = argparse.ArgumentParser()
    options.add_argument("folder", nargs="?", type=Path)
    options.add_argument("--pages", type=int, default=20_000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    chance = random.Random(chosen.seed)
    sources = list(_sources(chosen.folder)) or [FICTION]
    outcomes: Counter[str] = Counter()
    slowest, memory = 0.0, 0
    for number in range(chosen.pages):
        body = _mutated(chance, sources)
        begin = time.process_time()
        outcomes[_outcome(body)] += 1
        slowest = max(slowest, time.process_time() - begin)
        if number == chosen.pages // 10:
            memory = _megabytes()
    for outcome, times in outcomes.most_common():
        print(f"{times:8} {outcome}")
    print(f"slowest {slowest:.2f} s; memory {memory} MB after a tenth, {_megabytes()} MB at the end")
    return int(slowest > SLOW or any(outcome.startswith("raised") for outcome in outcomes))


def _sources(folder: Path | None) -> Iterator[bytes]:
    for path in sorted(folder.rglob("*.html*")) if folder else ():
        data = path.read_bytes()
        yield gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def _mutated(chance: random.Random, sources: list[bytes]) -> bytes:
    body = bytearray(chance.choice(sources))
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(body) + 1)
        end = min(len(body), start + chance.choice((1, 9, 99, 999)))
        kind = chance.randrange(5)
        if kind == 0:
            del body[start:end]
        elif kind == 1:
            body[start:start] = body[start:end] * chance.choice((1, 2, 50))
        elif kind == 2:
            body[start:start] = chance.choice(DEBRIS)
        elif kind == 3:
            body[start:end] = chance.randbytes(min(end - start, 40))
        else:
            other = chance.choice(sources)
            cut = chance.randrange(len(other) + 1)
            body[start:start] = other[cut : cut + 2000]
    return bytes(body)


def _outcome(body: bytes) -> str:
    page = Page(
        URL, URL, 200, {"content-type": "text/html"}, body, datetime(2026, 11, 23, tzinfo=UTC), "unknown"
    )
    try:
        normalise(read(page, default_outlet(URL)))
    except NotAnArticleError as refused:
        return f"refused: {refused.reason}"
    except Exception as problem:  # noqa: BLE001 - to find these is what the run is for
        traceback.print_exc(limit=-2)
        return f"raised: {problem!r}"[:120]
    return "article"


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main())
