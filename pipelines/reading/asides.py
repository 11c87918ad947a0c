"""What stands among a body's boxes and is none of it: named boxes built unlike the rest, which hold little of its prose."""

from __future__ import annotations

from collections import defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING

from pipelines.reading.climb import SENTENCES
from pipelines.reading.layout import Block, Box
from pipelines.reading.names import HEADINGS, TEXT_TAGS, is_passage, is_quotation, is_subhead

if TYPE_CHECKING:
    from pipelines.reading.region import Region

OF_BODY = 0.15  # of the body's prose on one path through the boxes: then it is a way the body is built
OF_ASIDE = 0.15  # of the body's prose in boxes of one kind: beyond it they are no aside
LONGEST_NOTE = 80  # letters of the line under a table that names its source
NOTE, QUOTE = "note", "quote"
WRAPPED = ({"subhead"}, {"cell"}, {"cell", NOTE}, {"item"}, {QUOTE})

Path = int


def leave_asides(region: Region, weights: list[tuple[Block, float]]) -> None:
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
    wrapped, notes = _wrapped(region, aside)
    for box in region.layout.under(region.seed):
        outermost = aside[box.index]
        left_in = outermost in wrapped and box.index not in notes
        if outermost and not left_in and held[path[outermost]] < OF_ASIDE * region.prose:
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

    Paragraphs and lists do not leave them; nor does a quotation where paragraphs have no elements of their own, nor the box of one
    paragraph that is called as those on the way are, and something more: the one with the initial, or before the paywall.
    """
    called: dict[tuple[Path, str], set[str]] = defaultdict(set)
    for box in region.layout.under(region.seed)[1:]:
        if path[box.index] in ways and box.parent:
            called[path[box.parent.index], box.tag].add(box.signature[1])
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
        within = aside[here] or texts[here] or not box.names or path[here] in ways
        on_way = called[path[box.parent.index], box.tag]
        if not (within or is_passage(box.names) or _varies(box, on_way, region)):
            aside[here] = here
    return aside


def _varies(box: Box, on_way: set[str], region: Region) -> bool:
    """Tell whether a box is called as one on the way is, but for some words more or less, and holds one paragraph."""
    mine = set(box.signature[1].split())
    if not any(mine <= theirs or mine >= theirs for theirs in map(set, map(str.split, filter(None, on_way)))):
        return False
    held = [block for block in region.blocks() if box.holds(block.box)]
    return len(held) == 1 and held[0].weight >= SENTENCES and held[0].box.tag == "p"


def _wrapped(region: Region, aside: list[int]) -> tuple[set[int], set[int]]:
    """Return the boxes that a CMS puts around a subhead, a quotation, a list or a table of the text, and the notes under such tables."""
    kinds: dict[int, set[str]] = defaultdict(set)
    notes: dict[int, int] = {}
    led = False  # to a quotation, by a colon
    for block in region.blocks():
        if outermost := aside[block.box.index]:
            kind = _kind(block)
            if kind == QUOTE and not (led or QUOTE in kinds[outermost]):
                kind = ""  # pulled out of the text, or put into it by an editor
            kinds[outermost].add(kind)
            if kind == NOTE:
                notes[block.box.index] = outermost
        led = block.text.endswith((":", "："))
    wrapped = {box for box, held in kinds.items() if held in WRAPPED}
    return wrapped, {note for note, outermost in notes.items() if outermost in wrapped}


def _kind(block: Block) -> str:
    """Return what a block is of what editors have boxes for: a subhead, a cell of data, an item, a quotation, a table's note, or none."""
    if block.box.tag in HEADINGS or is_subhead(block.box.names):
        return "subhead"
    if block.linked:
        return ""
    tags = {block.box.tag, block.box.parent.tag if block.box.parent else ""}  # a cell may hold a paragraph
    if not tags.isdisjoint(("td", "th")):
        return "cell"
    if "li" in tags:
        return "item"
    if "blockquote" in tags:
        return QUOTE
    return NOTE if len(block.text) <= LONGEST_NOTE else ""
