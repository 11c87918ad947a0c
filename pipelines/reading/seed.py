"""The seed of the body: the box that holds most of a page's prose, seen from the names and the weight of its blocks."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice

from pipelines.reading.climb import CROSSING, SENTENCES, climb, leads_to
from pipelines.reading.layout import Block, Box, Layout
from pipelines.reading.names import NEVER_BODY, NEVER_BODY_WORDS, Foreign, Verdict

OWN_SHARE = 0.4  # of the page's prose in boxes of a foreign name: then it is the name of the body here
BROKEN = 3  # paragraphs that only breaks part
MARGINS = frozenset({"footer", "consent", "cookie", "cookies"})
IMPRINT = 1200  # letters of a page's licence, address and menu
IMPRINT_PARAGRAPHS = 6
ARTICLE = 200  # letters of prose that make an article of the headline's ``article`` box
NEIGHBOUR = Verdict(Foreign.RELATED, "article")


def find_seed(layout: Layout, headline: Block | None) -> Box:
    """Return the box that holds the body, or its largest part.

    Foreign names that are not foreign on this page are taken off its boxes: those of the boxes round the headline, and
    those that hold too large a share of the page's prose to be anything but the article.
    """
    boxes = layout.boxes
    plain = _weights(layout)
    _take_off_own_names(boxes, plain, headline)
    if headline:
        _mark_neighbours(layout, plain, headline)
    score = [0.0] * len(boxes)
    broken = Counter(block.box.index for block in layout.blocks if block.weight >= SENTENCES)
    for box, weight in zip(boxes, plain, strict=True):
        if weight:
            _give(score, box, weight, holds_text=broken[box.index] >= BROKEN)
    return climb(layout, _best(boxes, score), plain)


def _best(boxes: list[Box], score: list[float]) -> Box:
    """Return the box of the highest score, each counted as far as it stands in the light."""
    best, most = boxes[0], 0.0
    spoken_for = [box for box, points in zip(boxes, score, strict=True) if points]
    for box in sorted(spoken_for, key=lambda box: -score[box.index]):
        if score[box.index] <= most:
            break
        points = score[box.index] * _light(box)
        if points > most:
            best, most = box, points
    return best


def _light(box: Box) -> float:
    """Return what the score of a box counts for: a fifth in the shade of a foreign name."""
    return CROSSING if any(outer.foreign for outer in box.around()) else 1.0


def stands_beside(seed: Box) -> bool:
    """Tell whether a seed stands in the page's footer or margin: then the page shows no text of an article.

    Licence and address are the longest lines of a page that is still to be drawn by a script. A box of more than those
    is a tag that was never closed, or a name that lies.
    """
    margin = next((box for box in seed.around() if box.foreign and box.foreign.word in MARGINS), None)
    if (
        margin is None
        or sum(1 for _ in islice(margin.element.iter("p"), IMPRINT_PARAGRAPHS)) == IMPRINT_PARAGRAPHS
    ):
        return False
    return len("".join(margin.element.itertext())) <= IMPRINT


def _weights(layout: Layout) -> list[float]:
    """Return the weight of the blocks that stand in each box itself."""
    plain = [0.0] * len(layout.boxes)
    for block in layout.blocks:
        if block.text not in layout.refrains:
            plain[block.box.index] += block.weight
    return plain


def _take_off_own_names(boxes: list[Box], plain: list[float], headline: Block | None) -> None:
    """Clear the foreign names that are not foreign on this page."""
    total = plain.copy()
    held: dict[str, float] = defaultdict(float)
    for box in reversed(boxes):
        if not total[box.index]:
            continue
        if verdict := box.foreign:
            kind, word = verdict
            if kind in NEVER_BODY or word in NEVER_BODY_WORDS:
                continue
            outer = box.parent.foreign if box.parent else None
            if kind in (Foreign.RELATED, Foreign.SIDE):
                held[word] = max(held[word], total[box.index])
            elif outer is None or outer.word != word:
                held[word] += total[box.index]
        if box.parent:
            total[box.parent.index] += total[box.index]
    least = max(OWN_SHARE * total[0], 1.0)
    own = {word for word, weight in held.items() if weight >= least}
    for box in boxes if own else ():
        if box.foreign and box.foreign.word in own:
            box.foreign = None
    _take_off_round_headline(boxes, headline)


def _take_off_round_headline(boxes: list[Box], headline: Block | None) -> None:
    """Clear the names of the boxes round the headline, and of the bricks its page is built of.

    Site builders call every piece of a page a "widget": where the headline is one, the name tells nothing.
    """
    bricks = set()
    for box in headline.box.around() if headline else ():
        if box.foreign and box.foreign.kind is Foreign.SIDE and box.foreign.word not in NEVER_BODY_WORDS:
            bricks.add(box.foreign.word)
        box.foreign = None
    for box in boxes if bricks else ():
        if box.foreign and box.foreign.word in bricks:
            box.foreign = None


def _mark_neighbours(layout: Layout, plain: list[float], headline: Block) -> None:
    """Make all articles foreign but the headline's: on a page of several the others are its neighbours."""
    own = next((box for box in headline.box.around() if box.tag == "article"), None)
    if own is None:
        return
    prose = sum(plain[box.index] for box in layout.under(own) if plain[box.index] and leads_to(box, own))
    if prose < ARTICLE:
        return
    others = [box for box in layout.boxes if box.tag == "article" and not (box.holds(own) or box.foreign)]
    for box in others:
        if not (own.holds(box) and leads_to(box, own)):
            box.foreign = NEIGHBOUR


def _give(score: list[float], box: Box, share: float, *, holds_text: bool) -> None:
    """Let the text in a box speak for those it stands in: a paragraph for the two around it, bare text for its own too.

    A box of several paragraphs without an element of their own is no paragraph: it speaks for itself twice as loud.
    """
    if box.tag != "p":
        score[box.index] += share
    if holds_text:
        share /= 2
    for _ in range(2):
        if box.foreign:
            share *= CROSSING
        if box.parent is None:
            return
        box = box.parent
        score[box.index] += share
        share /= 2
