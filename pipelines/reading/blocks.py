"""One walk over a page's tree, into the boxes it is built of and the blocks of text that stand in them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from pipelines.reading.looks import PASSED_TAGS, dress_of, hides, is_passed_by, is_spoken, of_figure
from pipelines.reading.names import INLINE_TAGS, Foreign, Verdict, foreign

DEEPEST = 400  # levels; a browser stops nesting at 512, and no article needs more
REFRAIN = 3  # times a text stands on a page when it is no sentence of the article …
SHORTEST_REFRAIN = 25  # … if it has so many letters
SHORTEST_PROSE = 25  # letters; a shorter block is a label as often as a sentence
DENSE_SCRIPT = "\u2e80"  # from here on a character says about what two and a half letters do

DRESSING = frozenset({"class", "data-component", "data-testid", "data-type"})
NAMING = DRESSING | {"id", "role", "data-role", "itemprop", "type"}
HIDING = frozenset({"hidden", "aria-hidden", "style"})
BREAK, LINK, UNLINK = "\x00", "\x01", "\x02"
PARAGRAPH_BREAK = re.compile(r"\x00[\s\x01\x02]*\x00[\s\x00]*")
HIDDEN = Verdict(Foreign.HIDDEN, "hidden")


@dataclass(slots=True, eq=False)
class Box:
    """An element that is laid out as a box.

    ``names`` are all it is called, ``foreign`` is what they say it holds beside the article's text, ``signature`` its
    tag and dress: the names it shares with boxes of its kind, without numbers and variations.
    """

    element: Element
    tag: str
    names: str
    parent: Box | None
    index: int
    foreign: Verdict | None
    signature: tuple[str, str]


@dataclass(slots=True, eq=False)
class Block:
    """A run of text in a box that a reader sees as one paragraph.

    ``linked`` are its characters inside links, ``weight`` is how much prose it holds, in letters: labels and links weigh
    nothing.
    """

    text: str
    box: Box
    linked: int
    weight: float


@dataclass(slots=True)
class Layout:
    """The boxes and blocks of a page, both in reading order; ``refrains`` are texts that a page says again and again."""

    boxes: list[Box] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    refrains: frozenset[str] = frozenset()


def lay_out(root: Element) -> Layout:
    """Walk a page once, and return its boxes and blocks.

    Inline elements never split a word; ``<br><br>`` splits a paragraph, as authors of old systems mean it.
    """
    walk = _Walk()
    box = walk.open(root, str(root.tag), None)
    walk.inside(root, box, 0)
    walk.flush(box)
    said = Counter([block.text for block in walk.layout.blocks if len(block.text) >= SHORTEST_REFRAIN])
    walk.layout.refrains = frozenset([text for text, times in said.items() if times >= REFRAIN])
    return walk.layout


class _Walk:
    """The state of the walk: the words of the block that is being gathered, and whether they stand in a link."""

    def __init__(self) -> None:
        self.layout = Layout()
        self.words: list[str] = []
        self.in_link = 0

    def open(self, element: Element, tag: str, parent: Box | None) -> Box:
        names = dress = ""
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
        verdict = HIDDEN if hidden else foreign(tag, names)
        if tag in ("figure", "table"):
            verdict = of_figure(element, verdict)
        boxes = self.layout.boxes
        box = Box(element, tag, names, parent, len(boxes), verdict, (tag, dress_of(dress) if dress else ""))
        boxes.append(box)
        return box

    def inside(self, element: Element, box: Box, level: int) -> None:
        """Gather the words of an element that stands in a box; ``level`` counts the elements around it."""
        words = self.words
        text = element.text
        if text and (words or not text.isspace()):
            words.append(text)
        if level > DEEPEST:
            words.extend(element.itertext())
            return
        for child in element:
            tag: str = child.tag  # type: ignore[assignment]  # without comments all tags are names
            if tag in INLINE_TAGS:
                if tag == "a":
                    self._link(child, box, level)
                elif not is_spoken(child):
                    self.inside(child, box, level + 1)
            elif tag == "br":
                words.append(BREAK)
            elif tag not in PASSED_TAGS or not is_passed_by(child, tag):
                self.flush(box)
                inner = self.open(child, tag, box)
                self.inside(child, inner, level + 1)
                self.flush(inner)
            text = child.tail
            if text and (words or not text.isspace()):
                words.append(text)

    def _link(self, element: Element, box: Box, level: int) -> None:
        self.in_link += 1
        self.words.append(LINK)
        self.inside(element, box, level + 1)
        self.words.append(UNLINK)
        self.in_link -= 1

    def flush(self, box: Box) -> None:
        """Close the block that was gathered; a link that is still open goes on in the next one."""
        words = self.words
        if not words:
            return
        text = "".join(words)
        words.clear()
        if self.in_link:
            words.append(LINK)
        for part in PARAGRAPH_BREAK.split(text) if BREAK in text else (text,):
            self._add(part, box)

    def _add(self, text: str, box: Box) -> None:
        linked = 0
        if LINK in text or UNLINK in text:
            linked = _linked(text)
            text = text.replace(LINK, "").replace(UNLINK, "")
        text = " ".join(text.replace(BREAK, " ").split())
        if text:
            linked = min(linked, len(text))
            self.layout.blocks.append(Block(text, box, linked, _weight(text, linked)))


def _linked(text: str) -> int:
    """Count the characters inside links; a link that was open before the text ends at its first mark."""
    if LINK not in text:
        return text.index(UNLINK)
    return sum(len(part.partition(UNLINK)[0]) for part in text.split(LINK)[1:])


def _weight(text: str, linked: int) -> float:
    weight = float(len(text) - 2 * linked)
    if text[len(text) // 2] >= DENSE_SCRIPT:
        weight *= 2.5
    return weight if weight >= SHORTEST_PROSE else 0.0
