"""One walk over a page's tree, into the boxes it is built of and the blocks of text that stand in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from lxml.etree import _Element as Element

from pipelines.reading.layout import Block, Box, Layout
from pipelines.reading.looks import (
    DRESS_OF,
    PASSED_TAGS,
    hides,
    is_beside_text,
    is_break,
    is_passed_by,
    of_figure,
)
from pipelines.reading.names import INLINE_TAGS, Foreign, Verdict, foreign
from pipelines.text.blanks import on_one_line

DEEPEST = 300  # levels; a browser stops nesting at 512, and no article needs more
REFRAIN = 3  # times a text stands on a page when it is no sentence of the article …
SHORTEST_REFRAIN = 25  # … if it has so many letters
SHORTEST_PROSE = 25  # letters; a shorter block is a label as often as a sentence
SHORTEST_SUBHEAD = 20  # letters of a line in bold before a single break
DENSE_SCRIPT = "\u2e80"  # from here on a character says about what two and a half letters do

DRESSING = frozenset({"class", "data-component", "data-testid", "data-type"})
NAMING = DRESSING | {"id", "role", "data-role", "itemprop", "type"}
HIDING = frozenset({"hidden", "aria-hidden", "style"})
BOLD = frozenset({"b", "strong"})
FIGURES = frozenset({"figure", "table"})
HIDDEN = Verdict(Foreign.HIDDEN, "hidden")
BLANKS = " \t\r\n"
BREAK = "\x1e"  # a blank to Python, and on no page
BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
LONG_TEXT, PIECE, FEWEST_PIECES = (
    600,
    100,
    4,
)  # letters of a text that only blank lines part, and of its pieces
ITEM = re.compile(r"\s*(?:[—–•·▪►‣*-]\s|\d{1,3}[.)ºª°]\s)\s*\w")
INDENT = "\u3000"  # a wide space, with which the east begins a paragraph


def lay_out(root: Element) -> Layout:
    """Walk a page once, and return its boxes and blocks.

    Inline elements never split a word; ``<br><br>`` splits a paragraph, as authors of old systems mean it;
    so does one before a wide space.
    """
    walk = _Walk()
    walk.boxed(root, str(root.tag), None, 0)
    said = Counter([block.text for block in walk.layout.blocks if len(block.text) >= SHORTEST_REFRAIN])
    walk.layout.refrains = frozenset([text for text, times in said.items() if times >= REFRAIN])
    return walk.layout


class _Walk:
    """The state of the walk: the words of the block that is being gathered, and how many stand in links."""

    def __init__(self) -> None:
        self.layout = Layout()
        self.words: list[str] = []
        self.linked = 0
        self.in_link = False
        self.broken = False  # the last that was gathered is a <br>
        self.in_bold = False
        self.plain = False  # some of what was gathered is not in bold

    def open(self, element: Element, tag: str, parent: Box | None) -> Box:
        names = tag if "-" in tag else ""  # elements of an app's own say what they hold: ``brick-factbox``
        dress = ""
        hidden = False
        for attribute, value in element.items():
            if attribute in DRESSING:
                names = f"{names} {value}" if names else value
                dress = f"{dress} {value}" if dress else value
            elif attribute in NAMING:
                names = f"{names} {value}" if names else value
            elif attribute in HIDING:
                # Publishers hide the paragraphs behind a paywall by script: those are text all the same.
                hidden = hidden or (tag != "p" and hides(attribute, value))
        boxes = self.layout.boxes
        verdict = HIDDEN if hidden else foreign(tag, names)
        if tag in FIGURES:
            verdict = of_figure(element, verdict, names)
        box = Box(element, tag, names, (tag, DRESS_OF[dress]), parent, len(boxes), verdict)
        boxes.append(box)
        return box

    def inside(self, element: Element, box: Box, level: int) -> None:
        """Gather the words of an element that stands in a box; ``level`` counts the elements around it."""
        text = element.text
        if text:
            self.say(text)
        if not len(element):  # to ask costs a quarter of what going through none does
            return
        if level > DEEPEST:
            self.say("".join(element.itertext()))
            return
        for child in element:
            tag: str = child.tag  # type: ignore[assignment]  # without comments all tags are names
            if tag in INLINE_TAGS:
                self.inline(child, tag, box, level)
            elif tag == "br":
                self.break_line(box)
            elif tag not in PASSED_TAGS or not is_passed_by(child, tag):
                self.boxed(child, tag, box, level)
            text = child.tail
            if text:
                if tag == "br" and self.words and text.lstrip(BLANKS)[:1] == INDENT:
                    self.flush(box)
                self.say(text)

    def inline(self, element: Element, tag: str, box: Box, level: int) -> None:
        """Gather the words of an element that stands in a line: those of links are counted, those for the ear left."""
        if tag == "a":
            outer, self.in_link = self.in_link, True
            self.inside(element, box, level + 1)
            self.in_link = outer
        elif tag in BOLD:
            outer, self.in_bold = self.in_bold, True
            self.inside(element, box, level + 1)
            self.in_bold = outer
        elif is_break(element):
            self.break_line(box)
        elif not is_beside_text(element):
            self.inside(element, box, level + 1)

    def boxed(self, element: Element, tag: str, outer: Box | None, level: int) -> None:
        """Close the block before a box, and gather its own."""
        if self.words and outer:
            self.flush(outer)
        box = self.open(element, tag, outer)
        self.inside(element, box, level + 1)
        if self.words:
            self.flush(box)
        box.end = len(self.layout.boxes)

    def say(self, text: str) -> None:
        if text.isspace():
            if self.words:
                self.words.append(" ")
        else:
            self.words.append(text)
            self.broken = False
            self.plain = self.plain or not self.in_bold
            if self.in_link:
                self.linked += len(text)

    def break_line(self, box: Box) -> None:
        """Take one ``<br>`` for a space, two for the end of a paragraph, and one behind a line in bold for that of a subhead."""
        if self.words and (self.broken or self.is_bold_line()):
            self.flush(box)
        elif self.words:
            self.words.append(BREAK)
            self.broken = True

    def is_bold_line(self) -> bool:
        """Tell whether what was gathered is a line in bold, longer than a label or a name."""
        return not (self.plain or self.linked) and sum(map(len, self.words)) >= SHORTEST_SUBHEAD

    def lines_in(self, gathered: str) -> Sequence[str]:
        """Return what a block that was gathered holds: itself, the items of a list, or paragraphs without elements."""
        if BREAK in gathered and not self.linked:
            return _items(gathered)
        return _paragraphs(gathered) if len(gathered) >= LONG_TEXT and not self.linked else (gathered,)

    def flush(self, box: Box) -> None:
        """Close the block that was gathered: one, or where its lines are the items of a list, one for each."""
        gathered = "".join(self.words)
        for line in self.lines_in(gathered):
            if text := on_one_line(line):
                linked = min(self.linked, len(text))
                self.layout.blocks.append(Block(text, box, linked, _weight(text, linked)))
        self.words.clear()
        self.linked = 0
        self.broken = False
        self.plain = False


def _paragraphs(gathered: str) -> Sequence[str]:
    """Return the pieces of a long text that only blank lines part, as a style sheet shows them; else all as it is."""
    pieces = BLANK_LINE.split(gathered.strip())
    return pieces if len(pieces) >= FEWEST_PIECES and len(gathered) >= PIECE * len(pieces) else (gathered,)


def _items(gathered: str) -> Sequence[str]:
    """Return the lines of a list that only breaks part, what stands before it first; else all as it is."""
    lines = gathered.rstrip().split(BREAK)
    first = next((place for place, line in enumerate(lines) if place and ITEM.match(line)), 0)
    items = lines[first:]
    return (" ".join(lines[:first]), *items) if first and all(map(ITEM.match, items)) else (gathered,)


def _weight(text: str, linked: int) -> float:
    weight = float(len(text) - 2 * linked)
    if text[len(text) // 2] >= DENSE_SCRIPT:
        weight *= 2.5
    return weight if weight >= SHORTEST_PROSE else 0.0
