"""The body of an article: which of a page's blocks are its paragraphs, in reading order."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.reading.blocks import Block, Layout
from pipelines.reading.lines import ends_sentence, is_moment, is_offer, key, opens_related, sends_elsewhere
from pipelines.reading.names import HEADINGS
from pipelines.reading.region import find_region
from pipelines.reading.seed import find_seed
from pipelines.reading.standfirst import find_standfirst

X = set(os.environ.get("X", "").split(","))
PROSE = 80


@dataclass(frozen=True, slots=True)
class Body:
    """The stand-first and the paragraphs of a page, as printed."""

    summary: str | None
    paragraphs: tuple[str, ...]


def read_body(layout: Layout, titles: Sequence[str], descriptions: Sequence[str]) -> Body:
    """Return the body of a page."""
    heads = _title_blocks(layout, titles)
    headline = _headline(heads)
    seed = find_seed(layout, headline)
    region = find_region(layout, seed)
    kept = _sift(region.blocks(), heads)
    blocks = layout.blocks
    first = next((i for i, b in enumerate(blocks) if kept and b is kept[0]), 0)
    start = next((i for i, b in enumerate(blocks) if b is headline), 0)
    ids = {id(b) for b in heads}
    before = [b for b in blocks[start:first] if id(b) not in ids]
    lead = find_standfirst(before, kept, descriptions)
    taken = {id(b) for b in lead}
    return Body(" ".join(b.text for b in lead) or None, tuple(b.text for b in kept if id(b) not in taken))


def _title_blocks(layout: Layout, titles: Sequence[str]) -> list[Block]:
    keys = {key(title) for title in titles} - {""}
    longest = max((len(title) for title in titles), default=0) * 1.3 + 10
    return [block for block in layout.blocks if len(block.text) <= longest and key(block.text) in keys]


def _headline(heads: Sequence[Block]) -> Block | None:
    for tag in ("h1", "h2", "h3"):
        for block in heads:
            if block.box.tag == tag:
                return block
    return heads[0] if heads else None


def _sift(blocks: list[Block], heads: Sequence[Block]) -> list[Block]:
    """Drop lines that are no text of the article."""
    ids = {id(b) for b in heads}
    kept = []
    related = None
    for b in blocks:
        if related is not None:
            if b.box.parent is related and b.box.tag in HEADINGS and not opens_related(b.text): related = None
            elif _under(b, related) and (b.linked * 2 > len(b.text) or not kept or related is not kept_parent): continue
            else: related = None
        if "norel" not in X and opens_related(b.text):
            related = b.box.parent
            kept_parent = kept[-1].box.parent if kept else None
            continue
        if id(b) in ids or b.linked > 0.8 * len(b.text): continue
        if "nolines" not in X and (is_offer(b.text) or sends_elsewhere(b.text, b.linked)): continue
        kept.append(b)
    dress = next((b.box.signature for b in kept if len(b.text) >= PROSE), None)
    i = 0
    while i < len(kept) and i < 6 and (is_moment(kept[i].text) or _label(kept[i]) and kept[i].box.signature != dress): i += 1
    if i < len(kept): kept = kept[i:]
    while len(kept)>1 and (kept[-1].box.tag in HEADINGS or is_moment(kept[-1].text)): kept.pop()
    return _unrepeated(kept)


def _under(b, box):
    q = b.box
    while q is not None:
        if q is box: return True
        q = q.parent
    return False


def _label(b):
    if b.box.tag == "h1": return True
    if b.box.tag in HEADINGS or b.box.tag in ("li", "td", "th"): return False
    return len(b.text) < 60 and not ends_sentence(b.text) and b.text[0] < "\u2e80"


def _unrepeated(kept):
    from collections import Counter
    c = Counter()
    for b in kept: c[b.box.signature] += len(b.text)
    if not c: return kept
    main = c.most_common(1)[0][0]
    if len(c) == 1: return kept
    text = " ".join(key(b.text) for b in kept if b.box.signature == main)
    return [b for b in kept if b.box.signature == main or len(b.text) < 25 or b.box.tag in ("td","th") or b.box.tag in HEADINGS or key(b.text) not in text]
