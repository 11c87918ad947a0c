"""The body of an article: its paragraphs, stand-first, pictures and related links, out of one page's layout."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pipelines.reading.adopting import adopt_opening
from pipelines.reading.layout import Block, Box, Layout
from pipelines.reading.lines import LONGEST_LABEL, MOMENT, key
from pipelines.reading.region import find_region
from pipelines.reading.seed import find_seed, stands_beside
from pipelines.reading.sift import Sifted, sift
from pipelines.reading.standfirst import find_standfirst

SHORTEST_TITLE = 20  # letters
MOST_KICKERS = 3
DIGIT = re.compile("[0-9]")
CELLS = frozenset({"td", "th"})
TALLEST_CELL = 200  # letters; a longer cell is layout, not data


@dataclass(frozen=True, slots=True)
class Hints:
    """What the metadata says that helps to find the body: titles, descriptions, and names of those who wrote it."""

    titles: Sequence[str] = ()
    descriptions: Sequence[str] = ()
    names: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a page as printed, with the seed it was found from and the blocks that lead to other articles."""

    seed: Box
    paragraphs: tuple[str, ...] = ()
    summary: str | None = None
    elsewhere: tuple[Block, ...] = field(default=())


def read_body(layout: Layout, hints: Hints) -> Body:
    """Return the body of a page; without paragraphs where it has no prose at all.

    The stand-first is taken out of the paragraphs where it stands among them.
    """
    heads = _title_blocks(layout, hints.titles)
    headline = _headline(heads)
    seed = find_seed(layout, headline)
    if stands_beside(seed):
        return Body(seed)
    region = find_region(layout, seed)
    if headline:
        adopt_opening(region, headline)
    blocks = _without_kicker(region.blocks(), headline)
    sifted = sift(blocks, heads, _keys(hints.names), layout.refrains)
    return _body(layout, seed, _Sifting(heads, blocks, sifted), hints)


def _without_kicker(blocks: list[Block], headline: Block | None) -> list[Block]:
    """Return the blocks without the few short ones before the headline, where that stands among them."""
    if headline is None:
        return blocks
    before = [block for block in blocks if block.box.index < headline.box.index]
    short = all(len(block.text) <= LONGEST_LABEL for block in before)
    return blocks[len(before) :] if short and len(before) <= MOST_KICKERS else blocks


def body_of_blocks(layout: Layout, blocks: Sequence[Block], hints: Hints) -> Body:
    """Return the body that the blocks an outlet's rule chose make up."""
    heads = _title_blocks(layout, hints.titles)
    sifted = sift(blocks, heads, _keys(hints.names), layout.refrains)
    return _body(layout, blocks[0].box.parent or blocks[0].box, _Sifting(heads, blocks, sifted), hints)


@dataclass(frozen=True, slots=True)
class _Sifting:
    """The blocks that print a title, those of the region, and what became of these."""

    heads: Sequence[Block]
    blocks: Sequence[Block]
    sifted: Sifted


def _body(layout: Layout, seed: Box, sifting: _Sifting, hints: Hints) -> Body:
    kept = sifting.sifted.kept
    lead = find_standfirst(_before(layout, sifting), kept, hints.descriptions)
    taken = {id(block) for block in lead}
    paragraphs = _paragraphs([block for block in kept if id(block) not in taken])
    return Body(
        seed, paragraphs, " ".join(block.text for block in lead) or None, tuple(sifting.sifted.elsewhere)
    )


def _keys(texts: Iterable[str]) -> set[str]:
    return {key(text) for text in texts} - {""}


def _title_blocks(layout: Layout, titles: Sequence[str]) -> list[Block]:
    """Return the blocks that print a title of the article and nothing else, but for a label and the date."""
    keys = _keys(titles)
    lengths = [len(title) for title in titles if title]
    if not lengths:
        return []
    least, most = min(lengths) * 0.7 - 5, max(lengths) * 1.3 + 10
    return [
        block
        for block in layout.blocks
        if least <= len(block.text) <= most + LONGEST_LABEL
        and (key(block.text) in keys if len(block.text) <= most else _is_dated_title(block.text, keys))
    ]


def _is_dated_title(text: str, keys: set[str]) -> bool:
    """Tell whether a line prints a title between its section and its date, as old templates do with single breaks."""
    return (
        DIGIT.search(text) is not None  # most teasers are as long, and have none
        and MOMENT.search(text) is not None
        and any(len(one) >= SHORTEST_TITLE and one in key(text) for one in keys)
    )


def _headline(heads: Sequence[Block]) -> Block | None:
    shown = [block for block in heads if not block.box.is_hidden()] or heads
    for tag in ("h1", "h2", "h3"):
        for block in shown:
            if block.box.tag == tag:
                return block
    return shown[0] if shown else None


def _before(layout: Layout, sifting: _Sifting) -> list[Block]:
    """Return the blocks between the headline, or the page's begin, and the body; none that was sifted out of it."""
    headline = _headline(sifting.heads)
    first = sifting.sifted.kept[0] if sifting.sifted.kept else None
    passed = {id(block) for block in (*sifting.blocks, *sifting.heads)}
    before: list[Block] = []
    for block in layout.blocks:
        if block is first:
            break
        if block is headline:
            before.clear()
        elif id(block) not in passed:
            before.append(block)
    return before


def _paragraphs(blocks: Sequence[Block]) -> tuple[str, ...]:
    """Return the blocks' texts, with the cells of a table's row on one line."""
    paragraphs: list[str] = []
    in_cell = Counter([_cell(block.box).index for block in blocks])
    for row, group in groupby(
        blocks, key=lambda block: _row(block) if in_cell[_cell(block.box).index] == 1 else 0
    ):
        texts = [block.text for block in group]
        paragraphs += [" | ".join(texts)] if row else texts
    return tuple(paragraphs)


def _row(block: Block) -> int:
    """Return a number for the table's row a block is a cell of, 0 for any other block.

    A cell of several paragraphs, or of a long one, is layout.
    """
    cell = _cell(block.box)
    if cell.tag in CELLS and len(block.text) <= TALLEST_CELL and cell.parent:
        return cell.parent.index
    return 0


def _cell(box: Box) -> Box:
    """Return the cell of which a box is the only paragraph's, or the box itself."""
    return box.parent if box.tag == "p" and box.parent and box.parent.tag in CELLS else box
