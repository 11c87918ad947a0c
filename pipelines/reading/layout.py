"""What a page is built of, as a reader sees it: boxes, and the blocks of text that stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec
from lxml.etree import _Element as Element

from pipelines.reading.names import Foreign, Verdict


# Structs are made in a third of a dataclass's time; the collector need not look at what only points outwards.
class Box(msgspec.Struct, eq=False, gc=False):
    """An element that is laid out as a box.

    ``names`` are all it is called, ``signature`` its tag and what it shares with boxes of its kind, ``foreign`` is what they say it holds
    beside the article's text. ``index`` is its place among the page's boxes, ``end`` that of the first box behind those it holds.
    """

    element: Element
    tag: str
    names: str
    signature: tuple[str, str]
    parent: Box | None
    index: int
    foreign: Verdict | None
    end: int = 0

    def holds(self, other: Box) -> bool:
        """Tell whether another box stands in it, or is it."""
        return self.index <= other.index < self.end

    def is_hidden(self) -> bool:
        """Tell whether it, or a box around it, is not shown."""
        return any(outer.foreign and outer.foreign.kind is Foreign.HIDDEN for outer in self.around())

    def around(self) -> Iterator[Box]:
        """Yield the box and all boxes around it, from the inside out."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent


class Block(msgspec.Struct, eq=False, gc=False):
    """A run of text in a box that a reader sees as one paragraph.

    ``linked`` are its characters inside links, ``weight`` is how much prose it holds, in letters: labels and links weigh
    nothing.
    """

    text: str
    box: Box
    linked: int
    weight: float


@dataclass(slots=True)
class Layout:
    """The boxes and blocks of a page, both in reading order; ``refrains`` are texts that a page says again and again."""

    boxes: list[Box] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    refrains: frozenset[str] = frozenset()

    def under(self, box: Box) -> list[Box]:
        """Return a box and all that it holds."""
        return self.boxes[box.index : box.end]
