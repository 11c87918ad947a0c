"""The edges of a text: the labels that stand before its first paragraph and behind its last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.reading.cards import is_call_at_end, is_stressed
from pipelines.reading.layout import Block
from pipelines.reading.lines import is_moment, key
from pipelines.reading.names import HEADINGS
from pipelines.text.names import is_desk
from pipelines.text.sentences import ends_sentence

PROSE = 80  # letters; a block of more is no label
LABEL = 60  # letters; a longer line at the edge is text
MOST_LABELS = 6
MOST_HEADINGS = 4  # at the end; more are a text of headings
CUT = 12  # letters at the end of an excerpt that may be half a word and an ellipsis
INITIALS = re.compile(
    r"[(\[—–-]?\s?(?:[^\W\d_]\.[\s-]?){2,4}[)\]]?|[(\[][^\W\d_]{2,8}(?:\s?/\s?[^\W\d_]{2,8}){0,3}[)\]]"
)  # how papers sign short pieces: "A. L.", "(al/dpa)"
COUNTER = re.compile(r"[^\W\d][^\d.:;!?]{1,18}\s\(?\d{1,6}\)?")  # of readers' likes and feelings
EMAIL = re.compile(
    r"[\w.+-]+@[\w-]+\.\w{2,}|(?:twitter|instagram|x):? @\w{3,}$", re.IGNORECASE
)  # how writers end a text: with their name and address
NAMED_REPORTER = re.compile("기자|특파원")  # the line is the byline, where Korean papers print it
WORDS_OF_A_HEADING = 3  # at least; and in small letters at its end, where names have capitals
HEAVY = frozenset({"b", "strong"})
EDGELESS = HEADINGS | {"td", "th", "li"}


def trimmed(blocks: list[Block], names: set[str]) -> list[Block]:
    """Take labels off the edges: moments, names of authors, the headline's companions; the first also behind a stand-first."""
    dress = next((block.box.signature for block in blocks if len(block.text) >= PROSE), None)
    start = 0
    while start < min(len(blocks) - 1, MOST_LABELS) and _opens(blocks[start], dress, names):
        start += 1
    if len(blocks) > start + 1 and _foretells(blocks[start], blocks[start + 1 : start + 7]):
        start += 1
    end = len(blocks)
    while end > start + 1 and _closes(blocks[end - 1], names):
        end -= 1
    if sum(block.box.tag in HEADINGS for block in blocks[end:]) > MOST_HEADINGS:
        end = len(blocks)
    behind = start + 1
    while behind < end - 1 and blocks[behind].box.signature != dress and _is_byline(blocks[behind], names):
        behind += 1
    return [*blocks[start : start + 1], *blocks[behind:end]]


def _is_byline(block: Block, names: set[str]) -> bool:
    return is_moment(block.text) or _key_of_short(block) in names or is_desk(block.text)


def _opens(block: Block, dress: tuple[str, str] | None, names: set[str]) -> bool:
    if block.box.tag == "h1" or _is_byline(block, names):
        return True
    label = len(block.text) < LABEL and block.box.tag not in EDGELESS and not ends_sentence(block.text)
    return label and block.box.signature != dress


def _foretells(block: Block, rest: Sequence[Block]) -> bool:
    """Tell whether a block is a machine's excerpt of those after it, cut off somewhere."""
    words = block.text[:-CUT]
    return len(words) > PROSE and words in " ".join(one.text for one in rest)


def _closes(block: Block, names: set[str]) -> bool:
    """Tell whether a block at the end is none of the text: a heading or a label of what is no more, a byline, initials."""
    return (
        block.box.tag in HEADINGS
        or (len(block.text) < LABEL and _is_label(block))
        or is_call_at_end(block)
        or _is_byline(block, names)
        or (
            block.box.tag not in EDGELESS
            and (INITIALS.fullmatch(block.text) or COUNTER.fullmatch(block.text)) is not None
        )
        or (
            len(block.text) < PROSE
            and EMAIL.search(block.text) is not None
            and not (ends_sentence(block.text) or NAMED_REPORTER.search(block.text))
        )
    )


def _is_label(block: Block) -> bool:
    """Tell whether a short block heads something: it ends in a colon, or is all in bold, neither a sentence nor a name."""
    words = block.text.split()
    return block.text.endswith(":") or (
        len(words) >= WORDS_OF_A_HEADING
        and words[-1].islower()
        and not ends_sentence(block.text)
        and is_stressed(block.box.element, HEAVY)
    )


def _key_of_short(block: Block) -> str:
    """Return a block's words for comparing, or nothing where it is too long to be a title or a name."""
    return key(block.text) if len(block.text) <= 300 else ""
