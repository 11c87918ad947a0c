"""One walk over a page's tree, into the boxes it is built of and the blocks of text that stand in them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from lxml.etree import _Element as Element

from pipelines.reading.names import Foreign, Verdict, foreign

DEEPEST = 400  # levels; a browser stops nesting at 512, and no article needs more
NAMING = frozenset(
    {"class", "id", "role", "data-component", "data-testid", "data-type", "data-role", "itemprop", "type"}
)
HIDING = frozenset({"hidden", "aria-hidden", "style"})
INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "output",
        "q",
        "ruby",
        "rb",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "o:p",
        "st1:place",
    ]
)
SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "applet",
        "canvas",
        "audio",
        "video",
        "map",
        "select",
        "option",
        "textarea",
        "button",
        "input",
        "head",
        "title",
        "meta",
        "link",
        "base",
        "dialog",
        "rt",
        "rp",
        "datalist",
        "progress",
        "meter",
        "frame",
        "frameset",
        "noframes",
        "img",
        "picture",
        "source",
        "wbr",
        "hr",
        "col",
        "colgroup",
        "track",
        "param",
    ]
)
SHORTEST_REFRAIN, REFRAIN = (
    25,
    3,
)  # letters; times a text stands on a page when it is no sentence of the article
BREAK, LINK, UNLINK = "\x00", "\x01", "\x02"
PARAGRAPH_BREAK = re.compile(r"\x00[\s\x01\x02]*\x00[\s\x00]*")
LONGEST_CAPTION = 300  # letters
PICTURE = Verdict(Foreign.CAPTION, "table")
HIDDEN = Verdict(Foreign.HIDDEN, "hidden")
DIGITS = re.compile(r"\d+")


@dataclass(slots=True, eq=False)
class Box:
    """An element that is laid out as a box, and what its names say it holds."""

    element: Element
    tag: str
    names: str
    parent: Box | None
    index: int
    foreign: Verdict | None
    signature: tuple[str, str]  # tag and names, without the numbers that count boxes of a kind


@dataclass(slots=True, eq=False)
class Block:
    """A run of text in a box that a reader sees as one paragraph; ``linked`` are its characters inside links."""

    text: str
    box: Box
    linked: int


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
        names, hidden = [], False
        for attribute, value in element.items():
            if attribute in NAMING:
                names.append(value)
            elif attribute in HIDING:
                hidden = hidden or _hides(attribute, value)
        named = " ".join(names)
        # Publishers hide the paragraphs behind a paywall by script: those are text all the same.
        verdict = HIDDEN if hidden and tag != "p" else foreign(tag, named)
        if tag == "figure" and next(element.iter("blockquote", "table", "pre"), None) is not None:
            verdict = None  # a figure is what the text refers to, and that may be text
        elif tag == "table" and verdict is None and _is_picture(element):
            verdict = PICTURE
        signature = tag, _dress(named) if named else named
        box = Box(element, tag, named, parent, len(self.layout.boxes), verdict, signature)
        self.layout.boxes.append(box)
        return box

    def inside(self, element: Element, box: Box, level: int) -> None:
        words = self.words
        if element.text:
            words.append(element.text)
        if level > DEEPEST:
            words.extend(element.itertext())
            return
        for child in element:
            tag: str = child.tag  # type: ignore[assignment]  # without comments all tags are names
            if tag in INLINE:
                self._inline(child, tag, box, level)
            elif tag == "br":
                words.append(BREAK)
            elif tag not in SILENT:
                self.flush(box)
                inner = self.open(child, tag, box)
                self.inside(child, inner, level + 1)
                self.flush(inner)
            if child.tail:
                words.append(child.tail)

    def _inline(self, element: Element, tag: str, box: Box, level: int) -> None:
        if tag != "a":
            names = element.get("class")
            if names and (verdict := foreign(tag, names)) and verdict.kind is Foreign.HIDDEN:
                return  # words for those who hear the page: "opens in a new tab"
            self.inside(element, box, level + 1)
            return
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
        if text.isspace():
            return
        for part in PARAGRAPH_BREAK.split(text) if BREAK in text else (text,):
            self._add(part, box)

    def _add(self, text: str, box: Box) -> None:
        linked = 0
        if LINK in text:
            linked = sum(len(part.partition(UNLINK)[0]) for part in text.split(LINK)[1:])
            text = text.replace(LINK, "").replace(UNLINK, "")
        elif UNLINK in text:
            linked = text.index(UNLINK)
            text = text.replace(UNLINK, "")
        if BREAK in text:
            text = text.replace(BREAK, " ")
        text = " ".join(text.split())
        if text:
            self.layout.blocks.append(Block(text, box, min(linked, len(text))))


def _is_picture(table: Element) -> bool:
    """Tell whether a table only sets a picture above its caption, as old systems and word processors do."""
    if next(table.iter("img"), None) is None:
        return False
    return (
        sum(1 for _ in table.iter("tr")) <= 3 and len(" ".join(table.itertext()).strip()) <= LONGEST_CAPTION
    )


@lru_cache(maxsize=20_000)
def _dress(names: str) -> str:
    """Return the names without numbers, and without those that only vary another: ``text text--first`` is a ``text``."""
    words = DIGITS.sub("", names).split()
    return " ".join(
        [
            word
            for word in words
            if not any(word != other and word.startswith((other + "-", other + "_")) for other in words)
        ]
    )


def _hides(attribute: str, value: str) -> bool:
    if attribute == "style":
        return "none" in value and "display:none" in value.replace(" ", "")
    return attribute == "hidden" or value == "true"
