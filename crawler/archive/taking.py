"""Files taken in: each page read, and entered in the books of an import; what gives no article is said, with its file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from crawler.archive.imports import Imports, Whose
from crawler.archive.naming import shown
from crawler.archive.reading import Reading, read_in_order
from crawler.archive.saved import saved_pages
from pipelines.addresses import is_web
from pipelines.door import article_of
from pipelines.page import Page
from pipelines.plain_page import is_plain_text
from storage.records import Article, Reject

UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"


class Watch(Protocol):
    """Who is told how far an import has come."""

    def advance(self) -> None:
        """A file is through."""

    def tell(self, counts: Mapping[str, int]) -> None:
        """Another page was taken; what came of all so far."""

    def say(self, line: str) -> None:
        """Something gave no article."""


class Taking:
    """One import under way."""

    def __init__(self, imports: Imports, whose: Whose, watch: Watch) -> None:
        self.imports = imports
        self.whose = whose
        self.watch = watch

    def take_all(self, files: Sequence[Path], url: str, jobs: int, *, skip: int = 0) -> None:
        """Read the pages of files in ``jobs`` processes, but for the first ones, which were taken before."""
        for reading, result in read_in_order(self._readings(files, url, skip), jobs):
            self._take(reading, result)

    def refuse(self, reject: Reject, file: str) -> None:
        """Enter a file that could not even be opened."""
        self._reject(reject, None, file)

    def _readings(self, files: Sequence[Path], url: str, skip: int) -> Iterator[Reading]:
        for file in files:
            refused: set[str] = set()
            for found in saved_pages(file, url):
                if isinstance(found, Reject):
                    refused.add(found.url)
                if skip > 0:
                    skip -= isinstance(found, Page)
                    continue
                if isinstance(found, Reject):
                    self._reject(found, None, shown(file))
                    continue
                outlet = self.imports.ready(self.whose(found.url))
                reading = Reading(replace(found, outlet=outlet.slug), outlet, shown(file))
                if is_plain_text(
                    found
                ):  # read here: nothing in it can hang, and no process need be started for it
                    self._take(reading, article_of(reading.page, outlet))
                else:
                    yield reading
            self.imports.through(file, refused)
            self.watch.advance()

    def _take(self, reading: Reading, result: Article | Reject) -> None:
        if isinstance(result, Reject):
            self._reject(result, reading.page, reading.source)
        else:
            self.imports.article(result, reading.page)
        self.watch.tell(self.imports.counts)

    def _reject(self, reject: Reject, page: Page | None, file: str) -> None:
        detail = f"{file}: {reject.detail}" if reject.detail else file
        outlet = self.imports.ready(self.whose(reject.url))
        self.imports.reject(replace(reject, detail=detail), page, outlet)
        self.watch.say(_in_a_line(reject, file))


def _in_a_line(reject: Reject, file: str) -> str:
    place = f"{file}: {reject.url}" if is_web(reject.url) else file
    evidence = (reject.detail or "").strip().rpartition(os.linesep)[2]
    line = f"{place}: {reject.reason} ({evidence})" if evidence else f"{place}: {reject.reason}"
    return "".join(sign if sign.isprintable() else UNPRINTABLE for sign in line)
