"""The seed of the body: the box that holds most of a page's prose, seen from the names and the weight of its blocks."""

from __future__ import annotations

from pipelines.reading.blocks import Block, Box, Layout

SHORTEST = 25  # characters; a shorter block is a label as often as a sentence
CROSSING = 0.2  # of its weight a block keeps in the eyes of a box outside a foreign box
CLIMB = 2.0  # times its text an ancestor must have to be the body instead: then the seed was one part of several
DENSE_SCRIPT = "\u2e80"  # from here on a character says about what two and a half letters do


def find_seed(layout: Layout, headline: Block | None) -> Box:
    """Return the box that holds the body, or its largest part."""
    boxes = layout.boxes
    near = {box.index for box in ancestors(headline.box)} if headline else set()
    foreign = [box.foreign is not None and box.index not in near for box in boxes]
    total, score = [0.0] * len(boxes), [0.0] * len(boxes)
    for block in layout.blocks:
        weight = block_weight(block)
        if weight:
            total[block.box.index] += weight
            _give(score, foreign, block.box, weight)
    for box in reversed(boxes):
        if box.parent:
            total[box.parent.index] += total[box.index] * (CROSSING if foreign[box.index] else 1)
    shaded = [False] * len(boxes)
    for box in boxes:
        shaded[box.index] = foreign[box.index] or (box.parent is not None and shaded[box.parent.index])
    best = max(boxes, key=lambda box: score[box.index] * (CROSSING if shaded[box.index] else 1))
    return _climb(best, total)


def ancestors(box: Box | None) -> list[Box]:
    """Return a box and all boxes around it, from the inside out."""
    found = []
    while box is not None:
        found.append(box)
        box = box.parent
    return found


def block_weight(block: Block) -> float:
    """Return how much prose a block holds, in letters; labels and links weigh nothing."""
    text = block.text
    weight = float(len(text) - 2 * block.linked)
    if text[len(text) // 2] >= DENSE_SCRIPT:
        weight *= 2.5
    return weight if weight >= SHORTEST else 0.0


def _give(score: list[float], foreign: list[bool], box: Box, weight: float) -> None:
    """Let a block speak for the boxes it stands in: a paragraph for those around it, bare text for its own too."""
    share = weight
    if box.tag != "p":
        score[box.index] += share
    for _ in range(2):
        if foreign[box.index]:
            share *= CROSSING
        if box.parent is None:
            return
        box = box.parent
        score[box.index] += share
        share /= 2


def _climb(seed: Box, total: list[float]) -> Box:
    for box in ancestors(seed)[1:]:
        if total[box.index] >= CLIMB * total[seed.index]:
            seed = box
    return seed
