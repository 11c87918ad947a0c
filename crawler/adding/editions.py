"""A paper's editions in other languages, which are other outlets: told by what is written there, and by what the homepage says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.adding.evidence import Evidence
from crawler.adding.pattern import AddressPattern
from crawler.adding.samples import Samples
from crawler.discover.links import base_of, joined, tree
from pipelines.addresses import address_path, canonical
from pipelines.dates.lexicon import base_language
from pipelines.page import Page

FOREIGN_SHARE = 1 / 3  # of all articles, at most, in a folder that is taken for another edition
FOLDER = re.compile(r"/([A-Za-z]{2}(?:-[A-Za-z]{2,4})?|[a-z]{4,12})/?$")


def without_editions(
    pattern: AddressPattern, evidence: Evidence, samples: Samples, language: str
) -> AddressPattern:
    """Deny the folders of editions in other languages: articles there are in one, and few of all lie there."""
    folders: dict[str, set[str]] = {}
    for sample in samples.articles:
        folder = address_path(canonical(sample.page.url)).strip("/").partition("/")[0]
        told = sample.article.language if sample.article else None
        folders.setdefault(folder, set()).add(told or language)
    foreign = [
        rf"^/{re.escape(folder)}/"
        for folder, languages in folders.items()
        if language not in languages and _share(folder, evidence) <= FOREIGN_SHARE
    ]
    return replace(pattern, deny=(*pattern.deny, *foreign))


def without_alternates(pattern: AddressPattern, home: Page, language: str) -> AddressPattern:
    """Deny the folders that a homepage names as its editions in other languages (``rel=alternate hreflang``)."""
    further = [
        one
        for one in (rf"^/{re.escape(folder)}/" for folder in _alternates(home, language))
        if one not in pattern.deny
    ]
    return replace(pattern, deny=(*pattern.deny, *dict.fromkeys(further)))


def _alternates(home: Page, language: str) -> Iterable[str]:
    root = tree(home.body, home.headers.get("content-type"))
    if root is None:
        return
    for element in root.iter("link"):
        code = base_language(element.get("hreflang") or "")
        address = joined(base_of(root, home.final_url), element.get("href") or "")
        if (
            not address
            or code in {"", "x", language}
            or urlsplit(address).netloc != urlsplit(home.final_url).netloc
        ):
            continue
        if folder := FOLDER.fullmatch(address_path(address)):
            yield folder[1]


def _share(folder: str, evidence: Evidence) -> float:
    """The share of all articles' addresses that lie in a folder."""
    inside = sum(path.startswith(f"/{folder}/") for path in evidence.articles)
    return inside / len(evidence.articles) if inside else 1.0
