"""An outlet's own rules for the body, the stand-first, and what is cut from the page before it is read."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import _Element as Element

from pipelines.reading.layout import Block, Layout
from pipelines.reading.walk import lay_out
from pipelines.selectors import compile_selector


def remove(root: Element, selectors: Sequence[str]) -> None:
    """Cut what the selectors find out of the tree; the text after it stays."""
    for selector in selectors:
        for found in compile_selector(selector)(root):
            if not isinstance(found, str):
                _cut(found)


def blocks_by_rule(layout: Layout, root: Element, selectors: Sequence[str]) -> list[Block]:
    """Return the blocks in what the first matching selector finds, less those in foreign boxes inside it."""
    for selector in selectors:
        found = [one for one in compile_selector(selector)(root) if not isinstance(one, str)]
        chosen = {box.index for box in layout.boxes if any(box.element is one for one in found)}
        blocks = [block for block in layout.blocks if _stands_in(block, chosen)]
        if blocks or not found:
            if blocks:
                return blocks
            continue
        return [block for one in found for block in lay_out(one).blocks]
    return []


def text_by_rule(root: Element, selectors: Sequence[str]) -> tuple[str, str] | None:
    """Return the text that the first matching selector finds, and the selector."""
    for selector in selectors:
        texts = [
            found if isinstance(found, str) else " ".join(block.text for block in lay_out(found).blocks)
            for found in compile_selector(selector)(root)
        ]
        text = " ".join(" ".join(texts).split())
        if text:
            return text, selector
    return None


def _stands_in(block: Block, chosen: set[int]) -> bool:
    for box in block.box.around():
        if box.index in chosen:
            return True
        if box.foreign:
            return False
    return False


def _cut(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
