"""The region of the body: which boxes under the seed, and which like them elsewhere, hold the article's text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice, takewhile

from pipelines.reading.cards import stands_in_card
from pipelines.reading.layout import Block, Box, Layout
from pipelines.reading.names import HEADINGS, NEVER_BODY, TEXT_TAGS, Foreign, is_quotation, is_subhead

OF_BODY = 0.15  # of the body's prose on one path through the boxes: then it is a way the body is built
OF_ASIDE = 0.15  # of the body's prose in boxes of one kind: beyond it they are no aside
OF_DRESS = 0.2  # of the body's prose in blocks of one dress: then it is the dress of the body
NET = (
    0.3  # of the prose under the seed that names must leave: else they lie, and only the surest are believed
)
NEAR = 2  # boxes up from the seed, within which blocks in the body's dress are its lost parts
FAR = 5  # boxes up from a block, in which such a box must be met
TELLING_NAME = 9  # letters from which the names of a box alone are a dress
CUTS = frozenset({Foreign.CAPTION, Foreign.OFFER})  # what stands in the midst of a text that goes on in it
NEVER_ADOPTED = frozenset(
    {Foreign.COMMENTS, Foreign.CONSENT, Foreign.HIDDEN, Foreign.RELATED, Foreign.NAVIGATION}
)

FOREIGN_AT_LAST = NEVER_BODY | {Foreign.RELATED, Foreign.CAPTION, Foreign.SIDE}

Path = int


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
        _leave_asides(region, weights)
        _adopt(region, weights)
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


def _leave_asides(region: Region, weights: list[tuple[Block, float]]) -> None:
    """Take out named boxes off the paths on which the body's prose stands, where they hold little of it."""
    path = _paths(region)
    on_path: dict[Path, float] = defaultdict(float)
    for block, weight in weights:
        on_path[path[block.box.index]] += weight
    if max(on_path.values()) < region.prose / 2:
        return
    ways = _ways(region, path, {p for p, weight in on_path.items() if weight >= OF_BODY * region.prose})
    aside = _asides(region, path, ways)
    held: dict[Path, float] = defaultdict(float)
    for block, weight in weights:
        held[path[aside[block.box.index]]] += weight
    wrapped = _wrapped(region, aside)
    for box in region.layout.under(region.seed):
        outermost = aside[box.index]
        if outermost and outermost not in wrapped and held[path[outermost]] < OF_ASIDE * region.prose:
            region.holds[box.index] = False


def _paths(region: Region) -> list[Path]:
    """Number the ways from the seed down to each box: boxes of one number are built alike."""
    numbers: dict[tuple[Path, tuple[str, str]], Path] = {}
    path = [0] * len(region.layout.boxes)
    for box in region.layout.under(region.seed)[1:]:
        if region.holds[box.index] and box.parent:
            path[box.index] = numbers.setdefault((path[box.parent.index], box.signature), len(numbers) + 1)
    return path


def _ways(region: Region, path: list[Path], ends: set[Path]) -> set[Path]:
    ways = {0}
    for box in region.layout.under(region.seed):
        if path[box.index] in ends:
            ways.update(
                path[outer.index]
                for outer in takewhile(lambda one: path[one.index] not in ways, box.around())
            )
    return ways


def _asides(region: Region, path: list[Path], ways: set[Path]) -> list[int]:
    """Return for each box the index of the outermost box around it that leaves the body's ways, or 0.

    Paragraphs and lists do not leave them; nor does a quotation where paragraphs have no elements of their own.
    """
    bare = {block.box.index for block in region.blocks()}
    aside = [0] * len(path)
    texts = [False] * len(path)
    for box in region.layout.under(region.seed)[1:]:
        here = box.index
        if not region.holds[here] or box.parent is None:
            continue
        quotes = box.parent.index in bare and is_quotation(box.names)
        is_text = texts[box.parent.index] or quotes or box.tag in TEXT_TAGS
        aside[here], texts[here] = aside[box.parent.index], is_text
        if not aside[here] and not texts[here] and box.names and path[here] not in ways:
            aside[here] = here
    return aside


def _wrapped(region: Region, aside: list[int]) -> set[int]:
    """Return the boxes that hold headings only, or cells of data only: subheads and tables that a CMS wraps."""
    heads: set[int] = set()
    cells: set[int] = set()
    others: set[int] = set()
    for block in region.blocks():
        outermost = aside[block.box.index]
        if not outermost:
            continue
        if block.box.tag in HEADINGS or is_subhead(block.box.names):
            heads.add(outermost)
        elif block.box.tag in ("td", "th") and not block.linked:
            cells.add(outermost)
        else:
            others.add(outermost)
    return (heads ^ cells) - others


def _adopt(region: Region, weights: list[tuple[Block, float]]) -> None:
    """Take in boxes elsewhere in the body's dress: named, with their parent, as the body's are; or, near by, alone."""
    pairs: dict[object, float] = defaultdict(float)
    singles: dict[object, float] = defaultdict(float)
    for block, weight in weights:
        box = block.box
        if region.holds[box.index]:
            pairs[_dress(box)] += weight
            singles[box.signature if len(box.names) >= TELLING_NAME else None] += weight
    least = OF_DRESS * region.prose
    own_pairs = {dress for dress, weight in pairs.items() if dress and weight >= least}
    own_singles = {dress for dress, weight in singles.items() if dress and weight >= least}
    near = {box.index for box in islice(region.seed.around(), NEAR + 1)}
    for box in dict.fromkeys(block.box for block in region.layout.blocks):
        if region.holds[box.index] or box.foreign:
            continue
        if _dress(box) in own_pairs and not (box.parent and box.parent.foreign):
            region.holds[box.index] = not (
                _kinds_around(box) & NEVER_ADOPTED or stands_in_card(box) or _in_footer(box)
            )
        elif box.signature in own_singles and any(outer.index in near for outer in islice(box.around(), FAR)):
            region.holds[box.index] = _kinds_around(box) <= CUTS and not stands_in_card(box)


def _in_footer(box: Box) -> bool:
    """Tell whether a box stands in a footer, which site builders make of the same bricks as the text."""
    return any(outer.foreign and outer.foreign.word == "footer" for outer in box.around())


def _dress(box: Box) -> object:
    if box.parent is None or not (box.names or box.parent.names):
        return None
    return box.signature, box.parent.signature


def _kinds_around(box: Box) -> set[Foreign]:
    """Return what the boxes around hold; a "teaser" may be the part of the text that is free to read."""
    return {outer.foreign.kind for outer in box.around() if outer.foreign and outer.foreign.word != "teaser"}
