"""A few articles of a new outlet, read as a crawl would read them, and the patterns whose pages are none thrown out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from crawler.adding.asking import Asker
from crawler.adding.evidence import Evidence
from crawler.adding.pattern import AddressPattern, judged
from pipelines.addresses import address_path, own_address
from pipelines.door import article_of
from pipelines.outlet import Outlet
from pipelines.page import Page
from storage.records import Article, Hints, Reject

WANTED = 3  # articles: so many are shown and kept as fixtures …
TAKEN = 6  # … and so many read, where there are as many: what articles share is told by more of them
MOST_ASKED = 12
MOST_EDITIONS = 3
EDITION = re.compile(r"/([a-z]{2}|english|espanol|francais|deutsch|khmer|chinese|japanese)/", re.IGNORECASE)
FEWEST_OF_A_PATTERN = 2  # pages that gave no article, and none that did: the pattern is of something else


@dataclass(frozen=True, slots=True)
class Sample:
    """A page, and what reading it gave."""

    page: Page
    result: Article | Reject

    @property
    def article(self) -> Article | None:
        """The article, None for a page that gave none."""
        return self.result if isinstance(self.result, Article) else None


@dataclass(slots=True)
class Samples:
    """Pages asked for as articles: those that are, and those that gave none."""

    read: list[Sample] = field(default_factory=list)

    @property
    def articles(self) -> list[Sample]:
        """The pages that gave articles, in the order they were asked for."""
        return [sample for sample in self.read if sample.article]

    @property
    def rejects(self) -> list[Sample]:
        """The pages that gave none."""
        return [sample for sample in self.read if not sample.article]

    def by(self, outlet: Outlet) -> Samples:
        """Read the same pages by an outlet's rules."""
        return Samples([sample_of(sample.page, outlet) for sample in self.read])


async def take_samples(  # noqa: PLR0913, PLR0917 - what a survey knows by then
    ask: Asker,
    outlet: Outlet,
    pattern: AddressPattern,
    evidence: Evidence,
    hints: dict[str, Hints],
    given: Sequence[Page],
) -> Samples:
    """Read six articles, of every pattern one at least; pages that give none are replaced by others, twelve in all."""
    samples = Samples([sample_of(page, outlet) for page in given[:TAKEN]])
    known = {page.url for page in given}
    missing = set(pattern.allow) - {_first_of(pattern, _path(page, outlet)) for page in given}
    for path in _in_turn(pattern, evidence):
        if (len(samples.articles) >= TAKEN and not missing) or len(samples.read) >= MOST_ASKED:
            break
        of = {_first_of(pattern, path)}
        if len(samples.articles) >= TAKEN and not of & missing:
            continue
        url = evidence.addresses[path]
        page = None if url in known else await ask(url)
        if page is None:
            continue
        sample = sample_of(replace(page, hints=hints.get(url, Hints())), outlet)
        samples.read.append(sample)
        missing -= of if sample.article else set()
    return Samples(
        samples.read
        + [sample_of(page, outlet) for page in await _of_editions(ask, outlet, pattern, evidence, samples)]
    )


def sample_of(page: Page, outlet: Outlet) -> Sample:
    """Read a page as a crawl would."""
    return Sample(page, article_of(replace(page, outlet=outlet.slug), outlet))


def without_failed(
    pattern: AddressPattern, evidence: Evidence, samples: Samples, outlet: Outlet
) -> AddressPattern:
    """Return the patterns that gave articles, or were not put to the proof."""

    def failed(one: str) -> bool:
        tried = [sample for sample in samples.read if _first_of(pattern, _path(sample.page, outlet)) == one]
        return len(tried) >= FEWEST_OF_A_PATTERN and not any(sample.article for sample in tried)

    left = [one for one in pattern.allow if not failed(one)]
    return pattern if len(left) == len(pattern.allow) else judged(left, evidence)


async def _of_editions(
    ask: Asker, outlet: Outlet, pattern: AddressPattern, evidence: Evidence, samples: Samples
) -> list[Page]:
    """Pages of folders that may be editions in another language, one of each that no sample is of."""
    known = {_edition(_path(one.page, outlet)) for one in samples.read}
    folders = {
        folder: path for path in evidence.articles if pattern.matches(path) and (folder := _edition(path))
    }
    paths = [path for folder, path in folders.items() if folder not in known]
    return await ask.each([evidence.addresses[path] for path in paths], MOST_EDITIONS)


def _edition(path: str) -> str:
    """The first folder of a path where it may be named for a language, else nothing."""
    found = EDITION.match(path)
    return found[1] if found else ""


def _path(page: Page, outlet: Outlet) -> str:
    return address_path(own_address(page.url, outlet) or page.url)


def _first_of(pattern: AddressPattern, path: str) -> str | None:
    """The first of the patterns that a path is of: what others take as well proves nothing of them."""
    return next((one for one in pattern.allow if re.search(one, path)), None)


def _in_turn(pattern: AddressPattern, evidence: Evidence) -> Iterator[str]:
    """Yield articles' paths, of each pattern in turn, and of each folder in turn within it; without a pattern, of all."""
    matching = [path for path in evidence.articles if not pattern.allow or pattern.matches(path)]
    queues = [[path for path in matching if _first_of(pattern, path) == one] for one in pattern.allow]
    seen: set[str] = set()
    for paths in zip_longest(*map(_by_folder, queues or [matching])):
        for path in paths:
            if path and path not in seen:
                seen.add(path)
                yield path


def _by_folder(paths: Sequence[str]) -> list[str]:
    folders: dict[str, list[str]] = {}
    for path in paths:
        folders.setdefault(path.strip("/").partition("/")[0] if path.count("/") > 1 else "", []).append(path)
    return [path for turn in zip_longest(*folders.values()) for path in turn if path]
