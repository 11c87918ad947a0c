"""Parts of a body that stand elsewhere, cut off by a paywall or an advert: known by the dress of its paragraphs."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from pipelines.reading.cards import stands_in_card
from pipelines.reading.climb import leads_to
from pipelines.reading.layout import Block, Box
from pipelines.reading.names import HEADINGS, Foreign, is_standfirst

if TYPE_CHECKING:
    from pipelines.reading.region import Region

OF_DRESS = 0.2  # of the body's prose in blocks of one dress: then it is the dress of the body
NEAR = 2  # boxes up from the seed, within which blocks in the body's dress are its lost parts
FAR = 5  # boxes up from a block, in which such a box must be met
TELLING_NAME = 9  # letters from which the names of a box alone are a dress
CUTS = frozenset({Foreign.CAPTION, Foreign.OFFER})  # what stands in the midst of a text that goes on in it
SENTENCES = 80  # letters of a paragraph that is no label
FEWEST_IN_OPENING = 2
NEVER_ADOPTED = frozenset(
    {Foreign.COMMENTS, Foreign.CONSENT, Foreign.HIDDEN, Foreign.RELATED, Foreign.NAVIGATION}
)


def clear_twins(region: Region) -> None:
    """Take its foreign name off what is named as the seed is and stands beside it: "page 2" is as much the text as "page 1"."""
    seed = region.seed
    named_foreign = seed.foreign and seed.signature[1]
    for box in region.layout.under(seed.parent) if seed.parent and named_foreign else ():
        if box.parent is seed.parent and box.signature == seed.signature:
            box.foreign = None


def adopt(region: Region, weights: list[tuple[Block, float]]) -> None:
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
    cut_off: dict[int, list[int]] = defaultdict(list)
    for box in dict.fromkeys(block.box for block in region.layout.blocks):
        if region.holds[box.index] or box.foreign:
            continue
        if _dress(box) in own_pairs and not (box.parent and box.parent.foreign):
            region.holds[box.index] = not (
                _kinds_around(box) & NEVER_ADOPTED or stands_in_card(box) or _in_footer(box)
            )
        elif box.signature in own_singles and (
            any(outer.index in near for outer in islice(box.around(), FAR)) or _is_left_out(region, box)
        ):
            region.holds[box.index] = _kinds_around(box) <= CUTS and not stands_in_card(box)
            if region.holds[box.index] and box.parent and box.parent.foreign:
                cut_off[box.parent.index].append(box.index)
    for parent, adopted in cut_off.items():
        _adopt_headings(region, region.layout.boxes[parent], adopted)


def adopt_opening(region: Region, headline: Block) -> None:
    """Take in the first paragraphs where they stand in a box of their own between the headline and the rest.

    One may be the stand-first; of several, none in a box that is named for it, they are the text before a row of two columns.
    """
    blocks = region.blocks()
    near = {box.index for box in islice(region.seed.around(), FAR)}
    opening: dict[int, list[Box]] = defaultdict(list)
    for block in region.layout.blocks if blocks else ():
        box, parent = block.box, block.box.parent
        if box.index >= blocks[0].box.index:
            break
        if box.tag != "p" or box.index < headline.box.index or parent is None or block.linked:
            continue
        is_text = block.weight >= SENTENCES and not (_kinds_around(box) or is_standfirst(parent.names))
        if is_text and any(outer.index in near for outer in islice(box.around(), FAR)):
            opening[parent.index].append(box)
    for boxes in opening.values():
        if len(boxes) >= FEWEST_IN_OPENING:
            for box in boxes:
                region.holds[box.index] = True


def _adopt_headings(region: Region, parent: Box, adopted: list[int]) -> None:
    """Take in the headings between paragraphs that were taken in, in the box that cut both off."""
    for box in region.layout.boxes[adopted[0] : adopted[-1]]:
        if box.tag in HEADINGS and box.parent is parent and not box.foreign:
            region.holds[box.index] = True


def _is_left_out(region: Region, box: Box) -> bool:
    """Tell whether a box under the seed was left out for the box it stands in alone, which no name speaks against."""
    return region.seed.holds(box) and leads_to(box, region.seed)


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
