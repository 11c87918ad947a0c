"""The region of the body: which boxes under the seed, and which like them elsewhere, hold the article's text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipelines.reading.adopting import adopt, clear_twins
from pipelines.reading.asides import leave_asides
from pipelines.reading.layout import Block, Box, Layout
from pipelines.reading.names import HEADINGS, NEVER_BODY, Foreign

NET = (
    0.3  # of the prose under the seed that names must leave: else they lie, and only the surest are believed
)
FOREIGN_AT_LAST = NEVER_BODY | {Foreign.RELATED, Foreign.CAPTION, Foreign.SIDE}


@dataclass(slots=True)
class Region:
    """The boxes whose own text is the body's, by index, and the seed they were found from."""

    layout: Layout
    seed: Box
    holds: list[bool]
    prose: float = 0.0

    def blocks(self) -> list[Block]:
        """Return the blocks of the region, in reading order."""
        return [block for block in self.layout.blocks if self.holds[block.box.index]]


def find_region(layout: Layout, seed: Box) -> Region:
    """Return the region of the body.

    It is what stands under the seed without a foreign name between; less boxes built unlike the rest, which hold asides;
    and more blocks elsewhere that are dressed as the body's, which are parts of it that a paywall or an advert cut off.
    """
    region, weights = _under(layout, seed, lambda box: box.foreign is None)
    if region.prose < NET * sum(block.weight for block in layout.blocks):
        open_region, all_weights = _under(layout, seed, _passes_at_last)
        if region.prose < NET * open_region.prose:
            region, weights = open_region, all_weights
    if region.prose:
        leave_asides(region, weights)
        clear_twins(region)
        adopt(region, weights)
    return region


def _passes_at_last(box: Box) -> bool:
    return box.foreign is None or box.foreign.kind not in FOREIGN_AT_LAST


def _under(
    layout: Layout, seed: Box, passes: Callable[[Box], bool]
) -> tuple[Region, list[tuple[Block, float]]]:
    """Return the boxes under the seed to which a way leads that passes, and what their blocks weigh."""
    holds = [False] * len(layout.boxes)
    for box in layout.under(seed):
        holds[box.index] = box is seed or (box.parent is not None and holds[box.parent.index] and passes(box))
    region = Region(layout, seed, holds)
    weights = [(block, block.weight) for block in region.blocks() if block.box.tag not in HEADINGS]
    region.prose = sum(weight for _, weight in weights)
    return region, weights
