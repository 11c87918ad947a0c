"""The stand-first as printed: between headline and body, known by its name, by the page's description, or by its place."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.reading.layout import Block, Box
from pipelines.reading.lines import is_moment, is_offer, key, opens_related
from pipelines.reading.names import HEADINGS, Foreign, is_standfirst, is_surely_standfirst
from pipelines.reading.walk import DENSE_SCRIPT
from pipelines.text.sentences import ends_sentence

SHORTEST_NAMED, SHORTEST = 25, 50  # letters
LONGEST = 900
MOST_BLOCKS = 4
FULL_ENOUGH = 40  # letters from which a cut-off description still names its block


def find_standfirst(
    before: Sequence[Block], body: Sequence[Block], descriptions: Sequence[str]
) -> list[Block]:
    """Return the blocks of the stand-first: among those between headline and body, else the body's own first.

    A first paragraph that a description repeats is no stand-first, unless it is a heading or its box is named as one.
    """
    keys = [key(text) for text in descriptions]
    open_blocks = [block for block in before if _may_lead(block)]
    if body and _printed_twice(body[0], before):
        return [body[0]]
    named = _named(open_blocks) or [block for block in before if _is_described(block, keys)][:1]
    if named:
        return named
    for block in open_blocks:
        if _describes(block, keys):
            return [block]
    if body and _leads_body(body, keys):
        return [body[0]]
    if body and _describes(body[0], keys):
        return []
    placed = [
        b
        for b in open_blocks
        if not _teaser(b)
        and len(b.text) >= SHORTEST
        and b.box.tag not in ("li", "td")
        and ends_sentence(b.text)
    ]
    return placed[:1]


def _printed_twice(first: Block, before: Sequence[Block]) -> bool:
    """Tell whether the body's first block also stands, whole or cut off, between headline and body: as its stand-first.

    Some systems print it there and set it again, in bold or in full, before the text.
    """
    words = key(first.text)
    return SHORTEST <= len(first.text) <= LONGEST and any(
        (mine := key(block.text)) == words
        or (len(mine) >= SHORTEST_NAMED and block.text.endswith(("...", "…")) and words.startswith(mine))
        for block in before
        if not block.linked and not block.box.is_hidden()
    )


def _leads_body(body: Sequence[Block], keys: Sequence[str]) -> bool:
    first = body[0]
    if _describes(first, keys):
        return bool(_name(first)) or first.box.tag in HEADINGS or "description" in first.box.names
    if len(body) == 1:
        return False
    if is_surely_standfirst(first.box.names) and first.box.signature != body[1].box.signature:
        return True
    return _stands_beside(first.box, body[1].box)


def _stands_beside(first: Box, second: Box) -> bool:
    """Tell whether a first block has a box of its own beside the box of the text, and that is named as its stand-first."""
    shared = {box.index for box in second.around()}
    own = [box for box in first.around() if box.index not in shared]
    top = own[-1] if own else None
    if top is None or second.parent is None or top.parent is second.parent:
        return False
    return any(is_standfirst(box.names) for box in own)


def _is_described(block: Block, keys: Sequence[str]) -> bool:
    """Whether a block is the description whole, whatever its box is called; a dateline may stand before it."""
    mine = key(block.text)
    return any(len(other) >= FULL_ENOUGH and mine.endswith(other) for other in keys) and not block.linked


def _may_lead(block: Block) -> bool:
    if len(block.text) > LONGEST or block.linked * 2 > len(block.text):
        return False
    if is_moment(block.text) or is_offer(block.text) or opens_related(block.text):
        return False
    return all(
        box.foreign is None or box.foreign.kind is Foreign.HEAD or box.foreign.word == "teaser"
        for box in block.box.around()
    )


def _teaser(block: Block) -> bool:
    return any(box.foreign and box.foreign.word == "teaser" for box in block.box.around())


def _named(blocks: Sequence[Block]) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        if _letters(block.text) >= SHORTEST_NAMED and _name(block):
            if found and _name(found[0]) != _name(block):
                break
            found.append(block)
    return found[:MOST_BLOCKS]


def _letters(text: str) -> float:
    """How much a text says: a sign of the east's scripts as much as two and a half letters."""
    return len(text) * (2.5 if text[len(text) // 2] >= DENSE_SCRIPT else 1)


def _name(block: Block) -> str:
    for box in (block.box, block.box.parent, block.box.parent.parent if block.box.parent else None):
        if box is not None and is_standfirst(box.names):
            return box.names
    return ""


def _describes(block: Block, keys: Sequence[str]) -> bool:
    mine = key(block.text)
    for other in keys:
        if mine == other or (
            min(len(mine), len(other)) >= FULL_ENOUGH and (mine.startswith(other) or other.startswith(mine))
        ):
            return bool(mine)
    return False
