"""One pass over a page for the elements its metadata live in."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.etree import _Element as Element

MOST_OF_A_KIND = 3000
KINDS = ("meta", "link", "title", "script", "h1", "time", "p")


@dataclass(frozen=True, slots=True)
class Gathered:
    """Elements by tag, in reading order; ``places`` gives h1, time and p their place in that order."""

    found: dict[str, list[Element]]
    places: dict[Element, int] = field(default_factory=dict)

    def __getitem__(self, tag: str) -> list[Element]:
        """Return the elements of one of the ``KINDS``."""
        return self.found[tag]


def gather(root: Element) -> Gathered:
    """Walk the tree once; of a kind no more than ``MOST_OF_A_KIND`` are kept, whatever the page holds."""
    found: dict[str, list[Element]] = {kind: [] for kind in KINDS}
    places: dict[Element, int] = {}
    for place, element in enumerate(root.iter(*KINDS)):
        elements = found[str(element.tag)]
        if len(elements) < MOST_OF_A_KIND:
            elements.append(element)
            if element.tag in ("h1", "time", "p"):
                places[element] = place
    return Gathered(found, places)
