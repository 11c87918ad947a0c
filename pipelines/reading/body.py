"""The body of an article: which of a page's blocks are its paragraphs, in reading order."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from pipelines.reading.blocks import Block, Box, Layout
from pipelines.reading.names import Foreign, is_standfirst
from pipelines.reading.seed import ancestors, find_seed

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Body:
    summary: str | None
    paragraphs: tuple[str, ...]


def key(text):
    return " ".join(WORD.findall(unicodedata.normalize("NFC", text).casefold()))


def read_body(layout: Layout, titles, descriptions) -> Body:
    title_keys = {key(t) for t in titles} - {""}
    longest = max((len(t) for t in titles), default=0) * 1.3 + 10
    heads = [b for b in layout.blocks if len(b.text) <= longest and key(b.text) in title_keys]
    headline = next((b for b in heads if b.box.tag == "h1"), None) or next((b for b in heads if b.box.tag in ("h2","h3")), None) or (heads[0] if heads else None)
    seed = find_seed(layout, headline)
    n = len(layout.boxes)
    near = {b.index for b in ancestors(headline.box)} if headline else set()
    state = [None] * n  # None outside, "" body, else foreign
    for box in layout.boxes:
        if box is seed:
            state[box.index] = ""
        elif box.parent is not None and state[box.parent.index] is not None:
            s = state[box.parent.index]
            if s == "" and box.foreign and box.index not in near:
                s = box.foreign
            state[box.index] = s
    inside = [b for b in layout.blocks if state[b.box.index] == ""]
    first = next((i for i, b in enumerate(layout.blocks) if state[b.box.index] == ""), 0)
    kept = []
    for b in inside:
        if b in heads: continue
        if b.linked > 0.8 * len(b.text): continue
        kept.append(b)
    # standfirst
    summary = None
    dkeys = [key(d) for d in descriptions]
    start = layout.blocks.index(headline) if headline else 0
    for b in layout.blocks[:first+3]:
        k = key(b.text)
        if k and k not in title_keys and any(k == d or (len(k) > 40 and d.startswith(k)) or (len(d) > 40 and k.startswith(d)) for d in dkeys):
            if b in kept:
                pass
            else:
                summary = b.text
            break
    if summary is None:
        try:
            end = layout.blocks.index(kept[0])
        except (ValueError, IndexError): end = start
        for b in layout.blocks[start:end]:
            if (is_standfirst(b.box.names) or (b.box.parent is not None and is_standfirst(b.box.parent.names))) and len(b.text) > 25 and b not in heads and b.linked < 0.5*len(b.text):
                summary = b.text
                break
    return Body(summary, tuple(b.text for b in kept))
