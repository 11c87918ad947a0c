"""The publishing system a paper's pages were made by, known by the marks that a platform's file names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from crawler.catalogue.file import PLATFORMS, Platform, load_platform
from pipelines.page import Page

FEWEST_MARKS = 2  # of one page: a class's name may be anybody's


def platform_of(pages: Sequence[Page], folders: Iterable[Path] = ()) -> Platform | None:
    """Return the platform whose marks stand in most of the pages, None where none does.

    Platforms are those of ``platforms`` in the given folders, which win, and ours. Raises ``BadOutletError``.
    """
    places = [PLATFORMS, *(folder / "platforms" for folder in reversed(list(folders)))]
    known = {file.stem: load_platform(file) for place in places for file in sorted(place.glob("*.toml"))}
    best = max(known.values(), key=lambda platform: _marked(pages, platform), default=None)
    return best if best and 2 * _marked(pages, best) > len(pages) else None


def _marked(pages: Sequence[Page], platform: Platform) -> int:
    """How many of the pages bear enough marks of a platform."""
    texts = (page.body.decode("utf-8", "replace") for page in pages)
    return sum(sum(bool(re.search(mark, text)) for mark in platform.marks) >= FEWEST_MARKS for text in texts)
