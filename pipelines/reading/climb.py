"""From the box that holds most of a page's prose up to the one that holds the whole body."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice, takewhile

from pipelines.reading.layout import Box, Layout

CROSSING = 0.2  # of its weight a block keeps in the eyes of a box outside a foreign box
CLIMB = (
    2.0  # times its text an ancestor must have to be the body instead: then the seed was one part of several
)
TWINS = 3  # boxes up from the seed, within which others like it hold more of the text …
TWIN = 0.4  # … if they hold so much of its prose
LEAST_BEHIND = 0.2  # of its prose that must stand behind a box for the text to go on there
SENTENCES = 80  # letters of a paragraph that is no label
PROSE_TAGS = frozenset({"p", "li", "blockquote", "td", "h2", "h3"})


def climb(layout: Layout, seed: Box, plain: list[float]) -> Box:
    """Return the box around the seed that holds the whole body, where the seed was one part of several.

    Prose counts where it is dressed as the seed's, or stands in paragraphs and lists: teasers stand in bare boxes.
    """
    holding = [(box, weight) for box, weight in zip(layout.boxes, plain, strict=True) if weight]
    dress = _dress(holding, seed)
    prose = [0.0] * len(plain)
    for box, weight in holding:
        if box.tag in PROSE_TAGS or box.signature == dress:
            prose[box.index] = weight
    total = _summed(layout.boxes, prose, CROSSING)
    seed = _above_twins(layout, seed, total)
    for box in seed.parent.around() if seed.parent else ():
        if total[box.index] >= CLIMB * total[seed.index]:
            seed = box
    beside: dict[int, list[tuple[Box, float]]] = defaultdict(list)
    for box, weight in holding:
        if weight >= SENTENCES and box.tag in ("p", "div") and box.parent and not box.foreign:
            beside[box.parent.index].append((box, weight))
    while seed.parent and _goes_on(seed, beside[seed.parent.index], LEAST_BEHIND * total[seed.index]):
        seed = seed.parent
    return seed


def _goes_on(seed: Box, beside: list[tuple[Box, float]], least: float) -> bool:
    """Tell whether a text has paragraphs beside its box: before it any, behind it not just a line of the paper's own."""
    before = any(box.index < seed.index for box, _ in beside)
    return before or sum(weight for box, weight in beside if box.index >= seed.end) >= max(least, 1.0)


def leads_to(box: Box, outer: Box) -> bool:
    """Tell whether no foreign name stands between a box and one around it."""
    return not any(one.foreign for one in takewhile(lambda one: one is not outer, box.around()))


def _above_twins(layout: Layout, seed: Box, total: list[float]) -> Box:
    """Return the box around a seed and others of its dress that hold as much prose, nearly: a text in several sections."""
    if not seed.signature[1]:
        return seed
    least = TWIN * total[seed.index]
    alike = [
        box
        for box, held in zip(layout.boxes, total, strict=True)
        if held >= least and not seed.holds(box) and box.signature == seed.signature
    ]
    for outer in islice(seed.around(), 1, TWINS + 1) if alike else ():
        for box in alike:
            if outer.holds(box) and leads_to(box, outer):
                return outer
    return seed


def _dress(holding: list[tuple[Box, float]], seed: Box) -> tuple[str, str]:
    """Return the signature of the boxes under the seed that hold most of its prose."""
    held: dict[tuple[str, str], float] = defaultdict(float)
    for box, weight in holding:
        if seed.holds(box):
            held[box.signature] += weight
    return max(held, key=lambda dress: held[dress], default=seed.signature)


def _summed(boxes: list[Box], plain: list[float], crossing: float) -> list[float]:
    """Return the weight of all blocks under each box, as far as it crosses foreign boxes on its way up."""
    total = plain.copy()
    for box in reversed(boxes):
        if box.parent and total[box.index]:
            total[box.parent.index] += total[box.index] * (crossing if box.foreign else 1)
    return total
