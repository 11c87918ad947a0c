"""One pass over a page for the elements its metadata live in."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from lxml.etree import _Element as Element

MOST_OF_A_KIND = 3000
KINDS = ("meta", "link", "title", "script", "h1", "time", "p", "a")


@dataclass(frozen=True, slots=True)
class Gathered:
    """All elements in reading order, the place of each in that order, and the elements of some kinds."""

    elements: list[Element]
    places: dict[Element, int]
    found: dict[str, list[Element]]

    def __getitem__(self, tag: str) -> list[Element]:
        """Return the elements of one of the ``KINDS``."""
        return self.found[tag]

    def within(self, tag: str, places: range) -> list[Element]:
        """Return the elements of one of the ``KINDS`` that stand at these places."""
        found, place_of = self.found[tag], self.places.__getitem__
        return found[
            bisect_left(found, places.start, key=place_of) : bisect_left(found, places.stop, key=place_of)
        ]

    def places_of(self, box: Element) -> range:
        """Return the places of an element and of all that it holds.

        What a broken document has behind its root was not walked, and has no place.
        """
        for node in (box, *box.iterancestors()):
            following = node.getnext()
            if following is not None and following in self.places:
                return range(self.places[box], self.places[following])
        return range(self.places[box], len(self.elements))


def gather(root: Element) -> Gathered:
    """Walk the tree once; of a kind no more than ``MOST_OF_A_KIND`` are kept, whatever the page holds."""
    elements = list(root.iter())
    found: dict[str, list[Element]] = {kind: [] for kind in KINDS}
    of_kind = found.get
    for element in elements:
        kind = of_kind(element.tag)  # type: ignore[arg-type]  # without comments all tags are names
        if kind is not None and len(kind) < MOST_OF_A_KIND:
            kind.append(element)
    return Gathered(elements, dict(zip(elements, range(len(elements)), strict=True)), found)
