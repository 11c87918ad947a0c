"""Lists of articles told from articles: what reads as their text are the first lines under headlines that lead elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.reading.layout import Block, Box, Layout
from pipelines.reading.lines import is_moment
from pipelines.reading.walk import DENSE_SCRIPT
from pipelines.text.sentences import ends_sentence

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LINKED = 0.6  # of a headline's letters: a date or a label may stand beside the link
FEWEST_WORDS = 4  # of a linked headline that is no heading
FEWEST_SIGNS = 8  # of one in a script without spaces
MOST_A_TEASER = 2  # paragraphs; whoever prints more under a linked headline prints the text
FEWEST_TEASERS = 3
LEAST_LED = 0.6  # of the letters: a list may begin with some words of its own
MOST_LEVELS = 5  # from a paragraph and its headline up to their item
LABEL = 60  # letters; a longer line may be a sentence in a script without full stops
OF_FIGURES = 0.25  # of the letters
PROSE = 40  # letters; less is a date or a label
DATE = re.compile(r"^[\d\W]{1,20}(?=\w)")
STUB = 200  # letters; of so few one teaser is enough


def is_listing(layout: Layout, paragraphs: Sequence[str]) -> bool:
    """Tell whether most of what was read as a page's text stands under linked headlines, a paragraph or two each, or is such headlines.

    Where nothing was read but labels, three linked headlines make a list, or three dates: cards may be links without words.
    A headline leads to the paragraphs behind it that stand in its item, a box of several alike that begins with it, or,
    where it is a heading, up to the next. A link in the midst of a text leads to nothing.
    """
    texts = set(paragraphs)
    before: list[Block] = []  # the prose that was read before the headline
    prose: list[Block] = []
    headline: Block | None = None
    led = letters = teasers = behind = bare = headlines = 0
    for block in layout.blocks:
        if _is_linked_headline(block):
            headline, behind, before = block, 0, list(prose)
            headlines += 1
            bare += block.text in texts
            continue
        if block.text not in texts:
            continue
        letters += len(block.text)
        prose += [block] if len(block.text) >= PROSE else []
        if _opens_with_headline(block):
            led += len(block.text)
            teasers += 1
        elif headline is not None and behind < MOST_A_TEASER and _leads(layout, headline, block, before):
            led += len(block.text)
            teasers += behind == 0
            behind += 1
        else:
            headline = None
    if not letters:
        return bare > 0
    if all(map(_is_label, texts)) and (
        headlines >= FEWEST_TEASERS or sum(map(is_moment, paragraphs)) >= FEWEST_TEASERS
    ):
        return True
    return led >= LEAST_LED * letters and (teasers >= FEWEST_TEASERS or letters < STUB)


def _is_label(text: str) -> bool:
    """Whether a line is no sentence: short, or full of figures as addresses and telephones are."""
    figures = sum(map(str.isdigit, text))
    return (len(text) < LABEL or figures >= OF_FIGURES * len(text)) and not ends_sentence(text)


def _is_linked_headline(block: Block) -> bool:
    if block.linked < LINKED * len(block.text):
        return False
    return _is_heading(block) or _is_long(block.text)


def _opens_with_headline(block: Block) -> bool:
    """Whether a paragraph is a teaser by itself: its first words are a linked headline, a date in figures aside."""
    links = block.box.element.iter("a") if block.linked else iter(())
    words = next(filter(None, (" ".join("".join(map(str, link.itertext())).split()) for link in links)), "")
    return _is_long(words) and DATE.sub("", block.text).startswith(DATE.sub("", words))


def _is_long(words: str) -> bool:
    return len(words.split()) >= FEWEST_WORDS or (len(words) >= FEWEST_SIGNS and words[:1] > DENSE_SCRIPT)


def _is_heading(block: Block) -> bool:
    return block.box.tag in HEADINGS or (block.box.parent is not None and block.box.parent.tag in HEADINGS)


def _leads(layout: Layout, headline: Block, block: Block, before: Sequence[Block]) -> bool:
    """Whether a paragraph is a headline's."""
    if _is_heading(headline):
        return True
    around = [box for box in block.box.around() if box.holds(headline.box)][:MOST_LEVELS]
    return any(_is_item(layout, box, before) for box in around)


def _is_item(layout: Layout, box: Box, before: Sequence[Block]) -> bool:
    """Whether a box is one of several alike, and nothing of what was read before stands in it."""
    if box.parent is None or any(box.holds(one.box) for one in before):
        return False
    siblings = [one for one in layout.under(box.parent) if one.parent is box.parent]
    return sum(one.signature == box.signature for one in siblings) >= FEWEST_TEASERS
