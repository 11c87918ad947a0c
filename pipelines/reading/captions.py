"""Captions that an author set as a line of the text: centred, under a picture that stands alone."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import _Element as Element

from pipelines.reading.layout import Block

LONGEST = 250  # letters
PROSE = 80  # letters of a block that is a paragraph


def without_set_captions(blocks: Sequence[Block]) -> list[Block]:
    """Leave out captions of systems that have no place for them.

    Editors set those centred under the centred picture, and their text flush left; where other paragraphs are centred
    too, the line under a picture may be one of these.
    """
    captions = {id(block) for block in blocks if _is_caption(block)}
    if not captions or any(
        len(block.text) >= PROSE and id(block) not in captions and _is_centred(block.box.element)
        for block in blocks
    ):
        return list(blocks)
    return [block for block in blocks if id(block) not in captions]


def _is_caption(block: Block) -> bool:
    element = block.box.element
    if _is_small_print(element):
        return len(block.text) <= LONGEST
    if block.box.tag not in ("p", "div") or len(block.text) > LONGEST or not _is_centred(element):
        return False
    before = element.getprevious()
    shows = next(element.iter("img"), None) is not None  # with its words below, in a box of both
    return shows or (before is not None and _is_picture(before))


def _is_small_print(element: Element) -> bool:
    """Tell whether a box shows a picture, and what words it has in ``small``."""
    pieces = [element.text, *(child.tail for child in element)]
    words = [child for child in element if "".join(child.itertext()).strip()]
    return (
        bool(words)
        and all(child.tag == "small" for child in words)
        and not any(piece and piece.strip() for piece in pieces)
        and next(element.iter("img"), None) is not None
    )


def _is_centred(element: Element) -> bool:
    style = element.get("style") or ""
    return element.get("align") == "center" or "text-align:center" in style.replace(" ", "")


def _is_picture(element: Element) -> bool:
    """Tell whether an element shows a picture and no word."""
    picture = element.tag == "img" or next(element.iter("img"), None) is not None
    return picture and not "".join(element.itertext()).strip()
