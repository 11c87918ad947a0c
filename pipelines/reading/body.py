"""The body of an article: which of a page's blocks are its paragraphs, in reading order."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass

from pipelines.reading.blocks import Block, Box, Layout
from pipelines.reading.names import Foreign, is_standfirst
from pipelines.reading.seed import around, block_weight, find_seed

WORD = re.compile(r"\w+")
X = set(os.environ.get("X", "").split(","))
HEADINGS={"h1","h2","h3","h4","h5","h6"}
TEXTUAL={"p","ul","ol","li","blockquote","table","tbody","tr","td","th","thead","dl","dt","dd","pre","h1","h2","h3","h4","h5","h6","q","center"}


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
    state = [None] * n  # None outside, "" body, else foreign
    path = [0] * n
    ids = {}
    pos = {}
    for box in layout.boxes:
        if box is seed:
            state[box.index] = ""
        elif box.parent is not None and (s := state[box.parent.index]) is not None:
            if s == "" and box.foreign and not ("keepembed" in X and box.foreign.kind is Foreign.EMBED):
                s = box.foreign.kind
            state[box.index] = s
            if s == "":
                path[box.index] = ids.setdefault((path[box.parent.index], box.signature), len(ids) + 1)
    weight = defaultdict(float)
    for b in layout.blocks:
        if state[b.box.index] == "" and not (b.box.tag in HEADINGS):
            weight[path[b.box.index]] += block_weight(b)
    allw = sum(weight.values()) or 1
    main = max(weight, key=weight.get, default=0)
    # --- foreign sub-containers
    if "nosub" not in X and weight and weight[main] >= 0.5 * allw:
        # prefixes of main paths
        mains = {p for p, w in weight.items() if w >= 0.15 * allw}
        inv = {v: k[0] for k, v in ids.items()}
        good = {0}
        for p in mains:
            while p:
                good.add(p); p = inv[p]
        under = defaultdict(float)
        outer = [0]*n
        for box in layout.boxes:
            i = box.index
            if state[i] != "" or box is seed: continue
            up = outer[box.parent.index]
            if up: outer[i] = up
            elif path[i] not in good and box.tag not in TEXTUAL and (box.names):
                outer[i] = path[i]
        for b in layout.blocks:
            if state[b.box.index] == "" and outer[b.box.index]:
                under[outer[b.box.index]] += block_weight(b)
        bad = {p for p, w in under.items() if w < 0.15 * allw}
        for box in layout.boxes:
            if state[box.index] == "" and outer[box.index] in bad:
                state[box.index] = "sub"
    if "noadopt" not in X and weight:
        # adoption: same dress as the body's paragraphs
        def dress(box): return (box.signature, box.parent.signature if box.parent else None)
        dr = defaultdict(float)
        for b in layout.blocks:
            if state[b.box.index] == "":
                dr[dress(b.box)] += block_weight(b)
        good = {d for d, w in dr.items() if w >= 0.2 * allw and (d[0][1] or (d[1] and d[1][1]))}
        for b in layout.blocks:
            if state[b.box.index] != "" and dress(b.box) in good and (not b.box.foreign) and (not (b.box.parent and b.box.parent.foreign)) and not any(q.foreign and q.foreign.kind in (Foreign.COMMENTS,Foreign.CONSENT) for q in around(b.box)):
                state[b.box.index] = ""
    inside = [b for b in layout.blocks if state[b.box.index] == ""]
    kept = []
    for b in inside:
        if b in heads: continue
        if b.linked > 0.8 * len(b.text): continue
        kept.append(b)
    # standfirst
    summary = None
    dkeys = [key(d) for d in descriptions]
    start = layout.blocks.index(headline) if headline else 0
    first = layout.blocks.index(kept[0]) if kept else 0
    OKK = (Foreign.HEAD, Foreign.BYLINE)
    def okf(b): return not any(q.foreign and q.foreign.kind not in OKK for q in around(b.box))
    for b in layout.blocks[:first+3]:
        k = key(b.text)
        if k and k not in title_keys and any(k == d or (len(k) > 40 and d.startswith(k)) or (len(d) > 40 and k.startswith(d)) for d in dkeys):
            if b not in kept:
                summary = b.text
            break
    else: b = None
    if summary is None and b is None:
        for b in layout.blocks[start:first]:
            if b in heads or not okf(b): continue
            named = (is_standfirst(b.box.names) or (b.box.parent is not None and is_standfirst(b.box.parent.names)))
            if (len(b.text) > (25 if named else 60)) and b.linked < 0.5*len(b.text):
                summary = b.text
                break
    return Body(summary, tuple(b.text for b in kept))
