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
WRAPPERS = 2  # boxes around a seed that hold nothing else, beside which its text may go on
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
    while outer := _holds_the_rest(seed, beside, total[seed.index], dress):
        seed = outer
    return seed


def _holds_the_rest(
    seed: Box, beside: dict[int, list[tuple[Box, float]]], prose: float, dress: tuple[str, str]
) -> Box | None:
    """Return the box around a text's box, or around its bare wrappers, in which paragraphs of the text stand beside it.

    Beside the box itself any may stand before it, and behind it not just a line of the paper's own; beside a wrapper,
    which unfolds the rest of a text, some in its dress must stand before it.
    """
    least = max(LEAST_BEHIND * prose, 1.0)
    for inner in islice(seed.around(), WRAPPERS + 1):
        if inner.parent is None:
            break
        if paragraphs := beside.get(inner.parent.index):
            before = [(box, weight) for box, weight in paragraphs if box.index < inner.index]
            if inner is seed:
                behind = sum(weight for box, weight in paragraphs if box.index >= inner.end)
                return inner.parent if before or behind >= least else None
            alike = [weight for box, weight in before if box.signature == dress]
            return inner.parent if len(alike) > 1 and sum(alike) >= least else None
    return None


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
