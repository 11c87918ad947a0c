"""Sifting the region's blocks: titles, offers, links to other articles and other lines go, and are told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress, pairwise

from pipelines.reading.captions import without_set_captions
from pipelines.reading.cards import calls_to_follow, cards_among, is_idle
from pipelines.reading.edges import LABEL, PROSE, trimmed
from pipelines.reading.layout import Block, Box
from pipelines.reading.lines import is_offer, key, opens_related, sends_elsewhere
from pipelines.reading.names import HEADINGS

SHORT_LABEL = 30  # letters before a link that say "read also" in any language
LABEL_END = re.compile(r"\s*[:：៖|»›]\s*|\s+[–—>-]\s+")
LONGEST_END = 3  # letters of it, where blanks stand alone
ADDRESS = ("//", "http", "www.")
LINK_SHARE = 0.8  # of a block inside links: then it is a link, not a paragraph
LIST_SHARE = 0.5  # the same for an item of a list
SHORTEST_REPEAT = 25  # letters
MARKS = " .…\"“”„'‘’«»–—-"  # around a paragraph that is said once more
CELLS = frozenset({"td", "th"})


@dataclass(slots=True)
class Sifted:
    """The blocks that stay, and those that were cut because they lead to other articles."""

    kept: list[Block] = field(default_factory=list)
    elsewhere: list[Block] = field(default_factory=list)


def sift(
    blocks: Sequence[Block], titles: Sequence[Block], names: set[str], refrains: frozenset[str]
) -> Sifted:
    """Keep the blocks that are the article's text.

    ``titles`` are the blocks that print a title, ``names`` the words of authors' names and of the byline, as ``key``
    gives them: blocks that print nothing else are furniture. ``refrains`` are texts the page says again and again. After a heading such as "Tin liên quan" all goes that stands in its own box, and
    else what is mostly links.
    """
    sifted = Sifted()
    printed = {id(block) for block in titles}
    heads = Counter(_head(block) for block in blocks if block.linked)
    cards = cards_among(blocks)
    section: Box | None = None
    for block in blocks:
        if any(card.holds(block.box) for card in cards) or (
            section and _belongs(block, section, sifted.kept)
        ):
            sifted.elsewhere.append(block)
        elif opens_related(block.text):
            section = _section(block, sifted.kept)
        elif (
            _is_link(block, sifted.kept)
            or (block.linked and (head := _head(block)) and (len(head) <= SHORT_LABEL or heads[head] > 1))
            or sends_elsewhere(block.text, block.linked)
        ):
            sifted.elsewhere.append(block)
            section = None
        elif not (is_offer(block.text) or id(block) in printed or calls_to_follow(block)):
            sifted.kept.append(block)
            section = None
    sifted.kept = _without_idle_heads(blocks, sifted)
    sifted.kept = _unrepeated(trimmed(without_set_captions(sifted.kept), names), refrains)
    return sifted


def _without_idle_heads(blocks: Sequence[Block], sifted: Sifted) -> list[Block]:
    cut = {id(block) for block in sifted.elsewhere}
    after = {id(block): following for block, following in pairwise(blocks)} if cut else {}
    return [block for block in sifted.kept if not is_idle(block, after.get(id(block)), sifted.kept, cut)]


def _is_link(block: Block, kept: Sequence[Block]) -> bool:
    """Tell whether a block is a link and no paragraph; linked subheads among the body's own paragraphs are subheads."""
    if block.linked <= (LIST_SHARE if block.box.tag == "li" else LINK_SHARE) * len(block.text):
        return False
    return not (block.box.tag in HEADINGS and kept and kept[-1].box.parent is block.box.parent)


def _head(block: Block) -> str:
    """Return what stands before the link of a line that is little more than a link, if it ends in a colon or a bar."""
    if not (mark := LABEL_END.search(block.text, 0, LABEL + LONGEST_END)):
        return ""
    head, rest = block.text[: mark.start()], block.text[mark.end() :]
    is_link = len(rest) >= SHORTEST_REPEAT and block.linked >= LINK_SHARE * len(rest)
    return head if len(head) <= LABEL and is_link and not rest.startswith(ADDRESS) else ""


def _section(heading: Block, kept: Sequence[Block]) -> Box | None:
    """Return the box that the heading opens: the widest one round it without a paragraph of the body."""
    section = heading.box.parent
    if section is None or not kept or section.holds(kept[-1].box):
        return section
    while section.parent and not section.parent.holds(kept[-1].box):
        section = section.parent
    return section


def _belongs(block: Block, section: Box, kept: Sequence[Block]) -> bool:
    if not section.holds(block.box):
        return False
    own = not kept or not section.holds(kept[-1].box)
    return own or block.linked * 2 > len(block.text)


def _unrepeated(blocks: list[Block], refrains: frozenset[str]) -> list[Block]:
    """Drop blocks that say again what the page says: pull quotes, cut-off leads, notes on embeds.

    A block in the body's own dress may repeat another whole, as refrains of songs and questions of interviews do.
    """
    dresses: Counter[tuple[str, str]] = Counter()
    for block in blocks:
        dresses[block.box.signature] += len(block.text)
    if not dresses:
        return blocks
    body = dresses.most_common(1)[0][0]
    own = [block.box.signature == body and not _is_quoted(block) for block in blocks]
    if not any(own):
        return blocks
    texts = [block.text.strip(MARKS) for block in compress(blocks, own)]
    text = _apart(texts)
    loose = any(not is_own and _may_repeat(block) for block, is_own in zip(blocks, own, strict=True))
    words = _apart(map(key, texts)) if loose else ""
    return [
        block
        for block, is_own in zip(blocks, own, strict=True)
        if not (
            _repeats_whole(block.text.strip(MARKS), text)
            if is_own
            else block.text in refrains or (_may_repeat(block) and _repeats(block, words))
        )
    ]


def _apart(texts: Iterable[str]) -> str:
    return "\n\n".join(["", *texts, ""])


def _is_quoted(block: Block) -> bool:
    return block.box.parent is not None and block.box.parent.tag == "blockquote"


def _repeats_whole(paragraph: str, text: str) -> bool:
    """Tell whether a paragraph stands in another, longer one."""
    return len(paragraph) >= PROSE and text.count(paragraph) > text.count(f"\n{paragraph}\n")


def _may_repeat(block: Block) -> bool:
    return not (len(block.text) < SHORTEST_REPEAT or block.box.tag in HEADINGS or block.box.tag in CELLS)


def _repeats(block: Block, words: str) -> bool:
    mine = key(block.text)
    return mine in words or (
        len(mine) > 2 * PROSE and mine[:PROSE] in words and block.text.endswith(("...", "…"))
    )
